# SPDX-License-Identifier: GPL-3.0-or-later
"""The time since one began and typewriter scrolling, switched on in the settings or by command."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtTest import QTest

from therapy_journal.services.settings import TYPEWRITER, WRITING_TIME, Settings
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.ways_of_writing import WaysOfWriting
from therapy_journal.ui.reflections.writing_time import WritingTime


class Seconds:
    def __init__(self):
        self.at = 1000.0

    def __call__(self):
        return self.at


@pytest.fixture
def pane(kit, qtbot):
    pane = EntryPane()
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.show()
    return pane


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def time(pane, seconds):
    time = WritingTime(pane, now=seconds)
    time.set_shown(is_shown=True)
    return time


def said(pane):
    return pane.footer.time()


def test_it_counts_from_the_first_key_of_each_entry(pane, time, seconds):
    pane.area.set_text("one", 1)
    seconds.at += 600
    time.tell()
    assert said(pane) == ""
    QTest.keyClick(pane.area, "x")
    seconds.at += 59
    time.tell()
    assert said(pane) == ""
    seconds.at += 2
    time.tell()
    assert said(pane) == "1 min"
    pane.area.set_text("two", 2)
    time.tell()
    assert said(pane) == ""
    pane.area.set_text("one", 1)
    seconds.at += 3600
    time.tell()
    assert said(pane) == "1 h 01 min"


def test_it_is_quiet_until_it_is_wanted(pane, seconds):
    time = WritingTime(pane, now=seconds)
    pane.area.set_text("one", 1)
    QTest.keyClick(pane.area, "x")
    seconds.at += 120
    time.tell()
    assert said(pane) == ""
    time.set_shown(is_shown=True)
    assert said(pane) == "2 min"
    time.set_shown(is_shown=False)
    assert said(pane) == ""


def test_both_are_off_at_first_and_follow_the_settings(pane, database, kit):
    settings = Settings(db=database)
    ways = WaysOfWriting(pane, settings=settings, kit=kit)
    assert not pane.area.is_typewriter
    assert not ways.time.is_shown
    kit.jobs.run(partial(settings.put, TYPEWRITER, True), pane)
    kit.jobs.run(partial(settings.put, WRITING_TIME, True), pane)
    assert pane.area.is_typewriter
    assert ways.time.is_shown
    ways.turn_typewriter()
    assert not pane.area.is_typewriter
    assert settings.get(TYPEWRITER) is False


def test_what_was_chosen_is_asked_for_when_the_pane_is_first_seen(qtbot, database, kit):
    settings = Settings(db=database)
    pane = EntryPane()
    qtbot.addWidget(pane)
    WaysOfWriting(pane, settings=settings, kit=kit)
    settings.put(TYPEWRITER, True)
    assert not pane.area.is_typewriter
    pane.show()
    assert pane.area.is_typewriter
