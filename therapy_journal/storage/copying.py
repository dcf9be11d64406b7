# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of an open journal: written in one statement, then found whole on its own connection.

:func:`begin` uses the open database and belongs on its thread. Everything after it touches
only the copy, so it may run elsewhere while somebody goes on writing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from therapy_journal.core.backups import Made
from therapy_journal.core.errors import (
    BackupDiskLow,
    BackupFailed,
    BackupPlaceAway,
    DiskFull,
    JournalDamaged,
    JournalProblem,
    KeyFileDamaged,
    KeyFileMissing,
)
from therapy_journal.storage import (
    backup_folders,
    backup_places,
    checks,
    contents,
    key_file,
    keys,
    new_folder,
    opening,
)
from therapy_journal.storage.checks import Kind
from therapy_journal.storage.connection import Database, Interrupted
from therapy_journal.storage.contents import Contents
from therapy_journal.storage.folder_names import DATABASE_NAME

ROOM_BESIDE = 16 * 1024 * 1024
"""Bytes that must stay free beside twice the size of the database."""


class Source(Protocol):
    """What a backup needs to know of an open journal; ``vault.OpenVault`` has all of it."""

    @property
    def folder(self) -> Path:
        """The journal's folder."""
        ...

    @property
    def vault_id(self) -> str:
        """The journal's number, in hexadecimal."""
        ...

    @property
    def database(self) -> Database:
        """The open database."""
        ...

    @property
    def secret(self) -> bytes:
        """The vault secret."""
        ...


@dataclass(frozen=True, slots=True)
class Copying:
    """A copy that has been written and is not yet known to be whole."""

    journal_folder: Path
    building: Path
    made: Made
    vault_id: str
    contents: Contents
    secret: bytes = field(repr=False)

    @property
    def folder(self) -> Path:
        """Where the backup will lie."""
        return self.building.with_name(f"{self.made.number:06}")


def begin(source: Source, place: Path, made: Made, stop: contents.Stop = contents.never) -> Copying:
    """Write the copy. Nothing is left of it when this does not return.

    Raises:
        Interrupted: when the statement was interrupted, or ``stop()`` said so.
        BackupFailed: when the place has no room, is not there or does not take it.
        JournalDamaged: when part of the journal itself cannot be read.
    """
    building = place / f"{made.number:06}.tmp"
    with telling(), _removed_unless_kept(building):
        _require_room(source.folder / DATABASE_NAME, place)
        backup_folders.make_place(place)
        _make_folder(building)
        before = contents.read(source.database, stop)
        source.database.copy_into(building / DATABASE_NAME)
        if stop():
            raise Interrupted
    return Copying(source.folder, building, made, source.vault_id, before, source.secret)


def finish(copying: Copying) -> Path:
    """Find the copy whole, put the key file beside it and give it its name.

    Returns:
        The backup's folder.

    Raises:
        BackupFailed: when it is not whole; it was removed then.
    """
    with telling(), _of_copy(), _removed_unless_kept(copying.building):
        path = copying.building / DATABASE_NAME
        require_whole(path, copying.secret, copying.vault_id, copying.contents)
        _put_key_file(copying)
        backup_folders.write_about(copying.building, copying.made)
        sync_file(path)
        key_file.sync_folder(copying.building)
        copying.building.rename(copying.folder)
    with contextlib.suppress(OSError):
        key_file.sync_folder(copying.folder.parent)
    return copying.folder


def spread(backup: Path, place: Path, secret: bytes, vault_id: str) -> Path:
    """Put a finished backup into another place as well, and find it whole there.

    Raises:
        BackupFailed: when that place has no room, is not there or does not take it.
    """
    building, folder = place / f"{backup.name}.tmp", place / backup.name
    with telling(), _of_copy(), _removed_unless_kept(building):
        _require_room(backup / DATABASE_NAME, place)
        backup_folders.make_place(place)
        backup_folders.clear_unfinished(place, below=backup_places.number_of(backup))
        _make_folder(building)
        expected = _contents_of(backup / DATABASE_NAME, secret, vault_id)
        for name in (DATABASE_NAME, key_file.NAME, key_file.COPY_NAME, backup_places.ABOUT_NAME):
            copy_file(backup / name, building / name)
        require_whole(building / DATABASE_NAME, secret, vault_id, expected)
        key_file.sync_folder(building)
        building.rename(folder)
    with contextlib.suppress(OSError):
        key_file.sync_folder(place)
    return folder


def require_whole(path: Path, secret: bytes, vault_id: str, expected: Contents) -> None:
    """Open a copy anew and require that it is sound and says what was written.

    A search index that does not fit is made anew: it only repeats what is written.

    Raises:
        JournalDamaged: when anything else about it is not as it must be.
    """
    number = bytes.fromhex(vault_id)
    key = keys.database_key(secret, number)
    if _has_faulty_index(path, key, number):
        _mend_index(path, key, number)
        if _has_faulty_index(path, key, number):
            raise JournalDamaged
    if _contents_of(path, secret, vault_id) != expected:
        raise JournalDamaged


def copy_file(source: Path, target: Path) -> None:
    """Copy one file, for its owner alone, down to the disk; a missing one is passed over."""
    try:
        reading = source.open("rb")
    except FileNotFoundError:
        return
    with reading:
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(target, flags, 0o600), "wb") as writing:
            shutil.copyfileobj(reading, writing, 1024 * 1024)
            writing.flush()
            os.fsync(writing.fileno())


def make_private_folder(folder: Path) -> None:
    """Make a folder for its owner alone; raises ``OSError``."""
    folder.mkdir(mode=0o700)
    with contextlib.suppress(OSError):  # a stick with FAT knows no permissions
        folder.chmod(0o700)


def copy_journal(folder: Path, target: Path) -> None:
    """Copy a closed journal, its log included, to a new folder; backups stay where they are.

    Raises:
        PlaceTaken: when something has that name.
        JournalProblem: when it cannot be read, or the place does not take it.
    """
    log = opening.wal_of(folder / DATABASE_NAME).name
    with new_folder.being_built(target) as building:
        try:
            for name in (DATABASE_NAME, log, key_file.NAME, key_file.COPY_NAME):
                copy_file(folder / name, building / name)
            key_file.sync_folder(building)
        except OSError as error:
            raise key_file.problem_of(error) from None


def sync_file(path: Path) -> None:
    """Bring a file down to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


@contextmanager
def telling() -> Iterator[None]:
    """Tell what goes wrong while a backup is made; damage of the journal stays what it is."""
    try:
        yield
    except (BackupFailed, JournalDamaged):
        raise
    except DiskFull:
        raise BackupDiskLow from None
    except FileNotFoundError:
        raise BackupPlaceAway from None
    except OSError as error:
        if isinstance(key_file.problem_of(error), DiskFull):
            raise BackupDiskLow from None
        raise BackupFailed from None
    except JournalProblem:
        raise BackupFailed from None


def _require_room(database: Path, place: Path) -> None:
    lies_in = place if place.is_dir() else place.parent
    if not lies_in.is_dir():
        raise BackupPlaceAway
    sizes = [path.stat().st_size for path in (database, opening.wal_of(database)) if path.exists()]
    if shutil.disk_usage(lies_in).free < 2 * sum(sizes) + ROOM_BESIDE:
        raise BackupDiskLow


def _make_folder(building: Path) -> None:
    shutil.rmtree(building, ignore_errors=True)
    make_private_folder(building)


def _put_key_file(copying: Copying) -> None:
    """Put the key file of this moment beside the copy, so that the same passphrase opens both."""
    try:
        found = key_file.find(copying.journal_folder).key_file
    except (KeyFileDamaged, KeyFileMissing):
        return  # the recovery key opens the copy without one, as it does the journal
    if found.secret_check != keys.secret_check(copying.secret, found.vault_id):
        raise Interrupted  # the keys were changed meanwhile: the copy is under the old one
    key_file.write(copying.building, found)


def _has_faulty_index(path: Path, key: bytes, vault_id: bytes) -> bool:
    copy = opening.open_copy(path, key, vault_id)
    try:
        faults = checks.structure(copy)
        if faults[Kind.STRUCTURE] or checks.broken_seals(copy):
            raise JournalDamaged
        return bool(faults[Kind.INDEX])
    finally:
        copy.close()


def _mend_index(path: Path, key: bytes, vault_id: bytes) -> None:
    copy = opening.open_existing(path, key, vault_id)
    try:
        checks.rebuild_indexes(copy)
    finally:
        copy.close()


def _contents_of(path: Path, secret: bytes, vault_id: str) -> Contents:
    number = bytes.fromhex(vault_id)
    copy = opening.open_copy(path, keys.database_key(secret, number), number)
    try:
        return contents.read(copy)
    finally:
        copy.close()


@contextmanager
def _of_copy() -> Iterator[None]:
    """Tell that a copy is damaged, which says nothing about the journal."""
    try:
        yield
    except JournalDamaged:
        raise BackupFailed(
            "A backup was written but did not read back whole, so it was not kept. "
            "Your journal and the earlier backups are as they were."
        ) from None


@contextmanager
def _removed_unless_kept(building: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
