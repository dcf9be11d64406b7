# SPDX-License-Identifier: GPL-3.0-or-later
"""What backups still hold of something erased, and writing them anew without it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import (
    backup_places,
    checks,
    contents,
    copying,
    key_file,
    keys,
    opening,
    schema,
)
from therapy_journal.storage.connection import Database
from therapy_journal.storage.copying import Source
from therapy_journal.storage.folder_names import DATABASE_NAME

Holds = Callable[[Database], bool]
Erase = Callable[[Database], None]


def holding(source: Source, holds: Holds, among: Iterable[Path]) -> list[Path]:
    """Return the backups for which ``holds`` says yes, in the order given.

    One that cannot be read is among them: it may hold anything.
    """
    return [folder for folder in among if _may_hold(source, folder, holds)]


def rebuild(source: Source, erase: Erase, only: Iterable[Path]) -> int:
    """Write each of these backups anew without what ``erase`` takes out of it.

    ``erase`` is given a copy of the backup, open to be written. The new database takes the old
    one's place in one step once it was found whole; until then the old one stands.

    Returns:
        How many were written anew. One that cannot be read is left as it is.

    Raises:
        BackupFailed: when a place does not take the new one; those before it are done.
    """
    return sum(_rebuilt(source, folder, erase) for folder in only)


def _may_hold(source: Source, folder: Path, holds: Holds) -> bool:
    key, number = _key(source)
    path = folder / DATABASE_NAME
    try:
        database = opening.open_copy(path, key, number)
        try:
            if opening.identity(database).version == schema.NEWEST:
                return holds(database)
        finally:
            database.close()
        with _work_copy(source, folder) as (work, _):
            return holds(work)
    except (JournalProblem, OSError):
        return True


def _rebuilt(source: Source, folder: Path, erase: Erase) -> bool:
    path = folder / DATABASE_NAME
    with copying.telling():
        try:
            with _work_copy(source, folder) as (work, building):
                erase(work)
                fresh = building / "fresh.db"
                expected = contents.read(work)
                work.copy_into(fresh)
                copying.require_whole(fresh, source.secret, source.vault_id, expected)
                copying.sync_file(fresh)
                fresh.replace(path)
        except JournalProblem:
            if _can_be_read(source, path):
                raise
            return False
        with contextlib.suppress(OSError):
            key_file.sync_folder(folder)
    return True


@contextmanager
def _work_copy(source: Source, folder: Path) -> Iterator[tuple[Database, Path]]:
    """Open a copy of a backup to be written, brought to the newest version, and remove it."""
    key, number = _key(source)
    building = folder.with_name(f"{backup_places.number_of(folder):06}.tmp")
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir(mode=0o700)
        copying.copy_file(folder / DATABASE_NAME, building / DATABASE_NAME)
        work = opening.open_existing(building / DATABASE_NAME, key, number)
        try:
            schema.migrate(work)
            yield work, building
        finally:
            work.close()
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _can_be_read(source: Source, path: Path) -> bool:
    key, number = _key(source)
    try:
        database = opening.open_copy(path, key, number)
        try:
            return not checks.look_over(database)
        finally:
            database.close()
    except JournalProblem:
        return False


def _key(source: Source) -> tuple[bytes, bytes]:
    number = bytes.fromhex(source.vault_id)
    return keys.database_key(source.secret, number), number
