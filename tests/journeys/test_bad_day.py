# SPDX-License-Identifier: GPL-3.0-or-later
"""What may go wrong on an ordinary day, in the real window: told in words, and nothing lost."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.conftest import Disk
from tests.journeys import walk
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen
from therapy_journal.core.errors import DiskFull, JournalInUse, StorageFault, WrongPassphrase
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.storage import keys, vault
from therapy_journal.ui.doors.locked_cover import LOCKED, NOT_SAVED

Start = Callable[..., Program]
WORDS = "It rained."
MORE = " I was glad of it."
LAST_WORD = "glad of it"


class Shelf(NamedTuple):
    """A place, and a way to make it one that cannot be written."""

    place: Path
    close: Callable[[], None]


@pytest.fixture
def opened(screen: Screen, start: Start, folder: Path) -> Program:
    """Return the program with a journal open."""
    return opened_at(screen, start, folder)


@pytest.fixture
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    """Return a place that can be closed to writing: a disk for root, who may write anywhere."""
    if os.geteuid() == 0:
        disk = request.getfixturevalue("disk")(2048)
        yield Shelf(disk.place, disk.refuse_writing)
        return
    place = tmp_path / "shelf"
    place.mkdir()
    yield Shelf(place, partial(_allow, place, 0o500, 0o400))
    _allow(place, 0o700, 0o600)


def _allow(place: Path, folders: int, files: int) -> None:
    for path in [*place.rglob("*"), place]:
        path.chmod(folders if path.is_dir() else files)


def opened_at(screen: Screen, start: Start, folder: Path) -> Program:
    program = start(folder)
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    return program


def written(screen: Screen) -> None:
    """Write a few words, and see them on the page."""
    walk.begin_a_reflection(screen)
    screen.type(WORDS + MORE)
    screen.wait_for(LAST_WORD, 17, serif=True)


def bodies(folder: Path) -> list[str]:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        return [journal.writing.open(one).body for one, _ in journal.writing.ids_with_days()]
    finally:
        journal.close()


def test_a_wrong_passphrase_and_then_the_right_one(
    screen: Screen, start: Start, folder: Path
) -> None:
    program = start(folder)
    walk.unlock(screen, "something else altogether")
    screen.wait_for(WrongPassphrase.sentence, 13, 600)
    # The wrong one is selected: what is typed takes its place.
    screen.type(f"{PASSPHRASE}\n")
    walk.see_the_desk(screen)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0


def test_a_second_start_brings_the_first_window_forward(
    screen: Screen, start: Start, folder: Path, opened: Program
) -> None:
    written(screen)
    second = start(folder)
    assert second.wait_for_end() == 0
    screen.wait_for("Saved", 12)
    screen.key("ctrl+q")
    assert opened.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def test_another_person_s_window_is_told_that_the_journal_is_open(
    screen: Screen, start: Start, folder: Path, place: Home, opened: Program
) -> None:
    written(screen)
    place.runtime = place.runtime.with_name("another-runtime")
    place.runtime.mkdir(mode=0o700)
    second = start(folder)
    walk.unlock(screen, PASSPHRASE)
    screen.wait_for("This journal is already open in another window", 13, 600)
    assert JournalInUse.sentence.startswith("This journal is already open in another window")
    screen.key("alt+F4")
    assert second.wait_for_end() == 0
    screen.wait_for("Saved", 12)
    screen.key("ctrl+q")
    assert opened.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def test_being_asked_to_end_saves_what_was_typed(
    screen: Screen, folder: Path, opened: Program
) -> None:
    written(screen)
    opened.ask_to_end()
    assert opened.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def test_closing_the_window_saves_what_was_typed(
    screen: Screen, folder: Path, opened: Program
) -> None:
    written(screen)
    screen.key("alt+F4")
    assert opened.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def test_a_full_disk_keeps_the_words_until_there_is_room(
    screen: Screen, start: Start, disk: Callable[[int], Disk]
) -> None:
    stick = disk(2048)
    folder = stick.place / "Full.tjournal"
    vault.create(folder, PASSPHRASE, cost=keys.LEAST)
    program = opened_at(screen, start, folder)
    walk.begin_a_reflection(screen)
    screen.type(WORDS)
    screen.wait_for("Saved", 12)
    filler = stick.fill()
    screen.type(MORE)
    screen.wait_for(DiskFull.sentence, 12)
    covered_until_it_is_saved(screen)
    filler.unlink()
    # It locks by itself once the words are saved.
    screen.wait_for("Use my recovery key", 13, 600)
    program.ask_to_end()
    assert program.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def test_a_disk_at_fault_keeps_the_words_until_it_is_well(
    screen: Screen, folder: Path, opened: Program
) -> None:
    walk.begin_a_reflection(screen)
    screen.type(WORDS)
    screen.wait_for("Saved", 12)
    limits = resource.prlimit(opened.pid, resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    screen.type(MORE)
    screen.wait_for(StorageFault.sentence, 12)
    covered_until_it_is_saved(screen)
    screen.type(f"{PASSPHRASE}\n")
    screen.wait_for(NOT_SAVED, 28, 600, serif=True)
    screen.click_on("Go back to my words", 13, 600)
    screen.wait_for(LAST_WORD, 17, serif=True)
    resource.prlimit(opened.pid, resource.RLIMIT_FSIZE, limits)
    screen.wait_for("Saved", 12)
    opened.ask_to_end()
    assert opened.wait_for_end() == 0
    assert bodies(folder) == [WORDS + MORE]


def covered_until_it_is_saved(screen: Screen) -> None:
    screen.key("ctrl+l")
    screen.wait_for(LOCKED, 28, 600, serif=True)
    assert screen.sees(LAST_WORD, 17, serif=True) is None


def test_a_place_that_cannot_be_written_opens_for_reading(
    screen: Screen, start: Start, shelf: Shelf
) -> None:
    folder = shelf.place / "Kept.tjournal"
    vault.create(folder, PASSPHRASE, cost=keys.LEAST)
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", WORDS, entry.revision)
    journal.close()
    shelf.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    program = opened_at(screen, start, folder)
    screen.key("alt+2")
    screen.wait_for(WORDS, 17, serif=True)
    screen.wait_for("Opened for reading only", 12)
    # No command that writes does anything, and no key reaches the words.
    screen.key("ctrl+n", "ctrl+shift+u", "ctrl+shift+o", "ctrl+shift+s", "ctrl+shift+b")
    screen.click_on(WORDS, 17, serif=True)
    screen.type("x")
    screen.key("alt+5", "alt+2")
    screen.wait_for(WORDS, 17, serif=True)
    screen.wait_for("Opened for reading only", 12)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert program.said() == ""
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
