# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal of every release, with something in every table, is one of today with all of it."""

from __future__ import annotations

import json
import shutil
from base64 import b64decode
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.storage.vectors.make_schema1 import PASSPHRASE, as_kept, uid
from tests.storage.vectors.make_schema4 import PNG
from therapy_journal.core.errors import BackupFailed
from therapy_journal.core.pictures import mentions
from therapy_journal.storage import (
    backup,
    checks,
    key_file,
    keys,
    opening,
    pictures,
    reflections,
    schema,
    templates,
    words,
)
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.vault import OpenVault

VECTORS = Path(__file__).resolve().parent / "vectors"
RELEASED = sorted(path.stem for path in VECTORS.glob("schema*.tjournal"))
TOLD: dict[str, Any] = json.loads((VECTORS / "schema1.json").read_text(encoding="utf-8"))
ADDED = ("check_in", "agenda_item", "alliance_look")


@pytest.mark.parametrize("name", RELEASED)
def test_every_row_of_every_release_is_there_as_it_was(
    tmp_path: Path, vault: OpenVault, name: str
) -> None:
    folder = tmp_path / "Old.tjournal"
    shutil.copytree(VECTORS / f"{name}.tjournal", folder)
    told = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    try:
        assert_rows(opened, told)
        assert tables(opened) == tables(vault)
    finally:
        opened.database.close()


def test_the_newest_schema_has_a_journal_of_its_release() -> None:
    assert f"schema{schema.NEWEST}" in RELEASED


def assert_rows(opened: OpenVault, every: dict[str, Any]) -> None:
    for told in every["rows"]:
        row = as_kept(told["table"], told["row"])
        columns = ", ".join(f'"{name}"' for name in row)
        rows = opened.database.all(f"SELECT {columns} FROM {told['table']}")
        assert row in [dict(zip(one.keys(), one, strict=True)) for one in rows]
    assert checks.look_over(opened.database) == []


def tables(opened: OpenVault) -> list[tuple[object, ...]]:
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    return [tuple(row) for row in opened.database.all(sql)]


@pytest.fixture(name="old")
def opened(tmp_path: Path):
    folder = tmp_path / "Old.tjournal"
    shutil.copytree(VECTORS / "schema1.tjournal", folder)
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    yield opened
    opened.database.close()


def test_it_holds_something_of_every_table_of_schema_1(old: OpenVault) -> None:
    first = schema.STEPS[0].read_text(encoding="utf-8")
    tables = {name.split("(")[0].strip() for name in first.split("CREATE TABLE ")[1:]}
    assert tables - {told["table"] for told in TOLD["rows"]} == {"search_row"}
    assert old.database.one("SELECT count(*) FROM search_row")[0] == 1


def test_it_is_of_the_newest_schema_once_opened(old: OpenVault) -> None:
    assert old.database.one("PRAGMA user_version")[0] == schema.NEWEST


def test_what_has_a_trash_now_lies_in_none(old: OpenVault) -> None:
    for table in ADDED:
        assert old.database.one(f"SELECT count(*) FROM {table} WHERE trashed_at IS NULL")[0] == 1


def test_without_a_backup_it_stays_as_it_is_and_opens_once_one_can_be_made(tmp_path: Path) -> None:
    folder = tmp_path / "Old.tjournal"
    shutil.copytree(VECTORS / "schema1.tjournal", folder)
    (folder / "backups").write_text("a file where the folder should be")
    with pytest.raises(BackupFailed) as told:
        vaults.open_with_passphrase(folder, PASSPHRASE)
    # What can be done inside an open journal helps nobody who stands before it.
    assert "Back up now" not in told.value.action
    assert "then try again" in told.value.action
    (folder / "backups").unlink()
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    assert_rows(opened, TOLD)
    opened.database.close()
    assert len(backup.folders(folder)) == 1


def test_words_left_behind_in_its_indexes_do_not_keep_it_from_being_opened(tmp_path: Path) -> None:
    folder = tmp_path / "Old.tjournal"
    shutil.copytree(VECTORS / "schema1.tjournal", folder)
    found = key_file.find(folder).key_file
    secret = keys.unseal(found.slots[0], PASSPHRASE, found.vault_id)
    assert secret is not None
    key = keys.database_key(secret, found.vault_id)
    old = opening.open_existing(folder / "journal.db", key, found.vault_id)
    for index, column in (("search", "body"), ("search_raw", "body")):
        # As schema 1 was written: the new text's length hides that the old one is to go.
        for row in (7, 8):
            old.execute(f"INSERT INTO {index} (rowid, {column}) VALUES (?, 'lantern')", (row,))
            often = "lantern " * 150
            old.execute(f"UPDATE {index} SET {column} = ? WHERE rowid = ?", (often, row))
            old.execute(f"DELETE FROM {index} WHERE rowid = ?", (row,))
    assert [finding.kind.name for finding in checks.look_over(old)] == ["INDEX"]
    old.close()

    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    assert checks.look_over(opened.database) == []
    opened.database.close()


def test_what_0_3_0_keeps_is_there_by_its_own_ways(tmp_path: Path) -> None:
    folder = tmp_path / "Old.tjournal"
    shutil.copytree(VECTORS / "schema4.tjournal", folder)
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    db = opened.database
    told = {one.name: one.body for one in templates.all_templates(db)}
    assert told["After a ride"] == "## Where I sat\n\n- [ ] breathed\n"
    assert words.all_words(db) == ["Haltestelle", "tram"]
    picture = pictures.get(db, uid(33))
    assert picture is not None
    assert (picture.entry_uid, picture.content) == (uid(31), b64decode(PNG))
    entry, sealed = reflections.get(db, 3), reflections.get(db, 4)
    assert entry is not None
    assert sealed is not None
    assert [one.uid for one in mentions(entry.body)] == [uid(33)]
    assert entry.tags == ("Bahnhöfe", "waiting")
    assert (sealed.sealed_until, sealed.look_back) == (date(2027, 6, 1), False)
    db.close()
