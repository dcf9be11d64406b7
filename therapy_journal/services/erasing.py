# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing a journal: what is known of it here, and removing all of that."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from therapy_journal.services.settings import SHEET_FILE, Settings
from therapy_journal.storage import backup, backup_places, journal_files, words_file
from therapy_journal.storage.folder_names import SUFFIX
from therapy_journal.storage.key_file import sync_folder
from therapy_journal.storage.vault import OpenVault

ENDING = ".erased"
"""What a journal's folder is called once it is being erased; no program opens it any more."""


class Kept(NamedTuple):
    """A backup that would go; ``made_at`` is UTC."""

    folder: Path
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What is known here of a journal: what would go, and what would stay.

    ``second`` is the folder of backups in the second place, if one was chosen; ``sheet`` a
    recovery sheet that was saved and is still there; ``words`` files of words that could not be
    saved in the journal.
    """

    folder: Path
    name: str
    backups: tuple[Kept, ...]
    second: Path | None = None
    second_backups: tuple[Kept, ...] = ()
    is_second_there: bool = False
    sheet: Path | None = None
    words: tuple[Path, ...] = ()


class Erasing:
    """Used on the storage thread, with the journal open."""

    def __init__(self, *, vault: Callable[[], OpenVault], settings: Settings) -> None:
        self._vault, self._settings = vault, settings

    def known(self, elsewhere: Sequence[Path] = ()) -> Known:
        """Return what is known of the journal on this computer and in the second place.

        ``elsewhere`` names folders in which words may have been kept.
        """
        vault = self._vault()
        second = backup.second_place(vault)
        sheet = self._settings.get(SHEET_FILE)
        return Known(
            folder=vault.folder,
            name=vault.folder.name.removesuffix(SUFFIX),
            backups=_in(backup_places.own_place(vault.folder)),
            second=second,
            second_backups=_in(second) if second else (),
            is_second_there=bool(second and second.parent.is_dir()),
            sheet=Path(sheet) if sheet and Path(sheet).is_file() else None,
            words=tuple(
                file
                for folder in elsewhere
                for file in words_file.find(folder, bytes.fromhex(vault.vault_id))
            ),
        )

    def erase(self, known: Known) -> list[Path]:
        """Close the journal and remove it, its backups, and those in the second place.

        Returns:
            What could not be removed. Nothing of it opens with a passphrase.
        """
        self._vault().database.close()
        return sweep(known)


def _in(place: Path) -> tuple[Kept, ...]:
    folders = backup_places.folders_in(place)
    return tuple(Kept(folder, backup_places.made_at(folder)) for folder in folders)


def sweep(known: Known) -> list[Path]:
    """Remove all that is known of a journal that is closed; returns what could not be removed.

    Once more does no harm: a backup that was being finished meanwhile goes as well.
    """
    left = journal_files.remove_backups(known.second) if known.second else []
    for file in known.words:
        try:
            file.unlink(missing_ok=True)
        except OSError:
            left.append(file)
    return left + finish(going(known.folder))


def going(folder: Path) -> Path:
    """Return what the folder is called while it is erased."""
    return folder.with_name(f"{folder.name}{ENDING}")


def finish(going_folder: Path) -> list[Path]:
    """Erase a journal, or go on where a crash cut that short; returns what is left.

    ``going_folder`` is what :func:`going` returned; anything else is refused.
    """
    if not going_folder.name.endswith(SUFFIX + ENDING):
        return []
    folder = going_folder.with_name(going_folder.name.removesuffix(ENDING))
    # Under its old name half a journal would be taken for a damaged one.
    with contextlib.suppress(OSError):
        if not going_folder.exists() and folder.is_dir():
            folder.rename(going_folder)
            sync_folder(going_folder.parent)
    place = going_folder if going_folder.is_dir() else folder
    return journal_files.remove(place, keys_first=True)
