# SPDX-License-Identifier: GPL-3.0-or-later
"""What is looked at, and put right, after a crash or a power loss."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from therapy_journal.core.errors import JournalDamaged, JournalProblem
from therapy_journal.storage import checks, opening, settings, write_ahead_log
from therapy_journal.storage.checks import Finding, Kind
from therapy_journal.storage.connection import Database
from therapy_journal.storage.key_file import sync_folder
from therapy_journal.storage.write_ahead_log import LogState

CHECKED = "journal.checked"
"""The setting in which a check notes what it found; it goes once that was put right."""


class Mended(NamedTuple):
    """The database to go on with (it may be another connection), and what was put right."""

    database: Database
    findings: tuple[Finding, ...]


def before_opening(path: Path) -> tuple[Finding, ...]:
    """Look at the log that was left, before SQLite takes from it what it understands.

    Raises:
        JournalDamaged: when saves that were completed would be dropped in silence.
    """
    log_path = opening.wal_of(path)
    try:
        log = write_ahead_log.read(log_path)
        # Another program that has the journal open may be writing at this very moment.
        if log.state is not LogState.WHOLE and write_ahead_log.read(log_path) != log:
            return ()
    except OSError:
        return ()  # opening it will say what is wrong
    if log.state is LogState.DAMAGED:
        raise JournalDamaged
    return (Finding(Kind.LOG, is_mended=True),) if log.state is LogState.CUT_SHORT else ()


def is_suspected(database: Database) -> bool:
    """Return whether the last check of the whole journal found damage."""
    text = settings.read(database, CHECKED) or '"{}"'
    try:
        return json.loads(json.loads(text)).get("is_sound") is False
    except (ValueError, AttributeError, TypeError):
        return False


def forget_suspicion(database: Database) -> None:
    """Let the next check say anew how it stands, once the journal was found sound."""
    if is_suspected(database):
        database.execute("DELETE FROM setting WHERE key = ?", (CHECKED,))


def mend_number(database: Database) -> tuple[Finding, ...]:
    """Write the number in the file's first bytes anew: the recovery key alone relies on it."""
    version = opening.identity(database).version
    with contextlib.suppress(JournalProblem):
        with database.atomic():
            database.execute(f"PRAGMA user_version = {version}")  # writes the first page anew
        database.checkpoint()
        return (Finding(Kind.NUMBER, is_mended=True),)
    return ()


def after_unclean_close(database: Database, path: Path, key: bytes, vault_id: bytes) -> Mended:
    """Check what may have been left half written, before anything is shown.

    A page that fails its seal while every page in use can be read is a free page, or bytes
    behind the end: nothing written is lost, and the file is written anew without it.

    Raises:
        JournalDamaged: when something in use cannot be read; the database is closed then.
    """
    try:
        findings = _mend_indexes(database)
        seals = checks.broken_seals(database)
        # Without room for a second file the old one serves: a free page does no harm.
        renewed = _renewed(database, path, key, vault_id) if seals else None
    except BaseException:
        database.close()
        raise
    if renewed is None:
        return Mended(database, findings)
    database.close()
    with contextlib.suppress(OSError):
        _put_in_place(renewed, path)
    findings = (Finding(Kind.SEAL, seals, is_mended=True), *findings)
    return Mended(opening.open_existing(path, key, vault_id), findings)


def forget_replaced(path: Path) -> None:
    """Remove a file that was replaced, once the journal was used and closed well since."""
    for left in (_replaced(path), _beside(path)):
        with contextlib.suppress(OSError):
            left.unlink(missing_ok=True)


def _replaced(path: Path) -> Path:
    return path.with_name(f"{path.name}.replaced")


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.new")


def _mend_indexes(database: Database) -> tuple[Finding, ...]:
    """Require that all in use can be read, and make the search indexes fit it again."""
    database.checkpoint()  # the seals are checked in the file alone, without its log
    faults = checks.structure(database, quick=True)
    if faults[Kind.STRUCTURE]:
        raise JournalDamaged
    if not faults[Kind.INDEX]:
        return ()
    checks.rebuild_indexes(database)
    return (Finding(Kind.INDEX, faults[Kind.INDEX], is_mended=True),)


def _renewed(database: Database, path: Path, key: bytes, vault_id: bytes) -> Path | None:
    """Write the database anew beside itself and look it over; None where that fails."""
    beside = _beside(path)
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
