# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of the place: in use, not to be written, not to be entered, full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.clocks import SettableClock
from tests.faults.conftest import Disk
from therapy_journal.core.errors import (
    DiskFull,
    JournalInUse,
    ReadOnlyPlace,
    StorageFault,
)
from therapy_journal.services import keeping
from therapy_journal.services.journal import Journal
from therapy_journal.storage import changing_keys, keys, opening
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

MakeDisk = Callable[[int], Disk]
Contents = Callable[[Path], dict[str, bytes]]

HOLDER = """
import pathlib, sys
from therapy_journal.storage import vault
opened = vault.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])
opened.database.insert("tag", {"name": "theirs"})
print("open", flush=True)
sys.stdin.readline()
opened.database.close()
"""
AS_NOBODY = """
import os, pathlib, sys
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import vault
import encodings.idna, glob, shutil
os.setgid(65534); os.setuid(65534)
try:
    opened = vault.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])
    print("read only" if opened.database.is_read_only else "open")
except JournalProblem as problem:
    print(problem.code)
"""


def put(database: Database, key: str, value: str = "x") -> None:
    database.insert("setting", {"key": key, "value": value})


def keys_of(database: Database) -> list[str]:
    return [row["key"] for row in database.all("SELECT key FROM setting ORDER BY key")]


@pytest.fixture
def holder(vault_folder: Path, passphrase: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", HOLDER, str(vault_folder), passphrase]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def test_a_journal_open_elsewhere_is_told_at_once_and_left_alone(
    holder: subprocess.Popen[str], vault_folder: Path, passphrase: str, contents: Contents
) -> None:
    before = contents(vault_folder)
    began = time.monotonic()
    with pytest.raises(JournalInUse):
        vaults.open_with_passphrase(vault_folder, passphrase)
    assert time.monotonic() - began < 5
    assert contents(vault_folder) == before

    holder.communicate("\n", timeout=30)
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    assert [row["name"] for row in opened.database.all("SELECT name FROM tag")] == ["theirs"]
    opened.database.close()


def test_a_killed_process_keeps_no_lock_and_loses_nothing(
    holder: subprocess.Popen[str], vault_folder: Path, passphrase: str
) -> None:
    holder.kill()
    holder.wait(timeout=30)
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    assert [row["name"] for row in opened.database.all("SELECT name FROM tag")] == ["theirs"]
    opened.database.close()


def test_two_openings_in_one_process_are_one_too_many(vault: OpenVault, passphrase: str) -> None:
    with pytest.raises(JournalInUse):
        vaults.open_with_passphrase(vault.folder, passphrase)
    put(vault.database, "still open")
    assert keys_of(vault.database) == ["still open"]


@pytest.fixture
def locked_disk(vault_folder: Path, passphrase: str, disk: MakeDisk) -> Path:
    """Return a journal with one setting on a disk that cannot be written."""
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    put(opened.database, "written before")
    opened.database.close()
    made = disk(4096)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    made.refuse_writing()
    return folder


@pytest.mark.parametrize("seems", ["locked", "writable"])
def test_where_writing_is_refused_the_journal_can_be_read(
    locked_disk: Path, passphrase: str, monkeypatch: pytest.MonkeyPatch, seems: str
) -> None:
    """Some systems say so only at the first attempt to write."""
    if seems == "writable":
        monkeypatch.setattr(opening, "_can_be_written", lambda _path: True)
    opened = vaults.open_with_passphrase(locked_disk, passphrase)
    assert opened.database.is_read_only
    assert keys_of(opened.database) == ["written before"]
    assert vaults.check(opened) == []
    with pytest.raises(ReadOnlyPlace):
        put(opened.database, "new")
    with pytest.raises(ReadOnlyPlace), opened.database.atomic():
        pytest.fail("a transaction was begun")
    with pytest.raises(ReadOnlyPlace):
        changing_keys.set_passphrase(opened, "new", cost=keys.LEAST)
    opened.database.checkpoint()
    opened.database.close()
    again = vaults.open_with_recovery_key(locked_disk, opened.recovery_key)
    assert again.database.is_read_only
    again.database.close()


def test_a_journal_left_open_is_not_read_where_its_log_cannot_be(
    vault: OpenVault, passphrase: str, disk: MakeDisk
) -> None:
    put(vault.database, "in the log alone")
    made = disk(4096)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault.folder, folder)
    made.refuse_writing()
    with pytest.raises(ReadOnlyPlace) as caught:
        vaults.open_with_passphrase(folder, passphrase)
    assert "Copy its folder" in caught.value.action


def test_no_journal_is_made_where_writing_is_refused(disk: MakeDisk, passphrase: str) -> None:
    made = disk(64)
    made.refuse_writing()
    with pytest.raises(ReadOnlyPlace) as caught:
        vaults.create(made.place / "Mine.tjournal", passphrase, cost=keys.LEAST)
    assert caught.value.sentence == "That place cannot be written, so no journal was made."


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become nobody"
)
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "expected"),
    [
        (0o700, 0o600, "E_NO_ACCESS"),
        (0o755, 0o600, "E_NO_ACCESS"),
        (0o755, 0o644, "read only"),
        (0o777, 0o444, "read only"),
        (0o777, 0o666, "open"),
    ],
)
def test_what_the_system_does_not_let_us_open_is_told(
    vault_folder: Path, passphrase: str, folder_mode: int, file_mode: int, expected: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "Mine.tjournal"
        shutil.copytree(vault_folder, folder)
        folder.chmod(folder_mode)
        for path in folder.iterdir():
            path.chmod(file_mode)
        command = [sys.executable, "-c", AS_NOBODY, str(folder), passphrase]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == expected


BIG = "a line that takes its place; " * 400


def test_a_full_disk_takes_back_what_did_not_fit_and_nothing_else(
    vault_folder: Path, passphrase: str, disk: MakeDisk
) -> None:
    made = disk(3072)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    opened = vaults.open_with_passphrase(folder, passphrase)
    put(opened.database, "0000", BIG)
    filler = made.fill(but=200_000)
    saved = ["0000"]
    with pytest.raises(DiskFull) as caught:  # noqa: PT012
        for number in range(1, 500):
            with opened.database.atomic():
                put(opened.database, f"{number:04}", BIG)
                put(opened.database, f"{number:04} too", BIG)
            saved += [f"{number:04}", f"{number:04} too"]
    assert "Your words are still here" in caught.value.sentence
    assert keys_of(opened.database) == saved

    filler.unlink()
    put(opened.database, "tried again", BIG)
    opened.database.close()
    again = vaults.open_with_passphrase(folder, passphrase)
    assert keys_of(again.database) == [*saved, "tried again"]
    assert vaults.check(again) == []
    again.database.close()


def test_a_limit_of_pages_reads_as_a_full_disk(database: Database) -> None:
    """The same without a small disk, so that it is tried wherever the tests run."""
    row = database.one("PRAGMA page_count")
    assert row is not None
    database.execute(f"PRAGMA max_page_count = {row[0] + 4}")
    with pytest.raises(DiskFull), database.atomic():  # noqa: PT012
        put(database, "a")
        with pytest.raises(DiskFull):
            put(database, "b", BIG * 10)
        put(database, "c")  # the whole is gone already, so this is not to be saved alone
    assert keys_of(database) == []
    put(database, "d")
    assert keys_of(database) == ["d"]


@pytest.mark.parametrize("kib", [4, 100, 250, 330, 500])
def test_a_disk_too_small_for_a_journal_is_left_as_it_was(
    passphrase: str, disk: MakeDisk, kib: int
) -> None:
    made = disk(kib)
    with pytest.raises(DiskFull) as caught:
        vaults.create(made.place / "Mine.tjournal", passphrase, cost=keys.LEAST)
    assert caught.value.sentence == "The disk is full, so no journal was made."
    assert list(made.place.iterdir()) == []


def test_a_journal_can_be_opened_and_read_on_a_full_disk(
    vault_folder: Path, passphrase: str, disk: MakeDisk
) -> None:
    made = disk(2048)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    made.fill()
    opened = vaults.open_with_passphrase(folder, passphrase)
    assert keys_of(opened.database) == []
    opened.database.close()


def test_a_full_disk_puts_off_what_is_to_be_erased_and_keeps_nobody_out(
    vault: OpenVault, passphrase: str, disk: MakeDisk, clock: SettableClock
) -> None:
    journal = Journal(vault, clock=clock)
    for _ in range(2):
        journal.take_up()
        clock.advance(days=1)
    note = journal.unsent_notes.new(know="harbour").value
    journal.unsent_notes.let_go(note)
    clock.advance(days=6)
    journal.take_up()
    vault.database.close()
    clock.advance(days=1)
    made = disk(3072)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault.folder, folder, ignore=shutil.ignore_patterns("backups"))
    filler = made.fill()

    for know in ("harbour", ""):
        opened = keeping.unlock(folder, passphrase, clock=clock)
        assert opened.unsent_notes.open(note)[0].know == know
        opened.vault.database.close()
        filler.unlink(missing_ok=True)


def test_a_full_disk_puts_off_what_was_being_typed_and_keeps_nobody_out(
    vault: OpenVault, passphrase: str, disk: MakeDisk, clock: SettableClock
) -> None:
    journal = Journal(vault, clock=clock)
    note = journal.unsent_notes.new(know="harbour").value
    entry = journal.writing.new().value
    typed = "harbour lights " * 4_000
    journal.unsent_notes.keep_draft(note, title="", raw="quay", know=typed, say="")
    journal.writing.save_draft(entry.id, "", typed, 0, entry.revision)
    vault.database.close()
    made = disk(3072)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault.folder, folder, ignore=shutil.ignore_patterns("backups"))
    filler = made.fill()

    for is_full in (True, False):
        opened = keeping.unlock(folder, passphrase, clock=clock)
        assert opened.are_drafts_waiting is is_full
        about, raw = opened.unsent_notes.open(note)
        assert (about.know, raw.body) == (typed, "quay")
        assert opened.writing.open(entry.id).body == typed
        assert bool(opened.unsent_notes.find("quay")) is not is_full
        opened.vault.database.close()
        filler.unlink(missing_ok=True)


def test_a_passphrase_that_cannot_be_saved_leaves_the_old_one(
    vault_folder: Path, passphrase: str, disk: MakeDisk, contents: Contents
) -> None:
    made = disk(2048)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    opened = vaults.open_with_passphrase(folder, passphrase)
    before = contents(folder)
    made.fill()
    with pytest.raises(DiskFull):
        changing_keys.set_passphrase(opened, "a new one", cost=keys.LEAST)
    assert contents(folder) == before
    opened.database.close()
    vaults.open_with_passphrase(folder, passphrase).database.close()


LIMITED = """
import pathlib, resource, sys
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import vault
opened = vault.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
saved = 0
try:
    for number in range(200):
        opened.database.insert("setting", {"key": f"{number:04}", "value": "a line " * 2000})
        saved += 1
except JournalProblem as problem:
    print(problem.code, saved, len(opened.database.all("SELECT value FROM setting")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files the Unix way")
@pytest.mark.parametrize("limit", range(1_000, 700_000, 67_001))
def test_an_io_fault_at_any_point_loses_nothing_that_was_saved(
    vault_folder: Path, passphrase: str, limit: int
) -> None:
    command = [sys.executable, "-c", LIMITED, str(vault_folder), passphrase, str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    code, saved, read = done.stdout.split()
    assert code in {StorageFault.code, DiskFull.code}
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    assert len(keys_of(opened.database)) == int(saved) == int(read)
    assert vaults.check(opened) == []
    opened.database.close()
