# SPDX-License-Identifier: GPL-3.0-or-later
"""The question asked when the program is to end and the last words cannot be saved."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "Not closed yet: the last words could not be saved"
WORDS = (
    "They are still here, and saving is tried again by itself. You could free some space or "
    "connect the drive. Or keep them in an encrypted file in another folder: the next unlock puts "
    "them where they belong."
)


class NotClosedSheet(Sheet):
    """Offers another folder, or to stay."""

    elsewhere_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(TITLE, parent, text=WORDS)
        self._problem = ProblemLine()
        self.body.addWidget(self._problem)
        self.stay = self.add_button("Stay", dismisses=True)
        self.elsewhere = self.add_button("Save to another folder…", is_primary=True)
        self.elsewhere.clicked.connect(self.elsewhere_requested)

    def tell(self, problem: JournalProblem) -> None:
        """Say why the other place did not take them."""
        self._problem.tell(problem)
