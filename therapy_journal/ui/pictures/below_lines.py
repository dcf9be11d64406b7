# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures below the lines that name them, while the text is written.

The document knows nothing of them: a line's paragraph format leaves room below it, and the
picture is painted there.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextBlock
from PySide6.QtWidgets import QTextEdit

from therapy_journal.core.pictures import first_mention
from therapy_journal.ui.editor.kinds import CODE
from therapy_journal.ui.pictures.frames import GAP_ABOVE, GAP_BELOW, frame_size, paint_frame
from therapy_journal.ui.pictures.shown import ShownPictures
from therapy_journal.ui.theme import Theme


class PicturesBelow:
    """Says how much room a line needs below it, and paints what belongs there."""

    def __init__(self, shown: ShownPictures, theme: Theme) -> None:
        self._shown = shown
        self._theme = theme

    def room(self, line: str) -> int:
        """Return the pixels to be left below a line; 0 where no picture is shown."""
        mention = first_mention(line)
        if mention is None:
            return 0
        own = self._shown.size_of(mention.uid)
        if own is None and not self._shown.is_known(mention.uid):
            return 0  # asked for; the room comes with the answer
        return self._frame(own).height() + self._theme.px(GAP_ABOVE) + self._theme.px(GAP_BELOW)

    def paint(self, area: QTextEdit, exposed: QRect) -> None:
        """Paint the pictures within ``exposed``."""
        layout = area.document().documentLayout()
        scrolled = area.verticalScrollBar().value()
        block = area.cursorForPosition(QPoint(0, exposed.top())).block()
        if block.previous().isValid():
            block = block.previous()
        painter: QPainter | None = None
        while block.isValid():
            if block.isVisible() and block.blockFormat().bottomMargin() > 0:
                line = layout.blockBoundingRect(block).translated(0, -scrolled)
                place = self._place(area, block, line)
                if place is not None and place[1].intersects(QRectF(exposed)):
                    painter = painter or QPainter(area.viewport())
                    paint_frame(painter, place[1], place[0], self._shown, self._theme)
            elif layout.blockBoundingRect(block).top() - scrolled > exposed.bottom():
                break
            block = block.next()
        if painter is not None:
            painter.end()

    def _place(self, area: QTextEdit, block: QTextBlock, line: QRectF) -> tuple[str, QRectF] | None:
        mention = None if block.userState() in CODE else first_mention(block.text())
        if mention is None:
            return None
        size = self._frame(self._shown.size_of(mention.uid))
        indent = round(block.blockFormat().leftMargin())
        width = area.viewport().width() - indent
        if size.width() > width:
            size = size.scaled(max(1, width), size.height(), Qt.AspectRatioMode.KeepAspectRatio)
        left = width - size.width() if reads_leftwards(block, mention.caption) else indent
        top = round(line.bottom()) + self._theme.px(GAP_ABOVE)
        return mention.uid, QRectF(left, top, size.width(), size.height())

    def _frame(self, own: QSize | None) -> QSize:
        return frame_size(own, self._theme)


def reads_leftwards(block: QTextBlock, caption: str) -> bool:
    """Whether a picture stands at the right: by its caption or, without one, the words above."""
    while not caption and block.previous().isValid():
        block = block.previous()
        caption = "" if first_mention(block.text()) else block.text().strip()
    return block.textDirection() == Qt.LayoutDirection.RightToLeft
