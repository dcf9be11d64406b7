# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged files through the real opening: never a crash, never something silently different.

What is shown afterwards is what was written; or it is told that it is not.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.mutations import OF_DATABASE, OF_KEY_FILE, Mutation
from tests.figures import NoteFigure, figure
from tests.storage.damaged import PASSPHRASE, Full, Rows, full_journal, rows_of
from therapy_journal.core.errors import (
    JournalDamaged,
    JournalProblem,
    KeyFileDamaged,
    WrongPassphrase,
)
from therapy_journal.storage import backup, restoring
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.checks import Finding, Kind

SEED = 3
FRAME = 24 + 4096
NAMES = ("vault.json", "vault.json.bak")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Full:
    return full_journal(tmp_path_factory.mktemp("full"), is_small=True)


@pytest.fixture
def full(made: Full, tmp_path: Path) -> Full:
    folder = tmp_path / "Mine.tjournal"
    shutil.copytree(made.folder, folder)
    return made._replace(folder=folder)


def opened(folder: Path) -> tuple[Rows, tuple[Finding, ...]] | JournalProblem:
    """Open a journal and read all of it; any other exception than a typed one goes on."""
    try:
        vault = vaults.open_with_passphrase(folder, PASSPHRASE)
        try:
            return rows_of(vault.database), vault.mended
        finally:
            vault.database.close()
    except JournalProblem as problem:
        return problem


def put(folder: Path, files: dict[str, bytes]) -> None:
    for path in folder.iterdir():
        if path.is_file() and path.name not in files:
            path.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def told(outcomes: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in outcomes.most_common())


def apply(mutations: tuple[Mutation, ...], number: int, data: bytes, chance: Random) -> bytes:
    return mutations[number % len(mutations)](data, chance)


@pytest.mark.figures(part="T3")
def test_a_damaged_database_shows_what_was_written_or_says_so(
    full: Full, note_figure: NoteFigure
) -> None:
    chance, count, outcomes = Random(SEED), figure(10_000), Counter[str]()
    whole = files_of(full.folder)
    for number in range(count):
        spoiled = apply(OF_DATABASE, number, full.data, chance)
        put(full.folder, whole | {"journal.db": spoiled})
        match opened(full.folder):
            case JournalProblem() as problem:
                outcomes[problem.code] += 1
                assert not isinstance(problem, WrongPassphrase)
                assert (full.folder / "journal.db").read_bytes() == spoiled
            case rows, _:
                outcomes["shown as written"] += 1
                assert rows == full.rows, (number, OF_DATABASE[number % len(OF_DATABASE)])
    assert {"shown as written", JournalDamaged.code} <= set(outcomes)
    note_figure("T3", "databases damaged in 10 ways", count, f"0 crashes; {told(outcomes)}")


@pytest.mark.figures(part="T3")
def test_a_damaged_log_shows_what_was_saved_or_says_so(full: Full, note_figure: NoteFigure) -> None:
    """A log cut off between two saves is an earlier state, whole: that nobody can tell."""
    chance, count, outcomes = Random(SEED), figure(10_000), Counter[str]()
    states, crashed = _crashed(full)
    for number in range(count):
        spoiled = apply(OF_DATABASE, number, crashed["journal.db-wal"], chance)
        put(full.folder, crashed | {"journal.db-wal": spoiled})
        match opened(full.folder):
            case JournalProblem() as problem:
                outcomes[problem.code] += 1
            case rows, findings if Finding(Kind.LOG, is_mended=True) in findings:
                outcomes["told to be cut short"] += 1
                assert rows in states
            case rows, _:
                is_whole = rows == states[-1]
                outcomes["shown as saved" if is_whole else "cut off between two saves"] += 1
                assert rows in states, (number, OF_DATABASE[number % len(OF_DATABASE)])
                # Without some of its last frame, a log is as one that was being written.
                assert is_whole or crashed["journal.db-wal"].startswith(spoiled[:-FRAME])
    assert {"shown as saved", JournalDamaged.code} <= set(outcomes)
    note_figure("T3", "logs damaged in 10 ways", count, f"0 crashes; {told(outcomes)}")


def _crashed(full: Full) -> tuple[list[Rows], dict[str, bytes]]:
    """Return every state that was saved, and the files as a crash left them."""
    vault = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    states = [rows_of(vault.database)]
    for number in range(12):
        with vault.database.atomic():
            vault.database.insert("tag", {"name": f"tag {number}"})
            vault.database.insert("setting", {"key": f"z.{number}", "value": "y" * 900 * number})
        states.append(rows_of(vault.database))
    files = files_of(full.folder)
    vault.database.close()
    return states, files


@pytest.mark.figures(part="T3")
def test_a_damaged_backup_is_restored_as_it_was_or_said_to_be_damaged(
    full: Full, tmp_path: Path, note_figure: NoteFigure
) -> None:
    chance, count, outcomes = Random(SEED), figure(10_000), Counter[str]()
    vault = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    (folder,) = backup.make(vault).folders
    rows = rows_of(vault.database)
    vault.database.close()
    whole, target = files_of(folder), tmp_path / "Restored.tjournal"
    for number in range(count):
        data = whole["journal.db"]
        put(folder, whole | {"journal.db": apply(OF_DATABASE, number, data, chance)})
        try:
            restoring.restore(restoring.unlock_with_passphrase(folder, PASSPHRASE), target)
        except JournalProblem as problem:
            outcomes[problem.code] += 1
            if isinstance(problem, WrongPassphrase) or target.exists():
                raise
            continue
        outcomes["restored as it was"] += 1
        match opened(target):
            case JournalProblem() as problem:
                pytest.fail(problem.code)
            case restored, _:
                assert restored == rows
        shutil.rmtree(target)
    assert outcomes[JournalDamaged.code]
    note_figure("T3", "backups damaged in 10 ways", count, f"0 crashes; {told(outcomes)}")


@pytest.mark.figures(part="T3")
def test_a_damaged_key_file_opens_by_its_copy_or_says_so(
    full: Full, note_figure: NoteFigure
) -> None:
    chance, count, outcomes = Random(SEED), figure(10_000), Counter[str]()
    whole = files_of(full.folder)
    for number in range(count):
        spoiled = {
            name: apply(OF_KEY_FILE, number, whole[name], chance)
            for name in chance.choice((NAMES, NAMES, NAMES, NAMES[:1], NAMES[1:]))
        }
        put(full.folder, whole | spoiled)
        match opened(full.folder):
            case JournalProblem() as problem:
                outcomes[problem.code] += 1
                assert not isinstance(problem, WrongPassphrase), OF_KEY_FILE[
                    number % len(OF_KEY_FILE)
                ]
                assert files_of(full.folder) == whole | spoiled
            case rows, _:
                outcomes["opened"] += 1
                assert rows == full.rows
                assert (full.folder / "journal.db").read_bytes()[:16] == full.vault_id
    assert {"opened", KeyFileDamaged.code} <= set(outcomes)
    note_figure("T3", "key files damaged in 13 ways", count, f"0 crashes; {told(outcomes)}")
