# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase for an open journal, or another secret behind everything."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from therapy_journal.core.errors import JournalProblem, ReadOnlyPlace, WrongPassphrase
from therapy_journal.storage import key_file, keys, mending, opening, unfinished_keys
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import KeyFile
from therapy_journal.storage.keys import STRONG, KdfCost
from therapy_journal.storage.vault import OpenVault


def is_passphrase(vault: OpenVault, passphrase: str) -> bool:
    """Say whether this passphrase opens the journal; takes as long as an unlock."""
    found = vault.key_file
    return found is not None and any(
        keys.unseal(slot, passphrase, found.vault_id) is not None for slot in found.slots
    )


def set_passphrase(
    vault: OpenVault, passphrase: str, *, cost: KdfCost = STRONG, after: int = 0
) -> OpenVault:
    """Let a new passphrase open the journal from now on, and the old one no more.

    Only vault.json and its copy are written. ``after`` is a generation known from elsewhere
    (a backup) that the new one must exceed, e.g. when vault.json itself was lost.
    """
    if vault.database.is_read_only:
        raise ReadOnlyPlace
    vault_id = bytes.fromhex(vault.vault_id)
    before = vault.key_file
    generation = max(before.generation if before else 0, after) + 1
    slot = keys.seal(vault.secret, passphrase, vault_id, cost)
    check = keys.secret_check(vault.secret, vault_id)
    new = KeyFile(vault_id, generation, (slot,), check, before.former if before else ())
    key_file.write(vault.folder, new)
    return replace(vault, key_file=new)


def set_secret(
    vault: OpenVault, secret: bytes, passphrase: str, *, cost: KdfCost = STRONG
) -> OpenVault:
    """Put a new secret behind the journal: its database is encrypted anew under it.

    From then on the former recovery key opens it no more; the passphrase does as before. A
    crash at any point leaves a journal that the passphrase opens, with all that is in it. Takes
    some 6 ms a megabyte, and for a moment as much room again as the database.

    Raises:
        WrongPassphrase: when it is not the journal's.
        JournalProblem: when it could not be done; the journal is as it was then.
    """
    before = vault.key_file
    if vault.database.is_read_only:
        raise ReadOnlyPlace
    if before is None or not is_passphrase(vault, passphrase):
        raise WrongPassphrase
    slot = keys.seal(secret, passphrase, before.vault_id, cost)
    begun = unfinished_keys.begun(before, vault.secret, slot, secret)
    try:
        key_file.write(vault.folder, begun)
        vault.database.checkpoint()
        vault.database.change_key(keys.database_spec(secret, before.vault_id))
    except JournalProblem:
        if _reopened(vault, (vault.secret, secret), begun) != secret:
            _write_if_possible(vault.folder, unfinished_keys.ended(begun, vault.secret)[0])
            raise
    return _ended(vault, secret, begun)


def _ended(vault: OpenVault, secret: bytes, begun: KeyFile) -> OpenVault:
    settled, _ = unfinished_keys.ended(begun, secret)
    with contextlib.suppress(JournalProblem):
        vault.database.checkpoint()  # the seals are checked in the file alone, without its log
    mending.forget_replaced(vault.folder / DATABASE_NAME)
    if not _write_if_possible(vault.folder, settled):
        settled = begun  # it opens the journal too, and the next opening ends the change
    return replace(vault, secret=secret, key_file=settled)


def _reopened(vault: OpenVault, secrets: tuple[bytes, bytes], begun: KeyFile) -> bytes:
    """Go on with a fresh connection after a change that failed; returns the secret it has."""
    path = vault.folder / DATABASE_NAME
    vault.database.close()
    vault.database.is_lost = True
    for secret in secrets:
        key = keys.database_key(secret, begun.vault_id)
        try:
            vault.database.take_over(opening.open_existing(path, key, begun.vault_id))
        except JournalProblem as problem:
            last = problem
        else:
            return secret
    raise last


def _write_if_possible(folder: Path, new: KeyFile) -> bool:
    try:
        key_file.write(folder, new)
    except JournalProblem:
        return False
    return True
