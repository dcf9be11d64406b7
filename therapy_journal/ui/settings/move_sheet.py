# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving this journal to another folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.files import ChooseFolder, choose_folder
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

WORDS = (
    "The journal and the backups beside it are copied to the folder you choose and read back to "
    "be sure of every word. Only then the old folder is removed. The journal locks afterwards."
)
REMEMBERED = "This program will look for it in the new place."
NOT_REMEMBERED = (
    "You chose that the place of your journal is not remembered. On the lock screen you open it "
    "with “Open another journal”."
)
MOVING = "Copying, and reading back… Nothing is removed before that is done."


class MoveSheet(Sheet):
    """Emits ``chosen`` with the folder into which the journal is to go."""

    chosen = Signal(Path)

    def __init__(
        self, folder: Path, parent: QWidget, *, is_remembered: bool,
        choose: ChooseFolder = choose_folder,
    ) -> None:  # fmt: skip
        super().__init__("Move this journal", parent, text=WORDS)
        self._folder, self._choose = folder, choose
        self.body.addWidget(Label(f"It lies in {folder.parent}", "muted", 12))
        self.told = Label(REMEMBERED if is_remembered else NOT_REMEMBERED, "muted", 12)
        self.problem = ProblemLine()
        self.body.addWidget(self.told)
        self.body.addWidget(self.problem)
        self.stay = self.add_button("Leave it where it is", dismisses=True)
        self.go = self.add_button("Choose a folder…", is_primary=True)
        self.go.clicked.connect(self._ask)

    def set_busy(self, *, is_busy: bool) -> None:
        """Say that it is under way; meanwhile nothing else can be pressed."""
        self.stay.setEnabled(not is_busy)
        self.go.setEnabled(not is_busy)
        self.problem.hide()
        if is_busy:
            self.told.setText(MOVING)

    def tell(self, problem: JournalProblem) -> None:
        """Say why it was not moved."""
        self.set_busy(is_busy=False)
        self.told.setText("")
        self.problem.tell(problem)

    def dismiss(self) -> None:
        """Close it, but not while the journal is being moved."""
        if self.go.isEnabled():
            super().dismiss()

    def _ask(self) -> None:
        folder = self._choose(self, "Where the journal is to lie", self._folder.parent)
        if folder is not None:
            self.chosen.emit(folder)
