# SPDX-License-Identifier: GPL-3.0-or-later
"""A rating is given by digits, arrows or pointer, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.widgets.ratings import Rating


@pytest.fixture
def told():
    return []


@pytest.fixture
def rating(show, told):
    made = Rating(name="Mood")
    made.value_changed.connect(told.append)
    show(made, width=460)
    made.setFocus()
    return made


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.mark.parametrize("digit", range(10))
def test_a_digit_is_the_rating(rating, told, digit):
    press(Qt.Key(int(Qt.Key.Key_0) + digit))
    assert rating.value() == digit
    assert told == [digit]
    assert rating.circles()[digit].hasFocus()


def test_one_then_nought_is_ten(rating, told):
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_0)
    assert rating.value() == 10
    assert told == [1, 10]


def test_nought_after_another_digit_is_nought(rating):
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_0)
    assert rating.value() == 0


def test_arrows_go_up_and_down_and_stop_at_the_ends(rating):
    press(Qt.Key.Key_Right)
    assert rating.value() == 0
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Right)
    assert rating.value() == 2
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Left)
    assert rating.value() == 0
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Up)
    assert rating.value() == 10
    press(Qt.Key.Key_Home)
    assert rating.value() == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_rating_can_be_taken_back(rating, told, key):
    press(Qt.Key.Key_5)
    press(key)
    assert rating.value() is None
    assert told == [5, None]
    assert not any(circle.isChecked() for circle in rating.circles())


def test_a_click_chooses_and_a_second_one_takes_it_back(rating, told):
    circle = rating.circles()[7]
    QTest.mouseClick(circle, Qt.MouseButton.LeftButton)
    assert [each.isChecked() for each in rating.circles()].index(True) == 7
    QTest.mouseClick(circle, Qt.MouseButton.LeftButton)
    assert told == [7, None]


def test_a_shortcut_with_a_digit_is_left_alone(rating, told):
    press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert told == []


def test_both_ends_are_named(rating):
    assert rating.circles()[0].accessibleName() == "0, very bad"
    assert rating.circles()[10].accessibleName() == "10, very good"
    assert Rating("none", "the most").circles()[10].accessibleName() == "10, the most"


def test_a_value_set_from_code_tells_nobody_and_is_checked(rating, told):
    rating.set_value(4)
    assert rating.value() == 4
    assert told == []
    with pytest.raises(ValueError, match="between"):
        rating.set_value(11)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_circles_wrap_where_it_is_narrow(show, theme, scale):
    theme.set_scale(scale)
    rating = show(Rating(), width=300)
    rating.resize(300, rating.heightForWidth(300))
    QApplication.processEvents()
    assert all(rating.rect().contains(circle.geometry()) for circle in rating.circles())
    assert len({circle.geometry().top() for circle in rating.circles()}) > 1
    ten = rating.circles()[10]
    assert ten.width() == ten.height() >= ten.fontMetrics().horizontalAdvance("10")


def lines_of(rating):
    """Return how many circles stand in each line, from the top."""
    heights = [circle.y() for circle in rating.circles()]
    return [heights.count(y) for y in sorted(set(heights))]


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize(
    ("width", "lines"), [(400, [11]), (360, [11]), (340, [6, 5]), (250, [6, 5]), (180, [4, 4, 3])]
)
def test_no_circle_is_left_alone_on_a_line(show, theme, width, lines, scale):
    theme.set_scale(scale)
    rating = show(Rating(name="Mood"), width=theme.px(width), height=theme.px(200))
    assert lines_of(rating) == lines
