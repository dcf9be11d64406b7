# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal's folder: making one, and opening it with the passphrase or the recovery key."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from therapy_journal.core.errors import (
    WHILE_CREATING,
    WHILE_OPENING,
    JournalDamaged,
    JournalMissing,
    JournalProblem,
    KeyFileDamaged,
    KeyFileMissing,
    NoAccess,
    UnsureRecoveryKey,
    WrongPassphrase,
    WrongRecoveryKey,
    telling,
)
from therapy_journal.storage import (
    backup,
    backup_folders,
    checks,
    key_file,
    keys,
    mending,
    new_folder,
    opening,
    recovery_key,
    schema,
    unfinished_keys,
)
from therapy_journal.storage.backup import JustOpened
from therapy_journal.storage.checks import Finding, Kind
from therapy_journal.storage.connection import Database
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import Found, KeyFile
from therapy_journal.storage.keys import STRONG, KdfCost
from therapy_journal.storage.mending import Mended
from therapy_journal.storage.unfinished_keys import Ended


@dataclass(frozen=True, slots=True)
class Created:
    """A new journal's identity, and the key to be written on the recovery sheet."""

    vault_id: str
    recovery_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenVault:
    """An open journal; whoever opened it closes ``database``.

    ``key_file`` is None when it was opened without one: a new passphrase is to be set then.
    ``mended`` tells what was found damaged and put right while it was opened, and ``ended``
    how a change of keys that had been cut short came out.
    """

    folder: Path
    vault_id: str
    database: Database
    secret: bytes = field(repr=False)
    key_file: KeyFile | None = field(repr=False)
    mended: tuple[Finding, ...] = ()
    ended: Ended | None = None

    @property
    def recovery_key(self) -> str:
        """The recovery key, for a new sheet."""
        return recovery_key.to_text(self.secret)


def create(folder: Path, passphrase: str, *, cost: KdfCost = STRONG) -> Created:
    """Make a new journal at ``folder``, which must not be there yet.

    It is built beside its place, checked, and only then given its name; a journal that
    was made halfway never looks like one.
    """
    with telling(WHILE_CREATING):
        return _create(folder, passphrase, cost)


def open_with_passphrase(folder: Path, passphrase: str) -> OpenVault:
    """Open a journal with its passphrase.

    Raises:
        WrongPassphrase: when everything is in order but the passphrase.
        JournalProblem: any other fault, always before anything was changed.
    """
    database_path = _require_journal(folder)
    found = key_file.find(folder)
    secrets = unsealed(found.key_file, passphrase)
    for other in secrets[1:]:
        # A change of keys was cut short: the database has one of the two.
        with contextlib.suppress(JournalDamaged):
            return _open(folder, database_path, other, found)
    return _open(folder, database_path, secrets[0], found)


def open_with_recovery_key(folder: Path, text: str) -> OpenVault:
    """Open a journal with its recovery key, even when the key file is gone or damaged.

    Raises:
        RecoveryKeyTypo: when the key cannot be right as typed.
        WrongRecoveryKey: when it is another journal's.
        JournalProblem: any other fault, always before anything was changed.
    """
    secret = recovery_key.from_text(text)
    database_path = _require_journal(folder)
    try:
        found = key_file.find(folder)
    except (KeyFileDamaged, KeyFileMissing):
        # Nothing is left to tell another journal's key from a damaged database.
        return _open_without_key_file(folder, database_path, secret, UnsureRecoveryKey())
    if unfinished_keys.is_unfinished(found.key_file):
        return _open_amid_change(folder, database_path, secret, found)
    if found.key_file.secret_check != keys.secret_check(secret, found.key_file.vault_id):
        # The key file may have been mixed up with another journal's; the database decides.
        return _open_without_key_file(folder, database_path, secret, WrongRecoveryKey())
    return _open(folder, database_path, secret, found)


def opens_with(vault: OpenVault, typed: str) -> bool:
    """Whether what was typed opens this journal: a passphrase, or its recovery key."""
    vault_id = bytes.fromhex(vault.vault_id)
    slots = vault.key_file.slots if vault.key_file else ()
    if any(keys.unseal(slot, typed, vault_id) == vault.secret for slot in slots):
        return True
    try:
        return recovery_key.from_text(typed) == vault.secret
    except JournalProblem:
        return False


def check(vault: OpenVault, *, gently: bool = False) -> list[Finding]:
    """Look the whole journal over; returns what was found, and what opening it put right.

    ``gently`` for one that somebody goes on writing in; see ``checks.look_over``.
    """
    try:
        lacking = _lacking(key_file.find(vault.folder))
    except JournalProblem:
        lacking = [Kind.KEY_FILE, Kind.KEY_FILE_COPY]
    return [*vault.mended, *map(Finding, lacking), *checks.look_over(vault.database, gently=gently)]


def _create(folder: Path, passphrase: str, cost: KdfCost) -> Created:
    with new_folder.being_built(folder) as building:
        return _build(building, passphrase, cost)


def _build(building: Path, passphrase: str, cost: KdfCost) -> Created:
    secret = keys.new_secret()
    vault_id = os.urandom(keys.VAULT_ID_BYTES)
    slot = keys.seal(secret, passphrase, vault_id, cost)
    path = building / DATABASE_NAME
    key = keys.database_key(secret, vault_id)
    database = opening.create(path, key, vault_id)
    try:
        schema.migrate(database)
    finally:
        database.close()
    again = opening.open_existing(path, key, vault_id)
    try:
        if checks.look_over(again):
            raise JournalDamaged
    finally:
        again.close()
    check_bytes = keys.secret_check(secret, vault_id)
    key_file.write(building, KeyFile(vault_id, 1, (slot,), check_bytes))
    return Created(vault_id.hex(), recovery_key.to_text(secret))


def _require_journal(folder: Path) -> Path:
    path = folder / DATABASE_NAME
    try:
        if not folder.is_dir():
            raise JournalMissing
        os.scandir(folder).close()
    except PermissionError:
        raise NoAccess from None
    opening.require_content(path)
    return path


def unsealed(found: KeyFile, passphrase: str) -> tuple[bytes, ...]:
    """Return the secrets that a passphrase opens: one, or two amid a change of keys."""
    is_unfinished = unfinished_keys.is_unfinished(found)
    secrets: list[bytes] = []
    for slot in found.slots:
        secret = keys.unseal(slot, passphrase, found.vault_id)
        if secret is not None:
            secrets.append(secret)
            if not is_unfinished:
                break
    if not secrets:
        raise WrongPassphrase
    return tuple(secrets)


def _lacking(found: Found) -> list[Kind]:
    sound = {Kind.KEY_FILE: found.is_sound, Kind.KEY_FILE_COPY: found.is_copy_sound}
    return [kind for kind, is_sound in sound.items() if not is_sound]


def _open(folder: Path, path: Path, secret: bytes, found: Found) -> OpenVault:
    holds = found.key_file
    vault_id, ended = holds.vault_id, None
    database, mended = _open_database(path, secret, vault_id)
    if not database.is_read_only:
        _keep_private(folder)
        backup_folders.clear_unfinished(backup.own_place(folder))
        if unfinished_keys.is_unfinished(holds):
            holds, ended = _end_change(folder, database, secret, holds)
        elif key_file.mend(folder, found):
            mended += tuple(Finding(kind, is_mended=True) for kind in _lacking(found))
    return OpenVault(folder, vault_id.hex(), database, secret, holds, mended, ended)


def _open_amid_change(folder: Path, path: Path, secret: bytes, found: Found) -> OpenVault:
    try:
        return _open(folder, path, secret, found)
    except JournalDamaged:
        raise WrongRecoveryKey(
            "The keys of this journal were being changed, and this recovery key is not the one "
            "that opens it now.",
            "Use your passphrase, or the other of your two recovery sheets.",
        ) from None


def _end_change(
    folder: Path, database: Database, secret: bytes, holds: KeyFile
) -> tuple[KeyFile, Ended | None]:
    """End a change of keys that was cut short; where that cannot be written, the next opening."""
    settled, how = unfinished_keys.ended(holds, secret)
    try:
        database.checkpoint()
        mending.forget_replaced(folder / DATABASE_NAME)
        key_file.write(folder, settled)
    except JournalProblem:
        return holds, None
    return settled, how


def _open_without_key_file(
    folder: Path, path: Path, secret: bytes, otherwise: WrongRecoveryKey
) -> OpenVault:
    # The journal's number stands in the first bytes of the database as well.
    try:
        with path.open("rb") as file:
            vault_id = file.read(keys.VAULT_ID_BYTES)
    except OSError as error:
        raise key_file.problem_of(error) from None
    try:
        database, mended = _open_database(path, secret, vault_id)
    except JournalDamaged:
        raise otherwise from None
    return OpenVault(folder, vault_id.hex(), database, secret, None, mended)


def _open_database(path: Path, secret: bytes, vault_id: bytes) -> Mended:
    key = keys.database_key(secret, vault_id)
    with telling(WHILE_OPENING):
        was_left_open = opening.was_left_open(path)
        has_number = checks.has_number(path, vault_id)
        of_log = mending.before_opening(path) if was_left_open else ()
        opened = Mended(opening.open_existing(path, key, vault_id), ())
        if opened.database.is_read_only:
            return opened
        try:
            if was_left_open or mending.is_suspected(opened.database):
                opened = mending.after_unclean_close(opened.database, path, key, vault_id)
            else:
                mending.forget_replaced(path)
            if schema.is_behind(opened.database):
                just_opened = JustOpened(path.parent, vault_id.hex(), opened.database, secret)
                backup.before_change(just_opened)
            schema.migrate(opened.database)
            mending.forget_suspicion(opened.database)
            of_number = () if has_number else mending.mend_number(opened.database)
        except BaseException:
            opened.database.close()
            raise
        return Mended(opened.database, (*of_log, *opened.findings, *of_number))


def _keep_private(folder: Path) -> None:
    """Take away what others may have been allowed, e.g. after copying from a stick."""
    names = (DATABASE_NAME, key_file.NAME, key_file.COPY_NAME)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
        for name in names:
            (folder / name).chmod(0o600)
