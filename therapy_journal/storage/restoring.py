# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking into a backup, and making a journal of it again: always in a new folder."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from therapy_journal.core.errors import (
    WHILE_RESTORING,
    JournalDamaged,
    JournalInUse,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    NoAccess,
    PlaceTaken,
    WrongPassphrase,
    WrongRecoveryKey,
    telling,
)
from therapy_journal.storage import (
    backup_places,
    contents,
    copying,
    key_file,
    keys,
    opening,
    recovery_key,
    unfinished_keys,
    vault,
)
from therapy_journal.storage.connection import Database
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.new_folder import clear_unfinished, give_name

_COUNTED = {
    "reflections": "reflection",
    "unsent_notes": "unsent_note",
    "homework": "homework",
    "sessions": "session",
    "check_ins": "check_in",
}
_IN_SIGHT = {"trashed_at": "trashed_at IS NULL", "let_go_at": "state IN ('kept', 'said')"}
"""What holds for things neither in the trash nor let go, by the column that can tell it."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A backup and the secret that opens it; nothing of it is open."""

    folder: Path
    vault_id: str
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a backup: when it was made (UTC), and how many of each kind of thing."""

    made_at: datetime
    counts: dict[str, int]


def unlock_with_passphrase(folder: Path, passphrase: str) -> Unlocked:
    """Try a passphrase on a backup: the one the journal had when the key file was written.

    Raises:
        WrongPassphrase: when it is another.
        JournalProblem: when there is no backup here, or its key file cannot be used.
    """
    _require_backup(folder)
    found = key_file.find(folder).key_file
    try:
        secrets = vault.unsealed(found, passphrase)
    except WrongPassphrase:
        raise WrongPassphrase(
            "That passphrase did not open the backup.",
            "Backups here follow when the passphrase is changed; one that was kept elsewhere "
            "may still have an earlier one. The recovery key opens it as well.",
        ) from None
    either = [Unlocked(folder, found.vault_id.hex(), secret) for secret in secrets]
    # A backup that was being given new keys has one of the two.
    return next(filter(_opens, either[1:]), either[0])


def unlock_with_recovery_key(folder: Path, text: str) -> Unlocked:
    """Try a recovery key on a backup, even where its key file is gone.

    Raises:
        RecoveryKeyTypo: when the key cannot be right as typed.
        WrongRecoveryKey: when it is another journal's.
        JournalProblem: when there is no backup here.
    """
    secret = recovery_key.from_text(text)
    _require_backup(folder)
    try:
        found = key_file.find(folder).key_file
    except (KeyFileDamaged, KeyFileMissing):
        vault_id = _number_in(folder / DATABASE_NAME)
    else:
        vault_id = found.vault_id
        is_theirs = found.secret_check == keys.secret_check(secret, vault_id)
        if not (is_theirs or unfinished_keys.is_unfinished(found)):
            raise WrongRecoveryKey
    unlocked = Unlocked(folder, vault_id.hex(), secret)
    if not _opens(unlocked):
        raise WrongRecoveryKey(
            "This recovery key did not open the backup. It may belong to another journal, "
            "or the backup is damaged."
        )
    return unlocked


def look(unlocked: Unlocked) -> Inside:
    """Return what is in a backup, without writing anything anywhere."""
    with telling(WHILE_RESTORING):
        database = _open(unlocked, unlocked.folder / DATABASE_NAME)
        try:
            counts = {name: _count(database, table) for name, table in _COUNTED.items()}
        finally:
            database.close()
    return Inside(backup_places.made_at(unlocked.folder), counts)


def restore(unlocked: Unlocked, new_folder: Path) -> None:
    """Make a journal of a backup, at a place where nothing is yet; the backup stays.

    Only its database and its key file are taken, whatever else lies beside them. The copy is
    found whole before it gets its name, so a restore cut short never looks like a journal.

    Raises:
        PlaceTaken: when something has that name.
        JournalDamaged: when the backup cannot be read whole.
        JournalProblem: when the place does not take it. Nothing is left there then.
    """
    if os.path.lexists(new_folder):
        raise PlaceTaken
    building = new_folder.with_name(f"{new_folder.name}.tmp")
    with telling(WHILE_RESTORING):
        try:
            new_folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            clear_unfinished(building)
            copying.make_private_folder(building)
        except OSError as error:
            raise key_file.problem_of(error) from None
        try:
            _fill(unlocked, building)
            give_name(building, new_folder)
        except OSError as error:
            _remove(building)
            raise key_file.problem_of(error) from None
        except BaseException:
            _remove(building)
            raise


def _fill(unlocked: Unlocked, building: Path) -> None:
    source = unlocked.folder / DATABASE_NAME
    for name in (DATABASE_NAME, key_file.NAME, key_file.COPY_NAME):
        copying.copy_file(unlocked.folder / name, building / name)
    database = _open(unlocked, source)
    try:
        expected = contents.read(database)
    finally:
        database.close()
    path = building / DATABASE_NAME
    copying.require_whole(path, unlocked.secret, unlocked.vault_id, expected)
    key_file.sync_folder(building)


def _require_backup(folder: Path) -> None:
    try:
        if not (folder / DATABASE_NAME).is_file():
            raise JournalMissing(
                "There is no backup at this place.",
                "Choose the folder in which backups are kept, or a numbered folder in it.",
            )
    except PermissionError:
        raise NoAccess from None
    is_journal = not backup_places.is_backup_name(folder.name)
    if is_journal and opening.was_left_open(folder / DATABASE_NAME):
        raise JournalInUse(
            "This is a journal that is open, or was not closed the last time.",
            "Open it as a journal; what was saved last is not in its file alone.",
        )


def _opens(unlocked: Unlocked) -> bool:
    try:
        _open(unlocked, unlocked.folder / DATABASE_NAME).close()
    except JournalDamaged:
        return False
    return True


def _open(unlocked: Unlocked, path: Path) -> Database:
    number = bytes.fromhex(unlocked.vault_id)
    return opening.open_copy(path, keys.database_key(unlocked.secret, number), number)


def _count(database: Database, table: str) -> int:
    # A backup may be of an older version, in which not every column was there yet.
    columns = {str(row["name"]) for row in database.all(f"PRAGMA table_info({table})")}
    wanted = [sql for column, sql in _IN_SIGHT.items() if column in columns] or ["TRUE"]
    row = database.one(f"SELECT count(*) FROM {table} WHERE {' AND '.join(wanted)}")  # noqa: S608
    return int(row[0]) if row is not None else 0


def _number_in(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(keys.VAULT_ID_BYTES)
    except OSError as error:
        raise key_file.problem_of(error) from None


def _remove(building: Path) -> None:
    with contextlib.suppress(OSError):
        shutil.rmtree(building, ignore_errors=True)
