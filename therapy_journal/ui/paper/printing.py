# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing. Qt's printing module talks to the spooler, so it is loaded once *Print* was pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.summary import PageTooFull
from therapy_journal.ui.paper.pages import PaperLayout

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DOCUMENT = "Document"
_POINTS = 72


class NoPrinter(JournalProblem):
    """The system knows no printer."""

    code = "E_NO_PRINTER"
    sentence = "No printer was found. Nothing was printed."
    action = "Connect one and try again, or save the page as a PDF."


class NotPrinted(JournalProblem):
    """The printing system did not take the pages."""

    code = "E_NOT_PRINTED"
    sentence = "The printer did not take the page."
    action = "Check that it is switched on, then try again, or save the page as a PDF."


def ask_and_print(parent: QWidget, layout: PaperLayout, done: Callable[[], object]) -> None:
    """Ask for a printer and print; ``done`` is called once the pages were handed over."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo  # noqa: PLC0415

    if layout.is_cut:
        raise PageTooFull
    if not QPrinterInfo.availablePrinterNames():
        raise NoPrinter
    printer = new_printer(layout)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print")
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
    is_agreed = dialog.exec()
    dialog.deleteLater()
    if is_agreed:
        if not print_pages(printer, layout):
            raise NotPrinted
        done()


def new_printer(layout: PaperLayout) -> QPrinter:
    """Return a printer set to the form of the pages, with a name that says nothing."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_DOCUMENT)
    printer.setCreator("")
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(
            layout.form.size.page_size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, layout: PaperLayout) -> bool:
    """Draw the pages on a printer; on other paper they are made to fit. False where it refuses."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    paper = printer.pageLayout().fullRectPoints()
    fits = min(paper.width() / layout.form.width, paper.height() / layout.form.height)
    is_same = abs(fits - 1) < 0.01
    scale = printer.resolution() / _POINTS * (1.0 if is_same else fits)
    for number in range(layout.page_count):
        if number:
            printer.newPage()
        layout.draw(painter, number, scale)
    painter.end()
    return printer.printerState() is not type(printer).PrinterState.Error
