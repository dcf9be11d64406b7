# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup becomes a journal again in a new folder; nothing that is there is touched."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from therapy_journal.core.errors import (
    JournalDamaged,
    JournalInUse,
    JournalMissing,
    PlaceTaken,
    WrongPassphrase,
    WrongRecoveryKey,
)
from therapy_journal.services.writing import Writing
from therapy_journal.storage import backup, checks, key_file, keys, restoring, settings
from therapy_journal.storage import vault as vaults


@pytest.fixture
def folder(vault) -> Path:
    """Return a backup of a journal with a setting in it."""
    settings.write(vault.database, "words", "what was written")
    return backup.make(vault).folders[0]


def restored_words(place: Path, passphrase: str) -> str | None:
    again = vaults.open_with_passphrase(place, passphrase)
    try:
        assert vaults.check(again) == []
        return settings.read(again.database, "words")
    finally:
        again.database.close()


def test_it_opens_with_the_passphrase_and_says_what_is_in_it(vault, clock, folder, passphrase):
    Writing(db=vault.database, clock=clock).new()
    [newer] = backup.make(vault, now=clock.now().at).folders
    inside = restoring.look(restoring.unlock_with_passphrase(newer, passphrase))
    assert inside.made_at == clock.now().at
    assert inside.counts["reflections"] == 1
    assert restoring.look(restoring.unlock_with_passphrase(folder, passphrase)).counts == {
        "reflections": 0, "unsent_notes": 0, "homework": 0, "sessions": 0, "check_ins": 0,
    }  # fmt: skip


def test_another_passphrase_is_told_from_damage(folder):
    with pytest.raises(WrongPassphrase):
        restoring.unlock_with_passphrase(folder, "not this one at all")


@pytest.mark.parametrize("lost", [(), ("vault.json", "vault.json.bak")])
def test_it_opens_with_the_recovery_key_even_without_its_key_file(vault, folder, lost, tmp_path):
    for name in lost:
        (folder / name).unlink()
    unlocked = restoring.unlock_with_recovery_key(folder, vault.recovery_key)
    place = tmp_path / "Back.tjournal"
    restoring.restore(unlocked, place)
    again = vaults.open_with_recovery_key(place, vault.recovery_key)
    assert settings.read(again.database, "words") == "what was written"
    again.database.close()


@pytest.mark.parametrize("lost", [(), ("vault.json", "vault.json.bak")])
def test_another_journals_recovery_key_is_told(folder, lost, tmp_path, passphrase):
    for name in lost:
        (folder / name).unlink()
    other = vaults.create(tmp_path / "Other.tjournal", passphrase, cost=keys.LEAST)
    with pytest.raises(WrongRecoveryKey):
        restoring.unlock_with_recovery_key(folder, other.recovery_key)


def test_restoring_makes_a_journal_in_a_new_folder_and_leaves_the_backup(
    folder, tmp_path, passphrase
):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    place = tmp_path / "deep" / "Back.tjournal"
    restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    assert sorted(path.name for path in place.iterdir()) == [
        "journal.db", "vault.json", "vault.json.bak",
    ]  # fmt: skip
    assert restored_words(place, passphrase) == "what was written"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert sorted(path.name for path in place.parent.iterdir()) == ["Back.tjournal"]


@pytest.mark.parametrize("taken", ["file", "folder", "journal"])
def test_never_over_anything_that_is_there(vault, folder, tmp_path, passphrase, taken):
    place = tmp_path / "Back.tjournal"
    if taken == "file":
        place.write_text("mine")
    elif taken == "folder":
        place.mkdir()
    else:
        place = vault.folder
    with pytest.raises(PlaceTaken):
        restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    assert not place.with_name(f"{place.name}.tmp").exists()


def test_no_stale_log_is_carried_along(vault, folder, tmp_path, passphrase):
    settings.write(vault.database, "words", "later words")
    shutil.copy(vault.folder / "journal.db-wal", folder / "journal.db-wal")
    (folder / "journal.db-journal").write_bytes(b"\xd9\xd5\x05\xf9 stale")
    (folder / "journal.db-shm").write_bytes(bytes(32768))
    place = tmp_path / "Back.tjournal"
    restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    assert restored_words(place, passphrase) == "what was written"


def test_a_journal_that_is_open_is_not_taken_for_a_backup(vault, folder, passphrase):
    settings.write(vault.database, "words", "later words")
    with pytest.raises(JournalInUse):
        restoring.unlock_with_passphrase(vault.folder, passphrase)


def test_a_place_without_a_backup_is_told(tmp_path, passphrase):
    with pytest.raises(JournalMissing):
        restoring.unlock_with_passphrase(tmp_path, passphrase)


def test_a_damaged_backup_is_told_and_leaves_nothing(folder, tmp_path, passphrase):
    path = folder / "journal.db"
    data = bytearray(path.read_bytes())
    place = tmp_path / "Back.tjournal"
    chance = random.Random(3)
    for _ in range(20):
        broken = bytearray(data)
        broken[chance.randrange(4096, len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(broken)
        with pytest.raises(JournalDamaged):
            restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
        assert not place.exists()
        assert not place.with_name(f"{place.name}.tmp").exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_what_is_restored_is_private_whatever_the_umask(folder, tmp_path, passphrase, mask):
    place = tmp_path / "Back.tjournal"
    before = os.umask(mask)
    try:
        restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    finally:
        os.umask(before)
    assert place.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in place.iterdir()} == {0o600}


def test_a_restored_journal_makes_backups_that_write_over_none(vault, folder, tmp_path, passphrase):
    place = tmp_path / "Back.tjournal"
    restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    again = vaults.open_with_passphrase(place, passphrase)
    [first] = backup.make(again).folders
    assert checks.look_over(again.database) == []
    again.database.close()
    assert first.name == "000002"
    assert key_file.find(first).key_file == key_file.find(folder).key_file
