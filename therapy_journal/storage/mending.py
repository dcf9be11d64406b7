# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at, and put right, after a crash or a power loss."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from therapy_journal.core.errors import JournalDamaged, JournalProblem
from therapy_journal.storage import checks, opening
from therapy_journal.storage.checks import Kind
from therapy_journal.storage.connection import Database
from therapy_journal.storage.key_file import sync_folder


def after_unclean_close(database: Database, path: Path, key: bytes, vault_id: bytes) -> Database:
    """Check what may have been left half written, before anything is shown.

    A page that fails its seal while every page in use can be read is a free page, or bytes
    behind the end: nothing written is lost, and the file is written anew without it.

    Returns:
        The database to go on with; it may be another connection.

    Raises:
        JournalDamaged: when something in use cannot be read; the database is closed then.
    """
    try:
        renewed = _mended(database, path, key, vault_id)
    except BaseException:
        database.close()
        raise
    if renewed is None:
        return database
    database.close()
    with contextlib.suppress(OSError):
        _put_in_place(renewed, path)
    return opening.open_existing(path, key, vault_id)


def forget_replaced(path: Path) -> None:
    """Remove a file that was replaced, once the journal was used and closed well since."""
    with contextlib.suppress(OSError):
        _replaced(path).unlink(missing_ok=True)


def _replaced(path: Path) -> Path:
    return path.with_name(f"{path.name}.replaced")


def _mended(database: Database, path: Path, key: bytes, vault_id: bytes) -> Path | None:
    """Put right what can be; return a new file for the journal where one is needed."""
    database.checkpoint()  # the seals are checked in the file alone, without its log
    faults = checks.structure(database, quick=True)
    if faults[Kind.STRUCTURE]:
        raise JournalDamaged
    if faults[Kind.INDEX]:
        checks.rebuild_indexes(database)
    if not checks.broken_seals(database):
        return None
    # Without room for a second file the old one serves: a free page does no harm.
    return _renewed(database, path, key, vault_id)


def _renewed(database: Database, path: Path, key: bytes, vault_id: bytes) -> Path | None:
    """Write the database anew beside itself and look it over; None where that fails."""
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        database.copy_into(beside)
        copy = opening.open_existing(beside, key, vault_id)
        try:
            if checks.look_over(copy):
                raise JournalDamaged
        finally:
            copy.close()
    except (OSError, JournalProblem):
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        return None
    return beside


def _put_in_place(renewed: Path, path: Path) -> None:
    """Give the new file the name; at every moment one of the two is there under it."""
    kept = _replaced(path)
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)  # e.g. a stick with FAT knows no second name for a file
    renewed.replace(path)
    sync_folder(path.parent)
