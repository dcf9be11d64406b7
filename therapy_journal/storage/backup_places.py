# SPDX-License-Identifier: GPL-3.0-or-later
"""Where backups lie, and what can be known of them without opening any."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from therapy_journal.core.backups import Made, to_drop
from therapy_journal.core.days import from_text, to_text
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import key_file
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import sync_folder

OWN_NAME = "backups"
ABOUT_NAME = "backup.json"

_SECOND_NAME = "Journal backups "
_NUMBERED = re.compile(r"\d{6,}")
_UNFINISHED = re.compile(r"\d{6,}\.(?:tmp|gone)")
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
    except (OSError, ValueError, KeyError, TypeError):
        pass
    try:
        return datetime.fromtimestamp((folder / DATABASE_NAME).stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC)


def write_about(folder: Path, made: Made) -> None:
    """Note beside a backup when it was made; raises ``OSError``."""
    content = {"format": 1, "number": made.number, "made_at": to_text(made.made_at)}
    path = folder / ABOUT_NAME
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(content).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def make_place(place: Path) -> None:
    """Make the folder for backups, for its owner alone; raises ``OSError``."""
    if not place.is_dir():
        place.mkdir(mode=0o700)
        sync_folder(place.parent)
    with contextlib.suppress(OSError):  # a stick with FAT knows no permissions
        place.chmod(0o700)


def thin(place: Path, vault_id: str) -> int:
    """Remove the backups of this journal that are no longer needed; returns how many.

    Called only once a newer backup in this very place was found whole.
    """
    ours = {number_of(path): path for path in folders_in(place) if _belongs_to(path, vault_id)}
    made = [Made(number, made_at(path)) for number, path in ours.items()]
    dropped = [ours[number] for number in to_drop(made)]
    return sum(map(_drop, dropped))


def clear_unfinished(place: Path) -> None:
    """Remove what a crash left of a backup that was being made or thinned."""
    try:
        left = [path for path in place.iterdir() if _UNFINISHED.fullmatch(path.name)]
    except OSError:
        return
    for path in left:
        if not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _drop(folder: Path) -> bool:
    """Remove a backup; it loses its name first, so that half a backup never has one."""
    going = folder.with_name(f"{folder.name}.gone")
    try:
        shutil.rmtree(going, ignore_errors=True)
        folder.rename(going)
    except OSError:
        return False
    shutil.rmtree(going, ignore_errors=True)
    return True


def _is_backup(path: Path) -> bool:
    return is_backup_name(path.name) and (path / DATABASE_NAME).is_file()


def _belongs_to(folder: Path, vault_id: str) -> bool:
    """Say whether a backup is this journal's; a database begins with the journal's number."""
    with contextlib.suppress(JournalProblem):
        return key_file.find(folder).key_file.vault_id.hex() == vault_id
    try:
        with (folder / DATABASE_NAME).open("rb") as file:
            return file.read(16).hex() == vault_id
    except OSError:
        return False
