# SPDX-License-Identifier: GPL-3.0-or-later
"""One part is in front; arrows and pointer bring another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from therapy_journal.ui.widgets.segments import Segments

OPTIONS = [("doing", "In progress 3"), ("done", "Finished 21"), ("gone", "Let go 4")]


@pytest.fixture
def told():
    return []


@pytest.fixture
def segments(show, told):
    made = Segments(OPTIONS, name="Homework")
    made.value_changed.connect(told.append)
    return show(made)


def test_the_first_part_is_in_front(segments):
    assert segments.value() == "doing"
    assert segments.part("doing").isChecked()


def test_arrows_bring_the_next_and_stop_at_the_ends(segments, told):
    segments.setFocus()
    for _ in range(3):
        QTest.keyClick(segments.part(segments.value()), Qt.Key.Key_Right)
    assert segments.value() == "gone"
    assert segments.part("gone").hasFocus()
    QTest.keyClick(segments.part("gone"), Qt.Key.Key_Left)
    assert told == ["done", "gone", "done"]


def test_a_click_brings_a_part_and_the_one_in_front_stays(segments, told):
    QTest.mouseClick(segments.part("gone"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(segments.part("gone"), Qt.MouseButton.LeftButton)
    assert told == ["gone"]
    assert [segments.part(value).isChecked() for value, _ in OPTIONS] == [False, False, True]


def test_words_can_change_and_a_value_set_from_code_tells_nobody(segments, told):
    segments.set_text("doing", "In progress 4")
    assert segments.part("doing").text() == "In progress 4"
    segments.set_value("done")
    assert segments.value() == "done"
    assert told == []
    with pytest.raises(ValueError, match="part"):
        segments.set_value("elsewhere")


def test_changing_the_front_moves_nothing(segments, theme):
    before = [segments.part(value).geometry() for value, _ in OPTIONS]
    segments.set_value("gone")
    assert [segments.part(value).geometry() for value, _ in OPTIONS] == before


def test_each_part_is_one_of_a_group_to_a_screen_reader(segments):
    role = QAccessible.queryAccessibleInterface(segments.part("done")).role()
    assert role == QAccessible.Role.RadioButton


def test_the_front_is_paper_and_the_others_are_not(segments, theme):
    image = segments.grab().toImage()
    middle = image.height() // 2
    front = segments.part("doing").geometry()
    behind = segments.part("gone").geometry()
    assert image.pixelColor(front.left() + 4, middle) == theme.color("paper")
    assert image.pixelColor(behind.right() - 4, middle) == theme.color("canvas")


def test_where_there_is_little_room_each_part_is_there_with_all_its_words(segments, qapp):
    segments.setFixedWidth(segments.minimumSizeHint().width())
    qapp.sendPostedEvents()
    assert segments.width() < segments.sizeHint().width()
    for value, words in OPTIONS:
        part = segments.part(value)
        assert part.mapTo(segments, part.rect().topRight()).x() < segments.width()
        assert part.width() >= part.fontMetrics().horizontalAdvance(words)
