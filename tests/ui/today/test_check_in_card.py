# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking in: kept at once, several times a day, and taken back with one press."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from tests.ui.today.conftest import Arrived
from therapy_journal.storage import check_ins
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.today.check_in_card import READ_ONLY, WAITS, CheckInCard
from therapy_journal.ui.widgets.labels import Label


def kept(arrived: Arrived) -> list[tuple[int, str]]:
    return [(c.mood, c.word) for c in arrived.journal.checking_in.today()]


def test_a_number_is_kept_at_once_and_says_so(qtbot, arrived: Arrived) -> None:
    card = arrived.show().check_in
    assert not card.undo.isVisible()
    qtbot.mouseClick(card.rating.circles()[4], Qt.MouseButton.LeftButton)
    assert kept(arrived) == [(4, "")]
    assert card.state() == "Kept at 20:42"
    assert not card.unsaved()


def test_another_number_corrects_the_check_in_instead_of_adding_one(
    qtbot, arrived: Arrived
) -> None:
    card = arrived.show().check_in
    for number in (4, 6):
        qtbot.mouseClick(card.rating.circles()[number], Qt.MouseButton.LeftButton)
    assert kept(arrived) == [(6, "")]


def test_a_number_can_be_typed(qtbot, arrived: Arrived) -> None:
    card = arrived.show().check_in
    qtbot.keyClick(card.rating.circles()[0], "7")
    assert kept(arrived) == [(7, "")]


def test_the_word_follows_after_a_rest_or_on_leaving_the_field(qtbot, arrived: Arrived) -> None:
    card = arrived.show().check_in
    card.rating.circles()[4].click()
    qtbot.keyClicks(card.word, "tight")
    assert card.unsaved()
    qtbot.waitUntil(lambda: not card.unsaved())
    assert kept(arrived) == [(4, "tight")]
    qtbot.keyClicks(card.word, "er")
    qtbot.keyClick(card.word, Qt.Key.Key_Return)
    assert kept(arrived) == [(4, "tighter")]


def test_a_word_alone_waits_for_a_number_and_says_so(qtbot, arrived: Arrived) -> None:
    screen = arrived.show()
    card = screen.check_in
    qtbot.keyClicks(card.word, "foggy")
    screen.flush()
    assert kept(arrived) == []
    assert card.state() == WAITS
    assert not screen.unsaved()
    screen.refresh()
    assert card.word.text() == "foggy"
    card.rating.circles()[3].click()
    assert kept(arrived) == [(3, "foggy")]


def test_a_word_that_waits_is_there_again_after_the_lock(qtbot, arrived: Arrived) -> None:
    screen = arrived.show()
    qtbot.keyClicks(screen.check_in.word, "foggy")
    assert screen.unsaved()
    screen.flush()
    again = CheckInCard(checking_in=arrived.journal.checking_in, kit=arrived.kit)
    again.refresh()
    assert again.word.text() == "foggy"
    assert again.state() == WAITS
    again.rating.circles()[3].click()
    assert kept(arrived) == [(3, "foggy")]
    assert arrived.journal.checking_in.waiting() == ""
    again.deleteLater()


def test_leaving_the_screen_keeps_what_is_typed(qtbot, arrived: Arrived) -> None:
    screen = arrived.show()
    screen.check_in.rating.circles()[4].click()
    qtbot.keyClicks(screen.check_in.word, "tig")
    assert screen.unsaved()
    screen.flush()
    assert not screen.unsaved()
    assert kept(arrived) == [(4, "tig")]


def test_undo_takes_a_new_check_in_back_and_it_can_be_put_back(qtbot, arrived: Arrived) -> None:
    card = arrived.show().check_in
    card.rating.circles()[4].click()
    qtbot.keyClicks(card.word, "tight")
    qtbot.keyClick(card.word, Qt.Key.Key_Return)
    qtbot.mouseClick(card.undo, Qt.MouseButton.LeftButton)
    assert kept(arrived) == []
    assert card.rating.value() is None
    assert arrived.said.last.text == "Taken back."
    arrived.said.press()
    assert kept(arrived) == [(4, "tight")]
    assert card.rating.value() == 4
    assert card.word.text() == "tight"


def test_undo_of_a_correction_brings_back_what_was_there(arrived: Arrived) -> None:
    arrived.journal.checking_in.check_in(4, "tight")
    card = arrived.show().check_in
    assert not card.undo.isVisible()
    card.rating.circles()[9].click()
    assert kept(arrived) == [(9, "tight")]
    card.undo.click()
    assert kept(arrived) == [(4, "tight")]
    assert arrived.said.notices == []


def test_a_number_pressed_again_is_taken_out(arrived: Arrived) -> None:
    card = arrived.show().check_in
    card.rating.circles()[4].click()
    card.rating.circles()[4].click()
    assert kept(arrived) == []
    assert arrived.said.last.action == "Put it back"


def test_later_ones_the_same_day_stand_beside_the_first(qtbot, arrived: Arrived, clock) -> None:
    card = arrived.show().check_in
    card.rating.circles()[4].click()
    clock.advance(hours=1)
    qtbot.mouseClick(card.again, Qt.MouseButton.LeftButton)
    assert card.rating.value() is None
    assert card.earlier() == "Earlier today: 20:42 · 4"
    card.rating.circles()[6].click()
    assert kept(arrived) == [(4, ""), (6, "")]
    arrived.screen.refresh()
    assert card.rating.value() == 6
    assert card.earlier() == "Earlier today: 20:42 · 4"


def test_an_empty_new_one_stays_empty_when_the_screen_is_read_anew(arrived: Arrived, clock) -> None:
    arrived.journal.checking_in.check_in(4)
    card = arrived.show().check_in
    clock.advance(minutes=5)
    card.again.click()
    arrived.screen.refresh()
    assert card.rating.value() is None
    assert kept(arrived) == [(4, "")]


def test_the_next_day_begins_empty(arrived: Arrived, clock) -> None:
    arrived.journal.checking_in.check_in(4, "tight")
    screen = arrived.show()
    clock.advance(days=1)
    screen.refresh()
    assert screen.check_in.rating.value() is None
    assert screen.check_in.word.text() == ""
    assert screen.day() == "Tuesday 24 November"


def test_a_number_of_the_next_day_leaves_the_day_before_as_it_was(arrived: Arrived, clock) -> None:
    before = arrived.journal.checking_in.check_in(4, "tight").value
    card = arrived.show().check_in
    clock.advance(days=1)
    card.rating.circles()[6].click()
    assert kept(arrived) == [(6, "")]
    assert card.word.text() == ""
    assert check_ins.get(arrived.journal.vault.database, before.id) == before


def test_a_save_that_fails_keeps_the_values_says_so_and_tries_again(
    qtbot, arrived: Arrived, database
) -> None:
    card = arrived.show().check_in
    database.permit(None)
    database.execute("PRAGMA query_only = ON")
    card.rating.circles()[4].click()
    qtbot.keyClicks(card.word, "tight")
    assert arrived.said.last.stays
    assert card.unsaved()
    assert kept(arrived) == []
    database.execute("PRAGMA query_only = OFF")
    arrived.screen.flush()
    assert not card.unsaved()
    assert kept(arrived) == [(4, "tight")]


def test_quick_fingers_make_one_check_in_while_saves_are_under_way(qtbot, arrived: Arrived) -> None:
    jobs = Jobs(arrived.kit.bus)
    card = CheckInCard(checking_in=arrived.journal.checking_in, kit=replace(arrived.kit, jobs=jobs))
    card.show()
    card.refresh()
    for number in (4, 5, 6):
        card.rating.circles()[number].click()
    qtbot.keyClicks(card.word, "tight")
    card.keep_now()
    qtbot.waitUntil(lambda: card.state() == "Kept at 20:42" and not card.unsaved())
    jobs.close()
    assert kept(arrived) == [(6, "tight")]
    card.close()
    card.deleteLater()


def test_in_a_journal_that_can_only_be_read_nothing_can_be_chosen(
    arrived: Arrived, database
) -> None:
    arrived.journal.checking_in.check_in(4, "tight")
    database.is_read_only = True
    card = arrived.show().check_in
    assert not card.rating.isEnabled()
    assert not card.word.isEnabled()
    assert card.state() == READ_ONLY
    assert card.rating.value() == 4
    assert card.again.isHidden()


def test_the_focus_stands_on_the_number_that_is_chosen(arrived: Arrived) -> None:
    arrived.journal.checking_in.check_in(5)
    arrived.screen.show()
    card = arrived.screen.check_in
    card.rating.setFocus()
    assert arrived.screen.window().focusWidget() is card.rating.circles()[0]
    arrived.screen.refresh()
    assert arrived.screen.window().focusWidget() is card.rating.circles()[5]


@pytest.mark.parametrize("width", [200, 290, 420, 700])
def test_every_number_and_word_has_room_at_any_width(arrived: Arrived, width: int) -> None:
    for mood in (6, 4):
        arrived.journal.checking_in.check_in(mood, "a word that takes some room")
    screen = arrived.show()
    screen.resize(width, 900)
    QCoreApplication.processEvents()
    card = screen.check_in
    circles = [circle.geometry().translated(card.rating.pos()) for circle in card.rating.circles()]
    assert all(card.rating.geometry().contains(circle) for circle in circles)
    assert not any(one.intersects(other) for one, other in combinations(circles, 2))
    shown = [label for label in card.findChildren(Label) if label.isVisible()]
    assert all(label.height() >= label.heightForWidth(label.width()) for label in shown)
    assert card.word.geometry().right() <= card.width()
