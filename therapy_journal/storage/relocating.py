# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole journal written anew in another place, found whole there, and only then named.

Until its name is given, nothing at the new place looks like a journal; afterwards everything is
there. The journal it was made of is never changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from therapy_journal.core.errors import (
    DiskFull,
    JournalDamaged,
    JournalProblem,
    NoAccess,
    PlaceTaken,
    StorageFault,
)
from therapy_journal.storage import (
    backup_places,
    contents,
    copying,
    journal_files,
    key_file,
    lock_lines,
)
from therapy_journal.storage.copying import Source
from therapy_journal.storage.folder_names import DATABASE_NAME

_BLOCK = 1024 * 1024


class NotCopied(JournalProblem):
    """The copy was written but did not read back as what it was made of."""

    code = "E_COPY"
    sentence = "The copy did not read back whole, so it was not kept. Your journal is as it was."
    action = "Try again, or choose another place: that drive may be failing."


class NoPlace(JournalProblem):
    """The folder in which the journal was to lie is not there."""

    code = "E_NO_PLACE"
    sentence = "That place is not there. Nothing was copied, and your journal is as it was."
    action = "Connect the drive, or choose another folder."


class InsideItself(JournalProblem):
    """The journal was to lie inside a journal's own folder."""

    code = "E_INSIDE_ITSELF"
    sentence = "That place is inside a journal's own folder. Nothing was copied."
    action = "Choose a folder outside it."


def copy(source: Source, target: Path, *, with_backups: bool) -> None:
    """Write the open journal ``source`` to the folder ``target``, which must not be there yet.

    Raises:
        PlaceTaken, NoPlace, InsideItself, NoAccess, DiskFull: the place does not do.
        NotCopied: what was written did not read back the same; it was removed.
        JournalDamaged: part of the journal itself cannot be read.
    """
    _require_place(source.folder, target)
    building = unfinished(target)
    with _telling():
        _require_room(source.folder, target.parent, with_backups=with_backups)
        clear_unfinished(target)
        if os.path.lexists(building):
            raise PlaceTaken
        copying.make_private_folder(building)
        try:
            _write(source, building)
            if with_backups:
                _copy_backups(source.folder, building)
                # Only a move takes it along; in a copy the first unlock writes it.
                lock_lines.write(building, lock_lines.read(source.folder))
            key_file.sync_folder(building)
            _give_name(building, target)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise


def unfinished(target: Path) -> Path:
    """Return the folder in which a copy is built until it has its name."""
    return target.with_name(f"{target.name}.tmp")


def clear_unfinished(target: Path) -> None:
    """Remove what a copy to ``target`` cut short by a crash left; never anything else."""
    building = unfinished(target)
    if building.is_dir() and not building.is_symlink():
        journal_files.remove(building, keys_first=False)


def _give_name(building: Path, target: Path) -> None:
    # A rename would quietly take the place of an empty folder made meanwhile.
    if os.path.lexists(target):
        raise PlaceTaken
    building.rename(target)
    key_file.sync_folder(target.parent)


def _write(source: Source, building: Path) -> None:
    found = key_file.find(source.folder).key_file
    path = building / DATABASE_NAME
    before = contents.read(source.database)
    source.database.copy_into(path)
    try:
        copying.require_whole(path, source.secret, source.vault_id, before)
    except JournalDamaged:
        raise NotCopied from None
    copying.sync_file(path)
    key_file.write(building, found)


def _copy_backups(journal: Path, building: Path) -> None:
    place = backup_places.own_place(journal)
    folders = backup_places.folders_in(place)
    if not folders:
        return
    target = backup_places.own_place(building)
    copying.make_private_folder(target)
    for folder in folders:
        copying.make_private_folder(target / folder.name)
        for file in journal_files.of_journal(folder):
            copied = target / folder.name / file.name
            copying.copy_file(file, copied)
            if _digest(copied) != _digest(file):
                raise NotCopied
        key_file.sync_folder(target / folder.name)
    key_file.sync_folder(target)


def _digest(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.digest()


def _require_place(journal: Path, target: Path) -> None:
    if os.path.lexists(target):
        raise PlaceTaken("A journal of that name is there already. Nothing was copied.")
    if not target.parent.is_dir():
        raise NoPlace
    around = (target, *Path(os.path.realpath(target.parent)).parents, target.parent.resolve())
    if any(_holds_journal(place) or _is_same(place, journal) for place in around):
        raise InsideItself


def _holds_journal(place: Path) -> bool:
    return (place / DATABASE_NAME).exists() and (place / key_file.NAME).exists()


def _is_same(place: Path, journal: Path) -> bool:
    try:
        return place.samefile(journal)
    except OSError:
        return False


def _require_room(journal: Path, place: Path, *, with_backups: bool) -> None:
    files = journal_files.everything(journal) if with_backups else journal_files.of_journal(journal)
    size = sum(path.stat().st_size for path in files if path.exists())
    if shutil.disk_usage(place).free < size + copying.ROOM_BESIDE:
        raise DiskFull(
            "There is too little free space there. Nothing was copied.",
            "Free some space, or choose another folder.",
        )


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise PlaceTaken from None
    except FileNotFoundError:
        raise NoPlace from None
    except PermissionError:
        raise NoAccess("That place cannot be written. Nothing was copied.") from None
    except OSError as error:
        problem = key_file.problem_of(error)
        if isinstance(problem, DiskFull):
            raise DiskFull(
                "Nothing was copied: the disk is full.", "Free some space, then try again."
            ) from None
        raise (StorageFault() if isinstance(problem, StorageFault) else problem) from None
