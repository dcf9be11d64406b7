# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for “therapy isn't for me”, and the guide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.roadblocks import CheckWay, Familiar, RoadblockKey
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.ui.roadblocks.check_end import NONE_YET, THE_THOUGHT
from therapy_journal.ui.roadblocks.check_over_all import CheckOverAll
from therapy_journal.ui.roadblocks.check_step import LEAVE_OPEN
from therapy_journal.ui.roadblocks.guide import GuideSheet
from therapy_journal.ui.widgets.labels import Label


def sheet(beside: Beside, way: CheckWay = CheckWay.ALL) -> CheckOverAll:
    beside.checking_in.choose_check_way(way)
    beside.sidebar.open_for("today")
    beside.sidebar.panel.all.click()
    found = beside.window.findChild(CheckOverAll)
    assert found is not None
    return found


def texts(of: CheckOverAll) -> list[str]:
    return [label.text() for label in of.findChildren(Label) if label.isVisible()]


def test_it_asks_about_all_seven_and_nothing_has_to_be_answered(beside: Beside) -> None:
    all_seven = sheet(beside)
    assert all_seven.isVisible()
    assert list(all_seven.rows) == list(RoadblockKey)
    assert all(row.isVisible() for row in all_seven.rows.values())
    assert all(row.answer.chips.value() is None for row in all_seven.rows.values())
    assert NONE_YET in texts(all_seven)
    assert load_roadblocks()[0].note in texts(all_seven)
    assert all_seven.end.offered() == []


def test_answers_are_kept_at_once_and_seen_beside(qtbot, beside: Beside) -> None:
    all_seven = sheet(beside)
    for key, number in ((RoadblockKey.CHANGE, 1), (RoadblockKey.CONSISTENCY, 2)):
        chip = all_seven.rows[key].answer.chips.chips()[number]
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    kept = beside.checking_in.latest_ratings()
    assert {key: rating.familiar for key, rating in kept.items()} == {
        RoadblockKey.CHANGE: Familiar.A_LITTLE,
        RoadblockKey.CONSISTENCY: Familiar.A_LOT,
    }
    assert beside.sidebar.panel.cards[RoadblockKey.CONSISTENCY].heading.filled() == 3
    assert NONE_YET not in texts(all_seven)
    assert all_seven.end.offered() == [RoadblockKey.CONSISTENCY, RoadblockKey.CHANGE]


def test_what_grows_is_offered_before_what_was_as_familiar_before(
    qtbot, beside: Beside, clock
) -> None:
    for key in (RoadblockKey.FIT, RoadblockKey.CHANGE, RoadblockKey.EXPECTATIONS):
        beside.checking_in.rate(key, Familiar.A_LOT)
    beside.checking_in.rate(RoadblockKey.CONSISTENCY, Familiar.NOT_NOW)
    clock.advance(days=7)
    beside.checking_in.rate(RoadblockKey.CONSISTENCY, Familiar.A_LITTLE)
    # Three at most are offered: more would be a list of what is wrong.
    assert sheet(beside).end.offered() == [
        RoadblockKey.CONSISTENCY,
        RoadblockKey.FIT,
        RoadblockKey.EXPECTATIONS,
    ]


def test_an_answer_from_before_is_told_and_today_has_its_own(qtbot, beside: Beside, clock) -> None:
    beside.checking_in.rate(RoadblockKey.FIT, Familiar.A_LITTLE)
    clock.advance(days=14)
    all_seven = sheet(beside)
    answer = all_seven.rows[RoadblockKey.FIT].answer
    assert answer.chips.value() is None
    assert answer.said() == "Last time: a little (23 Nov)"
    qtbot.mouseClick(answer.chips.chips()[1], Qt.MouseButton.LeftButton)
    assert answer.chips.value() is Familiar.A_LITTLE
    assert answer.said() == ""
    assert len(beside.checking_in.history(RoadblockKey.FIT)) == 2


def test_one_at_a_time_each_can_stay_open_to_the_end(qtbot, beside: Beside) -> None:
    one = sheet(beside, CheckWay.ONE)
    for place, step in enumerate(one.steps.values()):
        assert [each.isVisible() for each in one.steps.values()].count(True) == 1
        assert step.isVisible()
        assert f"{place + 1} of 7" in texts(one)
        assert LEAVE_OPEN in texts(one)
        assert one.back.isEnabled() == (place > 0)
        qtbot.mouseClick(one.next, Qt.MouseButton.LeftButton)
    assert NONE_YET in texts(one)
    assert beside.checking_in.latest_ratings() == {}
    assert not one.next.isVisible()
    assert one.close_button.hasFocus()
    qtbot.mouseClick(one.back, Qt.MouseButton.LeftButton)
    assert one.steps[RoadblockKey.PROFESSIONAL].isVisible()


def test_one_at_a_time_by_keyboard(qtbot, beside: Beside) -> None:
    one = sheet(beside, CheckWay.ONE)
    chips = one.steps[RoadblockKey.FIT].answer.chips
    chips.chips()[0].setFocus()
    qtbot.keyClick(chips.chips()[0], Qt.Key.Key_Right)
    qtbot.keyClick(chips.chips()[1], Qt.Key.Key_Space)
    assert beside.checking_in.latest_ratings()[RoadblockKey.FIT].familiar is Familiar.A_LITTLE
    one.next.setFocus()
    qtbot.keyClick(one.next, Qt.Key.Key_Space)
    assert one.place == 1
    assert one.next.hasFocus()
    one.back.setFocus()
    qtbot.keyClick(one.back, Qt.Key.Key_Space)
    assert one.place == 0
    assert one.next.hasFocus()
    assert chips.value() is Familiar.A_LITTLE


def test_the_way_that_was_chosen_is_the_way_the_next_time(qtbot, beside: Beside) -> None:
    one = sheet(beside, CheckWay.ONE)
    qtbot.mouseClick(one.ways.part(CheckWay.ALL), Qt.MouseButton.LeftButton)
    assert all(row.isVisible() for row in one.rows.values())
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    beside.sidebar.panel.all.click()
    assert one.ways.value() is CheckWay.ALL
    assert beside.checking_in.check_way() is CheckWay.ALL


def test_what_sounds_familiar_leads_to_its_roadblock(qtbot, beside: Beside) -> None:
    beside.checking_in.rate(RoadblockKey.PROFESSIONAL, Familiar.A_LOT)
    all_seven = sheet(beside)
    card = all_seven.end.cards[RoadblockKey.PROFESSIONAL]
    qtbot.mouseClick(card.title, Qt.MouseButton.LeftButton)
    assert not all_seven.isVisible()
    assert beside.sidebar.panel.cards[RoadblockKey.PROFESSIONAL].is_open


def test_it_ends_with_what_each_opens(qtbot, beside: Beside) -> None:
    beside.checking_in.rate(RoadblockKey.PARTICIPATION, Familiar.A_LOT)
    all_seven = sheet(beside)
    links = all_seven.end.cards[RoadblockKey.PARTICIPATION].links
    assert [link.action.command for link in links] == ["homework.obstacle", "go.homework"]
    with qtbot.waitSignal(beside.sidebar.action_requested) as asked:
        qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert asked.args == ["homework.obstacle"]
    assert not all_seven.isVisible()


def test_the_thought_itself_can_be_brought(qtbot, beside: Beside) -> None:
    all_seven = sheet(beside)
    assert THE_THOUGHT in texts(all_seven)
    with qtbot.waitSignal(beside.sidebar.action_requested) as asked:
        qtbot.mouseClick(all_seven.end.thought, Qt.MouseButton.LeftButton)
    assert asked.args == ["note.new"]


def test_it_can_be_left_with_one_key_and_says_so(qtbot, beside: Beside) -> None:
    one = sheet(beside, CheckWay.ONE)
    assert any("Esc closes this" in text for text in texts(one))
    one.next.click()
    qtbot.keyClick(one, Qt.Key.Key_Escape)
    assert not one.isVisible()
    assert sheet(beside, CheckWay.ONE) is one
    assert one.isVisible()
    assert one.place == 0
    one.leave.click()
    assert not one.isVisible()


def test_the_guide_opens_from_the_right_kind_of_help(qtbot, beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.PROFESSIONAL)
    body = beside.sidebar.panel.body_of(RoadblockKey.PROFESSIONAL)
    assert body is not None
    with qtbot.assertNotEmitted(beside.sidebar.action_requested):
        body.links[0].click()
    guide = beside.window.findChild(GuideSheet)
    assert guide is not None
    assert guide.isVisible()
    assert "Psychiatrist" in guide.parts[3].accessibleName()


def test_every_part_of_the_guide_is_reached_by_tab(qtbot, beside: Beside) -> None:
    beside.sidebar.open_guide()
    guide = beside.window.findChild(GuideSheet)
    assert guide is not None
    beside.window.activateWindow()
    visited = []
    for _ in range(len(guide.parts) + 1):
        visited.append(QApplication.focusWidget())
        qtbot.keyClick(visited[-1], Qt.Key.Key_Tab)
    assert set(visited) == {*guide.parts, guide.close_button}


def test_each_step_begins_at_its_top(qtbot, beside: Beside) -> None:
    beside.window.resize(600, 380)
    one = sheet(beside, CheckWay.ONE)
    bar = one._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for _step in range(7):
        bar.setValue(bar.maximum())
        one.next.click()
        assert bar.value() == 0
    bar.setValue(bar.maximum())
    one.back.click()
    assert bar.value() == 0
