# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the whole: forms beside what was written earlier, the trash, and the pause."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint

from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.stock import LINES, StockKind
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.sessions.stock_form import StockForm


def form(shown) -> StockForm:
    opened = shown.screen._stack.currentWidget()
    assert isinstance(opened, StockForm)
    return opened


def names(shown) -> list[str]:
    return [row.open.text() for row in shown.screen.whole.card.rows()]


def test_a_look_kept_with_one_line_stands_on_the_card_and_opens_again(shown):
    card = shown.screen.whole.card
    card.going.click()
    form(shown)._boxes["hoped"].set_text("to sleep")
    form(shown)._keep.click()
    assert names(shown) == ["Look at how this is going, today"]
    card.rows()[0].open.click()
    assert form(shown).fields()["hoped"] == "to sleep"
    form(shown)._boxes["ask"].set_text("How long?")
    form(shown)._keep.click()
    (stock,) = shown.taking_stock.all()
    assert stock.lines == {"hoped": "to sleep", "ask": "How long?"}


def test_then_stands_beside_now_with_the_roadblocks_that_came_up(shown, database, clock):
    clock.set_local(datetime(2026, 6, 1, 12))
    shown.taking_stock.keep(StockKind.EXPECTED, {"hoped": "to be well by June"})
    clock.set_local(datetime(2026, 9, 1, 12))
    shown.taking_stock.keep(StockKind.GOING, {"hoped": "to sleep"})
    clock.set_local(datetime(2026, 11, 1, 12))
    checking = CheckingIn(db=database, clock=clock)
    checking.rate(RoadblockKey.CHANGE, Familiar.A_LITTLE)
    shown.screen.whole.card.going.click()
    then = form(shown).then("hoped")
    assert "At the start, 1 Jun: to be well by June" in then
    assert "Last time, 1 Sep: to sleep" in then
    assert "Fear of change" in form(shown).then("came_up")
    assert form(shown).then("ask") == ""
    assert form(shown).fields()["hoped"] == ""


def test_what_was_written_earlier_stands_level_with_its_box(shown, clock, qtbot):
    clock.set_local(datetime(2026, 9, 1, 12))
    shown.taking_stock.keep(StockKind.GOING, {"hoped": "to sleep"})
    clock.set_local(datetime(2026, 11, 1, 12))
    shown.screen.whole.card.going.click()
    box, then = form(shown)._boxes["hoped"], form(shown)._then["hoped"]
    qtbot.waitUntil(lambda: then.isVisible() and then.height() > 0)
    assert then.mapTo(shown.screen, QPoint()).y() == box.mapTo(shown.screen, QPoint()).y()
    assert then.height() == then.heightForWidth(then.width())
    assert box.accessibleName() == LINES[StockKind.GOING]["hoped"]


def test_nothing_written_is_not_kept_and_half_written_waits(shown):
    shown.screen.whole.card.change.click()
    form(shown)._keep.click()
    assert shown.taking_stock.all() == ()
    form(shown)._boxes["keep"].set_text("the garden")
    form(shown).touched()
    shown.screen.flush()
    shown.screen.leave_form()
    assert shown.taking_stock.forms.get(FormKind.STOCK_CHANGE, 0)["keep"] == "the garden"
    shown.screen.whole.open_new(StockKind.CHANGE)
    assert form(shown).fields()["keep"] == "the garden"


def test_a_last_look_begins_a_quiet_that_one_click_ends(shown):
    card = shown.screen.whole.card
    assert card.take_up.isHidden()
    card.ending.click()
    form(shown)._boxes["looking_back"].set_text("lighter")
    form(shown)._keep.click()
    assert not card.take_up.isHidden()
    assert card.ending.isHidden()
    assert shown.screen.whole._pausing.is_paused()
    card.take_up.click()
    assert not shown.screen.whole._pausing.is_paused()
    assert card.take_up.isHidden()


def test_what_is_moved_to_the_trash_comes_back(shown):
    shown.taking_stock.keep(StockKind.GOING, {"hoped": "rest"})
    shown.screen.refresh()
    shown.screen.whole.card.rows()[0].remove.click()
    assert names(shown) == []
    shown.said.press()
    assert len(names(shown)) == 1


def test_more_than_a_few_are_shown_when_asked_for(shown):
    for number in range(8):
        shown.taking_stock.keep(StockKind.GOING, {"hoped": str(number)})
    shown.screen.refresh()
    card = shown.screen.whole.card
    assert len(card.rows()) == 6
    card.all.click()
    assert len(card.rows()) == 8
