# SPDX-License-Identifier: GPL-3.0-or-later
"""A running program whose journal has no room left, as the engine itself tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from therapy_journal.app import Program
from therapy_journal.services import autosave, keeping
from therapy_journal.ui.doors import doors, saved_since

LONG = "Not lost by a full disk. " * 2_000


class Disk:
    """Takes the room from the open journal and gives it back: SQLite refuses to grow."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def fill(self) -> None:
        self._limit(None)

    def free(self) -> None:
        self._limit(1_000_000)

    def _limit(self, pages: int | None) -> None:
        self._program.jobs._pool.submit(self._set, pages).result()

    def _set(self, pages: int | None) -> None:
        database = self._program.behind_the_lock.ready().journal._db
        decide, database._decide = database._decide, None
        database.permit(None)
        if pages is None:
            pages = database.one("PRAGMA page_count")[0]
        database.one(f"PRAGMA max_page_count = {pages}")
        database.permit(decide)


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Let a failed save be tried again sooner than a person would want it."""
    monkeypatch.setattr(autosave, "RETRY_AFTER", (0.05, 0.05, 0.05))
    monkeypatch.setattr(doors, "_LOOK_AGAIN_MS", 50)
    monkeypatch.setattr(saved_since, "LOOK_MS", 50)


@pytest.fixture
def disk(opened) -> Disk:
    return Disk(opened)


@pytest.fixture
def write(qtbot, opened):
    """Return a function that begins an entry and puts words into it as if they were typed."""

    def begin(words: str):
        opened.commands.run("entry.new")
        screen = opened.window.desk.screen_of("reflections")
        qtbot.waitUntil(screen.has_entry)
        screen.pane.area.insert(words)
        return screen

    return begin


@pytest.fixture
def texts(vault_folder: Path, passphrase: str, clock):
    """Return a function that unlocks the journal anew and gives the texts of its entries."""

    def read(*folders: Path) -> list[str]:
        journal = keeping.unlock(vault_folder, passphrase, clock=clock)
        try:
            journal.kept_elsewhere.look(folders)
            ids = [entry_id for entry_id, _ in journal.writing.ids_with_days()]
            return [journal.writing.open(entry_id).body.strip() for entry_id in ids]
        finally:
            journal.close()

    return read
