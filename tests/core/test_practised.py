# SPDX-License-Identifier: GPL-3.0-or-later
"""How practice is counted, against a count made another way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.days import Moment
from therapy_journal.core.homework import (
    Frequency,
    Homework,
    HomeworkState,
    Practice,
    PracticeOutcome,
)
from therapy_journal.core.practised import (
    MOST_DOTS,
    BadgeTone,
    badge,
    count_from,
    day_dots,
    is_for_today,
    practised,
)

DONE, PARTLY, NOT = PracticeOutcome.DONE, PracticeOutcome.PARTLY, PracticeOutcome.NOT
MONDAY = date(2026, 11, 23)


def moment(day: date, hour: int = 12) -> Moment:
    return Moment.from_local(datetime.combine(day, time(hour)), offset=60, zone="Europe/Berlin")


def task(agreed: date, frequency: Frequency = Frequency.OPEN, **more: object) -> Homework:
    return Homework(1, "Catch one “should” a day", moment(agreed), frequency=frequency, **more)


def tries(*noted: tuple[date, PracticeOutcome]) -> list[Practice]:
    return [Practice(n, 1, moment(day), outcome) for n, (day, outcome) in enumerate(noted, 1)]


days_back = st.integers(0, 40)
noted_days = st.lists(
    st.tuples(st.integers(-45, 3), st.sampled_from(list(PracticeOutcome))), max_size=25
)


@given(noted_days, days_back, st.one_of(st.none(), days_back), st.integers(0, 6))
def test_practised_days_equal_a_day_by_day_count(noted, agreed_back, session_back, weekday):
    today = MONDAY + timedelta(days=weekday)
    homework = task(today - timedelta(days=agreed_back))
    practices = tries(*((today + timedelta(days=n), outcome) for n, outcome in noted))
    last = None if session_back is None else moment(today - timedelta(days=session_back), 15)

    since = count_from(homework, last and last.at, last and last.day)
    numbers = practised(homework, practices, since, today)

    expected = 0
    day = min(homework.agreed.day, today - timedelta(days=60))
    while day <= today:
        begun = day >= homework.agreed.day and (last is None or day >= last.day)
        good = [p for p in practices if p.happened.day == day and p.outcome is not NOT]
        if begun and good:
            expected += 1
        day += timedelta(days=1)
    assert len(numbers.days) == expected
    assert numbers.expected is None
    assert badge(homework, numbers, practices).text == (
        "" if not expected else "on 1 day" if expected == 1 else f"on {expected} days"
    )


@given(noted_days, days_back, st.integers(0, 6))
def test_dots_and_badge_tell_the_same(noted, agreed_back, weekday):
    today = MONDAY + timedelta(days=weekday)
    homework = task(today - timedelta(days=agreed_back % 27), Frequency.WORKDAYS)
    practices = tries(*((today + timedelta(days=n), outcome) for n, outcome in noted))
    since = homework.agreed.day

    numbers = practised(homework, practices, since, today)
    dots = day_dots(homework, practices, since, today)

    filled = [dot for dot in dots if dot.outcome in {DONE, PARTLY}]
    assert len(filled) == len(numbers.days)
    if dots:
        assert numbers.expected == sum(dot.day.weekday() < 5 for dot in dots)
        assert [dot.day for dot in dots] == sorted({dot.day for dot in dots})


@given(noted_days, days_back)
def test_no_badge_holds_more_done_than_its_denominator(noted, agreed_back):
    homework = task(MONDAY - timedelta(days=agreed_back), Frequency.WEEKLY, times_a_week=2)
    practices = tries(*((MONDAY + timedelta(days=n), outcome) for n, outcome in noted))
    numbers = practised(homework, practices, homework.agreed.day, MONDAY)
    words = badge(homework, numbers, practices).text.split()
    if "of" in words:
        assert int(words[1]) <= int(words[3])


@pytest.mark.parametrize(
    ("agreed", "session", "since"),
    [
        (date(2026, 11, 12), None, date(2026, 11, 12)),
        (date(2026, 11, 12), date(2026, 11, 19), date(2026, 11, 19)),
        (date(2026, 11, 19), date(2026, 11, 19), date(2026, 11, 19)),
        (date(2026, 11, 21), date(2026, 11, 19), date(2026, 11, 21)),
    ],
)
def test_counting_begins_at_the_later_of_agreed_and_last_session(agreed, session, since):
    last = session and moment(session, 15)
    assert count_from(task(agreed), last and last.at, last and last.day) == since


def test_a_task_for_one_time_counts_from_when_it_was_agreed():
    homework = task(date(2026, 11, 12), Frequency.ONCE)
    last = moment(date(2026, 11, 19))
    assert count_from(homework, last.at, last.day) == date(2026, 11, 12)


def test_the_picture_of_three_days():
    homework = task(date(2026, 11, 19))
    practices = tries(
        (date(2026, 11, 19), DONE), (date(2026, 11, 20), DONE), (date(2026, 11, 22), DONE)
    )
    numbers = practised(homework, practices, date(2026, 11, 19), MONDAY)
    assert badge(homework, numbers, practices) == ("on 3 days", BadgeTone.DAYS)
    dots = day_dots(homework, practices, date(2026, 11, 19), MONDAY)
    assert [dot.outcome for dot in dots] == [DONE, DONE, None, DONE]


def test_workdays_have_a_denominator_and_a_weekend_stands_beside_it():
    homework = task(date(2026, 11, 12), Frequency.WORKDAYS)
    worked = [date(2026, 11, n) for n in (12, 13, 16, 17, 18, 20)]
    practices = tries(*((day, DONE) for day in worked))
    since = date(2026, 11, 12)
    assert badge(homework, practised(homework, practices, since, MONDAY), practices).text == (
        "on 6 of 7 workdays"
    )
    practices += tries((date(2026, 11, 21), PARTLY))
    assert badge(homework, practised(homework, practices, since, MONDAY), practices).text == (
        "on 6 of 7 workdays and 1 other day"
    )


def test_today_counts_only_once_something_was_noted_for_it():
    homework = task(date(2026, 11, 21), Frequency.DAILY)
    since = homework.agreed.day
    before = tries((date(2026, 11, 21), DONE))
    assert badge(homework, practised(homework, before, since, MONDAY), before).text == (
        "on 1 of 2 days"
    )
    today = before + tries((MONDAY, NOT))
    assert badge(homework, practised(homework, today, since, MONDAY), today).text == (
        "on 1 of 3 days"
    )


def test_one_time_tasks_speak_of_tries_and_then_of_done():
    homework = task(date(2026, 11, 12), Frequency.ONCE)
    since = homework.agreed.day
    first = tries((date(2026, 11, 13), PARTLY))
    assert badge(homework, practised(homework, first, since, MONDAY), first) == (
        "1 try",
        BadgeTone.TRIES,
    )
    more = first + tries((date(2026, 11, 13), PARTLY))
    assert badge(homework, practised(homework, more, since, MONDAY), more).text == "2 tries"
    done = more + tries((MONDAY, DONE))
    assert badge(homework, practised(homework, done, since, MONDAY), done).text == "done"


def test_only_not_says_nothing_and_shows_an_empty_row_of_days():
    homework = task(date(2026, 11, 20), Frequency.DAILY)
    practices = tries((date(2026, 11, 21), NOT))
    numbers = practised(homework, practices, date(2026, 11, 20), MONDAY)
    assert badge(homework, numbers, practices).text == ""
    assert [d.outcome for d in day_dots(homework, practices, date(2026, 11, 20), MONDAY)] == [
        None,
        NOT,
        None,
    ]


def test_the_best_of_a_day_is_its_dot():
    homework = task(date(2026, 11, 22))
    practices = tries((date(2026, 11, 22), NOT), (date(2026, 11, 22), DONE))
    practices += tries((date(2026, 11, 22), PARTLY))
    (dot,) = day_dots(homework, practices, date(2026, 11, 22), MONDAY)
    assert dot.outcome is DONE


def test_a_long_stretch_shows_its_latest_days():
    homework = task(MONDAY - timedelta(days=200))
    practices = tries((MONDAY, DONE))
    dots = day_dots(homework, practices, homework.agreed.day, MONDAY)
    assert len(dots) == MOST_DOTS
    assert dots[-1].day == MONDAY


def test_practice_near_midnight_belongs_to_the_evening_it_was_lived_in():
    late = Moment.from_local(datetime(2026, 11, 23, 1, 30), offset=60, zone="Europe/Berlin")
    far = Moment(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), 660, "Pacific/Noumea", MONDAY)
    homework = task(date(2026, 11, 21))
    practices = [Practice(1, 1, late, DONE), Practice(2, 1, far, DONE)]
    numbers = practised(homework, practices, date(2026, 11, 21), MONDAY)
    assert numbers.days == {date(2026, 11, 22), MONDAY}


@pytest.mark.parametrize(
    ("frequency", "noted", "today", "is_listed"),
    [
        (Frequency.OPEN, [], MONDAY, True),
        (Frequency.DAILY, [], MONDAY, True),
        (Frequency.WORKDAYS, [], MONDAY, True),
        (Frequency.WORKDAYS, [], date(2026, 11, 22), False),
        (Frequency.WORKDAYS, [(date(2026, 11, 22), DONE)], date(2026, 11, 22), True),
        (Frequency.ONCE, [(date(2026, 11, 20), PARTLY)], MONDAY, True),
        (Frequency.ONCE, [(date(2026, 11, 20), DONE)], MONDAY, False),
        (Frequency.WEEKLY, [(date(2026, 11, 22), DONE)], MONDAY, True),
        (Frequency.WEEKLY, [(MONDAY, DONE)], date(2026, 11, 24), False),
    ],
)
def test_what_is_on_todays_list(frequency, noted, today, is_listed):
    homework = task(date(2026, 11, 16), frequency, times_a_week=1)
    assert is_for_today(homework, tries(*noted), date(2026, 11, 16), today) is is_listed


@pytest.mark.parametrize("state", [HomeworkState.FINISHED, HomeworkState.LET_GO])
def test_what_ended_is_not_on_todays_list(state):
    assert not is_for_today(task(MONDAY, state=state), [], MONDAY, MONDAY)
