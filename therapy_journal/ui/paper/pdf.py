# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as a PDF: drawn in memory, written privately, put in place in one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from therapy_journal.core.errors import DiskFull, JournalProblem
from therapy_journal.core.summary import PageTooFull
from therapy_journal.services import private_files
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pages import PaperLayout

UNENCRYPTED = "This file is not encrypted: anyone who can open it can read it."
"""Said before any such file is written."""

BOXES = (
    "This computer has no font for some of these characters, so they come out as empty boxes; "
    "in the journal they are whole."
)
"""Said before a page that has such characters is printed or written (``has_boxes``)."""

DrawPage = Callable[[QPainter, float], None]
"""Draws one page; the number is the device's measure of one point."""

_TITLE = "Notes"
_RESOLUTION = 1200
_POINTS = 72


class PdfNotWritten(JournalProblem):
    """The place chosen for a PDF did not take it."""

    code = "E_PDF"
    sentence = "The PDF could not be written there. Nothing was left behind."
    action = "Check that the drive is connected, or choose another folder."


def file_name(day: date) -> str:
    """Return a neutral name for a PDF, e.g. ``Notes 2026-11-26.pdf``."""
    return f"{_TITLE} {day.isoformat()}.pdf"


def pdf_bytes(layout: PaperLayout) -> bytes:
    """Return the pages as a PDF; a page that is too full is not made."""
    if layout.is_cut:
        raise PageTooFull
    return drawn(layout.form, (partial(_draw, layout, each) for each in range(layout.page_count)))


def drawn(form: PageForm, pages: Iterable[DrawPage]) -> bytes:
    """Return pages as a PDF; each is drawn before the next one is asked for."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_TITLE)
    writer.setCreator("")
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(form.size.page_size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    painter = QPainter(writer)
    try:
        for number, draw in enumerate(pages):
            if number:
                writer.newPage()
            draw(painter, _RESOLUTION / _POINTS)
    finally:
        painter.end()
    return bytes(buffer.data().data())


def _draw(layout: PaperLayout, number: int, painter: QPainter, scale: float) -> None:
    layout.draw(painter, number, scale)


def write_privately(content: bytes, target: Path, *, replace: bool) -> None:
    """Write a PDF that only its owner can read, whole or not at all.

    Without ``replace`` a file that is there already is left as it is.
    """
    try:
        private_files.write_file(content, target, replace=replace)
    except (private_files.NotWritten, private_files.NoFolder):
        raise PdfNotWritten from None
    except DiskFull:
        raise DiskFull(
            "The PDF was not written: the disk is full.", "Free some space, then try again."
        ) from None
