# SPDX-License-Identifier: GPL-3.0-or-later
"""Where journals lie; all that a lock screen needs to know before anything is opened."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from therapy_journal import paths
from therapy_journal.storage import backup_places
from therapy_journal.storage.folder_names import SUFFIX

if TYPE_CHECKING:
    from therapy_journal.core.support import LockLine

DEFAULT_NAME = "My journal"


def on_lock_screen(folder: Path) -> tuple[LockLine, ...]:
    """Return whom somebody put on the lock screen of a journal."""
    from therapy_journal.storage import lock_lines  # noqa: PLC0415 — not for the first painting

    return lock_lines.read(folder)


def default_folder() -> Path:
    """Return where a new journal is put unless another place is chosen."""
    return paths.journals_folder() / f"{DEFAULT_NAME}{SUFFIX}"


def free_folder() -> Path:
    """Return a place for one more journal, under a name that is not taken."""
    return free(default_folder())


def beside(folder: Path, word: str) -> Path:
    """Return a free place next to a journal, named after it and a word."""
    return free(folder.with_name(f"{folder.stem} {word}{SUFFIX}"))


def elsewhere(folder: Path, word: str) -> Path:
    """Return a free place where new journals are put, named after a journal and a word."""
    return free(paths.journals_folder() / f"{folder.stem} {word}{SUFFIX}")


def free(place: Path) -> Path:
    """Return a place that nothing has: the one given, or one with a number behind its name."""
    tried, number = place, 2
    while os.path.lexists(tried):
        tried = place.with_name(f"{place.stem} {number}{SUFFIX}")
        number += 1
    return tried


def is_there(folder: Path) -> bool:
    """Return whether a journal, or what is left of one, lies at this place."""
    try:
        return folder.is_dir() and any(folder.iterdir())
    except OSError:
        # What cannot be looked into is there; opening it will say what is wrong.
        return True


def named(folder: Path) -> Path:
    """Return the folder with the ending every journal has."""
    return folder if folder.suffix == SUFFIX else folder.with_name(folder.name + SUFFIX)


def last_backup(journal_folder: Path) -> datetime | None:
    """Return when the newest backup in a journal's own folder was made (UTC), or None."""
    folders = backup_places.folders(journal_folder)
    return backup_places.made_at(folders[0]) if folders else None


def is_open(folder: Path) -> bool:
    """Return whether a journal at this place is open in some window or command now."""
    from therapy_journal.storage import in_use  # noqa: PLC0415 — brings the whole engine along

    return in_use.is_open(folder)
