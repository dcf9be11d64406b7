# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is whole, verified and private, or it is not there."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from therapy_journal.core.errors import BackupDiskLow, BackupFailed, BackupPlaceAway
from therapy_journal.storage import backup, backup_places, checks, contents, copying, settings
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Interrupted
from therapy_journal.storage.vault import OpenVault

NOW = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)


def put(vault: OpenVault, key: str, value: str = "words " * 50) -> None:
    settings.write(vault.database, key, value)


def opened(folder: Path, passphrase: str) -> dict[str, str]:
    again = vaults.open_with_passphrase(folder, passphrase)
    try:
        assert checks.look_over(again.database) == []
        return {row["key"]: row["value"] for row in again.database.all("SELECT * FROM setting")}
    finally:
        again.database.close()


def test_a_backup_is_a_whole_journal(vault, passphrase):
    put(vault, "a", "what was written")
    made = backup.make(vault, now=NOW)
    [folder] = made.folders
    assert folder == vault.folder / "backups" / "000001"
    assert opened(folder, passphrase)["a"] == "what was written"
    assert backup_places.made_at(folder) == NOW
    assert backup.folders(vault.folder) == [folder]


@pytest.mark.parametrize(
    "spoilt",
    ["", "[]", '{"made_at": 3}', "[" * 4_000, '{"made_at": "0001-01-01T00:00:00+14:00"}'],
    ids=range(5),
)
def test_a_spoilt_note_beside_a_backup_leaves_it_the_date_of_its_file(vault, spoilt):
    [folder] = backup.make(vault, now=NOW).folders
    os.utime(folder / "journal.db", (0, 86_400))
    (folder / "backup.json").write_text(spoilt)
    assert backup_places.made_at(folder) == datetime(1970, 1, 2, tzinfo=UTC)


def test_numbers_grow_and_the_newest_comes_first(vault):
    for _ in range(3):
        backup.make(vault, now=NOW)
    assert [folder.name for folder in backup.folders(vault.folder)] == [
        "000003",
        "000002",
        "000001",
    ]


def test_a_journal_that_counts_lower_writes_over_no_backup(vault):
    backup.make(vault)
    backup.make(vault)
    settings.write(vault.database, "backup.number", "0")
    assert backup.make(vault).number == 3


def test_the_second_place_gets_a_copy_that_is_found_whole_there(vault, tmp_path, passphrase):
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.write(vault.database, backup.SECOND_PLACE, json.dumps(str(stick)))
    put(vault, "a", "on the stick")
    made = backup.make(vault)
    assert [folder.parent for folder in made.folders] == backup.places(vault)
    assert made.folders[1].parent.parent == stick
    assert opened(made.folders[1], passphrase)["a"] == "on the stick"
    assert backup.everywhere(vault) == list(made.folders)


def test_a_stick_that_is_away_is_told_and_the_own_place_has_its_backup(vault, tmp_path):
    settings.write(vault.database, backup.SECOND_PLACE, json.dumps(str(tmp_path / "away")))
    made = backup.make(vault)
    assert [folder.parent for folder in made.folders] == [backup.own_place(vault.folder)]
    [problem] = made.problems.values()
    assert isinstance(problem, BackupPlaceAway)
    assert not (tmp_path / "away").exists()


def test_it_is_thinned_to_seven_and_the_weeks_before(vault):
    for number in range(12):
        backup.make(vault, now=NOW.replace(minute=number))
    numbers = [int(folder.name) for folder in backup.folders(vault.folder)]
    assert numbers == [12, 11, 10, 9, 8, 7, 6, 5]


def test_another_journals_backups_are_never_thinned(vault, tmp_path, passphrase):
    own = backup.own_place(vault.folder)
    backup.make(vault)
    other = vaults.create(
        tmp_path / "Other.tjournal", passphrase, cost=vault.key_file.slots[0].cost
    )
    assert other.vault_id != vault.vault_id
    for number in range(1, 20):
        shutil.copytree(tmp_path / "Other.tjournal", own / f"{number + 100:06}")
    backup.make(vault)
    assert len(backup.folders(vault.folder)) == 21


@pytest.mark.figures(part="T14")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_it_is_private_whatever_the_umask(vault, tmp_path, mask, note_figure):
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.write(vault.database, backup.SECOND_PLACE, json.dumps(str(stick)))
    before = os.umask(mask)
    try:
        made = backup.make(vault)
        backup.rebuild(vault, lambda db: settings.write(db, "x", "y"), made.folders)
    finally:
        os.umask(before)
    assert len(made.folders) == 2
    for folder in made.folders:
        assert folder.parent.stat().st_mode & 0o777 == 0o700
        assert folder.stat().st_mode & 0o777 == 0o700
        names = {path.name for path in folder.iterdir()}
        assert names == {"journal.db", "vault.json", "vault.json.bak", "backup.json"}
        for path in folder.iterdir():
            assert path.stat().st_mode & 0o777 == 0o600
    note_figure("T14", f"files of backups under umask {mask:03o}", 8, "0600, folders 0700")


def test_a_copy_with_one_bit_turned_is_not_kept(vault):
    put(vault, "a")
    place = backup.own_place(vault.folder)
    begun = backup.begun(vault, place, now=NOW)
    path = begun.building / "journal.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BackupFailed):
        copying.finish(begun)
    assert list(place.iterdir()) == []


def test_a_copy_of_other_words_is_not_kept(vault):
    place = backup.own_place(vault.folder)
    begun = backup.begun(vault, place, now=NOW)
    put(vault, "b")
    other = backup.begun(vault, place, now=NOW)
    shutil.copy(begun.building / "journal.db", other.building / "journal.db")
    with pytest.raises(BackupFailed):
        copying.finish(other)
    assert copying.finish(begun).name == "000001"


def test_no_room_is_told_before_anything_is_written(vault, monkeypatch):
    usage = shutil.disk_usage(vault.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=16 * 1024 * 1024))
    with pytest.raises(BackupDiskLow):
        backup.make(vault)
    assert not backup.own_place(vault.folder).exists()


def test_whoever_waits_stops_it_and_nothing_is_left(vault):
    put(vault, "a")
    place = backup.own_place(vault.folder)
    with pytest.raises(Interrupted):
        backup.begun(vault, place, now=NOW, stop=lambda: True)
    assert list(place.iterdir()) == []
    put(vault, "b")
    assert backup.make(vault).folders


def test_what_a_crash_left_is_cleared(vault):
    place = backup.own_place(vault.folder)
    [kept] = backup.make(vault).folders
    for name in ("000002.tmp", "000001.gone"):
        shutil.copytree(kept, place / name)
    (place / "my own notes").mkdir()
    backup.clear_unfinished(vault)
    assert sorted(path.name for path in place.iterdir()) == ["000001", "my own notes"]


def test_a_search_index_that_does_not_fit_is_made_anew_in_the_copy(vault, passphrase):
    vault.database.insert("search", {"title": "t", "body": "b", "tags": "", "kind": "x"})
    vault.database.execute("DELETE FROM search_data WHERE id > 10")
    [folder] = backup.make(vault).folders
    opened(folder, passphrase)


def test_every_word_of_every_table_counts_in_the_digest(vault):
    seen = {contents.read(vault.database).digest}
    for table in ("word", "tag", "shielded_name"):
        values = {"word": {"word": "w"}, "tag": {"name": "n"}}.get(table)
        vault.database.insert(table, values or {"name": "n", "shown_as": "s"})
        seen.add(contents.read(vault.database).digest)
    assert len(seen) == 4
