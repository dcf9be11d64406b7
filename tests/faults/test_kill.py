# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 while saving: whatever was acknowledged is there, and the journal is sound."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.figures import figure
from therapy_journal.services.searching import Searching
from therapy_journal.services.writing import Writing
from therapy_journal.storage import vault

ROOT = Path(__file__).parents[2]
ROUNDS = 4


@dataclass(frozen=True)
class Acknowledged:
    """What a child said was kept: ``what`` is entry or draft."""

    what: str
    entry_id: int
    revision: int
    word: str


def acknowledged_until_killed(folder: Path, passphrase: str, seed: int, count: int):
    """Let a child save ``count`` times, kill it amid what it does next, and return its words."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.saving_child", str(folder), str(seed)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(passphrase + "\n")
        child.stdin.flush()
        lines = [child.stdout.readline() for _ in range(count)]
    finally:
        child.kill()
        lines += child.stdout.read().splitlines(keepends=True)
        child.stdin.close()
        child.stdout.close()
        child.wait()
    assert len(lines) >= count
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [Acknowledged(what, int(e), int(r), word) for what, e, r, word in whole]


def assert_kept(writing: Writing, said: list[Acknowledged]) -> None:
    """Everything said to be kept is in the entry or, when written over since, in a version."""
    for one in said:
        entry = writing.open(one.entry_id)
        texts = [entry.body, *(v.fields["body"] for v in writing.versions(one.entry_id))]
        assert any(one.word in text.split() for text in texts)
        assert entry.revision >= one.revision + (one.what == "draft" and one is said[-1])


def assert_index_agrees(searching: Searching, writing: Writing, one: Acknowledged) -> None:
    hits = [hit.item_id for hit in searching.search(f'"{one.word}"')]
    assert hits == [one.entry_id] * (one.word in writing.open(one.entry_id).body.split())


@pytest.fixture(scope="module")
def passed() -> list[int]:
    """Return the kills of each round that has passed."""
    return []


@pytest.mark.figures(part="T1")
@pytest.mark.parametrize("round_", range(ROUNDS))
def test_nothing_acknowledged_is_lost_by_kills(
    vault_folder, passphrase, clock, note_figure, passed, round_
):
    kills = figure(1_000)
    said: list[Acknowledged] = []
    seeds = range(kills * round_ // ROUNDS, kills * (round_ + 1) // ROUNDS)
    for seed in seeds:
        count = random.Random(seed).randint(1, 12)
        fresh = acknowledged_until_killed(vault_folder, passphrase, seed, count)
        said += fresh
        opened = vault.open_with_passphrase(vault_folder, passphrase)
        try:
            assert vault.check(opened) == []
            writing = Writing(db=opened.database, clock=clock)
            writing.recover_drafts()
            assert_kept(writing, fresh)
            assert_index_agrees(Searching(db=opened.database), writing, fresh[-1])
        finally:
            opened.database.close()
    opened = vault.open_with_passphrase(vault_folder, passphrase)
    assert_kept(Writing(db=opened.database, clock=clock), said)
    opened.database.close()
    passed.append(len(seeds))
    if len(passed) == ROUNDS:
        lost = "0 acknowledged words lost"
        note_figure("T1", "kill -9 while typing and saving", sum(passed), lost)
