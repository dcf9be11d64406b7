# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of the first start on which the recovery sheet is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.files import ChooseTarget
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.recovery_sheet.keeping import KeepingSheet
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet

WORDS = (
    "This key opens your journal when the passphrase is lost. "
    "Write it on paper by hand, print it, or save it somewhere that is not this computer."
)


class SheetPage(CentredPage):
    """Emits ``kept`` when two groups were typed back right, or ``skipped`` knowingly."""

    kept = Signal(object)
    skipped = Signal()

    def __init__(self, *, jobs: Jobs, choose: ChooseTarget, parent: QWidget | None = None) -> None:
        super().__init__(460, parent)
        self.keeping = KeepingSheet(jobs=jobs, choose=choose)
        self.keeping.kept.connect(self.kept)
        self.keeping.skipped.connect(self.skipped)
        self.add_heading("key-round", "Your recovery sheet", WORDS)
        self.add(self.keeping, 20)

    def show_sheet(self, sheet: RecoverySheet, journal: Path) -> None:
        """Show the key of a journal that was just made."""
        self.keeping.show_sheet(sheet, journal)

    def take_focus(self) -> None:
        """Let Tab begin at the ways to keep the sheet."""
        self.keeping.take_focus()

    def forget(self) -> None:
        """Take the key off the screen."""
        self.keeping.forget()
