# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the encrypted database: the order of the steps matters, each setting is read back."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from pathlib import Path
from typing import NamedTuple

from therapy_journal.core.errors import (
    EngineFault,
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalNewer,
    NoAccess,
    ReadOnlyPlace,
    StorageFault,
)
from therapy_journal.storage import write_ahead_log
from therapy_journal.storage.connection import Database, StatementError, connect
from therapy_journal.storage.schema import APPLICATION_ID, NEWEST

PAGE_SIZE = 4096
ENGINE_GENERATION = "4."

_EXCLUSIVE = ("locking_mode", "EXCLUSIVE", "exclusive")
_DURABLE = (("journal_mode", "WAL", "wal"), ("synchronous", "FULL", "2"))
_SETTINGS = (
    ("temp_store", "MEMORY", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("cell_size_check", "ON", "1"),
    ("mmap_size", "0", "0"),
    # In kibibytes: an index of 50,000 entries is updated and searched twice as fast as with
    # the engine's own 2,000. A small journal never takes as much.
    ("cache_size", "-32000", "-32000"),
)
_WRITING = (("secure_delete", "ON", "1"), ("wal_autocheckpoint", "200", "200"))
# On macOS a plain fsync leaves data in the drive's own cache.
_FULL_SYNC = (("fullfsync", "ON", "1"), ("checkpoint_fullfsync", "ON", "1"))

# Statements that could lead data out of the journal, or change how it is kept.
_FORBIDDEN = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH})
_CIPHER_READS = frozenset(
    {"cipher_status", "cipher_version", "cipher_integrity_check", "cipher_provider"}
)
_SETTABLE = frozenset(
    {
        "application_id", "foreign_key_check", "foreign_key_list", "foreign_keys", "index_info",
        "index_list", "index_xinfo", "integrity_check", "max_page_count", "optimize",
        "quick_check", "table_info", "table_xinfo", "user_version", "wal_checkpoint",
    }
)  # fmt: skip


class Identity(NamedTuple):
    """What the file says it is."""

    application_id: int
    version: int


def open_existing(path: Path, key: bytes, vault_id: bytes) -> Database:
    """Open the database of a journal; for reading only where the place allows no more.

    Raises:
        JournalProblem: the fault met, always before anything was changed.
    """
    require_content(path)
    if not _can_be_written(path):
        return _open_to_read(path, key, vault_id)
    try:
        return _open_to_write(path, key, vault_id)
    except (ReadOnlyPlace, NoAccess):
        # Some systems tell only at the first attempt that a place cannot be written.
        return _open_to_read(path, key, vault_id)
    except StorageFault:
        if not _refuses_writing(path.parent):
            raise
        return _open_to_read(path, key, vault_id)


def _open_to_write(path: Path, key: bytes, vault_id: bytes) -> Database:
    database = connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        _unlock(database, key, vault_id)
        _require_known(identity(database))
        _settle(database, (*_DURABLE, *_SETTINGS, *_WRITING))
        database.permit(decide)
        with database.atomic():
            pass  # takes the exclusive lock now, so that a second opening is told at once
    except BaseException:
        database.close()
        raise
    return database


def open_copy(path: Path, key: bytes, vault_id: bytes) -> Database:
    """Open a finished copy for reading only, of whatever version; no log beside it is looked at.

    Raises:
        JournalProblem: when it is empty, damaged, or newer than this program.
    """
    require_content(path)
    return _read_only(path, key, vault_id, oldest=0)


def create(path: Path, key: bytes, vault_id: bytes) -> Database:
    """Make a new, empty database that only its owner may read, and open it."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    database = connect(f"{path.absolute().as_uri()}?mode=rw")
    try:
        _unlock(database, key, vault_id)
        _settle(database, (*_DURABLE, *_SETTINGS, *_WRITING))
        database.permit(decide)
    except BaseException:
        database.close()
        raise
    return database


def identity(database: Database) -> Identity:
    """Read which program, and which version of the schema, the file belongs to."""
    return Identity(_number(database, "application_id"), _number(database, "user_version"))


def was_left_open(path: Path) -> bool:
    """Say whether the journal was not closed the last time: its log still holds something."""
    return _has_content(wal_of(path))


def wal_of(path: Path) -> Path:
    """Return where the write-ahead log of a database lies."""
    return path.with_name(f"{path.name}-wal")


def decide(
    action: int, subject: str | None, argument: str | None, schema: str | None, by: str | None
) -> int:
    """Judge one step of a statement: no other file, no key, no setting but the harmless."""
    del schema, by
    if action in _FORBIDDEN:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and argument == "load_extension":
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and not _may_run(str(subject).lower(), argument):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _may_run(pragma: str, argument: str | None) -> bool:
    if pragma.startswith("cipher_"):
        return pragma in _CIPHER_READS and argument is None
    if "key" in pragma and not pragma.startswith("foreign_key"):
        return False
    return argument is None or pragma in _SETTABLE


def require_content(path: Path) -> None:
    """Refuse a file that is missing or empty before SQLite could make a journal of it.

    Raises:
        JournalDamaged: when its log holds saves, which a salvage can read.
        JournalMissing, JournalEmpty, NoAccess: when there is nothing to be read.
    """
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        _require_no_saves(path)
        raise JournalMissing from None
    except OSError:
        raise NoAccess from None
    if size == 0:
        _require_no_saves(path)
    # SQLite throws away the log of an empty file, so not even a full log helps one. Other odd
    # sizes are normal after a power loss, as long as the log is there.
    if size == 0 or (size < PAGE_SIZE and not _has_content(wal_of(path))):
        raise JournalEmpty


def _require_no_saves(path: Path) -> None:
    try:
        holds_saves = bool(write_ahead_log.read(wal_of(path)).committed)
    except OSError:
        return
    if holds_saves:
        raise JournalDamaged(
            "The journal file is empty or gone, but what was saved last may be readable.",
            "Recover what can be read into a new journal, or restore a backup. This folder is "
            "left as it is.",
        )


def _can_be_written(path: Path) -> bool:
    return os.access(path.parent, os.W_OK | os.X_OK) and os.access(path, os.W_OK)


def _refuses_writing(folder: Path) -> bool:
    """Find out by trying: SQLite calls a lock refused by the place an I/O fault."""
    attempt = folder / "journal.db.attempt"
    try:
        os.close(os.open(attempt, os.O_CREAT | os.O_WRONLY, 0o600))
        attempt.unlink()
    except OSError as error:
        return error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}
    return False


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
    except OSError:
        raise NoAccess from None


def _open_to_read(path: Path, key: bytes, vault_id: bytes) -> Database:
    if _has_content(wal_of(path)):
        raise ReadOnlyPlace
    return _read_only(path, key, vault_id, oldest=NEWEST)


def _read_only(path: Path, key: bytes, vault_id: bytes, *, oldest: int) -> Database:
    database = connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1")
    database.is_read_only = True
    try:
        _unlock(database, key, vault_id)
        _require_known(identity(database), oldest=oldest)
        _settle(database, _SETTINGS)
        database.permit(decide)
    except BaseException:
        database.close()
        raise
    return database


def _unlock(database: Database, key: bytes, vault_id: bytes) -> None:
    database.one("PRAGMA cipher_log_level = NONE")  # else the engine writes to standard error
    database.use_key(f"x'{key.hex()}{vault_id.hex()}'")
    database.one("PRAGMA cipher_compatibility = 4")
    database.one("PRAGMA cipher_memory_security = OFF")
    _require_engine(database)
    _settle(database, (_EXCLUSIVE,))  # before the first read: then no -shm file is made
    database.one("SELECT count(*) FROM sqlite_master")
    database.watch_seals()


def _require_engine(database: Database) -> None:
    version = database.one("PRAGMA cipher_version")
    options = {str(row[0]) for row in database.all("PRAGMA compile_options")}
    page_size = database.one("PRAGMA cipher_page_size")
    if (
        version is None
        or not str(version[0]).startswith(ENGINE_GENERATION)
        or not options & {"TEMP_STORE=2", "TEMP_STORE=3"}
        or page_size is None
        or str(page_size[0]) != str(PAGE_SIZE)
    ):
        raise EngineFault


def _settle(database: Database, settings: tuple[tuple[str, str, str], ...]) -> None:
    full_sync = _FULL_SYNC if sys.platform == "darwin" and settings != (_EXCLUSIVE,) else ()
    for name, value, expected in (*settings, *full_sync):
        database.one(f"PRAGMA {name} = {value}")
        read_back = database.one(f"PRAGMA {name}")
        if read_back is None or str(read_back[0]).lower() != expected:
            raise EngineFault


def _require_known(known: Identity, *, oldest: int = 0) -> None:
    if known.application_id == 0 and known.version == 0:
        raise JournalEmpty
    if known.application_id != APPLICATION_ID:
        raise JournalDamaged
    if known.version > NEWEST:
        raise JournalNewer
    if known.version < oldest:  # it would have to be brought up to date, and cannot be
        raise ReadOnlyPlace


def _number(database: Database, pragma: str) -> int:
    row = database.one(f"PRAGMA {pragma}")
    if row is None:
        raise StatementError(pragma)
    return int(row[0])
