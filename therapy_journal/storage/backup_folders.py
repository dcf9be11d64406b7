# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders of backups: making one, noting what is in it, and removing those not needed."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from pathlib import Path

from therapy_journal.core.backups import Made, to_drop
from therapy_journal.core.days import to_text
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import key_file
from therapy_journal.storage.backup_places import ABOUT_NAME, folders_in, made_at, number_of
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import sync_folder

_UNFINISHED = re.compile(r"\d{6,}\.(?:tmp|gone)")


def make_place(place: Path) -> None:
    """Make the folder for backups, for its owner alone; raises ``OSError``."""
    if not place.is_dir():
        place.mkdir(mode=0o700)
        sync_folder(place.parent)
    with contextlib.suppress(OSError):  # a stick with FAT knows no permissions
        place.chmod(0o700)


def write_about(folder: Path, made: Made) -> None:
    """Note beside a backup when it was made; raises ``OSError``."""
    content = {"format": 1, "number": made.number, "made_at": to_text(made.made_at)}
    path = folder / ABOUT_NAME
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(json.dumps(content).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def thin(place: Path, vault_id: str) -> int:
    """Remove the backups of this journal that are no longer needed; returns how many.

    Called only once a newer backup in this very place was found whole.
    """
    ours = {number_of(path): path for path in folders_in(place) if _belongs_to(path, vault_id)}
    made = [Made(number, made_at(path)) for number, path in ours.items()]
    dropped = [ours[number] for number in to_drop(made)]
    return sum(map(_drop, dropped))


def clear_unfinished(place: Path, *, below: int | None = None) -> None:
    """Remove what a crash left of a backup that was being made or thinned.

    With ``below``, only of those with a lower number: one may be under way.
    """
    try:
        left = [path for path in place.iterdir() if _UNFINISHED.fullmatch(path.name)]
    except OSError:
        return
    for path in left:
        is_wanted = below is None or int(path.stem) < below
        if is_wanted and not path.is_symlink():
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


def _belongs_to(folder: Path, vault_id: str) -> bool:
    """Say whether a backup is this journal's; a database begins with the journal's number."""
    with contextlib.suppress(JournalProblem):
        return key_file.find(folder).key_file.vault_id.hex() == vault_id
    try:
        with (folder / DATABASE_NAME).open("rb") as file:
            return file.read(16).hex() == vault_id
    except OSError:
        return False
