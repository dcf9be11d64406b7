# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a journal is unlocked with its recovery key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.lock.offers import offers_for
from therapy_journal.ui.passphrases.choosing import NewPassphrase
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

WORDS = "Type the nine groups from your recovery sheet. Capitals and dashes do not matter."
NEW_WORDS = (
    "If your passphrase is lost, choose a new one now. "
    "Leave both fields empty to keep the one you have."
)
OR_EMPTY = "Or leave both empty to keep the one you have."


class RecoveryPage(CentredPage):
    """Asks for the recovery key, and offers to choose a new passphrase at the same time."""

    unlock_requested = Signal(str, str)
    back_requested = Signal()
    offer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._key = PassphraseField("Recovery key")
        self._key.setFont(current_theme().ui_font(15))
        self._new = NewPassphrase("New passphrase")
        self._button = PrimaryButton("Unlock")
        self._button.clicked.connect(self._ask)
        self._problem = ProblemLine()
        self._problem.chosen.connect(self.offer_chosen)
        self.fields = (self._key, *self._new.fields)
        # Return goes on to the next field: a lost passphrase is meant to be replaced here.
        self._key.returnPressed.connect(self._new.take_focus)
        self._new.finished.connect(self._ask)
        self._new.answered.connect(self._problem.hide)
        self._build()

    def tell(self, problem: JournalProblem) -> None:
        """Say why the journal did not open."""
        self.set_busy(is_busy=False)
        self._problem.tell(problem, offers_for(problem))
        self._key.setFocus()

    @property
    def typed(self) -> tuple[str, str]:
        """The recovery key and the new passphrase, as they stand in the fields."""
        return self._key.text(), self._new.text()

    @property
    def told(self) -> str:
        """The words of the fault shown, or nothing."""
        return self._problem.words

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that the journal is being opened."""
        self._button.setEnabled(not is_busy)
        self._button.setText("Opening…" if is_busy else "Unlock")

    def take_focus(self) -> None:
        """Let typing go into the first field at once."""
        self._key.setFocus()

    def forget(self) -> None:
        """Empty the fields."""
        for field in self.fields:
            field.forget()
        self._problem.hide()

    def _ask(self) -> None:
        if not self._key.text().strip() or not self._button.isEnabled():
            return
        objection = self._new.objection() if self._new.is_begun else None
        if objection is not None:
            sentence, action = objection
            self._problem.show_words(sentence, f"{action} {OR_EMPTY}".strip())
            return
        self._problem.hide()
        self.set_busy(is_busy=True)
        self.unlock_requested.emit(self._key.text(), self._new.text())

    def _build(self) -> None:
        self.add_heading("key-round", "Recovery key", WORDS)
        self.add(labelled("Recovery key", self._key), 24)
        self.add(Label(NEW_WORDS, "muted"), 20)
        self.add(self._new)
        self._button.setMinimumHeight(current_theme().px(43))
        self.add(self._button, 16)
        self.add(self._problem, 12)
        back = LinkButton("Back to the passphrase")
        back.clicked.connect(self.back_requested)
        self.add(back, 16)
