# SPDX-License-Identifier: GPL-3.0-or-later
"""The page as a PDF: drawn in memory, written privately, put in place in one step."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPainter, QPdfWriter

from therapy_journal.core.errors import DiskFull, JournalProblem, NoAccess, PlaceTaken
from therapy_journal.core.summary import PageTooFull
from therapy_journal.ui.paper.pages import PaperLayout

UNENCRYPTED = "This file is not encrypted: anyone who can open it can read it."
"""Said before any such file is written."""

_TITLE = "Notes"
_RESOLUTION = 1200
_POINTS = 72
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


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
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(_TITLE)
    writer.setCreator("")
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            layout.form.size.page_size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    painter = QPainter(writer)
    for number in range(layout.page_count):
        if number:
            writer.newPage()
        layout.draw(painter, number, _RESOLUTION / _POINTS)
    painter.end()
    return bytes(buffer.data().data())


def write_privately(content: bytes, target: Path, *, replace: bool) -> None:
    """Write a file that only its owner can read, whole or not at all.

    Without ``replace`` a file that is there already is left as it is.
    """
    beside = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        _write_new(content, beside)
        _put_in_place(beside, target, replace=replace)
    except FileExistsError:
        raise PlaceTaken from None
    except PermissionError:
        raise NoAccess from None
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                "The PDF was not written: the disk is full.", "Free some space, then try again."
            ) from None
        raise PdfNotWritten from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_new(content: bytes, path: Path) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(beside: Path, target: Path, *, replace: bool) -> None:
    if replace:
        beside.replace(target)
        return
    try:
        # A link fails where the name is taken, even if it was taken this very moment.
        target.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as a USB stick's.
        if target.exists():
            raise FileExistsError from None
        beside.rename(target)
