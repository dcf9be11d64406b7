# SPDX-License-Identifier: GPL-3.0-or-later
"""What a crash or a power loss leaves: everything saved is there, and damage is found."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from therapy_journal.core.errors import JournalDamaged
from therapy_journal.storage import checks
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.checks import Finding, Kind
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

PAGE = 4096
FRAME = 24 + PAGE
TEXT = "a line that fills the page a little; " * 40


def write_much(database: Database, rows: int = 60) -> None:
    with database.atomic():
        for number in range(rows):
            database.insert("setting", {"key": f"{number:04}", "value": TEXT})


def left_behind(vault: OpenVault, place: Path) -> Path:
    """Return the journal as a crash at this moment would leave it."""
    folder = place / "Crashed.tjournal"
    shutil.copytree(vault.folder, folder)
    vault.database.close()
    return folder


def count(database: Database) -> int:
    return len(database.all("SELECT value FROM setting"))


def flip(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x10
    path.write_bytes(content)


def test_what_was_saved_is_read_from_the_log(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    write_much(vault.database, 1)
    folder = left_behind(vault, tmp_path)
    assert (folder / "journal.db-wal").stat().st_size > 0

    opened = vaults.open_with_passphrase(folder, passphrase)

    assert count(opened.database) == 1
    assert (folder / "journal.db-wal").stat().st_size == 0
    opened.database.close()


def test_a_log_torn_at_its_end_loses_only_what_was_not_saved(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    write_much(vault.database, 1)
    whole = (vault.folder / "journal.db-wal").stat().st_size
    vault.database.insert("setting", {"key": "not yet reported", "value": "x"})
    folder = left_behind(vault, tmp_path)
    log = folder / "journal.db-wal"
    log.write_bytes(log.read_bytes()[: whole + 2000])

    opened = vaults.open_with_passphrase(folder, passphrase)

    assert count(opened.database) == 1
    assert vaults.check(opened) == []
    opened.database.close()


def test_a_last_save_that_was_cut_short_is_told(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    write_much(vault.database, 1)
    vault.database.insert("setting", {"key": "the last", "value": "x"})
    folder = left_behind(vault, tmp_path)
    log = folder / "journal.db-wal"
    flip(log, log.stat().st_size - 9)

    opened = vaults.open_with_passphrase(folder, passphrase)

    assert count(opened.database) == 1
    assert vaults.check(opened) == [Finding(Kind.LOG, 1, is_mended=True)]
    opened.database.close()
    again = vaults.open_with_passphrase(folder, passphrase)
    assert vaults.check(again) == []
    again.database.close()


@pytest.mark.parametrize(("number", "is_torn"), [(104, False), (105, True), (106, False)])
def test_a_commit_torn_from_its_salts_is_no_completed_save(
    vault: OpenVault, tmp_path: Path, passphrase: str, number: int, is_torn: bool
) -> None:
    """A header that lies across two sectors may begin with what an earlier run of the log wrote."""
    vault.database.checkpoint()
    write_much(vault.database, 160)  # fewer pages than bring the log into the file
    folder = left_behind(vault, tmp_path)
    log = folder / "journal.db-wal"
    content = bytearray(log.read_bytes()[: 32 + 120 * FRAME])
    content[32 + 100 * FRAME : 32 + 100 * FRAME + 24] = bytes(24)
    header = 32 + number * FRAME
    content[header : header + 8] = (9).to_bytes(4, "big") * 2
    log.write_bytes(content)
    assert (header // 512 != (header + 15) // 512) == is_torn

    if is_torn:
        opened = vaults.open_with_passphrase(folder, passphrase)
        assert count(opened.database) == 0
        assert vaults.check(opened) == [Finding(Kind.LOG, 1, is_mended=True)]
        opened.database.close()
    else:
        with pytest.raises(JournalDamaged):
            vaults.open_with_passphrase(folder, passphrase)


@pytest.mark.parametrize("at", [5, 40, 32 + 24 + 700, 32 + 10, 32 + 18])
def test_saves_behind_a_fault_in_the_log_are_not_dropped_in_silence(
    vault: OpenVault, tmp_path: Path, passphrase: str, at: int
) -> None:
    """In the log's header, a page, a page's number, its salts and its sums."""
    for number in range(4):
        vault.database.insert("tag", {"name": f"tag {number}"})
    folder = left_behind(vault, tmp_path)
    flip(folder / "journal.db-wal", at)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    with pytest.raises(JournalDamaged):
        vaults.open_with_passphrase(folder, passphrase)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_damaged_number_of_the_journal_is_put_right(vault_folder: Path, passphrase: str) -> None:
    """No seal covers it, and the recovery key needs it where the key file is lost."""
    path = vault_folder / "journal.db"
    whole = path.read_bytes()
    flip(path, 3)
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    assert vaults.check(opened) == [Finding(Kind.NUMBER, 1, is_mended=True)]
    opened.database.close()
    assert path.read_bytes()[:16] == whole[:16]


def test_a_page_in_use_that_was_damaged_is_told(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    write_much(vault.database)
    vault.database.checkpoint()
    vault.database.insert("tag", {"name": "in the log"})
    folder = left_behind(vault, tmp_path)
    flip(folder / "journal.db", (folder / "journal.db").stat().st_size - PAGE // 2)

    with pytest.raises(JournalDamaged):
        vaults.open_with_passphrase(folder, passphrase)


def emptied(vault: OpenVault, place: Path) -> Path:
    """Return a journal left open, whose last pages are free."""
    write_much(vault.database)
    vault.database.execute("DELETE FROM setting WHERE key > '0001'")
    vault.database.checkpoint()
    vault.database.insert("tag", {"name": "in the log"})
    return left_behind(vault, place)


def test_a_damaged_page_that_is_not_used_is_mended_by_writing_anew(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    folder = emptied(vault, tmp_path)
    path = folder / "journal.db"
    flip(path, path.stat().st_size - PAGE // 2)
    size = path.stat().st_size

    opened = vaults.open_with_passphrase(folder, passphrase)

    assert vaults.check(opened) == [Finding(Kind.SEAL, 1, is_mended=True)]
    assert checks.look_over(opened.database) == []
    assert count(opened.database) == 2
    assert [row["name"] for row in opened.database.all("SELECT name FROM tag")] == ["in the log"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    kept = folder / "journal.db.replaced"
    assert (kept.stat().st_size, path.stat().st_size < size) == (size, True)
    opened.database.close()

    vaults.open_with_passphrase(folder, passphrase).database.close()
    assert not kept.exists()
    assert not (folder / "journal.db.new").exists()


def test_bytes_behind_the_end_do_no_harm(vault: OpenVault, tmp_path: Path, passphrase: str) -> None:
    folder = emptied(vault, tmp_path)
    path = folder / "journal.db"
    path.write_bytes(path.read_bytes() + bytes(range(256)) * 16)
    opened = vaults.open_with_passphrase(folder, passphrase)
    assert vaults.check(opened) == []
    assert count(opened.database) == 2
    opened.database.close()


def test_a_search_index_that_does_not_fit_is_made_anew(
    vault: OpenVault, tmp_path: Path, passphrase: str
) -> None:
    columns = {"title": "lantern", "body": "in the window", "kind": "reflection", "item_id": 1}
    vault.database.insert("search", columns)
    vault.database.execute("DELETE FROM search_data WHERE id > 10")
    folder = left_behind(vault, tmp_path)

    opened = vaults.open_with_passphrase(folder, passphrase)

    found = opened.database.all("SELECT item_id FROM search WHERE search MATCH 'lantern'")
    assert [row["item_id"] for row in found] == [1]
    assert vaults.check(opened) == [Finding(Kind.INDEX, 1, is_mended=True)]
    opened.database.close()


def test_a_check_names_a_search_index_that_does_not_fit(vault: OpenVault) -> None:
    columns = {"title": "lantern", "body": "in the window", "kind": "reflection", "item_id": 1}
    vault.database.insert("search", columns)
    vault.database.execute("DELETE FROM search_data WHERE id > 10")
    kinds = [finding.kind.name for finding in vaults.check(vault)]
    assert kinds == ["INDEX"]


def test_a_check_names_links_to_nowhere(vault: OpenVault) -> None:
    vault.database.execute("PRAGMA foreign_keys = OFF")
    vault.database.insert("reflection_tag", {"reflection_id": 5, "tag_id": 6})
    (finding,) = vaults.check(vault)
    assert (finding.kind.name, finding.places) == ("LINKS", 2)
    assert finding.sentence.endswith(".")
