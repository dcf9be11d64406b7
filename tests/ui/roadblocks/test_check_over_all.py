# SPDX-License-Identifier: GPL-3.0-or-later
"""The door for “therapy isn't for me”, and the guide."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.ui.roadblocks.check_over_all import NONE_YET, CheckOverAll
from therapy_journal.ui.roadblocks.guide import GuideSheet
from therapy_journal.ui.widgets.labels import Label


def sheet(beside: Beside) -> CheckOverAll:
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
    assert all(row.chips.value() is None for row in all_seven.rows.values())
    assert NONE_YET in texts(all_seven)
    assert load_roadblocks()[0].note in texts(all_seven)


def test_answers_are_kept_at_once_and_seen_beside(qtbot, beside: Beside) -> None:
    all_seven = sheet(beside)
    for key, number in ((RoadblockKey.CHANGE, 1), (RoadblockKey.CONSISTENCY, 2)):
        chip = all_seven.rows[key].chips.chips()[number]
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    kept = beside.checking_in.latest_ratings()
    assert {key: rating.familiar for key, rating in kept.items()} == {
        RoadblockKey.CHANGE: Familiar.A_LITTLE,
        RoadblockKey.CONSISTENCY: Familiar.A_LOT,
    }
    assert beside.sidebar.panel.cards[RoadblockKey.CONSISTENCY].heading.filled() == 3
    assert NONE_YET not in texts(all_seven)
    assert [link.action.label for link in all_seven.links] == ["Showing up", "Fear of change"]


def test_what_sounds_familiar_leads_to_its_roadblock(qtbot, beside: Beside) -> None:
    beside.checking_in.rate(RoadblockKey.PROFESSIONAL, Familiar.A_LOT)
    beside.sidebar.open_for("today")
    all_seven = sheet(beside)
    qtbot.mouseClick(all_seven.links[0], Qt.MouseButton.LeftButton)
    assert not all_seven.isVisible()
    assert beside.sidebar.panel.cards[RoadblockKey.PROFESSIONAL].is_open


def test_it_can_be_left_with_one_key_and_opened_again(qtbot, beside: Beside) -> None:
    all_seven = sheet(beside)
    qtbot.keyClick(all_seven, Qt.Key.Key_Escape)
    assert not all_seven.isVisible()
    assert sheet(beside) is all_seven
    assert all_seven.isVisible()


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
