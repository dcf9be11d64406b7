# SPDX-License-Identifier: GPL-3.0-or-later
"""What was answered over time is reached from each roadblock, and said in words as well."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.ui.commands import COMMANDS
from therapy_journal.ui.roadblocks.history_sheet import MOST_IN_WORDS, OLDER, HistorySheet
from therapy_journal.ui.widgets.labels import Label


def answer(beside: Beside, clock, key: RoadblockKey, *given: Familiar) -> None:
    for each in given:
        clock.advance(days=7)
        beside.checking_in.rate(key, each)


def opened(beside: Beside, key: RoadblockKey, qtbot) -> HistorySheet:
    beside.sidebar.open(key)
    link = beside.sidebar.panel.body_of(key).all_answers
    assert link.isVisible()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    sheet = beside.window.findChild(HistorySheet)
    assert sheet is not None
    assert sheet.isVisible()
    return sheet


@pytest.mark.parametrize("key", list(RoadblockKey))
def test_each_leads_to_its_own_answers(beside: Beside, clock, qtbot, key) -> None:
    answer(beside, clock, key, Familiar.A_LITTLE, Familiar.NOT_NOW, Familiar.A_LOT)
    sheet = opened(beside, key, qtbot)
    assert sheet.words() == ["A lot, 14 Dec", "Not now, 7 Dec", "A little, 30 Nov"]
    assert "7 Dec: not now; 14 Dec: a lot" in sheet.chart.accessibleDescription()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_single_answer_has_no_history_yet(beside: Beside, clock) -> None:
    answer(beside, clock, RoadblockKey.FIT, Familiar.A_LOT)
    beside.sidebar.open(RoadblockKey.FIT)
    assert not beside.sidebar.panel.body_of(RoadblockKey.FIT).all_answers.isVisible()


def test_another_one_leaves_nothing_of_the_one_before(beside: Beside, clock, qtbot) -> None:
    many = [Familiar.A_LITTLE] * (MOST_IN_WORDS + 3)
    answer(beside, clock, RoadblockKey.FIT, *many)
    answer(beside, clock, RoadblockKey.CHANGE, Familiar.A_LOT, Familiar.A_LITTLE)
    sheet = opened(beside, RoadblockKey.FIT, qtbot)
    assert len(sheet.words()) == MOST_IN_WORDS
    assert OLDER in [label.text() for label in sheet.findChildren(Label) if label.isVisible()]
    sheet.dismiss()
    assert opened(beside, RoadblockKey.CHANGE, qtbot) is sheet
    assert len(sheet.words()) == 2


def test_every_roadblock_is_found_in_the_palette_by_its_name() -> None:
    titles = {row.id: row.title for row in COMMANDS}
    icons = {row.id: row.icon for row in COMMANDS}
    for roadblock in load_roadblocks():
        assert titles[f"roadblock.{roadblock.key}"] == f"Roadblock: {roadblock.title}"
        assert icons[f"roadblock.{roadblock.key}"] == roadblock.icon
