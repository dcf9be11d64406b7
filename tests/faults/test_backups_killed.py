# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed while a backup is made, thinned, rebuilt or restored: each is whole or not there."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.forking import FAILED, KILLED, Forking, forking
from tests.figures import NoteFigure, figure
from therapy_journal.storage import backup, checks, opening, restoring, settings
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.keys import database_key

WORDS = "what was written before; " * 400

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a child is forked for each kill")


@pytest.fixture
def child() -> Iterator[Forking]:
    with forking("tests.faults.backing_up_child") as made:
        yield made


class Kept:
    """A journal with nine backups in two places, laid out anew for each kill."""

    def __init__(self, folder: Path, stick: Path, key: str, secret: bytes, number: str) -> None:
        self.folder, self.stick, self.key = folder, stick, key
        self.secret, self.number = secret, number
        self.target = folder.with_name("Restored.tjournal")
        self._as_it_was = [
            (place, place.with_name(f"{place.name} kept")) for place in (folder, stick)
        ]
        for place, copy in self._as_it_was:
            shutil.copytree(place, copy)

    def lay_out(self) -> None:
        for place, copy in self._as_it_was:
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(copy, place)
        for left in self.folder.parent.glob("Restored.tjournal*"):
            shutil.rmtree(left)

    def require_sound(self) -> list[Path]:
        """Require the journal, and what is new in each place, to be whole; return all backups."""
        opened = vaults.open_with_recovery_key(self.folder, self.key)
        try:
            assert vaults.check(opened) == []
            assert settings.read(opened.database, "words") == WORDS
            found = backup.everywhere(opened)
            backup.clear_unfinished(opened)
            for place in backup.places(opened):
                assert all(path.name.isdigit() for path in place.iterdir())
        finally:
            opened.database.close()
        for place in {folder.parent for folder in found}:
            there = backup.folders_in(place)
            assert len(there) >= 7, place
            for folder in there[:2]:
                self._require_whole(folder)
        return found

    def _require_whole(self, folder: Path) -> None:
        names = {path.name for path in folder.iterdir()}
        assert names == {"journal.db", "vault.json", "vault.json.bak", "backup.json"}
        number = bytes.fromhex(self.number)
        database = opening.open_copy(
            folder / "journal.db", database_key(self.secret, number), number
        )
        try:
            assert checks.look_over(database) == []
            assert settings.read(database, "words") == WORDS
        finally:
            database.close()


@pytest.fixture
def kept(vault_folder: Path, passphrase: str, tmp_path: Path) -> Kept:
    stick = tmp_path / "stick"
    stick.mkdir()
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    settings.write(opened.database, backup.SECOND_PLACE, json.dumps(str(stick)))
    settings.write(opened.database, "words", WORDS)
    settings.write(opened.database, "secret", "to be erased")
    for _ in range(8):
        backup.make(opened)
    opened.database.close()
    return Kept(vault_folder, stick, opened.recovery_key, opened.secret, opened.vault_id)


def kills(child: Forking, kept: Kept, what: str, count: int) -> Iterator[bool]:
    """Do it until it was killed so often; yield after each time whether it was.

    Every other time it is killed at a step on files, these spread evenly, and in between at a
    moment by chance, which may come when everything is done already.
    """
    kept.lay_out()
    steps, took = map(int, child.does(what, 0, 0, kept.folder, kept.target, kept.key).split())
    chance = random.Random(11)
    killed = 0
    while killed < count:
        kept.lay_out()
        step = 1 + (steps - 1) * killed // max(1, count - 1) if killed % 2 else 0
        after = 0 if step else chance.randint(1, took)
        came = child.does(what, step, after, kept.folder, kept.target, kept.key)
        assert came == KILLED or not step, came
        assert came != FAILED
        killed += came == KILLED
        yield came == KILLED


@pytest.mark.figures(part="T11")
def test_a_killed_backup_is_whole_or_not_there(
    child: Forking, kept: Kept, note_figure: NoteFigure
) -> None:
    count = figure(1_000)
    found = Counter(
        len(kept.require_sound()) for was_killed in kills(child, kept, "make", count) if was_killed
    )
    # It came into neither of the places, into the first, or (a matter of chance) into both.
    assert {16, 17} <= set(found) <= {16, 17, 18}, found
    note_figure("T11", "kill -9 while a backup was made", count, "whole or not there")


@pytest.mark.figures(part="T11")
def test_a_killed_rebuilding_leaves_every_backup_whole(
    child: Forking, kept: Kept, note_figure: NoteFigure
) -> None:
    count = figure(200)
    for _ in kills(child, kept, "rebuild", count):
        assert len(kept.require_sound()) == 16
    note_figure("T11", "kill -9 while backups were rebuilt", count, "every one whole")


@pytest.mark.figures(part="T11")
def test_a_killed_restore_leaves_a_whole_journal_or_none(
    child: Forking, kept: Kept, note_figure: NoteFigure
) -> None:
    count = figure(200)
    found = Counter[bool]()
    for was_killed in kills(child, kept, "restore", count):
        found[kept.target.exists()] += was_killed
        if not kept.target.exists():
            newest = backup.folders(kept.folder)[0]
            restoring.restore(restoring.unlock_with_recovery_key(newest, kept.key), kept.target)
        opened = vaults.open_with_recovery_key(kept.target, kept.key)
        assert vaults.check(opened) == []
        assert settings.read(opened.database, "words") == WORDS
        opened.database.close()
    assert set(found) == {True, False}
    note_figure("T11", "kill -9 while a backup was restored", count, "a whole journal or none")
