# SPDX-License-Identifier: GPL-3.0-or-later
"""Another implementation of the format, SQLite3 Multiple Ciphers, reads every row of a journal.

It shares no line of the cipher with SQLCipher. What both read alike is what FILE_FORMAT.md
says, and not a habit of one library.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.storage.test_format1 import TOLD, VECTORS
from therapy_journal.services.sample import make_sample
from therapy_journal.storage import backup, backups_follow, changing_keys, keys
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

apsw = pytest.importorskip("apsw", reason="needs apsw-sqlite3mc (make test installs it)")

Rows = dict[str, list[tuple[Any, ...]]]
_TABLES = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')"


class Apart:
    """A database opened by the other implementation, with key and salt alone."""

    def __init__(self, path: Path, secret: bytes, vault_id: bytes) -> None:
        if not hasattr(apsw, "mc_version"):
            pytest.skip("this apsw knows no encryption; apsw-sqlite3mc is needed")
        spec = keys.database_spec(secret, vault_id)
        self.connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        for statement in ("cipher = 'sqlcipher'", "legacy = 4", f'key = "{spec}"'):
            self.connection.execute(f"PRAGMA {statement}").fetchall()

    def rows(self) -> Rows:
        names = [name for (name,) in self.connection.execute(_TABLES)]
        return {
            name: self.connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names
        }

    def is_sound(self) -> bool:
        return self.connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def ours(database: Database) -> Rows:
    names = [str(row[0]) for row in database.all(_TABLES)]
    return {name: [tuple(row) for row in database.all(f'SELECT * FROM "{name}"')] for name in names}


def assert_read_alike(folder: Path, opened: OpenVault, place: Path) -> Rows:
    """Compare what both read, each from a file of its own; returns what that is."""
    expected = ours(opened.database)
    opened.database.close()
    place.mkdir()
    shutil.copyfile(folder / "journal.db", place / "journal.db")
    apart = Apart(place / "journal.db", opened.secret, bytes.fromhex(opened.vault_id))
    assert apart.is_sound()
    assert apart.rows() == expected
    return expected


def test_it_reads_every_row_of_the_vector(tmp_path: Path) -> None:
    folder = shutil.copytree(VECTORS / "format1.tjournal", tmp_path / "format1.tjournal")
    opened = vaults.open_with_recovery_key(folder, TOLD["recovery_key"])
    read = assert_read_alike(folder, opened, tmp_path / "apart")
    assert {"reflection", "unsent_raw", "search_data", "search_raw_data"} <= set(read)
    titles = [row["row"]["title"] for row in TOLD["rows"] if row["table"] == "reflection"]
    assert all(any(title in row for row in read["reflection"]) for title in titles)


def test_it_reads_every_row_of_half_a_year(tmp_path: Path, passphrase: str, clock: Any) -> None:
    folder = tmp_path / "Sample.tjournal"
    make_sample(folder, passphrase=passphrase, today=clock.now().day)
    opened = vaults.open_with_passphrase(folder, passphrase)
    read = assert_read_alike(folder, opened, tmp_path / "apart")
    assert len(read["reflection"]) > 100


def test_it_reads_journal_and_backup_after_the_keys_were_changed(
    vault: OpenVault, passphrase: str, tmp_path: Path
) -> None:
    for number in range(50):
        vault.database.insert("word", {"word": f"{number} " + "静かな lantern " * 300})
    backup.make(vault)
    changed = changing_keys.set_secret(vault, keys.new_secret(), passphrase, cost=keys.LEAST)
    for behind in backups_follow.behind(changed):
        backups_follow.follow(changed, behind)
    [copy] = backup.folders(changed.folder)
    assert len(assert_read_alike(changed.folder, changed, tmp_path / "journal")["word"]) == 50
    again = vaults.open_with_passphrase(
        shutil.copytree(copy, tmp_path / "copy.tjournal"), passphrase
    )
    assert len(assert_read_alike(copy, again, tmp_path / "backup")["word"]) == 50


def test_it_reads_what_a_crash_left_in_the_log(tmp_path: Path) -> None:
    folder = shutil.copytree(VECTORS / "format1.tjournal", tmp_path / "format1.tjournal")
    opened = vaults.open_with_recovery_key(folder, TOLD["recovery_key"])
    opened.database.insert("tag", {"name": "written last"})
    crashed = shutil.copytree(folder, tmp_path / "crashed")
    expected = ours(opened.database)
    opened.database.close()
    assert (crashed / "journal.db-wal").stat().st_size > 0
    apart = Apart(crashed / "journal.db", opened.secret, bytes.fromhex(opened.vault_id))
    assert apart.rows() == expected


def test_it_reads_nothing_with_another_key(tmp_path: Path) -> None:
    folder = shutil.copytree(VECTORS / "format1.tjournal", tmp_path / "format1.tjournal")
    apart = Apart(folder / "journal.db", bytes(20), bytes.fromhex(TOLD["vault_id"]))
    with pytest.raises(apsw.NotADBError):
        apart.rows()
