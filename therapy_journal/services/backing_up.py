# SPDX-License-Identifier: GPL-3.0-or-later
"""When a backup is due, making it in steps nobody has to wait for, and where backups go."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.errors import (
    BackupDiskLow,
    BackupFailed,
    BackupPlaceAway,
    DiskFull,
    JournalDamaged,
    ReadOnlyPlace,
    StorageFault,
)
from therapy_journal.services import cloud_folders
from therapy_journal.services.settings import (
    BACKUP_PROBLEM,
    CLOUD_FOLDER_TOLD,
    SECOND_PLACE,
    Settings,
)
from therapy_journal.storage import backup, backup_places, copying
from therapy_journal.storage.connection import Interrupted
from therapy_journal.storage.copying import Copying
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.vault import OpenVault

MOST_INTERRUPTIONS = 3
"""After so many a backup waits until nobody writes, or for the lock."""

SMALL = 64 * 1024 * 1024
"""Bytes of a journal whose backup takes less than about a second."""

_PROBLEMS = {problem.code: problem for problem in (BackupFailed, BackupDiskLow, BackupPlaceAway)}


@dataclass(frozen=True, slots=True)
class Begun:
    """A copy that is written; ``second`` is where a second one goes, if anywhere."""

    copying: Copying
    second: Path | None


@dataclass(frozen=True, slots=True)
class Finished:
    """Where the backup lies now, and why it lies in no more places."""

    folders: tuple[Path, ...]
    problems: tuple[BackupFailed, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What can be said of the backups of a journal. Instants are UTC."""

    last: datetime | None
    count: int
    place: Path
    second: Path | None = None
    is_second_there: bool = False
    last_in_second: datetime | None = None
    problem: BackupFailed | None = None


class BackingUp:
    """Used on the storage thread, but for :meth:`finish`."""

    def __init__(self, *, vault: Callable[[], OpenVault], settings: Settings, clock: Clock) -> None:
        self._vault = vault
        self._settings, self._clock = settings, clock
        self._interruptions = 0
        self._is_owed = False

    # -- when ---------------------------------------------------------------------------

    def is_due(self) -> bool:
        """Say whether no backup was made today; only whether the day differs counts."""
        vault = self._vault()
        if vault.database.is_read_only:
            return False
        own = backup.folders(vault.folder)
        # The second place is asked only where it must be: a stick can be slow.
        newest = own[0] if own and self._is_of_today(own[0]) else backup.last(vault)
        return newest is None or not self._is_of_today(newest)

    def owe(self) -> None:
        """Take note that something was saved: a backup due today is made when it is closed."""
        self._is_owed = True

    @property
    def waits_for_rest(self) -> bool:
        """Whether a backup was interrupted so often that it waits for a long rest."""
        return self._interruptions >= MOST_INTERRUPTIONS

    @property
    def _is_read_only(self) -> bool:
        return self._vault().database.is_read_only

    # -- making one ---------------------------------------------------------------------

    def begin(self, stop: Callable[[], bool]) -> Begun | None:
        """Write the copy; None when it gave way to somebody who waits, and left nothing.

        Raises:
            BackupFailed: when neither place takes it.
            JournalDamaged: when part of the journal cannot be read.
        """
        vault, now = self._vault(), self._clock.now().at
        own, *others = backup.places(vault)
        second = others[0] if others else None
        try:
            try:
                begun = Begun(backup.begun(vault, own, now=now, stop=stop), second)
            except BackupFailed:
                if second is None:
                    raise
                begun = Begun(backup.begun(vault, second, now=now, stop=stop), None)
        except Interrupted:
            self._interruptions += 1
            return None
        self._interruptions = 0
        return begun

    def finish(self, begun: Begun) -> Finished | None:
        """Find the copy whole and put it in its places; None when the keys changed meanwhile.

        It never opens the journal itself, so it may run on another thread.

        Raises:
            BackupFailed: when it is not whole. Nothing of it is left then.
        """
        copy = begun.copying
        try:
            folder = copying.finish(copy)
        except Interrupted:
            return None
        backup.thin(folder.parent, copy.vault_id)
        if begun.second is None:
            return Finished((folder,))
        try:
            other = copying.spread(folder, begun.second, copy.secret, copy.vault_id)
        except BackupFailed as problem:
            return Finished((folder,), (problem,))
        backup.thin(begun.second, copy.vault_id)
        return Finished((folder, other))

    def note(self, problem: str = "") -> Outcome[State]:
        """Keep what went wrong with the last backup, by its code, or that nothing did.

        A disk that is too full for this note is no reason to say that words were not saved.
        """
        if self._settings.get(BACKUP_PROBLEM) != problem and not self._is_read_only:
            with suppress(DiskFull, StorageFault):
                self._settings.put(BACKUP_PROBLEM, problem)
        return Outcome(self.state(), Changes(settings=True))

    def make_now(self, to: Path | None = None) -> Finished:
        """Make a backup from begin to end; ``to`` is a folder instead of the usual places.

        Raises:
            BackupFailed: when neither place takes it.
            JournalDamaged: when part of the journal cannot be read.
        """
        vault = self._vault()
        if vault.database.is_read_only and to is None:
            raise ReadOnlyPlace
        places = None if to is None else [backup.place_in(to.absolute(), vault.vault_id)]
        try:
            made = backup.make(vault, places, now=self._clock.now().at)
        except BackupFailed as problem:
            self.note(problem.code)
            raise
        problems = tuple(made.problems.values())
        self.note(problems[0].code if problems else "")
        self._interruptions = 0
        return Finished(made.folders, problems)

    def make_owed(self) -> None:
        """Make the backup of a day on which something was saved, before the journal closes.

        Nobody is to wait long at the door: a large journal has its backup made here only when
        it was interrupted too often before.
        """
        if self._is_owed:
            self._is_owed = False
            with suppress(BackupFailed, JournalDamaged, Interrupted):
                if self.is_due() and (self.waits_for_rest or self._is_small()):
                    self.make_now()

    # -- where --------------------------------------------------------------------------

    def state(self) -> State:
        """Return what can be said of the backups now."""
        vault = self._vault()
        own = backup.own_place(vault.folder)
        there = backup.folders_in(own)
        known = _PROBLEMS.get(self._settings.get(BACKUP_PROBLEM))
        chosen = self._settings.get(SECOND_PLACE)
        if not chosen:
            return State(_last(there), len(there), own, problem=known and known())
        second = Path(chosen)
        of_second = backup.folders_in(backup.place_in(second, vault.vault_id))
        return State(
            _last(there) or _last(of_second),
            len(there),
            own,
            second,
            second.is_dir(),
            _last(of_second),
            known and known(),
        )

    def choose_second(self, folder: Path | None) -> Outcome[State]:
        """Let backups go to a second place as well from now on, or no longer.

        Raises:
            BackupFailed: when it is the journal's own folder, or not a folder at all.
        """
        if folder is not None:
            inside = folder.resolve()
            own = self._vault().folder.resolve()
            if inside == own or own in inside.parents:
                raise BackupFailed(
                    "That folder is inside the journal itself, where backups are already kept.",
                    "Choose a folder on another drive, such as a stick.",
                )
            if not folder.is_dir():
                raise BackupPlaceAway
        self._settings.put(SECOND_PLACE, "" if folder is None else str(folder.absolute()))
        self._settings.put(BACKUP_PROBLEM, "")
        return Outcome(self.state(), Changes(settings=True))

    def cloud_to_tell(self) -> str:
        """Return the name of the service that seems to copy the journal's folder, once."""
        vault = self._vault()
        if vault.database.is_read_only or self._settings.get(CLOUD_FOLDER_TOLD):
            return ""
        name = cloud_folders.service_of(vault.folder)
        if name:
            self._settings.put(CLOUD_FOLDER_TOLD, value=True)
        return name

    def _is_small(self) -> bool:
        try:
            size = (self._vault().folder / DATABASE_NAME).stat().st_size
        except OSError:
            return False
        return size <= SMALL

    def _is_of_today(self, folder: Path) -> bool:
        now = self._clock.now()
        local = backup_places.made_at(folder) + timedelta(minutes=now.offset)
        return self._clock.at_local(local.replace(tzinfo=None)).day == now.day


def _last(folders: list[Path]) -> datetime | None:
    return backup_places.made_at(folders[0]) if folders else None
