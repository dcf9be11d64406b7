# SPDX-License-Identifier: GPL-3.0-or-later
"""Recovering readable entries: what can be read of a damaged journal becomes a new one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from therapy_journal.core.days import Clock
from therapy_journal.core.errors import KeyFileDamaged, KeyFileMissing, WrongRecoveryKey
from therapy_journal.core.salvaged import Salvaged
from therapy_journal.storage import (
    key_file,
    keys,
    recovery_key,
    salvage,
    search_anew,
    unsent_raw,
    vault,
)
from therapy_journal.storage.connection import Database
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.salvage import Also, Credentials
from therapy_journal.storage.sealed_pages import can_read, number_of_journal
from therapy_journal.storage.surviving_rows import Progress


def with_passphrase(
    folder: Path,
    passphrase: str,
    target: Path,
    *,
    clock: Clock,
    progress: Progress | None = None,
) -> Salvaged:
    """Make a new journal at ``target`` of what can be read; the same passphrase opens it.

    Raises:
        WrongPassphrase: when it is not the damaged journal's.
        JournalProblem: any other fault; nothing of the new journal is left then.
    """
    found = key_file.find(folder).key_file
    secrets = vault.unsealed(found, passphrase)
    # Amid a change of keys there are two; the pages tell which they are sealed with.
    secret = next((new for new in secrets[1:] if _fits(folder, new, found.vault_id)), secrets[0])
    return _salvage(folder, Credentials(secret, found.vault_id, found), target, clock, progress)


def with_recovery_key(
    folder: Path,
    text: str,
    target: Path,
    *,
    clock: Clock,
    progress: Progress | None = None,
) -> Salvaged:
    """The same with the recovery key, where the key file is gone or damaged as well.

    The new journal has no key file then; the recovery key opens it, and lets a new passphrase
    be chosen.
    """
    secret = recovery_key.from_text(text)
    try:
        found = key_file.find(folder).key_file
        if found.secret_check == keys.secret_check(secret, found.vault_id):
            opens = Credentials(secret, found.vault_id, found)
            return _salvage(folder, opens, target, clock, progress)
    except (KeyFileDamaged, KeyFileMissing):
        pass
    try:
        number = number_of_journal(folder / DATABASE_NAME, partial(keys.database_key, secret))
    except OSError as error:
        raise key_file.problem_of(error) from None
    if number is None:
        raise WrongRecoveryKey
    return _salvage(folder, Credentials(secret, number, None), target, clock, progress)


def opens_with_passphrase(target: Path) -> bool:
    """Return whether a new journal has a key file, which a passphrase opens."""
    return (target / key_file.NAME).is_file()


def _fits(folder: Path, secret: bytes, vault_id: bytes) -> bool:
    return can_read(folder / DATABASE_NAME, keys.database_key(secret, vault_id), vault_id)


def _salvage(
    folder: Path, opens: Credentials, target: Path, clock: Clock, progress: Progress | None
) -> Salvaged:
    also = Also(unsent_raw.rebuild_lost, partial(_index, clock=clock))
    return salvage.salvage(folder, opens, target, also, progress)


def _index(db: Database, *, clock: Clock) -> None:
    search_anew.index_all(db, clock.now().day)
    with db.atomic():
        unsent_raw.index_all(db)
