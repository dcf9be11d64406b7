# SPDX-License-Identifier: GPL-3.0-or-later
"""vault.json while a journal's keys are being changed: how that begins, and how it ends.

The database turns from the former secret to the new one in a single transaction. Around it
vault.json holds both, so that a passphrase opens whichever the database has, and the next
opening ends what a crash cut short.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from therapy_journal.storage import keys
from therapy_journal.storage.key_file import KeyFile
from therapy_journal.storage.keys import Slot


class Ended(Enum):
    """How an opening ended a change of keys that had been cut short."""

    FINISHED = "The new recovery key holds."
    TAKEN_BACK = "The former recovery key holds."


def begun(before: KeyFile, secret: bytes, new_slot: Slot, new_secret: bytes) -> KeyFile:
    """Return the key file that opens a journal before, during and after the change.

    The former secret is sealed for the new one: old backups are to follow it. What was sealed
    before for the former one goes along, for the case that nothing comes of the change.
    """
    known = (secret, *former_secrets(before, secret))[: keys.MOST_FORMER]
    sealed = keys.seal_former(known, new_secret, before.vault_id)
    return replace(
        before,
        generation=before.generation + 1,
        slots=(before.slots[0], new_slot),
        former=(*before.former, sealed),
    )


def is_unfinished(key_file: KeyFile) -> bool:
    """Say whether a change was begun and not ended."""
    return len(key_file.slots) == 2 and bool(key_file.former)


def ended(key_file: KeyFile, secret: bytes) -> tuple[KeyFile, Ended]:
    """Return the key file for the secret that did open the database, and how it ended."""
    check = keys.secret_check(secret, key_file.vault_id)
    is_former = check == key_file.secret_check
    theirs = tuple(
        sealed
        for sealed in key_file.former
        if keys.unseal_former(sealed, secret, key_file.vault_id)
    )
    settled = KeyFile(
        key_file.vault_id,
        key_file.generation + 1,
        key_file.slots[:1] if is_former else key_file.slots[1:],
        check,
        theirs,
    )
    return settled, Ended.TAKEN_BACK if is_former else Ended.FINISHED


def former_secrets(key_file: KeyFile, secret: bytes) -> tuple[bytes, ...]:
    """Return the secrets that backups may still have which have not followed yet."""
    return tuple(
        former
        for sealed in key_file.former
        for former in keys.unseal_former(sealed, secret, key_file.vault_id)
    )
