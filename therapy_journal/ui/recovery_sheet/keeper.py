# SPDX-License-Identifier: GPL-3.0-or-later
"""Saving or printing the recovery sheet, away from the journal it opens."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QStandardPaths, QStorageInfo, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.paper.pdf import write_privately
from therapy_journal.ui.recovery_sheet.sheet import FILE_NAME, RecoverySheet, draw, sheet_pdf

WARNING = (
    "Anyone who finds the saved sheet can read your journal. "
    "Print it or move it off this computer, then delete it here."
)


class BesideJournal(JournalProblem):
    """The sheet was to lie in the folder that it opens."""

    code = "E_SHEET_PLACE"
    sentence = "The sheet would lie beside the journal it opens, so it was not saved."
    action = "Choose a place outside the journal's folder; a USB stick is best."


class SheetKeeper(QObject):
    """Asks where, writes privately, and says what happened."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(
        self, parent: QWidget, *, jobs: Jobs, choose: ChooseTarget = choose_target
    ) -> None:
        super().__init__(parent)
        self._window, self._jobs = parent, jobs
        self._choose = choose

    def save(self, sheet: RecoverySheet, journal: Path) -> None:
        """Ask for a place and save the sheet there as a PDF (0600)."""
        target = self._choose(self._window, "Save the recovery sheet", first_offer() / FILE_NAME)
        if target is None:
            return
        # A stick may take its time; the window does not wait for it.
        write = partial(_write, sheet_pdf(sheet), target, journal)
        self._jobs.run(write, self, self.saved.emit, self.failed.emit)

    def print_out(self, sheet: RecoverySheet) -> None:
        """Print the sheet through the system's dialog."""
        # Loading the printing module opens connections to the printing system: only now.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Document")
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            painter = QPainter(printer)
            page = printer.pageRect(QPrinter.Unit.DevicePixel)
            draw(
                painter, sheet, QRectF(0, 0, page.width(), page.height()), printer.resolution() / 72
            )
            painter.end()


def first_offer() -> Path:
    """Return a removable drive when one is there, else the documents folder."""
    for volume in QStorageInfo.mountedVolumes():
        path = volume.rootPath()
        if path.startswith(("/media/", "/run/media/", "/Volumes/")) and not volume.isReadOnly():
            return Path(path)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def _write(content: bytes, target: Path, journal: Path) -> Path:
    if _is_inside(target, journal):
        raise BesideJournal
    # The dialog has asked already whether a file of that name may go.
    write_privately(content, target, replace=target.is_file())
    return target


def _is_inside(target: Path, journal: Path) -> bool:
    return target.resolve().is_relative_to(journal.resolve())
