# SPDX-License-Identifier: GPL-3.0-or-later
"""Below a note: that nothing is sent, whether it is saved, and what becomes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from therapy_journal.core.unsent_notes import NoteState, UnsentNote
from therapy_journal.services.autosave import SaveState
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.beside import set_beside
from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.tips import set_tip

NOTHING_SENT = "Nothing here is ever sent. You decide what happens to it."
_BESIDE_FROM = 660
_PIN_FROM = 770

_STATES: dict[SaveState, str] = {
    SaveState.SAVED: f"{NOTHING_SENT}\nSaved",
    SaveState.UNSAVED: f"{NOTHING_SENT}\nSaving…",
    SaveState.SAVING: f"{NOTHING_SENT}\nSaving…",
    SaveState.FAILED: "Not saved yet. Your words are still here; saving is tried again.",
}


class Footer(QWidget):
    """Says its requests upward; it decides nothing."""

    let_go_requested = Signal()
    erase_requested = Signal()
    summary_requested = Signal(bool)
    keep_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self._is_marked = False
        self._state = Label("", "muted", 11)
        self.let_go = QuietButton("Let it go…")
        self.let_go.clicked.connect(self._offer)
        self.menu = Menu(self)
        out_of_sight = self.menu.addAction("Out of sight; I can take it back for 7 days")
        out_of_sight.triggered.connect(self.let_go_requested)
        for_good = self.menu.addAction("Erase it for good now…")
        for_good.triggered.connect(self.erase_requested)
        self.add = QuietButton("Add to my summary", "pin")
        self.add.clicked.connect(self._toggle_summary)
        self.keep = PrimaryButton("Keep unsent")
        self.keep.clicked.connect(self.keep_requested)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=9, row_gap=8)
        for button in (self.let_go, self.add, self.keep):
            self._flow.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.addWidget(self._state, 1)
        self._row.addWidget(self._buttons)
        self.show_state(SaveState.SAVED)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_state(self, state: SaveState) -> None:
        """Say whether the note is saved."""
        self._state.set_role("ink" if state is SaveState.FAILED else "muted")
        self._state.setText(_STATES[state])

    def state_text(self) -> str:
        """Return what is said about saving."""
        return self._state.text()

    def show_note(self, note: UnsentNote) -> None:
        """Fit the buttons to where the note stands."""
        self._is_marked = note.is_marked
        self.add.setText("Take out of my summary" if note.is_marked else "Add to my summary")
        self.keep.setText("Keep it" if note.state is NoteState.SAID else "Keep unsent")

    def set_third_layer(self, *, is_there: bool) -> None:
        """Only a third layer can go on the summary."""
        self.add.setEnabled(is_there)
        why = "" if is_there else "Write something under Ready to say first."
        set_tip(self.add, why)
        self.add.setAccessibleDescription(why or "Takes only what stands under Ready to say.")

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Nothing can be decided where nothing can be saved."""
        self._buttons.setEnabled(not is_read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the buttons below the words where there is little room."""
        super().resizeEvent(event)
        set_beside(self._row, is_beside=self.width() >= self._theme.px(_BESIDE_FROM))
        self.add.set_icon_name("pin" if self.width() >= self._theme.px(_PIN_FROM) else None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the hairline above."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
        painter.end()

    def _offer(self) -> None:
        above = self.let_go.mapToGlobal(self.let_go.rect().topLeft())
        above.setY(above.y() - self.menu.sizeHint().height() - self._theme.px(4))
        self.menu.popup(above)
        self.menu.setActiveAction(self.menu.actions()[0])

    def _toggle_summary(self) -> None:
        self.summary_requested.emit(not self._is_marked)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(22), px(11), px(22), px(11))
        self._row.setSpacing(px(10))
