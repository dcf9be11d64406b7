# SPDX-License-Identifier: GPL-3.0-or-later
"""The files this program made in a journal's folder; whatever else lies there is never touched."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from therapy_journal.storage import backup_places, key_file, lock_lines
from therapy_journal.storage.folder_names import DATABASE_NAME

_OURS = (DATABASE_NAME, key_file.NAME, backup_places.ABOUT_NAME, lock_lines.NAME)
_BACKUP = re.compile(r"\d{6,}(?:\.\w+)?")


def of_journal(folder: Path) -> list[Path]:
    """Return the files of the journal itself: the database first, then what goes with it.

    Files left by a crash (``journal.db-wal``, ``vault.json.tmp``) belong to it as well.
    """
    return sorted(path for path in _inside(folder) if _is_ours(path))


def of_backups(place: Path) -> list[Path]:
    """Return every file of every backup in a place, also of one cut short by a crash."""
    folders = [path for path in _inside(place) if _is_backup(path)]
    return [file for folder in sorted(folders) for file in of_journal(folder)]


def of_others(folder: Path) -> list[Path]:
    """Return what lies directly in a journal's folder and is not of this program."""
    own_place = backup_places.own_place(folder)
    return sorted(path for path in _inside(folder) if not _is_ours(path) and path != own_place)


def everything(folder: Path) -> list[Path]:
    """Return every file of a journal: its own, then those of the backups in its folder."""
    return [*of_journal(folder), *of_backups(backup_places.own_place(folder))]


def remove_backups(place: Path) -> list[Path]:
    """Remove every backup in a place, and the place when nothing else is in it.

    Returns:
        What could not be removed.
    """
    left: list[Path] = []
    for folder in sorted(path for path in _inside(place) if _is_backup(path)):
        left += _remove_files(of_journal(folder))
        _remove_if_empty(folder)
    _remove_if_empty(place)
    return left


def remove(folder: Path, *, keys_first: bool) -> list[Path]:
    """Remove a journal and its backups, and the folder when nothing else is in it.

    With ``keys_first`` no passphrase opens it any more after the first two files, however far
    the rest gets. Without, the first file gone is the database: what is left then is never
    taken for a journal.

    Returns:
        What could not be removed; files of others in the folder are not counted.
    """
    files = of_journal(folder)
    if keys_first:
        files.sort(key=_is_database)
    left = _remove_files(files)
    left += remove_backups(backup_places.own_place(folder))
    _remove_if_empty(folder)
    return left


def _inside(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def _is_ours(path: Path) -> bool:
    return path.name.startswith(_OURS) and (path.is_file() or path.is_symlink())


def _is_backup(path: Path) -> bool:
    return bool(_BACKUP.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


def _is_database(path: Path) -> bool:
    return path.name.startswith(DATABASE_NAME)


def _remove_files(files: list[Path]) -> list[Path]:
    left = []
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left.append(path)
    return left


def _remove_if_empty(folder: Path) -> None:
    with contextlib.suppress(OSError):
        folder.rmdir()
