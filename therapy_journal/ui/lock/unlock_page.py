# SPDX-License-Identifier: GPL-3.0-or-later
"""The page on which a journal is unlocked with its passphrase."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem, WrongPassphrase
from therapy_journal.ui.lock.centred import CentredPage, centred
from therapy_journal.ui.lock.offers import offers_for
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.patience import Patience, WaitLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

TITLE = "Therapy Journal"
WORDS = (
    "Your words are encrypted on this computer.\n"
    "Only your passphrase or your recovery sheet opens them."
)
CAPS_LOCK = "Caps Lock seems to be on."


class UnlockPage(CentredPage):
    """Asks for the passphrase; the lock screen does the opening."""

    unlock_requested = Signal(str)
    recovery_requested = Signal()
    restore_requested = Signal()
    open_other_requested = Signal()
    make_requested = Signal()
    support_requested = Signal()
    offer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(372, parent)
        self.patience = Patience(self)
        self.patience.changed.connect(self._weigh)
        self.field = PassphraseField("Passphrase")
        self.field.returnPressed.connect(self._ask)
        self.field.caps_lock_noticed.connect(self._show_caps_lock)
        self.caps_lock = Label(CAPS_LOCK, "muted", 12)
        self.caps_lock.hide()
        self.button = PrimaryButton("Unlock")
        self.button.clicked.connect(self._ask)
        self._problem = ProblemLine()
        self._problem.chosen.connect(self.offer_chosen)
        self.wait = WaitLine(self.patience)
        self._place = Label("", "muted", 12, wrap=False)
        self.last_backup = Label("", "muted", 12, wrap=False)
        # It is known a moment after the first painting; nothing is to jump then.
        room = self.last_backup.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.last_backup.setSizePolicy(room)
        self.last_backup.hide()
        self._build()

    def show_folder(self, folder: Path) -> None:
        """Say which journal is going to be opened, by its last two folders."""
        parts = folder.parts[-2:]
        self._place.setText(f"Journal: {' / '.join(parts)}")

    def show_last_backup(self, words: str) -> None:
        """Say when the last good backup was made; nothing where there is none."""
        self.last_backup.setText(words)
        self.last_backup.setVisible(bool(words))

    def tell(self, problem: JournalProblem) -> None:
        """Say why the journal did not open, and let it be tried again."""
        self.set_busy(is_busy=False)
        self._problem.tell(problem, offers_for(problem))
        self.patience.count(problem)
        if isinstance(problem, WrongPassphrase):
            self.field.selectAll()
        self.field.setFocus()

    @property
    def told(self) -> str:
        """The words of the fault shown, or nothing."""
        return self._problem.words

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that the journal is being opened."""
        self.field.setReadOnly(is_busy)
        self.button.setEnabled(not is_busy and not self.patience.is_waiting)
        self.button.setText("Opening…" if is_busy else "Unlock")

    def forget(self) -> None:
        """Empty the field."""
        self.field.forget()
        self._problem.hide()

    def take_focus(self) -> None:
        """Let typing go into the field at once."""
        self.field.setFocus()

    def _ask(self) -> None:
        if self.field.text() and self.button.isEnabled():
            self._problem.hide()
            self.set_busy(is_busy=True)
            self.unlock_requested.emit(self.field.text())

    def _weigh(self, seconds: int) -> None:
        self.button.setEnabled(not seconds)

    def _show_caps_lock(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        self.caps_lock.setVisible(is_on)

    def _build(self) -> None:
        self.add_heading("lock", TITLE, WORDS)
        self.field.setMinimumHeight(current_theme().px(46))
        self.button.setMinimumHeight(current_theme().px(43))
        self.add(self.field, 24)
        self.add(self.caps_lock, 4)
        self.add(self.button)
        self.add(self._problem, 12)
        self.add(centred(self.wait), 8)
        self.add_row(
            _links(
                ("Use my recovery key", self.recovery_requested),
                ("Restore a backup", self.restore_requested),
            ),
            20,
        )
        self.add(centred(self._place), 36)
        self.add(centred(self.last_backup), 4)
        self.add_row(
            _links(
                ("Open another…", self.open_other_requested),
                ("New journal", self.make_requested),
                ("Support", self.support_requested),
                is_quiet=True,
            ),
            8,
        )


def _links(*links: tuple[str, SignalInstance], is_quiet: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current_theme().px(16))
    row.addStretch(1)
    for text, signal in links:
        link = LinkButton(text, size=12, role="muted", weight=400) if is_quiet else LinkButton(text)
        link.clicked.connect(signal)
        row.addWidget(link)
    row.addStretch(1)
    return row
