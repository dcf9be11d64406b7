# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet as a PDF without any window, for the command line."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from therapy_journal.ui import fonts
from therapy_journal.ui.paper.pdf import write_privately
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet, sheet_pdf


def write_sheet(number: str, recovery_key: str, target: Path) -> None:
    """Write the sheet (0600); raises a ``JournalProblem`` when the place refuses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["therapy-journal"])
    fonts.load()
    sheet = RecoverySheet(number, date.today(), recovery_key)
    write_privately(sheet_pdf(sheet), target, replace=False)
    del application
