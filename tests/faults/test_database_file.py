# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the database file: missing, empty, damaged, newer; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_journal.core.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalNewer,
)
from therapy_journal.storage import keys, opening, schema, vault
from therapy_journal.storage.checks import Kind
from therapy_journal.storage.connection import Database

Contents = Callable[[Path], dict[str, bytes]]
PAGE = 4096
TEXT = "a line that fills the page a little; " * 40


def write_much(database: Database, rows: int = 60) -> None:
    with database.atomic():
        for number in range(rows):
            database.insert("setting", {"key": f"k{number:04}", "value": f"{number} {TEXT}"})


def read_all(database: Database) -> dict[str, str]:
    return {row["key"]: row["value"] for row in database.all("SELECT key, value FROM setting")}


@pytest.fixture
def full_folder(vault_folder: Path, passphrase: str) -> Path:
    opened = vault.open_with_passphrase(vault_folder, passphrase)
    write_much(opened.database)
    opened.database.close()
    return vault_folder


def database_of(folder: Path) -> Path:
    return folder / "journal.db"


@pytest.mark.parametrize("there", ["nothing", "file", "empty folder", "no database"])
def test_where_no_journal_is_none_is_made(
    tmp_path: Path, vault_folder: Path, passphrase: str, there: str
) -> None:
    place = vault_folder if there == "no database" else tmp_path / "place"
    if there == "file":
        place.write_text("x")
    elif there == "empty folder":
        place.mkdir()
    elif there == "no database":
        database_of(place).unlink()
    for key_text in (passphrase, "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-W0EX"):
        open_it = vault.open_with_recovery_key if "-" in key_text else vault.open_with_passphrase
        with pytest.raises(JournalMissing):
            open_it(place, key_text)
    assert not database_of(place).exists()


@pytest.mark.parametrize("size", [0, 1, 15, 16, 4095])
def test_an_empty_file_is_called_empty_and_kept(
    full_folder: Path, passphrase: str, contents: Contents, size: int
) -> None:
    content = database_of(full_folder).read_bytes()[:size]
    database_of(full_folder).write_bytes(content)
    before = contents(full_folder)
    with pytest.raises(JournalEmpty):
        vault.open_with_passphrase(full_folder, passphrase)
    assert contents(full_folder) == before


def test_the_log_of_an_emptied_file_is_kept(full_folder: Path, passphrase: str) -> None:
    """SQLite would throw the log away, and with it the last that was written."""
    database_of(full_folder).write_bytes(b"")
    log = full_folder / "journal.db-wal"
    log.write_bytes(b"x" * 5000)
    with pytest.raises(JournalEmpty):
        vault.open_with_passphrase(full_folder, passphrase)
    assert log.read_bytes() == b"x" * 5000


@pytest.mark.parametrize(
    ("place", "length"),
    [(16, 1), (PAGE - 1, 1), (100, 200), (0, PAGE), (0, 3 * PAGE)],
)
def test_a_damaged_beginning_is_called_damage(
    full_folder: Path, passphrase: str, contents: Contents, place: int, length: int
) -> None:
    content = bytearray(database_of(full_folder).read_bytes())
    content[place : place + length] = bytes(byte ^ 0xFF for byte in content[place : place + length])
    database_of(full_folder).write_bytes(content)
    before = contents(full_folder)
    with pytest.raises(JournalDamaged):
        vault.open_with_passphrase(full_folder, passphrase)
    after = contents(full_folder)
    after.pop("journal.db-wal", None)
    assert after == before


def test_the_salt_at_the_very_beginning_may_be_lost(full_folder: Path, passphrase: str) -> None:
    content = bytearray(database_of(full_folder).read_bytes())
    content[:16] = bytes(16)
    database_of(full_folder).write_bytes(content)
    opened = vault.open_with_passphrase(full_folder, passphrase)
    assert len(read_all(opened.database)) == 60
    opened.database.close()


def test_a_file_cut_at_a_page_is_damage(full_folder: Path, passphrase: str) -> None:
    content = database_of(full_folder).read_bytes()
    database_of(full_folder).write_bytes(content[: len(content) // PAGE // 2 * PAGE])
    with pytest.raises(JournalDamaged):
        read_all(vault.open_with_passphrase(full_folder, passphrase).database)


def test_a_damaged_page_is_told_and_the_others_are_read(full_folder: Path, passphrase: str) -> None:
    content = bytearray(database_of(full_folder).read_bytes())
    content[-PAGE // 2] ^= 1  # the last page holds the last of the text
    database_of(full_folder).write_bytes(content)

    opened = vault.open_with_passphrase(full_folder, passphrase)
    row = opened.database.one("SELECT value FROM setting WHERE key = 'k0003'")
    assert row is not None
    assert row["value"].startswith("3 ")
    with pytest.raises(JournalDamaged):
        read_all(opened.database)
    with pytest.raises(JournalDamaged):  # and not "this place cannot be written"
        opened.database.insert("tag", {"name": "x"})
    opened.database.close()

    again = vault.open_with_passphrase(full_folder, passphrase)
    kinds = {finding.kind for finding in vault.check(again)}
    again.database.close()
    assert kinds == {Kind.SEAL, Kind.STRUCTURE}


@pytest.fixture(scope="module")
def flipped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, str]:
    folder = tmp_path_factory.mktemp("flipped") / "Flipped.tjournal"
    vault.create(folder, "p", cost=keys.LEAST)
    opened = vault.open_with_passphrase(folder, "p")
    write_much(opened.database)
    opened.database.close()
    return folder, database_of(folder).read_bytes(), opened.recovery_key


@settings(max_examples=150)
@given(st.data())
def test_no_flipped_bit_is_shown_as_truth(
    flipped: tuple[Path, bytes, str], data: st.DataObject
) -> None:
    folder, whole, recovery_key = flipped
    content = bytearray(whole)
    for place in data.draw(st.sets(st.integers(0, len(whole) * 8 - 1), min_size=1, max_size=3)):
        content[place // 8] ^= 1 << place % 8
    database_of(folder).write_bytes(content)
    (folder / "journal.db-wal").unlink(missing_ok=True)
    try:
        opened = vault.open_with_recovery_key(folder, recovery_key)
    except JournalDamaged:
        return
    try:
        assert read_all(opened.database) == {
            f"k{number:04}": f"{number} {TEXT}" for number in range(60)
        }
    except JournalDamaged:
        pass
    finally:
        opened.database.close()


def rewrite(folder: Path, passphrase: str, pragma: str) -> None:
    opened = vault.open_with_passphrase(folder, passphrase)
    opened.database.execute(pragma)
    opened.database.close()


def test_a_journal_of_a_newer_version_is_left_as_it_is(
    full_folder: Path, passphrase: str, contents: Contents
) -> None:
    rewrite(full_folder, passphrase, f"PRAGMA user_version = {schema.NEWEST + 1}")
    before = contents(full_folder)
    with pytest.raises(JournalNewer):
        vault.open_with_passphrase(full_folder, passphrase)
    after = contents(full_folder)
    after.pop("journal.db-wal", None)
    assert after == before


def test_another_programs_database_is_not_taken_for_a_journal(
    full_folder: Path, passphrase: str
) -> None:
    rewrite(full_folder, passphrase, "PRAGMA application_id = 1")
    with pytest.raises(JournalDamaged):
        vault.open_with_passphrase(full_folder, passphrase)


def test_a_database_in_which_nothing_was_ever_made_is_called_empty(
    vault_folder: Path, passphrase: str
) -> None:
    opened = vault.open_with_passphrase(vault_folder, passphrase)
    opened.database.close()
    vault_id = bytes.fromhex(opened.vault_id)
    database_of(vault_folder).unlink()
    bare = opening.create(
        database_of(vault_folder), keys.database_key(opened.secret, vault_id), vault_id
    )
    bare.execute("CREATE TABLE other (x)")
    bare.close()
    with pytest.raises(JournalEmpty):
        vault.open_with_passphrase(vault_folder, passphrase)
