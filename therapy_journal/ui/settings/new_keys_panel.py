# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the keys of the open journal completely, with a new recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.patience import Patience, WaitLine
from therapy_journal.ui.recovery_sheet.keeping import KeepingSheet
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "Change keys completely"
WORDS = (
    "For when somebody may have your recovery sheet, or an old passphrase together with a copy. "
    "Everything here is encrypted anew, and you get a new recovery sheet; the one you have now "
    "will open nothing here any more. Your passphrase stays. A backup is made first."
)
ELSEWHERE = "Copies made elsewhere still open with what they were made with."
NEW_SHEET = "This is the new key. Nothing is changed until you have kept it."
CHANGING = "Everything is being encrypted anew. This may take a little while."
CHANGED = (
    "Your new recovery sheet opens this journal now, and the former one does not. "
    "You could destroy the former one."
)
NOT_CHANGED = "Your former recovery sheet still holds. The new one opens nothing."


class NewKeysPanel(Sheet):
    """Asks for the passphrase, has the new sheet kept, and says how it came out.

    Emits ``passphrase_given``, answered by :meth:`show_sheet` or :meth:`tell`; then
    ``sheet_kept`` with the passphrase, the new key and the file it was saved to (or None),
    answered by :meth:`show_changed` or :meth:`tell`.
    """

    passphrase_given = Signal(str)
    sheet_kept = Signal(str, str, object)

    def __init__(
        self, parent: QWidget, *, jobs: Jobs, patience: Patience,
        choose: ChooseTarget = choose_target,
    ) -> None:  # fmt: skip
        super().__init__(TITLE, parent, text=WORDS, gap=14, width=520)
        self._is_busy = False
        self._patience = patience
        self.present = PassphraseField("Present passphrase")
        self.present.returnPressed.connect(self._give_passphrase)
        self._asking = labelled("Present passphrase", self.present)
        self.keeping = KeepingSheet(jobs=jobs, choose=choose)
        self.keeping.kept.connect(self._keep)
        self.keeping.skipped.connect(self._keep)
        self.followed = Label("", "muted")
        self.elsewhere = Label(ELSEWHERE, "muted")
        self.problem = ProblemLine()
        for widget in (
            self._asking, self.keeping, self.followed, self.elsewhere, self.problem,
            WaitLine(patience),
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.cancel = self.add_button("Cancel", dismisses=True)
        self.go_on = self.add_button("Go on", is_primary=True)
        self.go_on.clicked.connect(self._give_passphrase)
        patience.changed.connect(self._weigh)
        self._weigh()
        self.done = self.add_button("Done", is_primary=True, accepts=True)
        self._show((self._asking, self.elsewhere), (self.cancel, self.go_on))

    def dismiss(self) -> None:
        """Close it, but not while the keys are being changed."""
        if not self._is_busy:
            super().dismiss()

    def show_sheet(self, sheet: RecoverySheet, journal: Path) -> None:
        """Show the new key, which opens nothing yet."""
        self._is_busy = False
        self._patience.forget()
        self.keeping.show_sheet(sheet, journal)
        self.set_title("Your new recovery sheet")
        self.set_text(NEW_SHEET)
        self._show((self.keeping,), (self.cancel,))
        self.keeping.take_focus()
        announce(self, NEW_SHEET)

    def show_changed(self) -> None:
        """Say that the keys were changed."""
        self._is_busy = False
        self.forget()
        self.set_title("The keys were changed")
        self.set_text(CHANGED)
        self.followed.setText("The backups made here are being given them as well…")
        self._show((self.followed, self.elsewhere), (self.done,))
        self.done.setFocus()
        announce(self, CHANGED)

    def show_followed(self, words: str) -> None:
        """Say what became of the backups."""
        self.followed.setText(words)

    def tell(self, problem: JournalProblem) -> None:
        """Say why nothing was changed, and begin again."""
        was_kept = self.keeping.sheet is not None
        self._is_busy = False
        self._patience.count(problem)
        self.keeping.forget()
        self._weigh()
        self.set_title(TITLE)
        self.set_text(NOT_CHANGED if was_kept else WORDS)
        self._show((self._asking, self.elsewhere), (self.cancel, self.go_on))
        self.problem.tell(problem)
        self.present.setFocus()
        self.present.selectAll()

    def forget(self) -> None:
        """Take passphrase and key out of the window."""
        self.present.forget()
        self.keeping.forget()

    def _give_passphrase(self) -> None:
        if self._is_busy or self._patience.is_waiting or not self.present.text():
            return
        self._is_busy = True
        self.problem.hide()
        self._weigh()
        self.passphrase_given.emit(self.present.text())

    def _weigh(self, seconds: int = 0) -> None:
        del seconds
        self.go_on.setEnabled(not self._is_busy and not self._patience.is_waiting)

    def _keep(self, saved_to: Path | None = None) -> None:
        sheet = self.keeping.sheet
        if sheet is None or self._is_busy:
            return
        self._is_busy = True
        self.set_title("Changing the keys…")
        self.set_text(CHANGING)
        self._show((), ())
        self.setFocus()
        announce(self, CHANGING)
        self.sheet_kept.emit(self.present.text(), sheet.recovery_key, saved_to)

    def _show(self, widgets: tuple[QWidget, ...], buttons: tuple[QPushButton, ...]) -> None:
        self.problem.hide()
        for widget in (self._asking, self.keeping, self.followed, self.elsewhere):
            widget.setVisible(widget in widgets)
        for button in (self.cancel, self.go_on, self.done):
            button.setVisible(button in buttons)
