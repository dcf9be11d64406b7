# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal's folder: made whole or not at all, opened with either key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from therapy_journal.core.errors import PlaceTaken, WrongPassphrase, WrongRecoveryKey
from therapy_journal.storage import changing_keys, key_file, keys, recovery_key
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

NAMES = ["journal.db", "vault.json", "vault.json.bak"]


def remember(database: Database, word: str) -> None:
    database.insert("tag", {"name": word})


def remembered(database: Database) -> list[str]:
    return [row["name"] for row in database.all("SELECT name FROM tag ORDER BY id")]


def test_a_new_journal_is_all_there_and_nothing_else(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "Mine.tjournal"
    created = vaults.create(folder, passphrase, cost=keys.LEAST)
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Mine.tjournal", "home"]
    assert (folder / "journal.db").read_bytes()[:16].hex() == created.vault_id
    assert (folder / "vault.json").read_bytes() == (folder / "vault.json.bak").read_bytes()
    assert created.recovery_key not in repr(created)


def test_both_keys_open_the_same_journal(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "Mine.tjournal"
    created = vaults.create(folder, passphrase, cost=keys.LEAST)
    first = vaults.open_with_passphrase(folder, passphrase)
    remember(first.database, "lantern")
    first.database.close()

    second = vaults.open_with_recovery_key(folder, created.recovery_key)

    assert remembered(second.database) == ["lantern"]
    assert (second.vault_id, second.recovery_key) == (created.vault_id, created.recovery_key)
    assert not second.database.is_read_only
    second.database.close()
    assert second.secret.hex() not in repr(second)


@pytest.mark.parametrize("gone", [("vault.json",), ("vault.json", "vault.json.bak")])
@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_the_recovery_key_needs_no_key_file(
    vault_folder: Path, passphrase: str, gone: tuple[str, ...], how: str
) -> None:
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    remember(opened.database, "lantern")
    opened.database.close()
    for name in gone:
        path = vault_folder / name
        path.unlink() if how == "missing" else path.write_bytes(b"{}")

    again = vaults.open_with_recovery_key(vault_folder, opened.recovery_key)

    assert remembered(again.database) == ["lantern"]
    assert again.vault_id == opened.vault_id
    assert (again.key_file is None) == (len(gone) == 2)
    again.database.close()


def test_after_the_key_file_is_lost_a_new_passphrase_can_be_set(
    vault_folder: Path, passphrase: str
) -> None:
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    opened.database.close()
    for name in NAMES[1:]:
        (vault_folder / name).unlink()
    recovered = vaults.open_with_recovery_key(vault_folder, opened.recovery_key)
    changing_keys.set_passphrase(recovered, "a new one", cost=keys.LEAST)
    recovered.database.close()

    vaults.open_with_passphrase(vault_folder, "a new one").database.close()
    with pytest.raises(WrongPassphrase):
        vaults.open_with_passphrase(vault_folder, passphrase)


def test_a_changed_passphrase_leaves_no_slot_of_the_old_one(
    vault: OpenVault, passphrase: str
) -> None:
    changed = changing_keys.set_passphrase(vault, "a new one", cost=keys.LEAST)
    vault.database.close()
    assert changed.key_file is not None
    assert changed.key_file.generation == 2
    for name in ("vault.json", "vault.json.bak"):
        read = key_file.from_bytes((vault.folder / name).read_bytes())
        assert read == changed.key_file
        assert [keys.unseal(s, passphrase, read.vault_id) for s in read.slots] == [None]
    again = vaults.open_with_recovery_key(vault.folder, vault.recovery_key)
    again.database.close()


def test_a_change_cut_short_between_the_two_files_counts(
    vault_folder: Path, passphrase: str
) -> None:
    """The old copy would keep the old passphrase alive; it is brought up to date."""
    old = (vault_folder / "vault.json").read_bytes()
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    changing_keys.set_passphrase(opened, "a new one", cost=keys.LEAST)
    opened.database.close()
    (vault_folder / "vault.json.bak").write_bytes(old)

    with pytest.raises(WrongPassphrase):
        vaults.open_with_passphrase(vault_folder, passphrase)
    vaults.open_with_passphrase(vault_folder, "a new one").database.close()

    assert (vault_folder / "vault.json.bak").read_bytes() != old
    assert (vault_folder / "vault.json").read_bytes() == (
        vault_folder / "vault.json.bak"
    ).read_bytes()


@pytest.mark.parametrize("damaged", NAMES[1:])
@pytest.mark.parametrize("how", ["missing", "damaged"])
def test_a_lost_key_file_is_mended_from_the_other(
    vault_folder: Path, passphrase: str, damaged: str, how: str
) -> None:
    path = vault_folder / damaged
    whole = path.read_bytes()
    path.unlink() if how == "missing" else path.write_bytes(whole[:100])

    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    told = [finding.sentence for finding in vaults.check(opened)]
    opened.database.close()

    assert path.read_bytes() == whole
    which = "key file is" if damaged == "vault.json" else "copy of the key file is"
    assert told == [f"The {which} damaged or missing. It was put right."]
    again = vaults.open_with_passphrase(vault_folder, passphrase)
    assert vaults.check(again) == []
    again.database.close()


def test_another_journals_recovery_key_is_told_from_damage(
    tmp_path: Path, vault_folder: Path, passphrase: str
) -> None:
    other = vaults.create(tmp_path / "Other.tjournal", passphrase, cost=keys.LEAST)
    with pytest.raises(WrongRecoveryKey) as caught:
        vaults.open_with_recovery_key(vault_folder, other.recovery_key)
    assert caught.value.sentence == WrongRecoveryKey.sentence
    for name in NAMES[1:]:
        (vault_folder / name).unlink()
    with pytest.raises(WrongRecoveryKey) as caught:
        vaults.open_with_recovery_key(vault_folder, other.recovery_key)
    assert "damaged as well" in caught.value.sentence


def test_a_key_file_mixed_up_with_another_journals_does_not_lock_anybody_out(
    tmp_path: Path, vault_folder: Path, passphrase: str
) -> None:
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    opened.database.close()
    other = tmp_path / "Other.tjournal"
    vaults.create(other, passphrase, cost=keys.LEAST)
    for name in NAMES[1:]:
        (vault_folder / name).write_bytes((other / name).read_bytes())

    again = vaults.open_with_recovery_key(vault_folder, opened.recovery_key)

    assert again.vault_id == opened.vault_id
    again.database.close()


@pytest.mark.parametrize("there", ["folder", "file", "link"])
def test_what_is_there_already_is_left_alone(tmp_path: Path, passphrase: str, there: str) -> None:
    place = tmp_path / "Mine.tjournal"
    if there == "folder":
        place.mkdir()
    elif there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(PlaceTaken):
        vaults.create(place, passphrase, cost=keys.LEAST)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Mine.tjournal", "home"]
    assert not place.is_file() or place.read_text() == "mine"


def test_a_place_taken_while_the_journal_was_made_is_left_alone(
    tmp_path: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rename would take the place of an empty folder without a word."""
    place = tmp_path / "Mine.tjournal"
    seal = keys.seal

    def meanwhile(secret: bytes, text: str, vault_id: bytes, cost: keys.KdfCost) -> keys.Slot:
        place.mkdir()
        return seal(secret, text, vault_id, cost)

    monkeypatch.setattr(keys, "seal", meanwhile)
    with pytest.raises(PlaceTaken):
        vaults.create(place, passphrase, cost=keys.LEAST)
    assert list(place.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Mine.tjournal", "home"]


def test_what_a_crash_left_of_a_creation_is_cleared_away(tmp_path: Path, passphrase: str) -> None:
    unfinished = tmp_path / "Mine.tjournal.tmp"
    unfinished.mkdir()
    (unfinished / "journal.db").write_bytes(b"half")
    vaults.create(tmp_path / "Mine.tjournal", passphrase, cost=keys.LEAST)
    assert not unfinished.exists()


def test_a_folder_that_only_looks_like_a_leftover_is_not_cleared_away(
    tmp_path: Path, passphrase: str
) -> None:
    own = tmp_path / "Mine.tjournal.tmp"
    own.mkdir()
    (own / "letters.txt").write_text("mine")
    with pytest.raises(PlaceTaken):
        vaults.create(tmp_path / "Mine.tjournal", passphrase, cost=keys.LEAST)
    assert (own / "letters.txt").read_text() == "mine"


def test_the_recovery_key_is_the_secret_and_the_secret_is_in_no_file(
    vault_folder: Path, passphrase: str
) -> None:
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    secret = opened.secret
    assert recovery_key.from_text(opened.recovery_key) == secret
    key = keys.database_key(secret, bytes.fromhex(opened.vault_id))
    opened.database.close()
    hidden = [secret, key, passphrase.encode(), opened.recovery_key.replace("-", "").encode()]
    hidden += [part.hex().encode() for part in hidden[:2]]
    for path in vault_folder.iterdir():
        content = path.read_bytes()
        assert not [part for part in hidden if part in content]


def test_the_key_file_says_what_the_format_says(vault_folder: Path) -> None:
    fields = json.loads((vault_folder / "vault.json").read_bytes())
    assert set(fields) == {
        "format",
        "vault_id",
        "generation",
        "slots",
        "secret_check",
        "checksum",
    }
    assert (fields["format"], fields["generation"], len(fields["slots"])) == (1, 1, 1)
    assert set(fields["slots"][0]) == {"kdf", "v", "m", "t", "p", "salt", "nonce", "ct"}
