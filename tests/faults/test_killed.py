# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that is killed: what was reported as saved is there, a journal is whole or not."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import NoteFigure, figure
from therapy_journal.storage import keys
from therapy_journal.storage import vault as vaults

SAVING = """
import os, pathlib, sys
from therapy_journal.storage import vault
opened = vault.open_with_passphrase(pathlib.Path(sys.argv[1]), sys.argv[2])
number = len(opened.database.all("SELECT key FROM setting"))
while True:
    with opened.database.atomic():
        opened.database.insert("setting", {"key": f"{number:06}", "value": "a line " * 300})
        columns = {"title": f"{number}", "body": "a line " * 300, "kind": "reflection"}
        opened.database.insert("search", columns)
    os.write(1, b"%06d" % number)
    number += 1
    if number % 7 == 0:
        opened.database.checkpoint()
"""
CREATING = """
import os, pathlib, sys
from therapy_journal.storage import keys, vault
os.write(1, b"begin!")
vault.create(pathlib.Path(sys.argv[1]), sys.argv[2], cost=keys.LEAST)
"""


def killed_after(source: str, arguments: list[str], reports: int, more: float) -> bytes:
    """Start a process, kill it some reports and seconds later, return what it reported."""
    process = subprocess.Popen([sys.executable, "-c", source, *arguments], stdout=subprocess.PIPE)
    assert process.stdout is not None
    told = process.stdout.read(6 * reports)
    try:
        process.wait(timeout=more)
    except subprocess.TimeoutExpired:
        process.kill()
    told += process.stdout.read()
    process.stdout.close()
    process.wait()
    return told[: len(told) // 6 * 6]


def saved_through_kills(folder: Path, passphrase: str, kills: int) -> None:
    chance = random.Random(7)
    reported: set[str] = set()
    for _ in range(kills):
        arguments = [str(folder), passphrase]
        told = killed_after(SAVING, arguments, chance.randint(1, 40), chance.random() / 500)
        reported |= {told[at : at + 6].decode() for at in range(0, len(told), 6)}
    opened = vaults.open_with_passphrase(folder, passphrase)
    kept = {row["key"] for row in opened.database.all("SELECT key FROM setting")}
    assert reported <= kept
    assert len(kept - reported) <= kills  # at most one a time was saved and not yet reported
    assert vaults.check(opened) == []
    opened.database.close()


@pytest.mark.figures(part="T1")
def test_what_was_reported_as_saved_survives_kills(
    vault_folder: Path, passphrase: str, note_figure: NoteFigure
) -> None:
    kills = figure(200)  # each makes the journal longer
    saved_through_kills(vault_folder, passphrase, kills)
    note_figure("T1", "kill -9 amid transactions and checkpoints", kills, "0 reported rows lost")


@pytest.mark.figures(part="T1")
def test_a_creation_that_is_killed_leaves_a_journal_or_none(
    tmp_path: Path, passphrase: str, note_figure: NoteFigure
) -> None:
    kills = figure(300)
    for at in range(kills):
        folder = tmp_path / "Mine.tjournal"
        killed_after(CREATING, [str(folder), passphrase], 1, at % 60 / 600)
        if folder.exists():
            opened = vaults.open_with_passphrase(folder, passphrase)
            assert vaults.check(opened) == []
            opened.database.close()
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    vaults.create(tmp_path / "Mine.tjournal", passphrase, cost=keys.LEAST)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Mine.tjournal", "home"]
    note_figure("T1", "kill -9 while a journal is made", kills, "a whole journal or none")
