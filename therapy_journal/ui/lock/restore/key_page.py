# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens the backup: the passphrase its key file was last written with, or the recovery key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.patience import Patience, WaitLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

WORDS = (
    "Try the passphrase you use now. A backup that was kept elsewhere may still open with an "
    "earlier one."
)
BY_KEY, BY_PASSPHRASE = "Use my recovery key", "Use my passphrase"


class KeyPage(CentredPage):
    """Emits ``key_given`` with a passphrase and a recovery key; one of them is empty."""

    key_given = Signal(str, str)
    back_requested = Signal()

    def __init__(self, patience: Patience, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._patience = patience
        patience.changed.connect(self._weigh)
        self._is_busy = False
        self.passphrase = PassphraseField("Passphrase")
        self.recovery_key = PassphraseField("Recovery key")
        for field in (self.passphrase, self.recovery_key):
            field.returnPressed.connect(self._ask)
        self.wait = WaitLine(patience)
        self._by_passphrase = QWidget()
        column = QVBoxLayout(self._by_passphrase)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(8))
        column.addWidget(labelled("Passphrase", self.passphrase))
        column.addWidget(self.wait)
        self._by_key = labelled("Recovery key", self.recovery_key)
        self.button = PrimaryButton("See what is in it")
        self.button.clicked.connect(self._ask)
        self.problem = ProblemLine()
        self.other = LinkButton(BY_KEY)
        self.other.clicked.connect(self._toggle)
        self._which = Label("", weight=600)
        self._build()
        self._weigh()

    def show_backup(self, words: str) -> None:
        """Say which backup is going to be opened."""
        self._which.setText(words)
        self.problem.hide()

    def tell(self, problem: JournalProblem) -> None:
        """Say why it did not open."""
        self._patience.count(problem)
        self.set_busy(is_busy=False)
        self.problem.tell(problem)
        self.take_focus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that the backup is being opened."""
        self._is_busy = is_busy
        self._weigh()
        self.button.setText("Opening…" if is_busy else "See what is in it")

    def take_focus(self) -> None:
        """Let typing go into the field at once."""
        self._field.setFocus()
        self._field.selectAll()

    def forget(self) -> None:
        """Empty the fields."""
        self.passphrase.forget()
        self.recovery_key.forget()
        self.set_busy(is_busy=False)

    @property
    def _field(self) -> PassphraseField:
        return self.recovery_key if self._by_passphrase.isHidden() else self.passphrase

    def _ask(self) -> None:
        if self._field.text() and self.button.isEnabled():
            self.problem.hide()
            self.set_busy(is_busy=True)
            is_key = self._field is self.recovery_key
            text = self._field.text()
            self.key_given.emit("" if is_key else text, text if is_key else "")

    def _weigh(self, seconds: int = 0) -> None:
        del seconds  # no pause for a recovery key: it cannot be guessed
        has_to_wait = self._patience.is_waiting and self._field is self.passphrase
        self.button.setEnabled(not self._is_busy and not has_to_wait)

    def _toggle(self) -> None:
        is_key = self._field is self.recovery_key
        self._by_passphrase.setVisible(is_key)
        self._by_key.setVisible(not is_key)
        self.other.setText(BY_KEY if is_key else BY_PASSPHRASE)
        self.problem.hide()
        self._weigh()
        self.take_focus()

    def _build(self) -> None:
        self.add_heading("lock", "Unlock the backup", WORDS)
        self._which.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add(self._which, 16)
        self.add(self._by_passphrase, 20)
        self.add(self._by_key, 0)
        self._by_key.hide()
        self.button.setMinimumHeight(current_theme().px(43))
        self.add(self.button, 16)
        self.add(self.problem, 12)
        back = LinkButton("Choose another backup")
        back.clicked.connect(self.back_requested)
        for link, gap in ((self.other, 16), (back, 8)):
            self.add(link, gap)
            self.column.setAlignment(link, Qt.AlignmentFlag.AlignHCenter)
