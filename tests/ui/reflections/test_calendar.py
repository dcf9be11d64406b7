# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar above the list: days with writing, and what Enter does on a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture(name="opened")
def opened_calendar(screen, entry_of, clock):
    entry_of("Yesterday", "words", days=1)
    screen.refresh()
    screen.entry_list.bar.calendar.click()
    return screen


def press(calendar, key):
    QTest.keyClick(calendar.month.findChild(QTableView), key)


def test_days_with_writing_are_known_and_later_ones_cannot_be_chosen(opened, clock):
    month, today = opened.entry_list.calendar.month, clock.now().day
    assert opened.entry_list.calendar.popup.isVisible()
    assert month.is_written(today - timedelta(days=1))
    assert not month.is_written(today)
    assert month.maximumDate() == QDate(today.year, today.month, today.day)


def test_enter_goes_to_the_entries_of_a_day(opened):
    press(opened.entry_list.calendar, Qt.Key.Key_Left)
    press(opened.entry_list.calendar, Qt.Key.Key_Return)
    assert opened.pane.head.title.text() == "Yesterday"
    assert not opened.entry_list.calendar.popup.isVisible()


def test_enter_on_a_day_without_writing_begins_an_entry_for_it(opened, writing, clock):
    calendar, today = opened.entry_list.calendar, clock.now().day
    press(calendar, Qt.Key.Key_PageUp)
    press(calendar, Qt.Key.Key_Home)
    press(calendar, Qt.Key.Key_Return)
    first = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
    entry = writing.open(opened.entry_id)
    assert entry.happened.day == first
    assert opened.entry_list.list.current_id() == entry.id


def test_dots_and_the_ring_of_today_stand_out_in_both_themes(kit):
    for appearance in ("light", "dark"):
        kit.theme.set_mode(appearance)
        assert contrast(kit.theme.color("accent"), kit.theme.color("paper")) >= 3
        assert contrast(kit.theme.color("on_accent"), kit.theme.color("accent")) >= 3


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color):
    parts = (color.redF(), color.greenF(), color.blueF())
    lin = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def test_it_opens_on_the_open_entry_of_another_month(screen, entry_of, clock):
    older = entry_of("Older", "words", days=70)
    screen.refresh()
    screen.open_entry(older)
    screen.entry_list.calendar.open()
    day = clock.now().day - timedelta(days=70)
    month = screen.entry_list.calendar.month
    assert month.selectedDate() == QDate(day.year, day.month, day.day)
