# SPDX-License-Identifier: GPL-3.0-or-later
"""Where backups lie, and what can be known of them without opening any.

It is asked before anything else is loaded, by the lock screen.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from therapy_journal.core.days import from_text
from therapy_journal.storage.folder_names import DATABASE_NAME

OWN_NAME = "backups"
ABOUT_NAME = "backup.json"

_SECOND_NAME = "Journal backups "
_NUMBERED = re.compile(r"\d{6,}")
_MOST_BYTES = 4096


def own_place(journal_folder: Path) -> Path:
    """Return the folder inside the journal's own in which its backups lie."""
    return journal_folder / OWN_NAME


def place_in(chosen: Path, vault_id: str) -> Path:
    """Return the folder for a journal's backups inside a second place somebody chose."""
    return chosen / f"{_SECOND_NAME}{vault_id[:8]}"


def second_places(chosen: Path) -> list[Path]:
    """Return the folders for backups, of whatever journal, inside a second place."""
    try:
        return sorted(path for path in chosen.iterdir() if path.name.startswith(_SECOND_NAME))
    except OSError:
        return []


def folders(journal_folder: Path) -> list[Path]:
    """Return the backups in a journal's own folder, the newest first."""
    return folders_in(own_place(journal_folder))


def folders_in(place: Path) -> list[Path]:
    """Return the backups in a place, the newest first; none where it cannot be looked into."""
    try:
        found = [path for path in place.iterdir() if _is_backup(path)]
    except OSError:
        return []
    return sorted(found, key=number_of, reverse=True)


def is_backup_name(name: str) -> bool:
    """Say whether a folder is called as backups are: by a number of six digits or more."""
    return bool(_NUMBERED.fullmatch(name))


def number_of(folder: Path) -> int:
    """Return the number of a backup."""
    return int(folder.name)


def made_at(folder: Path) -> datetime:
    """Return what the clock said when a backup was made, in UTC.

    Where the note beside it is lost, the date of its file has to do.
    """
    try:
        with (folder / ABOUT_NAME).open("rb") as file:
            return from_text(json.loads(file.read(_MOST_BYTES))["made_at"]).astimezone(UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        pass
    try:
        return datetime.fromtimestamp((folder / DATABASE_NAME).stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


def _is_backup(path: Path) -> bool:
    return is_backup_name(path.name) and (path / DATABASE_NAME).is_file()
