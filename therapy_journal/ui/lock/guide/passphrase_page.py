# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: typed twice, with an estimate of how well it holds."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.passphrases import Strength, estimate
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.lock.guide.strength_bar import StrengthBar
from therapy_journal.ui.lock.passphrase_field import PassphraseField
from therapy_journal.ui.lock.problem_line import ProblemLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label

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
        self._first = PassphraseField("Passphrase")
        self._second = PassphraseField("The same once more")
        self.fields = (self._first, self._second)
        self._bar = StrengthBar()
        self._sentence = Label("", "muted", 12)
        self._problem = ProblemLine()
        self._button = PrimaryButton("Make my journal")
        self._button.setMinimumHeight(current_theme().px(43))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(120)
        self._pause.timeout.connect(self._estimate)
        self._first.textChanged.connect(self._pause.start)
        self._second.returnPressed.connect(self._choose)
        self._first.returnPressed.connect(self._second.setFocus)
        self._button.clicked.connect(self._choose)
        self.add_heading("key-round", "Choose a passphrase", WORDS)
        self.add(labelled("Passphrase", self._first), 24)
        self.add(self._bar, 8)
        self.add(self._sentence, 4)
        self.add(labelled("The same once more", self._second), 14)
        self.add(Label(WARNING), 16)
        self.add(self._button, 16)
        self.add(self._problem, 12)
        back = LinkButton("Back")
        back.clicked.connect(self.back_requested)
        self.add(back, 12)
        self._estimate()

    @property
    def told(self) -> str:
        """The words of the fault shown, or nothing."""
        return self._problem.words

    def take_focus(self) -> None:
        """Let typing go into the first field."""
        self._first.setFocus()

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
        self._first.forget()
        self._second.forget()

    def _estimate(self) -> None:
        text = self._first.text()
        if not text:
            self._bar.show_strength(None)
            self._sentence.setText("At least 12 characters. Spaces and any script are fine.")
            return
        checked = estimate(text)
        self._bar.show_strength(checked.strength)
        self._sentence.setText(checked.sentence)

    def _choose(self) -> None:
        if not self._button.isEnabled():
            return
        checked = estimate(self._first.text())
        if checked.strength is Strength.SHORT:
            self._problem.show_words(checked.sentence)
            self._first.setFocus()
        elif self._first.text() != self._second.text():
            self._problem.show_words("The two differ.", "Type the same passphrase in both fields.")
            self._second.setFocus()
            self._second.selectAll()
        else:
            self._problem.hide()
            self.set_busy(is_busy=True)
            self.chosen.emit(self._first.text())
