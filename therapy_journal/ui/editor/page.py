# SPDX-License-Identifier: GPL-3.0-or-later
"""The page both the writing area and the reading view are: type, column, bars of quotes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QWidget

from therapy_journal.ui.editor.column import side_margin
from therapy_journal.ui.editor.looks import TEXT_SIZE, Looks
from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.editor.quote_bars import paint_quote_bars
from therapy_journal.ui.theme import current_theme


class Page(PrivateTextEdit):
    """Reading type in a column in the middle, with room below the last line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._looks = Looks(self._theme)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.dress()

    def dress(self) -> None:
        """Set what depends on the text size alone; the undo stack begins anew."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setFont(self._theme.page_font(TEXT_SIZE))
        self.viewport().setFont(self.font())  # the placeholder is drawn with this one
        self.setCursorWidth(max(1, self._theme.px(1.6)))
        document.setDocumentMargin(0)
        frame = document.rootFrame()
        room = frame.frameFormat()
        room.setBottomMargin(self._looks.room_below())
        frame.setFrameFormat(room)
        document.setUndoRedoEnabled(True)
        self.centre()

    def centre(self) -> None:
        """Keep the column in the middle, as wide with a scroll bar as without.

        Otherwise the text would be laid out again when the bar comes, and jump.
        """
        side = side_margin(self.width(), self._theme)
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        self.setViewportMargins(side, 0, max(0, side - taken), 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text and the bars beside quotes."""
        super().paintEvent(event)
        paint_quote_bars(self, event.rect(), self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the column in the middle."""
        self.centre()
        super().resizeEvent(event)
