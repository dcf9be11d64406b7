# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry in the trash: it can be read through and put back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import long_day
from therapy_journal.core.pictures import ALONE, captions
from therapy_journal.core.reflections import FORM_TITLES, Reflection
from therapy_journal.ui.editor.column import side_margin
from therapy_journal.ui.editor.reading_view import ReadingView
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from therapy_journal.ui.widgets.labels import Label


class TrashedEntry(QWidget):
    """``put_back_requested`` and ``erase_requested`` carry the id of the entry."""

    put_back_requested = Signal(int)
    erase_requested = Signal(int)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._entry_id = 0
        self.back = IconButton("arrow-left", "The trash", size=16)
        self.back.hide()
        self.put_back = PrimaryButton("Put it back", "undo-2")
        self.gone = QuietButton("Gone for good…")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.back)
        self._bar.addWidget(Label("In the trash", "muted", wrap=False), 1)
        self._bar.addWidget(self.gone)
        self._bar.addWidget(self.put_back)
        self._title = Label("", size=26, weight=600, serif=True)
        self.reading = ReadingView()
        self.reading.setAccessibleName("An entry in the trash")
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._bar)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._column.addLayout(self._head)
        self._column.addWidget(self.reading, 1)
        self.put_back.clicked.connect(self._ask)
        self.gone.clicked.connect(self._ask_to_erase)
        self.back.clicked.connect(self.back_requested)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_entry(self, entry: Reflection) -> None:
        """Show what was moved to the trash; of a closed entry, only until when it is closed."""
        self._entry_id = entry.id
        is_closed = entry.sealed_until is not None and not entry.body
        self._title.setText("Closed for now" if is_closed else entry.title or _form(entry))
        words = _closed_words(entry) if is_closed else captions(entry.body, f"*{ALONE}*")
        self.reading.show_text(words)

    @property
    def entry_id(self) -> int:
        """The number of the entry that is shown, or 0."""
        return self._entry_id

    def clear(self) -> None:
        """Forget its words."""
        self._entry_id = 0
        self._title.setText("")
        self.reading.show_text("")

    def _ask(self) -> None:
        self.put_back_requested.emit(self._entry_id)

    def _ask_to_erase(self) -> None:
        self.erase_requested.emit(self._entry_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand above the column of the text."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        side = side_margin(self.width(), self._theme)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bar.setContentsMargins(px(22), px(5), px(14), px(5))
        self._bar.setSpacing(px(8))
        self._head.setContentsMargins(side, px(18), side, px(12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the hairline under the bar."""
        painter = QPainter(self)
        below = self._bar.geometry().bottom()
        painter.fillRect(QRectF(0, below, self.width(), 1), self._theme.color("line"))
        painter.end()


def _form(entry: Reflection) -> str:
    return FORM_TITLES[entry.form]


def _closed_words(entry: Reflection) -> str:
    until = long_day(entry.sealed_until) if entry.sealed_until else ""
    return f"You closed this entry until {until}. Put back, it can be opened at any time.\n"
