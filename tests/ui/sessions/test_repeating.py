# SPDX-License-Identifier: GPL-3.0-or-later
"""Appointments that come round, planned and changed by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from therapy_journal.ui.sessions.session_form import SessionForm
from therapy_journal.ui.widgets.fields import DayField, TimeField


def named(widget: QWidget, kind: type, name: str):
    found = [w for w in widget.findChildren(kind) if w.accessibleName() == name]
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    found = [
        b
        for b in widget.findChildren(QAbstractButton)
        if text in (b.text(), b.accessibleName()) and b.isVisible()
    ]
    assert len(found) == 1, (text, len(found))
    found[0].click()


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def set_field(page, kind, name, text):
    field = named(page, kind, name)
    field.setText(text)
    field.editingFinished.emit()


def days(shown):
    return [s.starts.local.date() for s in shown.attending.coming()]


@pytest.fixture
def page(shown):
    shown.screen.plan_session()
    page = shown.screen.findChild(SessionForm)
    set_field(page, DayField, "Day", "26 Nov")
    set_field(page, TimeField, "Time", "15:00")
    return page


@pytest.fixture
def weekly(shown, page):
    press(page, "every week")
    press(page, "Keep session")
    return shown


def test_a_session_comes_round_every_week_and_is_taken_back(weekly):
    assert len(days(weekly)) == 8
    assert weekly.said.last.text == "Planned: every week on Thursday, 15:00."
    weekly.said.press()
    assert days(weekly) == []


def test_nothing_repeats_until_somebody_says_so(shown, page):
    assert "Until" not in words(page)
    press(page, "Keep session")
    assert days(shown) == [date(2026, 11, 26)]


def test_the_month_is_named_by_the_day_that_is_chosen(page):
    press(page, "every month on the fourth Thursday")
    set_field(page, DayField, "Day", "4 Dec")
    press(page, "every month on the first Friday")


def test_a_rhythm_may_have_a_last_day(shown, page):
    press(page, "every 2 weeks")
    set_field(page, DayField, "Until", "24 Dec")
    press(page, "Keep session")
    assert days(shown) == [date(2026, 11, 26), date(2026, 12, 10), date(2026, 12, 24)]


def test_an_end_too_early_is_told_and_the_form_stays(shown, page):
    press(page, "every week")
    set_field(page, DayField, "Until", "25 Nov")
    press(page, "Keep session")
    assert days(shown) == []
    assert any("before the first session" in text for text in words(page))


def test_what_is_chosen_survives_leaving(shown, page):
    press(page, "every 4 weeks")
    set_field(page, DayField, "Until", "24 Dec")
    shown.screen.flush()
    shown.again()
    shown.screen.plan_session()
    again = shown.screen.findChild(SessionForm)
    press(again, "Keep session")
    assert days(shown) == [date(2026, 11, 26), date(2026, 12, 24)]


def test_only_this_one_is_what_a_change_means_at_first(weekly):
    second = weekly.attending.coming()[1]
    weekly.screen.open_session(second.id)
    page = weekly.screen.findChild(SessionForm)
    assert "Repeats" not in words(page)
    set_field(page, TimeField, "Time", "9:00")
    press(page, "Keep session")
    hours = [s.starts.local.hour for s in weekly.attending.coming()]
    assert hours == [15, 9, 15, 15, 15, 15, 15, 15]


def test_this_one_and_all_after_change_together_and_back(weekly):
    second = weekly.attending.coming()[1]
    weekly.screen.open_session(second.id)
    page = weekly.screen.findChild(SessionForm)
    press(page, "this one and all after")
    set_field(page, TimeField, "Time", "9:00")
    press(page, "every 2 weeks")
    press(page, "Keep session")
    starts = [s.starts.local for s in weekly.attending.coming()]
    assert starts[:3] == [
        datetime(2026, 11, 26, 15), datetime(2026, 12, 3, 9), datetime(2026, 12, 17, 9),
    ]  # fmt: skip
    weekly.said.press()
    assert {s.starts.local.hour for s in weekly.attending.coming()} == {15}
    assert len(days(weekly)) == 8


def test_a_rhythm_ends_with_a_session(weekly):
    second = weekly.attending.coming()[1]
    weekly.screen.open_session(second.id)
    page = weekly.screen.findChild(SessionForm)
    press(page, "this one and all after")
    press(page, "does not repeat")
    press(page, "Keep session")
    assert len(days(weekly)) == 2
    assert weekly.said.last.text == "The rhythm ends with this session."


def test_a_time_that_has_passed_does_not_repeat(page):
    press(page, "every week")
    set_field(page, DayField, "Day", "20 Nov")
    assert "Repeats" not in words(page)


def test_a_session_that_stood_alone_begins_a_rhythm(shown):
    alone = shown.plan(26)
    shown.screen.open_session(alone.id)
    page = shown.screen.findChild(SessionForm)
    press(page, "every week")
    press(page, "Keep session")
    assert len(days(shown)) == 8
    assert shown.attending.next().id == alone.id


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("28 March 2027", "02:30 does not come that day. It is kept as 03:30."),
        ("31 October 2027", "02:30 comes twice. The first is meant."),
        ("26 November 2026", ""),
    ],
)
def test_what_the_clocks_do_to_an_hour_is_told(page, day, said):
    set_field(page, DayField, "Day", day)
    set_field(page, TimeField, "Time", "2:30")
    hints = [text for text in words(page) if text.startswith("The clocks change")]
    assert [text.partition(", and ")[2] for text in hints] == ([said] if said else [])
