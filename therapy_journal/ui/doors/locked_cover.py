# SPDX-License-Identifier: GPL-3.0-or-later
"""The cover of a journal that was to be locked, and whose last words could not be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout

from therapy_journal.core.errors import JournalProblem, WrongPassphrase
from therapy_journal.ui.doors.cover import Cover
from therapy_journal.ui.lock.centred import CentredPage, centred
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.patience import Patience, WaitLine
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.problem_line import ProblemLine

LOCKED = "Locked"
LOCKED_WORDS = (
    "The last words could not be saved yet, so they are still held here, behind your passphrase. "
    "Saving is tried again by itself."
)
NOT_SAVED = "Not saved yet"
NOT_SAVED_WORDS = (
    "Your last words still could not be saved in the journal. You could keep them in an encrypted "
    "file in another folder, such as a USB stick. The next unlock puts them where they belong."
)


class LockedCover(Cover):
    """First asks for the passphrase, then offers another place for the words.

    ``passphrase_entered`` carries what was typed; the owner answers with :meth:`refuse`,
    :meth:`offer_elsewhere` or ``lift``.
    """

    passphrase_entered = Signal(str)
    elsewhere_requested = Signal()
    back_requested = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window, open_to=("go.support",))
        self._patience = Patience(self)
        self._patience.changed.connect(self._weigh)
        self._pages = QStackedWidget()
        self.field = PassphraseField("Passphrase")
        self.unlock = PrimaryButton("Unlock")
        self.elsewhere = PrimaryButton("Save to another folder…")
        self.back = LinkButton("Go back to my words")
        self.wait = WaitLine(self._patience)
        self._problem, self._told = ProblemLine(), ProblemLine()
        self._pages.addWidget(self._build_locked())
        self._pages.addWidget(self._build_offer())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.field.returnPressed.connect(self._ask)
        self.unlock.clicked.connect(self._ask)
        self.elsewhere.clicked.connect(self.elsewhere_requested)
        self.back.clicked.connect(self.back_requested)

    def ask(self) -> None:
        """Cover the window and ask for the passphrase."""
        self._pages.setCurrentIndex(0)
        self._problem.hide()
        self.field.forget()
        self.lay()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, problem: JournalProblem | None = None) -> None:
        """Say that it was not the passphrase, or what kept it from being looked at."""
        told = problem or WrongPassphrase()
        self._patience.count(told)
        self._set_busy(is_busy=False)
        self._problem.tell(told)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_elsewhere(self) -> None:
        """Offer another place, once it is known who asks."""
        self._patience.forget()
        self._set_busy(is_busy=False)
        self.field.forget()
        self._told.hide()
        self._pages.setCurrentIndex(1)
        self.elsewhere.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, problem: JournalProblem) -> None:
        """Say why the other place did not take them."""
        self._told.tell(problem)

    def lift(self) -> None:
        """Show the journal again, and forget what was typed here."""
        self._patience.forget()
        self._set_busy(is_busy=False)
        self.field.forget()
        super().lift()

    def _ask(self) -> None:
        if self.field.text() and self.unlock.isEnabled():
            self._problem.hide()
            self._set_busy(is_busy=True)
            self.passphrase_entered.emit(self.field.text())

    def _weigh(self, seconds: int) -> None:
        self.unlock.setEnabled(not seconds)

    def _set_busy(self, *, is_busy: bool) -> None:
        self.field.setReadOnly(is_busy)
        self.unlock.setEnabled(not is_busy and not self._patience.is_waiting)

    def _build_locked(self) -> CentredPage:
        px = current_theme().px
        page = CentredPage(372)
        page.add_heading("lock", LOCKED, LOCKED_WORDS)
        self.field.setMinimumHeight(px(46))
        self.unlock.setMinimumHeight(px(43))
        page.add(self.field, 24)
        page.add(self.unlock)
        page.add(self._problem, 12)
        page.add(centred(self.wait), 8)
        return page

    def _build_offer(self) -> CentredPage:
        px = current_theme().px
        page = CentredPage(372)
        page.add_heading("save", NOT_SAVED, NOT_SAVED_WORDS)
        self.elsewhere.setMinimumHeight(px(43))
        page.add(self.elsewhere, 24)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.back)
        middle.addStretch(1)
        page.add_row(middle, 10)
        page.add(self._told, 12)
        return page
