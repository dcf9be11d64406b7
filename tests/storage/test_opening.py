# SPDX-License-Identifier: GPL-3.0-or-later
"""The opening order: settings read back, what is forbidden, and what lies on the disk."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from therapy_journal.core.errors import EngineFault
from therapy_journal.storage import keys, opening, schema, vault
from therapy_journal.storage.connection import Database, StatementError
from therapy_journal.storage.vault import OpenVault


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [
        ("locking_mode", "exclusive"),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("cache_size", -32_000),
        ("wal_autocheckpoint", 200),
        ("application_id", 0x544A524E),
        ("user_version", schema.NEWEST),
    ],
)
def test_the_settings_are_as_decided(database: Database, pragma: str, expected: object) -> None:
    row = database.one(f"PRAGMA {pragma}")
    assert row is not None
    assert row[0] == expected


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH DATABASE ':memory:' AS other",
        "DETACH DATABASE main",
        "VACUUM INTO 'copy.db'",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA hexkey = '00'",
        "PRAGMA KEY = 'x'",
        "PRAGMA temp_store = 1",
        "PRAGMA temp_store_directory = '.'",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA secure_delete = OFF",
        "PRAGMA trusted_schema = ON",
        "PRAGMA writable_schema = ON",
        "PRAGMA cipher_log = 'log.txt'",
        "PRAGMA cipher_log_level = TRACE",
        "PRAGMA cipher_profile = 'log.txt'",
        "PRAGMA cipher_plaintext_header_size = 32",
        "SELECT load_extension('x')",
    ],
)
def test_nothing_leads_out_of_the_journal(database: Database, sql: str) -> None:
    with pytest.raises(StatementError):
        database.execute(sql)
    row = database.one("PRAGMA temp_store")
    assert row is not None
    assert row[0] == 2


def test_a_copy_lifts_the_ban_for_itself_alone(database: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    database.copy_into(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(StatementError):
        database.execute("ATTACH DATABASE ':memory:' AS other")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_whatever_the_umask(
    tmp_path: Path, passphrase: str, umask: int
) -> None:
    folder = tmp_path / "deep" / "Mine.tjournal"
    before = os.umask(umask)
    try:
        vault.create(folder, passphrase, cost=keys.LEAST)
        assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
        opened = vault.open_with_passphrase(folder, passphrase)
        opened.database.insert("tag", {"name": "open"})
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        opened.database.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(
        ["journal.db", "journal.db-wal", "vault.json", "vault.json.bak"], 0o600
    )
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_journal_that_others_could_read_is_made_private(
    vault_folder: Path, passphrase: str
) -> None:
    vault_folder.chmod(0o755)
    for path in vault_folder.iterdir():
        path.chmod(0o644)
    vault.open_with_passphrase(vault_folder, passphrase).database.close()
    assert {stat.S_IMODE(path.stat().st_mode) for path in vault_folder.iterdir()} == {0o600}
    assert stat.S_IMODE(vault_folder.stat().st_mode) == 0o700


def test_no_shared_memory_file_is_made_and_the_log_goes_on_closing(vault: OpenVault) -> None:
    vault.database.insert("tag", {"name": "x"})
    names = {path.name for path in vault.folder.iterdir()}
    assert names == {"journal.db", "journal.db-wal", "vault.json", "vault.json.bak"}
    vault.database.checkpoint()
    assert (vault.folder / "journal.db-wal").stat().st_size == 0
    vault.database.close()
    assert {path.name for path in vault.folder.iterdir()} == names - {"journal.db-wal"}


def test_an_engine_that_does_not_do_as_told_is_not_used(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (vault_folder / "journal.db").read_bytes()
    monkeypatch.setattr(opening, "_SETTINGS", (("temp_store", "FILE", "2"),))
    with pytest.raises(EngineFault):
        vault.open_with_passphrase(vault_folder, passphrase)
    assert (vault_folder / "journal.db").read_bytes() == before


def test_another_generation_of_the_engine_is_not_used(
    vault_folder: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "ENGINE_GENERATION", "5.")
    with pytest.raises(EngineFault):
        vault.open_with_passphrase(vault_folder, passphrase)


@pytest.mark.parametrize(
    "name", ["100% #1?.tjournal", "Tägebuch ñ 日記.tjournal", "a'b\"c.tjournal"]
)
def test_a_folder_may_have_any_name(tmp_path: Path, passphrase: str, name: str) -> None:
    folder = tmp_path / name
    vault.create(folder, passphrase, cost=keys.LEAST)
    opened = vault.open_with_passphrase(folder, passphrase)
    opened.database.insert("tag", {"name": "x"})
    opened.database.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "home") == [name]
