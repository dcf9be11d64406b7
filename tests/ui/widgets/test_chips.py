# SPDX-License-Identifier: GPL-3.0-or-later
"""Chips are chosen by arrows and Space, and may all be left alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.chips import Badge, Chip, ChipRow

OPTIONS = [("none", "Not now"), ("some", "A little"), ("much", "A lot")]


@pytest.fixture
def told():
    return []


@pytest.fixture
def row(show, told):
    made = ChipRow(OPTIONS, name="Does this sound familiar?")
    made.value_changed.connect(told.append)
    return show(made)


def test_nothing_is_chosen_at_first(row):
    assert row.value() is None


def test_arrows_move_and_space_chooses(row, told):
    first, second, _ = row.chips()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    assert told == []
    QTest.keyClick(second, Qt.Key.Key_Space)
    assert row.value() == "some"
    assert told == ["some"]


def test_another_choice_takes_the_place_of_the_first(row, told):
    for chip in (row.chips()[0], row.chips()[2]):
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told == ["none", "much"]
    assert [chip.isChecked() for chip in row.chips()] == [False, False, True]


def test_pressing_the_chosen_one_again_lets_it_go(row, told):
    chip = row.chips()[1]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert row.value() is None
    assert told == ["some", None]


def test_arrows_go_round_the_ends(row):
    first, _, last = row.chips()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert last.hasFocus()
    QTest.keyClick(last, Qt.Key.Key_Down)
    assert first.hasFocus()


def test_from_right_to_left_the_left_arrow_goes_on(row):
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    first, second, _ = row.chips()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert second.hasFocus()
    assert second.geometry().right() < first.geometry().left()


def test_a_value_set_from_code_tells_nobody(row, told):
    row.set_value("much")
    assert row.value() == "much"
    row.set_value(None)
    assert row.value() is None
    assert told == []


def test_several_may_be_chosen_where_that_is_meant(show, told):
    row = ChipRow(OPTIONS, exclusive=False)
    row.value_changed.connect(told.append)
    show(row)
    for chip in row.chips()[:2]:
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert row.value() == ("none", "some")
    assert told == [("none",), ("none", "some")]
    row.set_value(["much"])
    assert row.value() == ("much",)


def test_tab_stops_once_at_the_chosen_chip(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    before, row, after = QuietButton("Before"), ChipRow(OPTIONS), QuietButton("After")
    for widget in (before, row, after):
        column.addWidget(widget)
    row.set_value("some")
    show(holder)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.chips()[1]
    QTest.keyClick(row.chips()[1], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


@pytest.mark.parametrize("first", [(), OPTIONS])
def test_chips_offered_later_stay_where_the_tab_key_reached_the_row(show, first):
    holder = QWidget()
    column = QVBoxLayout(holder)
    before, row, after = QuietButton("Before"), ChipRow(first), QuietButton("After")
    for widget in (before, row, after):
        column.addWidget(widget)
    show(holder)
    row.set_options([("some", "A little"), ("new", "Something else")])
    QApplication.processEvents()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.chips()[0]
    QTest.keyClick(row.chips()[0], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after


def test_other_options_keep_what_is_still_offered(row):
    row.set_value("some")
    row.set_options([("some", "A little"), ("new", "Something else")])
    assert row.value() == "some"
    row.set_options([("new", "Something else")])
    assert row.value() is None


def test_narrow_rows_wrap_and_nothing_is_cut(show, theme):
    theme.set_scale(2.0)
    row = show(ChipRow(OPTIONS), width=200)
    row.resize(200, row.heightForWidth(200))
    QApplication.processEvents()
    tops = {chip.geometry().top() for chip in row.chips()}
    assert len(tops) > 1
    for chip in row.chips():
        assert row.rect().contains(chip.geometry())


def test_choosing_moves_nothing(row):
    before = [chip.geometry() for chip in row.chips()]
    row.set_value("much")
    QApplication.processEvents()
    assert [chip.geometry() for chip in row.chips()] == before


@pytest.mark.parametrize("tone", ["accent", "homework", "unsent", "session"])
def test_a_chip_with_a_tone_is_filled_with_it(show, theme, tone):
    chip = show(Chip("on 3 days", tone=tone))
    image = chip.grab().toImage()
    assert image.pixelColor(image.width() // 2, 3) == theme.color(f"{tone}_soft")


def test_a_badge_cannot_be_reached(show):
    badge = show(Badge("on 3 days", "homework"))
    assert badge.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert badge.text() == "on 3 days"
