# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups follow the journal: what opens it opens them, and what no longer does, does not.

A backup holds a key file of its own. After the passphrase was changed that is written anew;
after the keys were changed the database in it is encrypted anew as well. One that lies on a
stick which is not there follows when it is there again.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from therapy_journal.core.errors import BackupFailed, JournalProblem
from therapy_journal.storage import (
    backup,
    backup_places,
    contents,
    copying,
    key_file,
    keys,
    opening,
    unfinished_keys,
    words_file,
)
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import KeyFile
from therapy_journal.storage.vault import OpenVault


def behind(vault: OpenVault, places: Sequence[Path] | None = None) -> list[Path]:
    """Return the backups at hand that other keys open than the journal; reads key files only.

    With the ``places`` named (see :func:`backup.places`) the journal itself is not asked, so
    another thread may wait for a slow drive.
    """
    wanted = _wanted(vault)
    if wanted is None or vault.database.is_read_only:
        return []
    known = backup.places(vault) if places is None else places
    found = (folder for place in known for folder in backup.folders_in(place))
    return [folder for folder in found if _is_behind(folder, wanted)]


def follow(vault: OpenVault, folder: Path) -> None:
    """Let a backup be opened by what opens the journal, and by nothing else.

    Takes no time after a change of passphrase, and that of reading the backup five times after
    a change of keys. A crash at any point leaves a backup that opens, and is behind still.

    Raises:
        BackupFailed: when it cannot be written, or no key known here opens it.
    """
    wanted = _wanted(vault)
    if wanted is None:
        return
    found = _found(folder)
    with copying.telling():
        if found is None or found.secret_check != wanted.secret_check:
            secret = _secret_of(folder, vault)
            if secret != vault.secret:
                _turn(vault, folder, secret, found)
        now = _found(folder)
        generation = max(wanted.generation, now.generation + 1 if now else 0)
        key_file.write(folder, replace(wanted, generation=generation))


def forget_former(vault: OpenVault) -> OpenVault:
    """Forget the former secrets once no backup needs them any more.

    What opens words kept elsewhere under them stays, in the journal: nobody can say whether
    such a file still lies on a stick.
    """
    before = vault.key_file
    if before is None or not before.former or is_place_away(vault) or behind(vault):
        return vault
    former = unfinished_keys.former_secrets(before, vault.secret)
    words_file.keep_keys(vault.database, former, before.vault_id)
    after = replace(before, generation=before.generation + 1, former=())
    key_file.write(vault.folder, after)
    return replace(vault, key_file=after)


def is_place_away(vault: OpenVault) -> bool:
    """Say whether a second place was chosen that is not there now."""
    second = backup.second_place(vault)
    return second is not None and not second.parent.is_dir()


def newest_generation(vault: OpenVault) -> int:
    """Return the highest generation among the backups' key files, 0 without any."""
    found = [_found(folder) for folder in backup.everywhere(vault)]
    return max((one.generation for one in found if one is not None), default=0)


def _wanted(vault: OpenVault) -> KeyFile | None:
    return replace(vault.key_file, former=()) if vault.key_file is not None else None


def _found(folder: Path) -> KeyFile | None:
    try:
        return key_file.find(folder).key_file
    except JournalProblem:
        return None


def _is_behind(folder: Path, wanted: KeyFile) -> bool:
    found = _found(folder)
    if found is None:
        return _begins_with(folder, wanted.vault_id)
    # One that is further was written by another copy of this journal.
    is_ours = found.vault_id == wanted.vault_id and found.generation <= wanted.generation
    return is_ours and replace(found, generation=wanted.generation) != wanted


def _begins_with(folder: Path, vault_id: bytes) -> bool:
    try:
        with (folder / DATABASE_NAME).open("rb") as file:
            return file.read(keys.VAULT_ID_BYTES) == vault_id
    except OSError:
        return False


def _secret_of(folder: Path, vault: OpenVault) -> bytes:
    """Return the secret that opens a backup's database: the journal's, or a former one."""
    former = unfinished_keys.former_secrets(vault.key_file, vault.secret) if vault.key_file else ()
    number = bytes.fromhex(vault.vault_id)
    for secret in (vault.secret, *former):
        try:
            key = keys.database_key(secret, number)
            opening.open_copy(folder / DATABASE_NAME, key, number).close()
        except JournalProblem:
            continue
        return secret
    raise BackupFailed


def _turn(vault: OpenVault, folder: Path, former: bytes, found: KeyFile | None) -> None:
    """Encrypt a backup's database anew; both keys open the backup while it takes its place."""
    number = bytes.fromhex(vault.vault_id)
    building = folder.with_name(f"{backup_places.number_of(folder):06}.tmp")
    shutil.rmtree(building, ignore_errors=True)
    try:
        building.mkdir(mode=0o700)
        fresh = building / "fresh.db"
        copying.copy_file(folder / DATABASE_NAME, building / DATABASE_NAME)
        work = opening.open_existing(
            building / DATABASE_NAME, keys.database_key(former, number), number
        )
        try:
            words_file.keep_keys(work, (former,), number)
            expected = contents.read(work)
            work.change_key(keys.database_spec(vault.secret, number))
            work.copy_into(fresh)
        finally:
            work.close()
        copying.require_whole(fresh, vault.secret, vault.vault_id, expected)
        copying.sync_file(fresh)
        if found is not None and vault.key_file is not None:
            slot = vault.key_file.slots[-1]
            key_file.write(folder, unfinished_keys.begun(found, former, slot, vault.secret))
        fresh.replace(folder / DATABASE_NAME)
        key_file.sync_folder(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
