# SPDX-License-Identifier: GPL-3.0-or-later
"""A switch goes on and off by every way, and its words wrap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.widgets.switches import Switch


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_switches(show, key):
    switch = show(Switch("Mood", "7 days"))
    told = []
    switch.toggled.connect(told.append)
    switch.setFocus()
    QTest.keyClick(switch, key)
    QTest.keyClick(switch, key)
    assert told == [True, False]


@pytest.mark.parametrize("place", ["track", "words", "note"])
def test_a_click_anywhere_on_the_line_switches(show, place):
    switch = show(Switch("Mood", "7 days"), width=300)
    x = {"track": 10, "words": 80, "note": 290}[place]
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(x, switch.height() // 2))
    assert switch.isChecked()


def test_it_is_off_unless_told_otherwise(show):
    assert not show(Switch("Mood")).isChecked()
    assert show(Switch("Mood", checked=True)).isChecked()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_long_words_wrap_and_take_more_height(show, theme, scale):
    theme.set_scale(scale)
    switch = show(Switch("Could not start the worksheet, twice over", "left out"))
    one = switch.heightForWidth(1200)
    assert switch.heightForWidth(theme.px(200)) > one
    assert one >= switch.fontMetrics().height()


def test_words_and_note_are_read_aloud_literally(show):
    switch = show(Switch("Tea & rest", "2 of 3"))
    interface = QAccessible.queryAccessibleInterface(switch)
    assert interface.text(QAccessible.Text.Name) == "Tea & rest"
    assert interface.text(QAccessible.Text.Description) == "2 of 3"
    assert interface.role() == QAccessible.Role.CheckBox
    switch.set_note("3 of 3")
    assert interface.text(QAccessible.Text.Description) == "3 of 3"


def knob_side(switch, theme) -> str:
    image = switch.grab().toImage()
    middle = image.height() // 2
    knob = theme.color("on_accent")
    found = [x for x in range(image.width()) if image.pixelColor(x, middle) == knob]
    return "left" if sum(found) / len(found) < image.width() / 2 else "right"


@pytest.mark.parametrize(
    ("direction", "side"),
    [(Qt.LayoutDirection.LeftToRight, "right"), (Qt.LayoutDirection.RightToLeft, "left")],
)
def test_on_is_at_the_end_of_the_reading_direction(show, theme, direction, side):
    switch = Switch("", checked=True)
    switch.setLayoutDirection(direction)
    switch.setFixedSize(theme.px(36), theme.px(28))
    show(switch)
    assert knob_side(switch, theme) == side


def test_off_can_be_seen_without_colour(show, theme):
    switch = show(Switch("Mood"))
    switch.clearFocus()
    image = switch.grab().toImage()
    colors = {image.pixelColor(x, image.height() // 2).rgba() for x in range(theme.px(34))}
    assert theme.color("accent").rgba() not in colors
    switch.setChecked(True)
    image = switch.grab().toImage()
    colors = {image.pixelColor(x, image.height() // 2).rgba() for x in range(theme.px(34))}
    assert theme.color("accent").rgba() in colors


def test_words_that_wrap_get_the_height_of_their_lines_in_a_column(show):
    around = QWidget()
    column = QVBoxLayout(around)
    switch = Switch("some words that are too long for one line here", "new")
    column.addWidget(switch)
    column.addStretch()
    show(around, width=240, height=300)
    assert switch.height() == switch.heightForWidth(switch.width())
    assert switch.height() > switch.sizeHint().height()
