# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the first start on which the passphrase is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.passphrases.choosing import NewPassphrase
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

WORDS = (
    "It opens your journal. Four or five words that belong together only for you are easy "
    "to remember and hard to guess."
)
WARNING = (
    "Nobody can get in without it or the recovery key you will be shown next. "
    "We cannot either, and there is no reset."
)


class PassphrasePage(CentredPage):
    """Emits ``chosen`` with a passphrase typed twice alike."""

    chosen = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._new = NewPassphrase()
        self.fields = self._new.fields
        self._problem = ProblemLine()
        self._button = PrimaryButton("Make my journal")
        self._button.setMinimumHeight(current_theme().px(43))
        self._new.finished.connect(self._choose)
        self._new.answered.connect(self._problem.hide)
        self._button.clicked.connect(self._choose)
        self.add_heading("key-round", "Choose a passphrase", WORDS)
        self.add(self._new, 24)
        self.add(Label(WARNING), 16)
        self.add(self._button, 16)
        self.add(self._problem, 12)
        back = LinkButton("Back")
        back.clicked.connect(self.back_requested)
        self.add(back, 12)

    @property
    def told(self) -> str:
        """The words of the fault shown, or nothing."""
        return self._problem.words

    def take_focus(self) -> None:
        """Let typing go into the first field."""
        self._new.take_focus()

    def tell(self, problem: JournalProblem) -> None:
        """Say why the journal could not be made."""
        self.set_busy(is_busy=False)
        self._problem.tell(problem)

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that the journal is being made."""
        self._button.setEnabled(not is_busy)
        self._button.setText("Making it…" if is_busy else "Make my journal")

    def forget(self) -> None:
        """Empty both fields."""
        self._new.forget()

    def _choose(self) -> None:
        if not self._button.isEnabled():
            return
        objection = self._new.objection()
        if objection is not None:
            self._problem.show_words(*objection)
            return
        self._problem.hide()
        self.set_busy(is_busy=True)
        self.chosen.emit(self._new.text())
