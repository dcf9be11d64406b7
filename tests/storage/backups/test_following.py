# SPDX-License-Identifier: GPL-3.0-or-later
"""After a change of passphrase or keys the backups open with what opens the journal."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from therapy_journal.core.errors import BackupFailed, WrongPassphrase, WrongRecoveryKey
from therapy_journal.core.unsaved import REFLECTION, Unsaved
from therapy_journal.storage import (
    backup,
    backups_follow,
    changing_keys,
    checks,
    key_file,
    keys,
    recovery_key,
    restoring,
    settings,
    unfinished_keys,
    words_file,
)
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.unfinished_keys import Ended
from therapy_journal.storage.vault import OpenVault

NEW = "a quite other passphrase"
SECRET = bytes(range(60, 80))


def opened(folder: Path, *, passphrase: str = "", key: str = "") -> str:
    """Return what a backup holds, opened as a journal of its own in another place."""
    copy = folder.parent.parent.parent / "looked at.tjournal"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    if passphrase:
        again = vaults.open_with_passphrase(copy, passphrase)
    else:
        again = vaults.open_with_recovery_key(copy, key)
    try:
        assert checks.look_over(again.database) == []
        return settings.read(again.database, "what") or ""
    finally:
        again.database.close()


@pytest.fixture
def backed_up(vault: OpenVault) -> OpenVault:
    """Return a journal with three backups of differing content."""
    for what in ("first", "second", "third"):
        settings.write(vault.database, "what", what)
        backup.make(vault)
    return vault


def everywhere(vault: OpenVault) -> list[Path]:
    return sorted(backup.everywhere(vault))


def follow_all(vault: OpenVault) -> OpenVault:
    for folder in backups_follow.behind(vault):
        backups_follow.follow(vault, folder)
    return backups_follow.forget_former(vault)


def set_passphrase(vault: OpenVault) -> OpenVault:
    return changing_keys.set_passphrase(vault, NEW, cost=keys.LEAST)


def set_secret(vault: OpenVault, passphrase: str, secret: bytes = SECRET) -> OpenVault:
    return changing_keys.set_secret(vault, secret, passphrase, cost=keys.LEAST)


def test_none_is_behind_as_long_as_nothing_was_changed(backed_up):
    assert backups_follow.behind(backed_up) == []


def test_a_new_passphrase_opens_the_backups_and_the_old_one_does_not(backed_up, passphrase):
    changed = set_passphrase(backed_up)
    assert sorted(backups_follow.behind(changed)) == everywhere(changed)
    follow_all(changed)
    assert backups_follow.behind(changed) == []
    for folder, what in zip(everywhere(changed), ("first", "second", "third"), strict=True):
        assert opened(folder, passphrase=NEW) == what
        with pytest.raises(WrongPassphrase):
            opened(folder, passphrase=passphrase)


def test_new_keys_open_the_backups_and_the_former_sheet_does_not(backed_up, passphrase):
    former = backed_up.recovery_key
    changed = set_secret(backed_up, passphrase)
    followed = follow_all(changed)
    assert followed.key_file.former == ()
    assert key_file.find(followed.folder).key_file == followed.key_file
    for folder, what in zip(everywhere(changed), ("first", "second", "third"), strict=True):
        assert opened(folder, passphrase=passphrase) == what
        assert opened(folder, key=recovery_key.to_text(SECRET)) == what
        with pytest.raises(WrongRecoveryKey):
            opened(folder, key=former)
        (folder / "vault.json").unlink()
        (folder / "vault.json.bak").unlink()
        with pytest.raises(WrongRecoveryKey):
            opened(folder, key=former)


def test_no_file_of_the_journal_is_left_that_the_former_secret_opens(backed_up, passphrase):
    backed_up.database.close()
    for name in ("journal.db.replaced", "journal.db.new"):
        shutil.copy2(backed_up.folder / "journal.db", backed_up.folder / name)
    again = vaults.open_with_passphrase(backed_up.folder, passphrase)
    shutil.copy2(backed_up.folder / "journal.db", backed_up.folder / "journal.db.replaced")
    follow_all(set_secret(again, passphrase))
    again.database.close()
    names = {path.name for path in backed_up.folder.rglob("*") if path.is_file()}
    expected = {"journal.db", "vault.json", "vault.json.bak", "backup.json"}
    assert names == expected


def test_words_from_before_can_be_put_into_a_backup_that_followed(backed_up, passphrase, tmp_path):
    vault_id = bytes.fromhex(backed_up.vault_id)
    words = (Unsaved(REFLECTION, 0, {"body": "Mine."}),)
    sealed = words_file.seal(backed_up.secret, vault_id, words)
    changed = follow_all(set_secret(backed_up, passphrase))
    unlocked = restoring.unlock_with_passphrase(everywhere(changed)[0], passphrase)
    restoring.restore(unlocked, tmp_path / "Restored.tjournal")
    again = vaults.open_with_passphrase(tmp_path / "Restored.tjournal", passphrase)
    try:
        former = words_file.former_keys(again)
        assert words_file.unseal(SECRET, vault_id, sealed.content, former)[1] == words
    finally:
        again.database.close()


def test_a_backup_made_since_is_under_the_new_keys(backed_up, passphrase):
    changed = follow_all(set_secret(backed_up, passphrase))
    settings.write(changed.database, "what", "fourth")
    [folder] = backup.make(changed).folders
    assert backups_follow.behind(changed) == []
    assert opened(folder, key=recovery_key.to_text(SECRET)) == "fourth"


@pytest.fixture
def stick(backed_up, tmp_path):
    """Return a second place with two backups in it."""
    place = tmp_path / "stick"
    place.mkdir()
    settings.write(backed_up.database, backup.SECOND_PLACE, json.dumps(str(place)))
    for what in ("fourth", "fifth"):
        settings.write(backed_up.database, "what", what)
        backup.make(backed_up)
    return place


def test_a_second_place_follows_too(backed_up, stick, passphrase):
    changed = follow_all(set_secret(backed_up, passphrase))
    there = [folder for folder in everywhere(changed) if folder.is_relative_to(stick)]
    assert len(there) == 2
    for folder in there:
        assert opened(folder, key=recovery_key.to_text(SECRET)) in {"fourth", "fifth"}


def test_a_stick_that_is_away_follows_once_it_is_back(backed_up, stick, passphrase):
    former = backed_up.recovery_key
    away = stick.rename(stick.with_name("in a drawer"))
    changed = follow_all(set_secret(backed_up, passphrase))
    assert backups_follow.is_place_away(changed)
    assert changed.key_file.former
    changed.database.close()

    away.rename(stick)
    again = vaults.open_with_passphrase(changed.folder, passphrase)
    assert {folder.parent.parent for folder in backups_follow.behind(again)} == {stick}
    followed = follow_all(again)
    assert followed.key_file.former == ()
    for folder in everywhere(followed):
        assert opened(folder, key=recovery_key.to_text(SECRET))
        with pytest.raises(WrongRecoveryKey):
            opened(folder, key=former)
    again.database.close()


def test_two_changes_of_keys_while_a_stick_is_away_are_followed_at_once(
    backed_up, stick, passphrase
):
    away = stick.rename(stick.with_name("in a drawer"))
    changed = follow_all(set_secret(backed_up, passphrase))
    changed = follow_all(set_secret(changed, passphrase, bytes(range(80, 100))))
    away.rename(stick)
    changed = follow_all(changed)
    assert changed.key_file.former == ()
    for folder in everywhere(changed):
        assert opened(folder, key=recovery_key.to_text(bytes(range(80, 100))))


@pytest.mark.parametrize("has_turned", [False, True])
def test_a_backup_that_was_following_when_it_crashed_opens_and_follows_on(
    backed_up, passphrase, has_turned, monkeypatch
):
    changed = set_secret(backed_up, passphrase)
    folder = everywhere(changed)[0]
    real = Path.replace

    class Crash(BaseException):
        pass

    def crash(self, target):
        if Path(target).name == "journal.db":
            if has_turned:
                real(self, target)
            raise Crash
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", crash)
        with pytest.raises(Crash):
            backups_follow.follow(changed, folder)
    assert opened(folder, passphrase=passphrase) == "first"
    former, new = backed_up.recovery_key, recovery_key.to_text(SECRET)
    key, other = (new, former) if has_turned else (former, new)
    unlocked = restoring.unlock_with_passphrase(folder, passphrase)
    assert restoring.unlock_with_recovery_key(folder, key) == unlocked
    with pytest.raises(WrongRecoveryKey):
        restoring.unlock_with_recovery_key(folder, other)
    restored = folder.parent.parent.parent / "restored.tjournal"
    restoring.restore(unlocked, restored)
    again = vaults.open_with_recovery_key(restored, key)
    assert again.ended is (Ended.FINISHED if has_turned else Ended.TAKEN_BACK)
    again.database.close()
    copy = vaults.open_with_passphrase(
        shutil.copytree(folder, folder.parent.parent.parent / "alone"), passphrase
    )
    assert copy.ended is (Ended.FINISHED if has_turned else Ended.TAKEN_BACK)
    copy.database.close()
    assert folder in backups_follow.behind(changed)
    assert follow_all(changed).key_file.former == ()
    assert opened(folder, key=recovery_key.to_text(SECRET)) == "first"


def test_a_backup_without_a_key_file_is_given_one(backed_up, passphrase):
    folder = everywhere(backed_up)[1]
    (folder / "vault.json").unlink()
    (folder / "vault.json.bak").unlink()
    assert backups_follow.behind(backed_up) == [folder]
    follow_all(backed_up)
    assert opened(folder, passphrase=passphrase) == "second"


def test_one_that_cannot_be_read_keeps_the_former_secret_and_is_told(backed_up, passphrase):
    changed = set_secret(backed_up, passphrase)
    broken = everywhere(changed)[0]
    (broken / "journal.db").write_bytes(b"x" * 8192)
    for folder in backups_follow.behind(changed):
        if folder == broken:
            with pytest.raises(BackupFailed):
                backups_follow.follow(changed, folder)
        else:
            backups_follow.follow(changed, folder)
    changed = backups_follow.forget_former(changed)
    assert backups_follow.behind(changed) == [broken]
    assert unfinished_keys.former_secrets(changed.key_file, SECRET) == (backed_up.secret,)


def test_one_that_another_copy_of_the_journal_wrote_is_left_alone(backed_up):
    folder = everywhere(backed_up)[0]
    found = key_file.find(folder).key_file
    further = replace(found, generation=9, slots=(keys.seal(backed_up.secret, NEW, found.vault_id,
                                                            keys.LEAST),))  # fmt: skip
    key_file.write(folder, further)
    assert folder not in backups_follow.behind(set_passphrase(backed_up))


def test_after_the_key_file_was_lost_a_new_passphrase_counts_for_the_backups(backed_up, passphrase):
    changed = set_passphrase(set_passphrase(backed_up))
    follow_all(changed)
    changed.database.close()
    for name in (key_file.NAME, key_file.COPY_NAME):
        (changed.folder / name).unlink()
    again = vaults.open_with_recovery_key(changed.folder, changed.recovery_key)
    after = backups_follow.newest_generation(again)
    again = changing_keys.set_passphrase(again, "the newest", cost=keys.LEAST, after=after)
    follow_all(again)
    assert {opened(folder, passphrase="the newest") for folder in everywhere(again)} == {
        "first", "second", "third"
    }  # fmt: skip
    again.database.close()
