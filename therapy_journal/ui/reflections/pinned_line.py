# SPDX-License-Identifier: GPL-3.0-or-later
"""The first line of a form, kept in sight above the text while the later ones are filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from therapy_journal.core.text import strip_marks
from therapy_journal.ui.editor.column import side_margin
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.theme import current_theme

_HEIGHT = 50
_LOOKED_AT = 40
"""Lines from the beginning among which a heading and its first words are looked for."""
_READ = 400


class PinnedLine(QWidget):
    """Shown when the first words under the first heading are scrolled out of sight.

    It is no second editor: a click goes to the line itself.
    """

    def __init__(self, area: WritingArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._area = area
        self._has_parts = False
        self._is_turning = False
        self._heading = self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        area.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def begin(self, *, has_parts: bool) -> None:
        """Look after another text; without several parts nothing is pinned."""
        self._has_parts = has_parts
        self._turn(is_shown=False)
        self._soon.start()

    def words(self) -> str:
        """Return what is pinned, or nothing."""
        return "" if self.isHidden() else self._words

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the line itself."""
        event.accept()
        found = self._first()
        if found is not None:
            self._area.setTextCursor(QTextCursor(found[1]))
            self._area.ensureCursorVisible()
            self._area.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the heading small, the words under it, and a hairline below."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("paper"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))
        side = side_margin(self.width(), theme)
        width = self.width() - 2 * side
        for text, font, role, top, tall in (
            (self._heading, theme.ui_font(11.5), "muted", px(5), px(16)),
            (self._words, theme.reading_font(14.5), "ink", px(21), px(23)),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(role))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            place = QRectF(side, top, width, tall)
            start = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(start) | int(Qt.TextFlag.TextSingleLine), shown)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.update()

    def _on_scrolled(self, value: int) -> None:  # noqa: ARG002 — read when it is looked at
        if self._has_parts and not self._is_turning and not self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        found = self._first() if self._has_parts and not self._area.isHidden() else None
        if found is None:
            self._turn(is_shown=False)
            return
        heading, block = found
        self._heading, self._words = strip_marks(heading.text()), strip_marks(block.text()[:_READ])
        self.setAccessibleName(f"{self._heading}: {self._words}")
        bounds = self._area.document().documentLayout().blockBoundingRect(block)
        self._turn(is_shown=self._area.verticalScrollBar().value() > bounds.bottom())
        self.update()

    def _first(self) -> tuple[QTextBlock, QTextBlock] | None:
        """Return the first heading and the first line with words under it, before the next."""
        heading: QTextBlock | None = None
        block = self._area.document().begin()
        for _ in range(_LOOKED_AT):
            if not block.isValid():
                break
            text = block.text()
            if text.startswith("## "):
                if heading is not None:
                    return None
                heading = block
            elif heading is not None and text.strip():
                return heading, block
            block = block.next()
        return None

    def _turn(self, *, is_shown: bool) -> None:
        """Come or go without moving a line of the text on the screen."""
        if is_shown == (not self.isHidden()):
            return
        self._is_turning = True
        bar = self._area.verticalScrollBar()
        at = bar.value()
        self.setVisible(is_shown)
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if layout is not None:
            layout.activate()
        if at:
            bar.setValue(at + (self.height() if is_shown else -self.height()))
        self._is_turning = False
