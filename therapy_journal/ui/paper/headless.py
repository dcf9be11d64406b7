# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary as a PDF without any window, for the command line."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from therapy_journal.core.summary import Summary
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.pdf import pdf_bytes, write_privately


def write_summary_pdf(
    summary: Summary,
    target: Path,
    size: str = "A4",
    large: bool = False,  # noqa: FBT001, FBT002 - as the command line hands it over
    *,
    replace: bool = False,
) -> bool:
    """Write the very PDF that the window writes.

    Raises a ``JournalProblem`` where the page is too full (``Summary.two_pages`` lets it go
    on), where the name is taken and ``replace`` is off, or where the disk refuses. Returns
    whether some character is in no font here (``PaperLayout.has_boxes``).
    """
    application = _application()
    layout = lay_out(summary, PageForm(PaperSize(size), large))
    write_privately(pdf_bytes(layout), target, replace=replace)
    has_boxes = layout.has_boxes
    del application
    return has_boxes


def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["therapy-journal"])
