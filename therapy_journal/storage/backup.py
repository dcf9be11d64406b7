# SPDX-License-Identifier: GPL-3.0-or-later
"""Verified backups of an open journal: making them, and asking what they still hold.

Each is a folder ``000123`` with a complete journal in it (``journal.db``, ``vault.json``) and
a note of when it was made. It opens with the passphrase the journal had then, unless its key
file was written anew since (see :func:`everywhere`), and always with the recovery key.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from therapy_journal.core.backups import Made
from therapy_journal.core.errors import BackupFailed, BackupPlaceAway, JournalProblem
from therapy_journal.storage import (
    backup_folders,
    backup_places,
    contents,
    copying,
    rebuilding,
    settings,
)
from therapy_journal.storage.backup_folders import thin
from therapy_journal.storage.backup_places import folders, folders_in, own_place, place_in
from therapy_journal.storage.connection import Database
from therapy_journal.storage.copying import Copying, Source
from therapy_journal.storage.rebuilding import Erase, Holds

__all__ = [
    "Backup", "Copying", "JustOpened", "Source", "before_change", "begun", "clear_unfinished",
    "everywhere", "folders", "folders_in", "holding", "last", "make", "next_number", "own_place",
    "place_in", "places", "rebuild", "second_place", "thin",
]  # fmt: skip

SECOND_PLACE = "backup.second_place"
"""The setting that holds, as JSON, the folder somebody chose as a second place."""
_COUNTER = "backup.number"


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: where it lies, and why it lies in no more places."""

    number: int
    made_at: datetime
    folders: tuple[Path, ...]
    problems: dict[Path, BackupFailed] = field(default_factory=dict)


def second_place(source: Source) -> Path | None:
    """Return the folder in the second place, whether it is there today or not."""
    text = settings.read(source.database, SECOND_PLACE)
    try:
        chosen = json.loads(text) if text else ""
    except ValueError:
        chosen = ""
    return place_in(Path(chosen), source.vault_id) if isinstance(chosen, str) and chosen else None


def places(source: Source) -> list[Path]:
    """Return where backups of this journal go: its own folder, then the second place if any."""
    second = second_place(source)
    return [own_place(source.folder), *([second] if second else [])]


def everywhere(source: Source) -> list[Path]:
    """Return every backup known here and at hand now: in its own folder, then the second place."""
    return [folder for place in places(source) for folder in folders_in(place)]


def last(source: Source) -> Path | None:
    """Return the newest backup at hand, or None."""
    return max(everywhere(source), key=backup_places.number_of, default=None)


def make(
    source: Source, to: Sequence[Path] | None = None, *, now: datetime | None = None
) -> Backup:
    """Make a backup in each of the places and find it whole there; then thin those places.

    Takes the time of reading the journal four times; ``begun`` and ``copying.finish`` are its
    two halves for whoever cannot wait. A place that does not take it is told in ``problems``.

    Raises:
        BackupFailed: when none of the places took it. Nothing of it is left then.
        JournalDamaged: when part of the journal itself cannot be read.
    """
    wanted = list(to) if to is not None else places(source)
    made = Made(next_number(source, wanted), now or datetime.now(UTC))
    done: list[Path] = []
    problems: dict[Path, BackupFailed] = {}
    for place in wanted:
        try:
            if done:
                done.append(copying.spread(done[0], place, source.secret, source.vault_id))
            else:
                done.append(copying.finish(copying.begin(source, place, made)))
        except BackupFailed as problem:
            problems[place] = problem
        else:
            thin(place, source.vault_id)
    if not done:
        raise next(iter(problems.values()), BackupPlaceAway())
    return Backup(made.number, made.made_at, tuple(done), problems)


def before_change(source: Source, *, now: datetime | None = None) -> Backup:
    """Make the backup that is owed before a migration, a rotation, an import or a bulk delete.

    It goes to the journal's own folder alone: whoever waits for the change should not have
    to wait for a stick as well.

    Raises:
        BackupFailed: then the change must not be made.
    """
    return make(source, [own_place(source.folder)], now=now)


def begun(
    source: Source, place: Path, *, now: datetime, stop: contents.Stop = contents.never
) -> Copying:
    """Write the copy for a backup; ``copying.finish`` makes one of it, on any thread."""
    return copying.begin(source, place, Made(next_number(source, [place]), now), stop)


def holding(source: Source, holds: Holds, among: Iterable[Path] | None = None) -> list[Path]:
    """Return the backups known here that still hold something, as ``holds`` finds it.

    ``holds`` is given each backup's database, open to be read, at the newest version. A backup
    that cannot be read is among the answer: it may hold anything.
    """
    return rebuilding.holding(source, holds, everywhere(source) if among is None else among)


def rebuild(source: Source, erase: Erase, only: Iterable[Path]) -> int:
    """Write backups anew without what ``erase`` takes out of them; returns how many were.

    Number, date and key file of each stay. The new database was found whole before it took
    the old one's place in one step. One that cannot be read is left as it is.

    Raises:
        BackupFailed: when a place does not take the new one; those before it are done.
    """
    return rebuilding.rebuild(source, erase, only)


def next_number(source: Source, among: Sequence[Path] = ()) -> int:
    """Count on and return the number of the next backup; no clock has a say in it.

    The counter is kept in the journal. A journal that was restored may count lower than the
    backups that are there already, so these are asked as well.
    """
    text = settings.read(source.database, _COUNTER) or "0"
    counted = int(text) if text.isdecimal() else 0
    known = [*among, *places(source)]
    there = [backup_places.number_of(path) for place in known for path in folders_in(place)]
    number = max([counted, *there]) + 1
    if not source.database.is_read_only:
        with copying.telling():
            settings.write(source.database, _COUNTER, str(number))
    return number


def clear_unfinished(source: Source) -> None:
    """Remove what a crash left of a backup; call it while none is being made."""
    with contextlib.suppress(JournalProblem):
        for place in places(source):
            backup_folders.clear_unfinished(place)


@dataclass(frozen=True, slots=True)
class JustOpened:
    """What a backup needs of a journal that is still being opened."""

    folder: Path
    vault_id: str
    database: Database
    secret: bytes = field(repr=False)
