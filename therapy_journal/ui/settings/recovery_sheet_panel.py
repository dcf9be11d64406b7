# SPDX-License-Identifier: GPL-3.0-or-later
"""Showing the recovery sheet of an open journal again, to save or print it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.recovery_sheet.keeper import WARNING, SheetKeeper
from therapy_journal.ui.recovery_sheet.key_view import KeyView
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet


class RecoverySheetPanel(Sheet):
    """Shows the key; the buttons save or print the paper."""

    def __init__(self, sheet: RecoverySheet, journal: Path, parent: QWidget, *, jobs: Jobs) -> None:
        super().__init__("Recovery sheet", parent, text=WARNING)
        self._sheet, self._journal = sheet, journal
        self.keeper = SheetKeeper(self, jobs=jobs)
        self.keeper.saved.connect(self._tell_saved)
        self.keeper.failed.connect(self._tell_failed)
        key = KeyView()
        key.show_groups(sheet.groups)
        self.body.addWidget(key)
        self._told = Label("")
        self._told.hide()
        self.body.addWidget(self._told)
        self.add_button("Save as PDF…").clicked.connect(self._save)
        self.add_button("Print…").clicked.connect(self._print)
        self.add_button("Done", is_primary=True, accepts=True)

    def _save(self) -> None:
        self.keeper.save(self._sheet, self._journal)

    def _print(self) -> None:
        self.keeper.print_out(self._sheet)

    def _tell_saved(self, target: Path) -> None:  # noqa: ARG002 — no place is ever shown
        self._tell("The sheet was saved.")

    def _tell_failed(self, problem: JournalProblem) -> None:
        self._tell(f"{problem.sentence} {problem.action}")

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.show()
