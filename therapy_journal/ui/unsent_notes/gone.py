# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown of a note that was let go: none of its words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.days import bare_day, long_day
from therapy_journal.core.unsent_notes import NoteState, UnsentNote, local_day, take_back_until
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.trash.erasing import Wording
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from therapy_journal.ui.widgets.column import IconLabel, ScreenHeader
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label

ERASING = Wording(
    "Erase this note for good?",
    "All three layers go, with their drafts, earlier versions and search entries. Only a line "
    "with two dates stays on the shelf. This cannot be taken back.",
    "Erase it",
)
NOTHING_LEFT = "Nothing of its words is left in this journal."
PAGE_LEFT = "Only the page you handed over keeps the line that stood on it."


_WIDTH = 380


class GonePane(QWidget):
    """Says when a note was let go and what can still be done about it."""

    take_back_requested = Signal()
    erase_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self.header = ScreenHeader("mail-x", "Let go", "unsent", is_toned=True)
        self.back = IconButton("arrow-left", "Back to the shelf")
        self.back.clicked.connect(self.back_requested)
        self.back.hide()
        self.header.add(self.back)
        self._title = Label("", size=17, weight=600, serif=True)
        self._text = Label("", "muted")
        self.take_back = QuietButton("Take it back", "undo-2")
        self.take_back.clicked.connect(self.take_back_requested)
        self.erase = LinkButton("Erase it for good now…", role="muted", weight=400)
        self.erase.clicked.connect(self.erase_requested)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.header)
        self._column.addStretch(2)
        self._column.addWidget(IconLabel("sprout", "muted", 28), 0, centre)
        for label in (self._title, self._text):
            label.setAlignment(centre)
            self._column.addWidget(label, 0, centre)
        self._column.addWidget(self.take_back, 0, centre)
        self._column.addWidget(self.erase, 0, centre)
        self._column.addStretch(3)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_note(
        self, note: UnsentNote, offset: int, boundary: int, *, is_handed_over: bool
    ) -> None:
        """Show a note that was let go, or the line that remains of one that was erased."""
        is_erased = note.state is NoteState.ERASED
        self.take_back.setVisible(not is_erased)
        self.erase.setVisible(not is_erased)
        if is_erased and note.erased_at is not None:
            self._title.setText(
                f"Erased on {bare_day(local_day(note.erased_at, offset, boundary))}"
            )
            self._text.setText(PAGE_LEFT if is_handed_over else NOTHING_LEFT)
            return
        until = take_back_until(note, offset, boundary)
        self._title.setText("Out of sight")
        self._text.setText(
            f"You can take it back until {_told(until)}. When you unlock your journal after "
            "that, it is erased."
        )

    def set_back_visible(self, *, is_visible: bool) -> None:
        """Offer the way back to the shelf, where it is a page of its own."""
        self.back.setVisible(is_visible)

    def words(self) -> str:
        """Return what is said, for a screen reader and for tests."""
        return f"{self._title.text()}. {self._text.text()}"

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Nothing can be decided where nothing can be saved."""
        self.take_back.setEnabled(not is_read_only)
        self.erase.setEnabled(not is_read_only)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(10))
        for label in (self._title, self._text):
            label.setMaximumWidth(self._theme.px(_WIDTH))


def _told(day: date | None) -> str:
    return long_day(day) if day else "the end of the week"
