# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times are typed as people say them, moved by arrows, chosen from a month."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from therapy_journal.core.days import bare_day, full_day, long_day, short_day, short_full_day
from therapy_journal.ui.widgets.day_fields import NOT_A_DAY, NOT_A_TIME
from therapy_journal.ui.widgets.day_text import read_day, read_time
from therapy_journal.ui.widgets.fields import DayField, TimeField
from therapy_journal.ui.widgets.said_below import SaidBelow

TODAY = date(2026, 11, 23)
THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    "text",
    [
        "26 Nov", "Thu 26 November 2026", "nov 26", "26.11.", "26.11.26", "26/11/2026",
        "2026-11-26", " 26 ", "Thursday 26 november", "the 26th of Nov", "Fri 26 November 2026",
        "in 3 days", "thurs, 26. nov",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text, TODAY) == THURSDAY


@pytest.mark.parametrize(("text", "day"), [("today", 23), ("Tomorrow", 24), ("yesterday", 22)])
def test_a_day_has_a_name(text, day):
    assert read_day(text, TODAY) == date(2026, 11, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday", 26), ("thu", 26), ("on Thu.", 26), ("next thursday", 26), ("sunday", 29),
        ("monday", 23), ("last monday", 16), ("last thursday", 19),
    ],
)  # fmt: skip
def test_a_weekday_is_the_coming_one_unless_it_is_the_last(text, day):
    assert read_day(text, TODAY) == date(2026, 11, day)


def test_a_name_is_counted_from_today_whatever_day_is_shown(qtbot):
    field = DayField(date(2026, 12, 24), today=TODAY)
    qtbot.addWidget(field)
    for text, day in (("tomorrow", 24), ("thursday", 26)):
        field.setText(text)
        assert field.value() == date(2026, 11, day)


def test_where_the_month_is_written_first_it_is_read_first():
    assert read_day("11/26", TODAY, month_first=True) == THURSDAY
    assert read_day("3/4/2026", TODAY, month_first=True) == date(2026, 3, 4)
    assert read_day("3/4/2026", TODAY) == date(2026, 4, 3)


def test_a_day_without_a_year_is_the_nearest():
    assert read_day("2 Jan", date(2026, 12, 30)) == date(2027, 1, 2)
    assert read_day("30 Dec", date(2027, 1, 2)) == date(2026, 12, 30)
    assert read_day("29 Feb", date(2027, 6, 1)) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "31 Feb", "40", "32.1.", "1 Nov 20261", "1/2/3/4", "Nov", "99999999999",
        "4pmFri 27 November 2026", "friday Thu 4 November 2027", "1 Nov 2 Nov", "3 weeks",
        "26 Nov 2026 2027",
    ],
)  # fmt: skip
def test_what_is_no_day_is_no_day(text):
    assert read_day(text, TODAY) is None


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_every_way_a_day_is_written_here_is_read_again(day):
    for words in (short_day, bare_day, long_day, full_day):
        assert read_day(words(day), day) == day


@given(st.text(max_size=30))
def test_no_text_makes_reading_fail(text):
    for read in (read_day(text, TODAY), read_day(text, TODAY, month_first=True), read_time(text)):
        assert read is None or isinstance(read, date | time)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15", time(15)), ("15:00", time(15)), ("1500", time(15)), ("15.30", time(15, 30)),
        ("3 pm", time(15)), ("3:05pm", time(15, 5)), ("12 am", time(0)), ("12 p.m.", time(12)),
        ("9", time(9)), ("930", time(9, 30)), ("0:00", time(0)), ("7h15", time(7, 15)),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text, expected):
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["", "25", "9:75", "13 pm", "0 am", "soon", "12345"])
def test_what_is_no_time_is_no_time(text):
    assert read_time(text) is None


# the offscreen platform says so of every popup
of_a_popup = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def told():
    return []


@pytest.fixture
def day_field(show, told):
    field = DayField(TODAY, today=TODAY)
    field.changed.connect(told.append)
    return show(field, width=240)


def retype(field, text):
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_typed_day_is_taken_and_told(day_field, told):
    assert day_field.text() == "Mon 23 November 2026"
    retype(day_field, "26 nov")
    assert day_field.value() == THURSDAY
    assert told == [THURSDAY]
    assert day_field.text() == "Thu 26 November 2026"


def test_what_cannot_be_read_gives_way_to_the_day_before(day_field, told):
    retype(day_field, "sometime")
    assert day_field.value() == TODAY
    assert day_field.text() == "Mon 23 November 2026"
    assert told == []


def test_arrows_move_by_days_and_pages_by_weeks(day_field, told):
    QTest.keyClick(day_field, Qt.Key.Key_Up)
    QTest.keyClick(day_field, Qt.Key.Key_PageUp)
    QTest.keyClick(day_field, Qt.Key.Key_Down)
    assert told == [date(2026, 11, 24), date(2026, 12, 1), date(2026, 11, 30)]


def test_an_optional_day_may_be_empty(show, told):
    field = DayField(None, optional=True, today=TODAY)
    field.changed.connect(told.append)
    show(field)
    assert field.value() is None
    retype(field, "today")
    retype(field, "")
    assert field.value() is None
    assert told == [TODAY, None]


def test_a_day_that_is_needed_is_never_empty(day_field):
    retype(day_field, "")
    assert day_field.value() == TODAY
    day_field.set_value(None)
    assert day_field.value() == TODAY


def test_a_day_set_from_code_tells_nobody(day_field, told):
    day_field.set_value(THURSDAY)
    assert day_field.value() == THURSDAY
    assert told == []


@of_a_popup
@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_month_opens_by_key_and_chooses_by_key(day_field, told, key, modifier):
    QTest.keyClick(day_field, key, modifier)
    month = day_field.popup()
    assert month.isVisible()
    grid = QApplication.focusWidget() or month.calendar()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not month.isVisible()
    assert told == [date(2026, 11, 24)]


@of_a_popup
def test_escape_leaves_the_month_and_the_day(day_field, told):
    QTest.mouseClick(day_field._button, Qt.MouseButton.LeftButton)
    month = day_field.popup()
    assert month.isVisible()
    QTest.keyClick(month, Qt.Key.Key_Escape)
    assert not month.isVisible()
    assert told == []


@of_a_popup
def test_the_weekend_is_not_painted_apart(day_field, theme):
    day_field.open_calendar()
    month = day_field.popup()
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday, Qt.DayOfWeek.Monday):
        ink = month.calendar().weekdayTextFormat(day).foreground().color()
        assert ink == theme.color("ink")
    month.close()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_button_of_a_day_stays_inside(show, theme, scale):
    theme.set_scale(scale)
    field = show(DayField(TODAY), width=theme.px(240))
    assert field.rect().contains(field._button.geometry())
    assert field.textMargins().right() >= field._button.width()


def test_a_typed_time_is_taken_and_arrows_move_it(show, told):
    field = TimeField(time(15))
    field.changed.connect(told.append)
    show(field)
    retype(field, "3:40 pm")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert told == [time(15, 40), time(15, 45), time(15, 40)]
    assert field.text() == "15:40"


def test_midnight_is_shown(show):
    assert show(TimeField(time(0))).text() == "00:00"


def test_what_is_no_time_gives_way_to_the_time_before(show):
    field = show(TimeField(time(15)))
    retype(field, "later")
    assert (field.value(), field.text()) == (time(15), "15:00")
    empty = show(TimeField(None, optional=True))
    assert empty.value() is None


def sentences(field):
    return [said.words for said in field.window().findChildren(SaidBelow) if said.isVisible()]


@pytest.mark.parametrize("is_optional", [False, True])
def test_a_day_that_cannot_be_read_is_told_until_the_next_key(qtbot, show, is_optional):
    field = show(DayField(None, optional=is_optional, today=TODAY), width=400, height=200)
    before = field.value()
    retype(field, "soon")
    assert field.value() == before
    assert sentences(field) == [NOT_A_DAY]
    QTest.keyClicks(field, "t")
    qtbot.waitUntil(lambda: sentences(field) == [])


def test_a_day_that_is_read_or_left_out_is_not_told(show):
    field = show(DayField(TODAY, today=TODAY), width=400)
    for text in ("26 nov", ""):
        retype(field, text)
        assert sentences(field) == []


def test_a_time_that_cannot_be_read_is_told_and_stays_when_its_form_closes(show, qtbot):
    window = QWidget()
    field = TimeField(time(15), window)
    show(window, width=400, height=300)
    retype(field, "late")
    assert field.value() == time(15)
    field.hide()
    assert sentences(field) == [NOT_A_TIME]
    (said,) = window.findChildren(SaidBelow)
    assert window.rect().contains(said.geometry())


def test_tab_leads_from_the_day_to_the_next_field_and_typing_stays_out_of_the_day(show):
    window = QWidget()
    column = QVBoxLayout(window)
    day, at = DayField(TODAY, today=TODAY), TimeField(time(15))
    column.addWidget(day)
    column.addWidget(at)
    show(window, width=400, height=200)
    at.setFocus()
    day.setFocus()
    QTest.keyClicks(day, "26 nov")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert at.hasFocus()
    QTest.keyClicks(at, "4pm")
    assert (day.value(), at.value()) == (THURSDAY, time(16))


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason])
def test_a_narrow_field_shows_the_day_and_not_the_year(qtbot, reason):
    window, other = QWidget(), TimeField(time(15))
    qtbot.addWidget(window)
    field = DayField(THURSDAY, today=TODAY)
    column = QVBoxLayout(window)
    column.addWidget(other)
    column.addWidget(field)
    window.resize(110, 100)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    field.setFocus(reason)
    assert field.selectedText() == field.text() == short_full_day(THURSDAY)
    assert field.cursorPosition() == 0
    other.setFocus()
    assert field.cursorPosition() == 0
    assert not field.hasSelectedText()


def test_in_a_narrow_field_the_month_is_shortened_and_the_year_stands(qtbot):
    day = date(2026, 9, 23)
    field = DayField(day, today=TODAY)
    qtbot.addWidget(field)
    told = []
    field.changed.connect(told.append)
    field.resize(400, 34)
    field.show()
    assert field.text() == "Wed 23 September 2026"
    whole = field.fontMetrics().horizontalAdvance(field.text())
    field.resize(whole + 20, 34)
    assert field.text() == "Wed 23 Sep 2026"
    assert field.value() == day
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "Thu 24 Sep 2026"
    field.resize(400, 34)
    assert field.text() == "Thu 24 September 2026"
    assert told == [date(2026, 9, 24)]


def test_a_day_being_typed_is_left_alone_by_the_room_there_is(qtbot):
    field = DayField(THURSDAY, today=TODAY)
    qtbot.addWidget(field)
    field.resize(400, 34)
    field.show()
    field.setText("frid")
    field.resize(90, 34)
    assert field.text() == "frid"
