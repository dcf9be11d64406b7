# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase, another secret: what opens the journal before, during and after."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from therapy_journal.core.errors import (
    DiskFull,
    JournalProblem,
    StorageFault,
    WrongPassphrase,
    WrongRecoveryKey,
)
from therapy_journal.storage import (
    changing_keys,
    checks,
    key_file,
    keys,
    opening,
    recovery_key,
    unfinished_keys,
)
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.unfinished_keys import Ended
from therapy_journal.storage.vault import OpenVault

NEW_SECRET = bytes(range(40, 60))
NEW_KEY = recovery_key.to_text(NEW_SECRET)


def words(vault: OpenVault) -> list[str]:
    return [row["word"] for row in vault.database.all("SELECT word FROM word ORDER BY word")]


def write(vault: OpenVault, word: str) -> None:
    vault.database.insert("word", {"word": word})


def set_secret(vault: OpenVault, passphrase: str) -> OpenVault:
    return changing_keys.set_secret(vault, NEW_SECRET, passphrase, cost=keys.LEAST)


def opened_by(folder: Path, *, passphrase: str = "", key: str = "") -> list[str]:
    if passphrase:
        again = vaults.open_with_passphrase(folder, passphrase)
    else:
        again = vaults.open_with_recovery_key(folder, key)
    try:
        assert checks.look_over(again.database) == []
        return words(again)
    finally:
        again.database.close()


def test_after_the_keys_are_changed_the_same_connection_goes_on(
    vault: OpenVault, passphrase: str
) -> None:
    write(vault, "before")
    changed = set_secret(vault, passphrase)
    assert changed.database is vault.database
    assert changed.recovery_key == NEW_KEY
    write(changed, "after")
    assert words(changed) == ["after", "before"]
    assert checks.look_over(changed.database) == []
    with pytest.raises(Exception, match="not authorized"):
        vault.database.execute("ATTACH 'x' AS y")


def test_the_new_recovery_key_opens_it_and_the_former_no_more(
    vault: OpenVault, passphrase: str
) -> None:
    write(vault, "kept")
    former = vault.recovery_key
    set_secret(vault, passphrase)
    vault.database.close()
    assert opened_by(vault.folder, key=NEW_KEY) == ["kept"]
    assert opened_by(vault.folder, passphrase=passphrase) == ["kept"]
    with pytest.raises(WrongRecoveryKey):
        vaults.open_with_recovery_key(vault.folder, former)
    for name in (key_file.NAME, key_file.COPY_NAME):
        (vault.folder / name).unlink()
    assert opened_by(vault.folder, key=NEW_KEY) == ["kept"]
    with pytest.raises(WrongRecoveryKey):
        vaults.open_with_recovery_key(vault.folder, former)


def test_one_slot_is_left_and_both_files_say_the_same(vault: OpenVault, passphrase: str) -> None:
    set_secret(vault, passphrase)
    found = key_file.find(vault.folder)
    assert found.is_sound
    assert found.is_copy_sound
    assert len(found.key_file.slots) == 1
    assert found.key_file.generation == 3
    assert unfinished_keys.former_secrets(found.key_file, NEW_SECRET) == (vault.secret,)
    assert unfinished_keys.former_secrets(found.key_file, vault.secret) == ()


def test_a_wrong_passphrase_changes_nothing(vault: OpenVault, passphrase: str) -> None:
    before = (vault.folder / key_file.NAME).read_bytes()
    with pytest.raises(WrongPassphrase):
        set_secret(vault, passphrase + "!")
    assert (vault.folder / key_file.NAME).read_bytes() == before


def begun(vault: OpenVault, passphrase: str) -> key_file.KeyFile:
    assert vault.key_file is not None
    slot = keys.seal(NEW_SECRET, passphrase, bytes.fromhex(vault.vault_id), keys.LEAST)
    both = unfinished_keys.begun(vault.key_file, vault.secret, slot, NEW_SECRET)
    key_file.write(vault.folder, both)
    return both


@pytest.fixture
def cut_short_before(vault: OpenVault, passphrase: str) -> OpenVault:
    """Return a journal whose change was cut short before the database turned."""
    write(vault, "kept")
    begun(vault, passphrase)
    vault.database.close()
    return vault


@pytest.fixture
def cut_short_after(vault: OpenVault, passphrase: str, tmp_path: Path) -> OpenVault:
    """Return one whose database has turned, with all of it still in the log."""
    write(vault, "kept")
    both = begun(vault, passphrase)
    vault.database.change_key(keys.database_spec(NEW_SECRET, both.vault_id))
    crashed = tmp_path / "Crashed.tjournal"
    shutil.copytree(vault.folder, crashed)
    assert (crashed / "journal.db-wal").stat().st_size > 0
    return replace(vault, folder=crashed)


def test_a_change_cut_short_before_it_counted_is_taken_back(
    cut_short_before: OpenVault, passphrase: str
) -> None:
    again = vaults.open_with_passphrase(cut_short_before.folder, passphrase)
    assert (again.ended, words(again)) == (Ended.TAKEN_BACK, ["kept"])
    again.database.close()
    assert key_file.find(again.folder).key_file == again.key_file
    assert again.key_file is not None
    assert (len(again.key_file.slots), again.key_file.former) == (1, ())
    assert opened_by(again.folder, key=cut_short_before.recovery_key) == ["kept"]
    with pytest.raises(WrongRecoveryKey):
        vaults.open_with_recovery_key(again.folder, NEW_KEY)


def test_a_change_cut_short_after_it_counted_is_finished(
    cut_short_after: OpenVault, passphrase: str
) -> None:
    again = vaults.open_with_passphrase(cut_short_after.folder, passphrase)
    assert (again.ended, words(again)) == (Ended.FINISHED, ["kept"])
    assert checks.look_over(again.database) == []
    again.database.close()
    assert opened_by(again.folder, key=NEW_KEY) == ["kept"]
    assert vaults.open_with_passphrase(again.folder, passphrase).ended is None


@pytest.mark.parametrize("how", Ended)
def test_amid_a_change_the_right_recovery_key_ends_it_as_well(
    request: pytest.FixtureRequest, how: Ended, passphrase: str
) -> None:
    fixture = "cut_short_before" if how is Ended.TAKEN_BACK else "cut_short_after"
    left: OpenVault = request.getfixturevalue(fixture)
    both = [left.recovery_key, NEW_KEY]
    key, other = both if how is Ended.TAKEN_BACK else reversed(both)
    with pytest.raises(WrongRecoveryKey) as told:
        vaults.open_with_recovery_key(left.folder, other)
    assert "other of your two recovery sheets" in told.value.action
    again = vaults.open_with_recovery_key(left.folder, key)
    assert again.ended is how
    again.database.close()
    assert opened_by(left.folder, passphrase=passphrase) == ["kept"]


def test_a_journal_that_cannot_be_opened_again_keeps_refusing_calmly(
    vault: OpenVault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(vault, "kept")

    def vanish(_: str) -> None:
        (vault.folder / "journal.db").rename(vault.folder / "elsewhere")
        raise StorageFault

    monkeypatch.setattr(vault.database, "change_key", vanish)
    with pytest.raises(JournalProblem):
        set_secret(vault, passphrase)
    with pytest.raises(StorageFault):
        write(vault, "not saved")
    (vault.folder / "elsewhere").rename(vault.folder / "journal.db")
    assert opened_by(vault.folder, passphrase=passphrase) == ["kept"]


def test_a_change_that_fails_goes_on_with_the_former_keys(
    vault: OpenVault, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(vault, "kept")
    former = vault.recovery_key

    def refuse(_: str) -> None:
        raise DiskFull

    monkeypatch.setattr(vault.database, "change_key", refuse)
    with pytest.raises(DiskFull):
        set_secret(vault, passphrase)
    write(vault, "written after")
    vault.database.close()
    found = key_file.find(vault.folder).key_file
    assert (len(found.slots), found.former) == (1, ())
    assert opened_by(vault.folder, passphrase=passphrase) == ["kept", "written after"]
    assert opened_by(vault.folder, key=former) == ["kept", "written after"]


def test_a_database_that_cannot_be_turned_stays_whole(vault: OpenVault, passphrase: str) -> None:
    """The engine's own failure: one page cannot be read, so none may be written."""
    for at in range(200):
        write(vault, f"{at} " + "x" * 2000)
    vault.database.close()
    path = vault.folder / "journal.db"
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    again = vaults.open_with_passphrase(vault.folder, passphrase)
    with pytest.raises(JournalProblem):
        set_secret(again, passphrase)
    again.database.close()
    assert path.read_bytes() == bytes(data)
    vid = bytes.fromhex(vault.vault_id)
    opening.open_existing(path, keys.database_key(vault.secret, vid), vid).close()
    assert len(key_file.find(vault.folder).key_file.slots) == 1


def test_no_secret_stands_in_any_file_after_a_change(vault: OpenVault, passphrase: str) -> None:
    write(vault, "kept")
    set_secret(vault, passphrase)
    vault_id = bytes.fromhex(vault.vault_id)
    sought = [passphrase.encode(), passphrase.encode("utf-16-le")]
    for secret in (vault.secret, NEW_SECRET):
        key = keys.database_key(secret, vault_id)
        for raw in (secret, key):
            sought += [raw, raw.hex().encode(), raw.hex().upper().encode()]
        sought += [recovery_key.to_text(secret).encode()]
        sought += [recovery_key.to_text(secret).replace("-", "").encode()]
    for moment in ("open", "closed"):
        if moment == "closed":
            vault.database.close()
        for path in vault.folder.rglob("*"):
            data = path.read_bytes() if path.is_file() else b""
            assert not [word for word in sought if word in data]
