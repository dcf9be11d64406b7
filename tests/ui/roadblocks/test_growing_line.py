# SPDX-License-Identifier: GPL-3.0-or-later
"""The one that sounds more familiar than before is offered above the seven, quietly."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from tests.clocks import SettableClock
from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.roadblocks import Familiar, RoadblockKey

KEY = RoadblockKey.CONSISTENCY


def grow(beside: Beside, clock: SettableClock, key: RoadblockKey = KEY) -> None:
    beside.checking_in.remember_open(RoadblockKey.FIT)
    beside.checking_in.rate(key, Familiar.NOT_NOW)
    clock.advance(days=7)
    beside.checking_in.rate(key, Familiar.A_LOT)
    beside.sidebar.open_for("today")


def test_it_is_offered_and_the_seven_keep_their_order(beside: Beside, clock, qtbot) -> None:
    line = beside.sidebar.panel.growing
    assert not line.isVisible()
    grow(beside, clock)
    cards = beside.sidebar.panel.cards
    assert line.isVisible()
    assert line.link.text() == "Showing up"
    qtbot.waitUntil(lambda: cards[KEY].mapTo(beside.window, QPoint(0, 0)).y() > 0)
    heights = [card.mapTo(beside.window, QPoint(0, 0)).y() for card in cards.values()]
    assert heights == sorted(set(heights))
    assert cards[RoadblockKey.FIT].is_open


def test_a_press_opens_it_and_the_line_has_said_enough(beside: Beside, clock, qtbot) -> None:
    grow(beside, clock)
    line = beside.sidebar.panel.growing
    qtbot.mouseClick(line.link, Qt.MouseButton.LeftButton)
    card = beside.sidebar.panel.cards[KEY]
    assert card.is_open
    assert card.heading.hasFocus()
    assert not line.isVisible()
    beside.sidebar.open_for("reflections")
    assert card.is_open


def test_an_answer_that_grows_less_takes_the_line_away(beside: Beside, clock) -> None:
    grow(beside, clock)
    beside.checking_in.rate(KEY, Familiar.NOT_NOW)
    beside.sidebar.open_for("reflections")
    assert not beside.sidebar.panel.growing.isVisible()
