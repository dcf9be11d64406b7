# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking whether a journal is open somewhere, without its keys and without changing anything."""

from __future__ import annotations

from pathlib import Path

from therapy_journal.core.errors import JournalInUse, JournalProblem
from therapy_journal.storage.connection import StatementError, connect
from therapy_journal.storage.folder_names import DATABASE_NAME


def is_open(folder: Path) -> bool:
    """Return whether some window or command has the journal of this folder open now.

    An open journal is locked as a whole, and the lock is met before the first page is read.
    Not for the process that has it open itself.
    """
    path = folder / DATABASE_NAME
    if not path.is_file():
        return False
    try:
        database = connect(f"{path.absolute().as_uri()}?mode=ro")
    except JournalProblem:
        return False
    try:
        database.one("PRAGMA cipher_log_level = NONE")
        database.one("SELECT count(*) FROM sqlite_master")
    except JournalInUse:
        return True
    except (JournalProblem, StatementError):
        return False
    finally:
        database.close()
    return False
