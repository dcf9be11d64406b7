# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking the journal to another computer: an encrypted copy, in three steps."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.journal import Journal
from therapy_journal.ui.files import ChooseFolder, choose_folder
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine
from therapy_journal.ui.widgets.sheets import Sheet

OPEN_IT = (
    "In Therapy Journal choose “Open another journal” and take that folder. It opens with the "
    "same passphrase and the same recovery key. Then delete the copy on the stick."
)
STEPS = (
    ("1. Copy it", "Choose a folder, best on a stick. The copy is encrypted as the journal is."),
    ("2. Carry it over", "On the other computer, put the copied folder where you want to keep it."),
    ("3. Open it there", OPEN_IT),
)
APART = (
    "From then on there are two journals. What you write in one does not reach the other, so it "
    "is best to go on in one of them only."
)
COPYING = "Copying, and reading back…"
COPIED = "The copy is there, and was read back whole: "


class AnotherComputerSheet(Sheet):
    """Tells the three steps, and does the first."""

    def __init__(
        self, journal: Journal, kit: Kit, parent: QWidget, *, begin: Path,
        choose: ChooseFolder = choose_folder,
    ) -> None:  # fmt: skip
        super().__init__("Another computer", parent, width=540)
        self._journal, self._kit = journal, kit
        self._begin, self._choose = begin, choose
        for title, words in STEPS:
            step = QVBoxLayout()
            step.setSpacing(kit.theme.px(2))
            step.addWidget(Label(title, weight=600))
            step.addWidget(Label(words, "muted"))
            self.body.addLayout(step)
        self.body.addWidget(Label(APART))
        self.told = Label("", weight=600)
        self.told.hide()
        self.problem = ProblemLine()
        self.body.addWidget(self.told)
        self.body.addWidget(self.problem)
        self.add_button("Close", dismisses=True)
        self.go = self.add_button("Copy to a folder…", is_primary=True)
        self.go.clicked.connect(self._ask)

    def _ask(self) -> None:
        folder = self._choose(self, "Where the copy is to lie", self._begin)
        if folder is None:
            return
        self.go.setEnabled(False)
        self.problem.hide()
        self._tell(COPYING)
        copy = self._kit.ongoing.counted(partial(self._journal.moving.copy_to, folder))
        self._kit.jobs.run(copy, self, self._copied, self._failed)

    def _copied(self, copy: Path) -> None:
        self.go.setEnabled(True)
        self._tell(f"{COPIED}{copy}")

    def _failed(self, problem: JournalProblem) -> None:
        self.go.setEnabled(True)
        self.told.hide()
        self.problem.tell(problem)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.show()
