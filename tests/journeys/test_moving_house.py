# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving the journal in the real window, going on in the new place, and erasing it there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.journeys import walk
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen, wait_until

WORDS = "Taken along."
LAST_WORD = "Taken along"


def in_settings(screen: Screen, backwards: int) -> None:
    """Press the button that stands so many stops of the Tab key before the settings' first."""
    screen.key("ctrl+comma")
    screen.wait_for("Appearance", 15, 600, serif=True)
    screen.key(*["shift+Tab"] * backwards, "space")


def test_a_journal_is_moved_used_and_erased(
    screen: Screen, place: Home, start: Callable[..., Program], folder: Path
) -> None:
    program = start(folder)
    process = program.pid
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    walk.begin_a_reflection(screen)
    screen.type(WORDS)
    screen.wait_for(LAST_WORD, 17, serif=True)

    move(screen, place.outside)
    new = place.outside / folder.name
    wait_until(lambda: new.is_dir() and not folder.exists(), "it was not moved")
    walk.unlock(screen, PASSPHRASE)
    screen.wait_for(LAST_WORD, 17, serif=True)
    assert program.pid == process, "the process was replaced, not started anew"

    erase(screen, folder.stem)
    screen.wait_for("Begin", 13, 600)
    assert list(place.outside.iterdir()) == []
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert program.said() == ""


def move(screen: Screen, target: Path) -> None:
    in_settings(screen, 4)
    screen.wait_for("Move this journal", 19, 600, serif=True)
    screen.key("Tab", "space")
    screen.wait_for("Date Modified")
    screen.type(f"{target}\n")


def erase(screen: Screen, name: str) -> None:
    in_settings(screen, 3)
    screen.wait_for("Erase this journal", 19, 600, serif=True)
    screen.key("Tab", "Tab")
    screen.type(name)
    screen.key("Tab", "Tab", "space")
