# SPDX-License-Identifier: GPL-3.0-or-later
"""An opening sentence goes to the session, into the entry or into a note, and can come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.roadblocks import RoadblockKey, SentenceTo
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.settings import SIDEBAR_OPEN, WindowSettings
from therapy_journal.ui.commands import ENTRY, WRITING, Commands, Needs
from therapy_journal.ui.roadblocks.action_link import ActionLink
from therapy_journal.ui.roadblocks.opening_sentence import OpeningSentence
from therapy_journal.ui.roadblocks_wiring import BROUGHT, OPEN_AN_ENTRY, RoadblocksWiring

KEY = RoadblockKey.FIT


@dataclass
class Written:
    """What reached the screens on which one writes."""

    about: list[tuple[RoadblockKey, str]] = field(default_factory=list)
    inserted: list[str] = field(default_factory=list)
    to_say: list[str] = field(default_factory=list)
    is_writable: bool = True
    refused: int = 0

    def may_write(self) -> bool:
        self.refused += not self.is_writable
        return self.is_writable

    def write_about(self, key: RoadblockKey, question: str) -> None:
        self.about.append((key, question))

    def insert_sentence(self, sentence: str) -> None:
        self.inserted.append(sentence)

    def note_to_say(self, sentence: str) -> None:
        self.to_say.append(sentence)


@dataclass
class Wired:
    """The sidebar, connected."""

    opening: Callable[[], OpeningSentence]
    preparing: Preparing
    written: Written
    settings: WindowSettings
    commands: Commands


@pytest.fixture
def wired(beside: Beside, database, clock, tmp_path: Path) -> Wired:
    written, preparing = Written(), Preparing(db=database, clock=clock)
    settings = WindowSettings(tmp_path / "window.json")
    commands = Commands(beside.kit.icons, beside.window)
    RoadblocksWiring(
        sidebar=beside.sidebar,
        writes=written,
        preparing=preparing,
        kit=beside.kit,
        commands=commands,
        settings=settings,
    )

    def opening() -> OpeningSentence:
        beside.sidebar.open(KEY)
        prompt = beside.sidebar.panel.body_of(KEY).prompts[0]
        if prompt.opening is None:
            prompt.ask.click()
        return prompt.opening

    return Wired(opening, preparing, written, settings, commands)


def link_to(beside: Beside, command: str) -> ActionLink:
    """Return a link of *Fear of change*."""
    beside.sidebar.open(RoadblockKey.CHANGE)
    links = beside.sidebar.panel.body_of(RoadblockKey.CHANGE).links
    return next(link for link in links if link.action.command == command)


def test_it_is_brought_to_the_session_as_it_stands_and_comes_back(
    beside: Beside, wired: Wired, qtbot
) -> None:
    opening = wired.opening()
    opening.box.set_text("Could we\nbegin slowly?")
    qtbot.mouseClick(opening.links[SentenceTo.SESSION], Qt.MouseButton.LeftButton)
    (item,) = wired.preparing.agenda()
    assert (item.body, item.source) == ("Could we begin slowly?", "roadblock.fit")
    assert beside.said.last == BROUGHT
    # Nothing is on the page by being brought.
    assert "begin slowly" not in str(wired.preparing.summary())
    beside.said.press()
    assert wired.preparing.agenda() == ()


def test_a_fourth_thing_is_not_added_and_it_says_why(beside: Beside, wired: Wired) -> None:
    for words in ("One", "Two", "Three"):
        wired.preparing.add_to_agenda(None, words)
    wired.opening().links[SentenceTo.SESSION].click()
    assert len(wired.preparing.agenda()) == 3
    assert beside.said.last.key == "E_AGENDA_FULL"


def test_it_goes_into_the_entry_or_becomes_what_is_ready_to_say(wired: Wired) -> None:
    opening = wired.opening()
    sentence = opening.sentence()
    opening.links[SentenceTo.ENTRY].click()
    opening.links[SentenceTo.NOTE].click()
    assert wired.written == Written(inserted=[sentence], to_say=[sentence])


def test_an_empty_one_goes_nowhere(beside: Beside, wired: Wired) -> None:
    opening = wired.opening()
    opening.box.set_text("  ")
    for link in opening.links.values():
        link.click()
    opening.copy.click()
    assert wired.written == Written()
    assert wired.preparing.agenda() == ()
    assert beside.said.notices == []


def test_own_words_give_way_to_the_sentence_as_it_came_only_when_asked(
    beside: Beside, wired: Wired, qtbot
) -> None:
    opening = wired.opening()
    shipped = opening.sentence()
    assert not opening.restore.isVisible()
    opening.box.setFocus()
    qtbot.keyClicks(opening.box, "Well. ")
    assert opening.restore.isVisible()
    qtbot.mouseClick(opening.restore, Qt.MouseButton.LeftButton)
    assert opening.sentence() == shipped
    assert not opening.restore.isVisible()
    beside.sidebar.flush()
    assert beside.sidebar.panel.own_words() == {}


def test_where_nothing_can_be_written_a_link_says_so(beside: Beside, wired: Wired) -> None:
    wired.written.is_writable = False
    wired.commands.set_context(Needs.UNLOCKED)
    link_to(beside, "homework.smallest_step").click()
    assert wired.written.refused == 1
    assert beside.said.notices == []


def test_the_closing_step_asks_for_an_entry_and_opens_with_one(
    beside: Beside, wired: Wired
) -> None:
    begun: list[bool] = []
    wired.commands.bind("entry.close", lambda: begun.append(True))
    wired.commands.set_context(WRITING)
    link_to(beside, "entry.close").click()
    assert beside.said.last == OPEN_AN_ENTRY
    assert begun == []
    wired.commands.set_context(ENTRY)
    link_to(beside, "entry.close").click()
    assert begun == [True]
    assert len(beside.said.notices) == 1


def test_folding_is_kept(beside: Beside, wired: Wired) -> None:
    beside.sidebar.toggle()
    assert wired.settings.get(SIDEBAR_OPEN) is False
