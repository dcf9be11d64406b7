# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries: begun from a template, taken back, found, narrowed, closed and cleared away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Program
from tests.journeys.screen import Screen
from tests.journeys.walk import lock, see_the_desk, unlock
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock

TITLE = {"size": 26, "weight": 600, "serif": True}
TEXT = {"size": 17, "serif": True}
OLD = ("A grey harbour", "The water was quiet.", "Rain over the town", "A stone, and a stone.")


@pytest.fixture
def written(folder: Path) -> Path:
    """Store a marked entry of three days ago with a tag, and one of four days ago."""
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        for days, (title, body) in zip((3, 4), (OLD[:2], OLD[2:]), strict=True):
            entry = journal.writing.new().value
            journal.writing.save(entry.id, title, body, entry.revision)
            journal.writing.set_tags(entry.id, ["harbour"])
            day = journal.clock.now().day - timedelta(days=days)
            journal.writing.set_happened(entry.id, datetime.combine(day, time(12)))
        journal.writing.bring(entry.id - 1)
    finally:
        journal.close()
    return folder


def test_several_entries(screen: Screen, start: Callable[..., Program], written: Path) -> None:
    program = start(written)
    unlock(screen, PASSPHRASE)
    see_the_desk(screen)
    begin_from_a_template(screen)
    go_away_and_take_back(screen)
    find_in_it(screen)
    narrow_and_search(screen)
    clear_away_and_undo(screen)
    close_one(screen)
    lock(screen)
    unlock(screen, PASSPHRASE)
    see_the_desk(screen)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert_kept(written)


def ask_for(screen: Screen, command: str) -> None:
    """Have a command done by its name, which is the first thing the palette offers."""
    screen.key("ctrl+k")
    screen.wait_for("What would you like to do or find?", 15)
    screen.type(command)
    screen.wait_for(command, 14)
    screen.key("Return")
    screen.wait_until_gone(command, 14)


def begin_from_a_template(screen: Screen) -> None:
    ask_for(screen, "Write from a template…")
    screen.click_on("New…", 13, 600)
    screen.wait_for("Such as: Sunday evening")
    screen.type("My evening")
    screen.key("Tab")
    screen.type("## What was light\nA lantern")
    screen.key("ctrl+Return")
    screen.click_on("Write with it", 13, 600)
    screen.wait_for("A lantern", **TEXT)
    screen.wait_for("Saved", 12)


def go_away_and_take_back(screen: Screen) -> None:
    """What was typed is still taken back after another entry was open."""
    screen.key("ctrl+End")
    screen.type("xylophone")
    screen.wait_for("xylophone", **TEXT)
    screen.key("alt+Down")
    screen.wait_for(OLD[0], **TITLE)
    screen.key("alt+Up")
    screen.wait_for("xylophone", **TEXT)
    screen.key("ctrl+z")
    screen.wait_until_gone("xylophone", **TEXT)
    screen.wait_for("A lantern", **TEXT)


def find_in_it(screen: Screen) -> None:
    """The calendar leads to a day; there, words are found in the entry."""
    screen.key("ctrl+j")
    screen.wait_for("Mon", 13)
    screen.key("Left", "Left", "Left", "Left", "Return")
    screen.wait_for(OLD[2], **TITLE)
    screen.click_on("A stone", **TEXT)
    screen.key("ctrl+Home", "ctrl+f")
    screen.wait_for("Find in this entry")
    screen.type("stone")
    screen.wait_for("1 of 2", 12)
    screen.key("Return")
    screen.wait_for("2 of 2", 12)
    screen.key("Escape")
    screen.wait_until_gone("2 of 2", 12)


def narrow_and_search(screen: Screen) -> None:
    """A chip, a tag that is typed and words hold together, and are let go of again."""
    screen.key("ctrl+shift+f")
    screen.wait_for("Form")
    screen.key("Down", "Down", "Down", "Down", "Down", "Return")
    screen.wait_until_gone(OLD[2], 13, 600)
    screen.key("ctrl+f")
    screen.type("tag:harbour qui")
    screen.wait_for(OLD[0], 13, 600)
    screen.key("Escape")
    screen.wait_until_gone("tag:harbour qui")


def clear_away_and_undo(screen: Screen) -> None:
    """Two entries go to the trash together and are taken out of it by one button."""
    ask_for(screen, "Show every entry")
    screen.click_on(OLD[2], 13, 600)
    screen.wait_for(OLD[2], **TITLE)
    screen.key("shift+Up")
    screen.wait_for("2 select", 13, 600)
    screen.key("ctrl+shift+BackSpace")
    screen.wait_for("Moved to the trash: 2 entries.", 13, 600)
    screen.wait_until_gone(OLD[0], 13, 600)
    screen.click_on("Undo", 13, 600)
    for title in OLD[::2]:
        screen.wait_for(title, 13, 600)


def close_one(screen: Screen) -> None:
    """Its words are gone from the page and from the list."""
    screen.click_on("What was light", 13, 600)
    screen.wait_for("A lantern", **TEXT)
    ask_for(screen, "Seal until…")
    screen.wait_for("Close until", 13, 600)
    screen.key("space")
    screen.wait_for("Closed for now", 17, 600, serif=True)
    screen.wait_until_gone("A lantern", **TEXT)
    screen.wait_until_gone("A lantern")


def assert_kept(folder: Path) -> None:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        kept = [journal.writing.open(one) for one, _ in journal.writing.ids_with_days()]
        closed, *old = kept
        assert closed.body.rstrip("\n") == "## What was light\nA lantern"
        assert closed.sealed_until == journal.clock.now().day + timedelta(days=7)
        assert tuple(text for each in old for text in (each.title, each.body)) == OLD
        assert journal.writing.counts().trashed == 0
        assert [each.name for each in journal.templates.all()] == ["My evening"]
    finally:
        journal.close()
