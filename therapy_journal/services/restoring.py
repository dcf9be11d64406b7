# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding backups, looking into one, and making a journal of it in a new folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from therapy_journal import paths
from therapy_journal.services import journal_places
from therapy_journal.storage import backup_places, restoring
from therapy_journal.storage.folder_names import DATABASE_NAME, SUFFIX
from therapy_journal.storage.restoring import Inside, Unlocked

__all__ = ["Inside", "Offer", "Unlocked"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A backup that could be restored; ``made_at`` is UTC."""

    folder: Path
    made_at: datetime


def offers(place: Path) -> list[Offer]:
    """Return the backups at a place, the newest first.

    The place may be a journal's folder, one in which backups are kept, the stick on which
    such a folder lies, or a backup itself.
    """
    if backup_places.is_backup_name(place.name) and (place / DATABASE_NAME).is_file():
        return [_offer(place)]
    found = [*backup_places.folders_in(place), *backup_places.folders(place)]
    for folder in backup_places.second_places(place):
        found += backup_places.folders_in(folder)
    if not found and (place / DATABASE_NAME).is_file() and place.suffix != SUFFIX:
        found = [place]
    return sorted(map(_offer, found), key=_newest_last, reverse=True)


def made_at(folder: Path) -> datetime:
    """Return when a backup was made (UTC), as it is noted beside it."""
    return backup_places.made_at(folder)


def unlock(folder: Path, *, passphrase: str = "", recovery_key: str = "") -> Unlocked:
    """Find out whether a passphrase or a recovery key opens a backup; a ``JournalProblem`` if not.

    Takes about 0.4 s and 256 MiB for a moment with a passphrase.
    """
    if recovery_key:
        return restoring.unlock_with_recovery_key(folder, recovery_key)
    return restoring.unlock_with_passphrase(folder, passphrase)


def look(unlocked: Unlocked) -> Inside:
    """Return when a backup was made and how much is in it."""
    return restoring.look(unlocked)


def restore(unlocked: Unlocked, new_folder: Path) -> Path:
    """Make a journal of a backup in a folder that is not there yet; returns that folder.

    Raises:
        JournalProblem: when the place is taken or full, or the backup cannot be read whole.
    """
    folder = journal_places.named(new_folder)
    restoring.restore(unlocked, folder)
    return folder


def free_place(journal_folder: Path) -> Path:
    """Return a place for a restored journal: where the one it comes from was, or beside it."""
    parent = journal_folder.parent
    if not parent.is_dir():  # e.g. a drive that is not connected
        parent = paths.journals_folder()
    name = journal_folder.name.removesuffix(SUFFIX) or journal_places.DEFAULT_NAME
    place = parent / f"{name}{SUFFIX}"
    return journal_places.beside(place, "restored") if os.path.lexists(place) else place


def _offer(folder: Path) -> Offer:
    return Offer(folder, backup_places.made_at(folder))


def _newest_last(offer: Offer) -> tuple[datetime, str]:
    return offer.made_at, offer.folder.name
