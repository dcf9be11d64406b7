# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the passphrase of the open journal."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.passphrases.choosing import NewPassphrase
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.patience import Patience, WaitLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

WORDS = "It opens this journal and the backups made here. Your recovery sheet stays as it is."
CHANGED = "The new passphrase opens your journal now, and the former one no more."
ELSEWHERE = (
    "Copies made elsewhere still open with the former passphrase. If somebody may have it, you "
    "could also change the keys completely: then what they know opens nothing that is made from "
    "now on."
)
CHANGE, BUSY = "Change passphrase", "Changing it…"


class PassphrasePanel(Sheet):
    """Emits ``change_requested(present, new)``, and ``new_keys_requested`` after the change."""

    change_requested = Signal(str, str)
    new_keys_requested = Signal()

    def __init__(self, parent: QWidget, *, has_passphrase: bool, patience: Patience) -> None:
        super().__init__("Change passphrase", parent, text=WORDS, gap=14)
        self._has_passphrase = has_passphrase
        self._is_busy = False
        self._patience = patience
        self.present = PassphraseField("Present passphrase")
        self.new = NewPassphrase("New passphrase")
        self.problem = ProblemLine()
        self.present.returnPressed.connect(self.new.take_focus)
        self.new.finished.connect(self._ask)
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(14))
        if has_passphrase:
            column.addWidget(labelled("Present passphrase", self.present))
        column.addWidget(self.new)
        self.followed = Label("", "muted")
        self._done = QWidget()
        column = QVBoxLayout(self._done)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(10))
        for label in (self.followed, Label(ELSEWHERE, "muted")):
            column.addWidget(label)
        self._done.hide()
        self.new.answered.connect(self.problem.hide)
        self.wait = WaitLine(patience)
        for widget in (self._asking, self._done, self.problem, self.wait):
            self.body.addWidget(widget)
        self.cancel = self.add_button("Cancel", dismisses=True)
        self.change = self.add_button(CHANGE, is_primary=True)
        self.change.clicked.connect(self._ask)
        patience.changed.connect(self._weigh)
        self._weigh()
        self.new_keys = self.add_button("Change keys completely…")
        self.new_keys.clicked.connect(self._ask_for_new_keys)
        self.done = self.add_button("Done", is_primary=True, accepts=True)
        self.new_keys.hide()
        self.done.hide()

    def dismiss(self) -> None:
        """Close it, but not while the passphrase is being changed."""
        if not self._is_busy:
            super().dismiss()

    def tell(self, problem: JournalProblem) -> None:
        """Say why nothing was changed."""
        self._patience.count(problem)
        self._set_busy(is_busy=False)
        self.problem.tell(problem)
        field = self.present if self._has_passphrase else self.new.fields[0]
        field.setFocus()
        field.selectAll()

    def show_changed(self) -> None:
        """Say that it was changed, and what still opens with the former one."""
        self._patience.forget()
        self._set_busy(is_busy=False)
        self.forget()
        for widget in (self._asking, self.problem, self.cancel, self.change):
            widget.hide()
        self.set_title("The passphrase was changed")
        self.set_text(CHANGED)
        self.followed.setText("The backups made here are being given it as well…")
        for widget in (self._done, self.new_keys, self.done):
            widget.show()
        self.done.setFocus()
        announce(self, CHANGED)

    def show_followed(self, words: str) -> None:
        """Say what became of the backups."""
        self.followed.setText(words)

    def forget(self) -> None:
        """Empty the fields."""
        self.present.forget()
        self.new.forget()

    def _ask(self) -> None:
        if self._is_busy or self._patience.is_waiting:
            return
        if self._has_passphrase and not self.present.text():
            self.problem.show_words("Please type your present passphrase as well.")
            self.present.setFocus()
            return
        objection = self.new.objection()
        if objection is not None:
            self.problem.show_words(*objection)
            return
        self.problem.hide()
        self._set_busy(is_busy=True)
        self.change_requested.emit(self.present.text(), self.new.text())

    def _ask_for_new_keys(self) -> None:
        self.accept()
        self.new_keys_requested.emit()

    def _set_busy(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._weigh()
        self.change.setText(BUSY if is_busy else CHANGE)
        self.cancel.setEnabled(not is_busy)

    def _weigh(self, seconds: int = 0) -> None:
        del seconds
        self.change.setEnabled(not self._is_busy and not self._patience.is_waiting)
