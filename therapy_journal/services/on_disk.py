# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program has on the disk: every file of the journal, and of the program's own places."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from therapy_journal import paths
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, from_text, to_text
from therapy_journal.services.settings import CHECKED, SHEET_FILE, Settings
from therapy_journal.storage import (
    backup,
    backup_places,
    export_log,
    journal_files,
    key_file,
    lock_lines,
    opening,
)
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Interrupted
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.vault import OpenVault

EVERY = timedelta(days=7)
"""How often the whole journal is looked over by itself."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing on the disk. ``place`` is None where there is none of it.

    ``is_readable`` says that anyone who can open it can read it; ``detail`` what is in it.
    """

    name: str
    detail: str
    place: Path | None
    size: int = 0
    is_readable: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A readable copy that was made: in what form and when; never where, never what."""

    form: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Everything known here. Instants are UTC; ``is_sound`` is what the last check found."""

    folder: Path
    kept: tuple[Kept, ...]
    exported: tuple[Exported, ...]
    checked_at: datetime | None
    is_sound: bool
    last_backup: datetime | None


class Looking:
    """Used on the storage thread."""

    def __init__(self, *, vault: Callable[[], OpenVault], settings: Settings, clock: Clock) -> None:
        self._vault, self._settings, self._clock = vault, settings, clock

    def look(self, elsewhere: Sequence[Path] = ()) -> OnDisk:
        """Return what is there now; ``elsewhere`` names files of words kept outside."""
        vault = self._vault()
        checked_at, is_sound = self._checked()
        newest = backup.last(vault)
        kept = (
            *_of_journal(vault.folder),
            _backups("Backups beside it", backup_places.own_place(vault.folder)),
            *self._second(vault),
            self._sheet(),
            *_words_elsewhere(elsewhere),
            *_of_program(),
        )
        return OnDisk(
            folder=vault.folder,
            kept=kept,
            exported=tuple(Exported(*row) for row in export_log.everything(vault.database)),
            checked_at=checked_at,
            is_sound=is_sound,
            last_backup=backup_places.made_at(newest) if newest else None,
        )

    def check(self) -> Outcome[bool]:
        """Look the whole journal over, and note when and whether it was sound."""
        vault = self._vault()
        is_sound = all(finding.is_mended for finding in vaults.check(vault, gently=True))
        if not vault.database.is_read_only:
            note_check(self._settings, self._clock, is_sound=is_sound)
        return Outcome(is_sound, Changes(settings=True))

    def found_at_opening(self) -> tuple[str, ...]:
        """Return what was damaged and put right while the journal was opened, in sentences."""
        return tuple(finding.sentence for finding in self._vault().mended)

    def is_check_due(self) -> bool:
        """Return whether the journal was not looked over for a week."""
        checked_at, _ = self._checked()
        now = self._clock.now().at
        is_recent = checked_at is not None and now - EVERY < checked_at <= now
        return not is_recent and not self._vault().database.is_read_only

    def check_giving_way(self, stop: Callable[[], bool]) -> Outcome[bool | None]:
        """Check, or return None as soon as somebody else needs the journal."""
        if not stop():
            with contextlib.suppress(Interrupted):
                done = self.check()
                return Outcome(done.value, done.changes)
        return Outcome(None, Changes())

    def _checked(self) -> tuple[datetime | None, bool]:
        text = self._settings.get(CHECKED)
        try:
            note = json.loads(text) if text else {}
            return from_text(note["at"]), bool(note["is_sound"])
        except (ValueError, KeyError, TypeError):
            return None, True

    def _second(self, vault: OpenVault) -> Iterable[Kept]:
        second = backup.second_place(vault)
        if second is None:
            return
        if second.parent.is_dir():
            yield _backups("Backups in the second place", second)
        else:
            yield Kept("Backups in the second place", "It is not connected at the moment.", None)

    def _sheet(self) -> Kept:
        text = self._settings.get(SHEET_FILE)
        name = "Recovery sheet you saved"
        if not text:
            return Kept(name, "None that this program knows of.", None)
        place = Path(text)
        if not place.is_file():
            return Kept(name, "It is no longer where you saved it.", None)
        detail = "Anyone who finds it can open this journal. Print or move it, then delete it here."
        return Kept(name, detail, place, _size([place]), is_readable=True)


def note_check(settings: Settings, clock: Clock, *, is_sound: bool) -> None:
    """Note in the journal that it was looked over just now, and whether it was sound."""
    note = {"at": to_text(clock.now().at), "is_sound": is_sound}
    settings.put(CHECKED, json.dumps(note))


def _of_journal(folder: Path) -> Iterable[Kept]:
    database = folder / DATABASE_NAME
    names = {database, opening.wal_of(database)}
    yield Kept("Your journal", "Everything you wrote.", database, _size(names))
    key, copy = folder / key_file.NAME, folder / key_file.COPY_NAME
    detail = "Holds the key, locked with your passphrase; there are two, in case one is damaged."
    yield Kept("Key file and its copy", detail, key, _size([key, copy]))
    shown = folder / lock_lines.NAME
    if shown.is_file():
        detail = "Names and numbers you put there. Anyone who opens this folder can read them."
        yield Kept("On the lock screen", detail, shown, _size([shown]), is_readable=True)
    ours = {*names, key, copy, shown}
    others = [path for path in journal_files.of_journal(folder) if path not in ours]
    if others:
        yield Kept("Left by a crash", "Goes by itself.", others[0], _size(others))
    strangers = journal_files.of_others(folder)
    if strangers:
        yield Kept(
            "Not of this program", "It never looks into these.", strangers[0], _size(strangers),
            is_readable=True,
        )  # fmt: skip


def _backups(name: str, place: Path) -> Kept:
    folders = backup_places.folders_in(place)
    if not folders:
        return Kept(name, "None yet.", None)
    many = (
        "One, a whole journal." if len(folders) == 1 else f"{len(folders)}, each a whole journal."
    )
    return Kept(name, many, place, _size(journal_files.of_backups(place)))


def _words_elsewhere(files: Iterable[Path]) -> Iterable[Kept]:
    there = [path for path in files if path.is_file()]
    if there:
        detail = "Could not be saved in the journal; the next unlock takes them up."
        yield Kept("Words saved elsewhere", detail, there[0], _size(there))


def _of_program() -> Iterable[Kept]:
    """Return the files outside the journal; none of them ever holds a written word."""
    settings, log, sample = paths.settings_file(), paths.log_file(), paths.cache_folder()
    running = _files_below(paths.runtime_folder())
    known = (
        ("Window settings", "Size, colours, and where the journal lies.", [settings]),
        ("Log of faults", "When and in which line; never what you wrote.", [log]),
        ("Sign of the open window", "That it is open; gone when it is closed.", running),
        ("Sample journal", "Invented; its passphrase is no secret.", _files_below(sample)),
    )
    for name, detail, files in known:
        there = [path for path in files if path.is_file()]
        if there:
            is_sample = name.startswith("Sample")
            yield Kept(name, detail, there[0], _size(there), is_readable=not is_sample)


def _files_below(folder: Path) -> list[Path]:
    return [Path(at) / name for at, _, names in os.walk(folder) for name in names]


def _size(files: Iterable[Path]) -> int:
    total = 0
    for path in files:
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total
