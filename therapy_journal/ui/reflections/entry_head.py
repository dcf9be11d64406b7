# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and chips of an entry, in the same column as its text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.reflections import Form
from therapy_journal.ui.editor.column import side_margin
from therapy_journal.ui.reflections.chips import EntryChips
from therapy_journal.ui.reflections.lost_passage import LostPassage
from therapy_journal.ui.reflections.mood_line import MoodLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.painting import break_lines, natural_width

TITLE_SIZE = 26


class TitleField(TextField):
    """The title: large, without a frame. Enter and Down go on to the text."""

    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Title, if you like", parent, name="Title")
        self.setProperty("bare", True)  # noqa: FBT003 — a Qt property

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on to the text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """End a title that is too long with an ellipsis while nobody writes in it."""
        if self.hasFocus() or not self.is_too_long():
            super().paintEvent(event)
            return
        sides = Qt.AlignmentFlag
        across = sides.AlignRight if self._is_from_right() else sides.AlignLeft
        shown = break_lines(self.text(), self.font(), self.width(), lines=1, alignment=across)
        painter = QPainter(self)
        top = (self.height() - shown.height) / 2
        shown.draw(painter, 0, top, self._theme.color("ink"))
        painter.end()

    def is_too_long(self) -> bool:
        """Whether the title has less room than it takes."""
        return natural_width(self.text(), self.font()) > self.width()

    def _is_from_right(self) -> bool:
        document = QTextDocument(self.text())  # a block does not keep its document alive
        return document.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft

    def _restyle(self) -> None:
        self.setFont(self._theme.reading_font(TITLE_SIZE, 600))
        # Qt leaves two pixels at the start of a line; the title stands flush with the text.
        self.setTextMargins(-2, 0, -2, 0)


class EntryHead(QWidget):
    """Holds what stands above the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.title = TitleField()
        self.chips = EntryChips()
        self.mood_line = MoodLine(self.chips)
        self.lost = LostPassage()
        self._column = QVBoxLayout(self)
        for part in (self.title, self.chips, self.mood_line, self.lost):
            self._column.addWidget(part)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_form(self, form: Form) -> None:
        """Keep the mood in sight where one key is to be enough."""
        self.mood_line.setVisible(form is Form.LOW_ENERGY)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand above the column of the text."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        side = side_margin(self.width(), self._theme)
        self._column.setContentsMargins(side, px(24), side, px(16))
        self._column.setSpacing(px(6))
