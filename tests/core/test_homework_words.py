# SPDX-License-Identifier: GPL-3.0-or-later
"""What a card says of a task and of its last try."""

from __future__ import annotations

from datetime import date, datetime

from therapy_journal.core.agreeing import agreement_of, applied, fit
from therapy_journal.core.days import Moment
from therapy_journal.core.homework import (
    Agreement,
    Frequency,
    Homework,
    HomeworkState,
    Obstacle,
    Practice,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.homework_words import obstacle_words, origin_line, practice_line

TODAY = date(2026, 11, 23)
AGREED = Moment.from_local(datetime(2026, 11, 19, 15), offset=60, zone="Europe/Berlin")
YESTERDAY = Moment.from_local(datetime(2026, 11, 22, 9), offset=60, zone="Europe/Berlin")
THURSDAY = date(2026, 11, 26)


def test_the_lines_of_the_picture():
    shoulds = Homework(1, "Catch one “should” a day", AGREED)
    assert origin_line(shoulds, date(2026, 11, 19), THURSDAY, TODAY) == (
        "From session on 19 Nov · until Thu 26 Nov"
    )
    practice = Practice(
        1, 1, YESTERDAY, PracticeOutcome.DONE, 10, 6, 4, noticed="easier with tea\nand so on"
    )
    assert practice_line(practice, TODAY) == (
        "Last: yesterday · 10 min · distress 6 → 4 · “easier with tea”"
    )
    call = Practice(
        2, 1, YESTERDAY, PracticeOutcome.PARTLY,
        obstacles=(Obstacle.OTHER,), obstacle_note="dread of the phone",
    )  # fmt: skip
    assert practice_line(call, TODAY, is_brought=True) == (
        "Got in the way: dread of the phone · marked for session"
    )


def test_origin_says_how_often_carried_and_without_a_next_session():
    task = Homework(1, "x", AGREED, frequency=Frequency.WORKDAYS, carried=1)
    assert origin_line(task, None, None, TODAY) == (
        "Since 19 Nov · every workday · carried over once · until the next session"
    )
    task = Homework(
        1, "x", AGREED, frequency=Frequency.WEEKLY, times_a_week=3, until_kind=UntilKind.OPEN
    )
    assert origin_line(task, None, None, TODAY) == "Since 19 Nov · 3 times a week"


def test_an_ended_task_says_when_and_has_no_until():
    task = Homework(1, "x", AGREED, state=HomeworkState.LET_GO, ended_day=date(2026, 11, 21))
    assert origin_line(task, None, THURSDAY, TODAY) == "Since 19 Nov · let go 21 Nov"


def test_not_is_said_without_blame_and_obstacles_name_themselves():
    practice = Practice(1, 1, YESTERDAY, PracticeOutcome.NOT)
    assert practice_line(practice, TODAY) == "Last: yesterday · not this time"
    assert obstacle_words((Obstacle.TIME, Obstacle.OTHER), "") == "time, something else"
    assert obstacle_words((Obstacle.TIME, Obstacle.OTHER), "the phone") == "the phone, time"


def test_done_in_spite_of_something_says_what_was_noticed():
    practice = Practice(
        1, 1, YESTERDAY, PracticeOutcome.DONE, noticed="calmer", obstacles=(Obstacle.TIME,)
    )
    assert practice_line(practice, TODAY) == "Last: yesterday · “calmer”"


def test_only_one_side_of_distress_is_said_as_it_is():
    practice = Practice(1, 1, YESTERDAY, PracticeOutcome.DONE, before=6)
    assert practice_line(practice, TODAY) == "Last: yesterday · distress 6 before"


def test_a_day_that_was_not_chosen_leaves_the_end_open():
    assert fit(Agreement("x", until_kind=UntilKind.DAY)).until_kind is UntilKind.OPEN
    kept = fit(Agreement("x", until_kind=UntilKind.NEXT_SESSION, until_day=TODAY))
    assert kept.until_day is None


def test_times_a_week_hold_only_for_every_week():
    assert fit(Agreement("x", frequency=Frequency.DAILY, times_a_week=3)).times_a_week is None
    assert fit(Agreement("x", frequency=Frequency.WEEKLY)).times_a_week == 1


def test_an_agreement_goes_over_a_task_and_comes_back():
    agreement = fit(
        Agreement("a", "b", 3, UntilKind.DAY, THURSDAY, Frequency.WEEKLY, 2, "w", "o", "t")
    )
    assert agreement_of(applied(Homework(1, "old", AGREED), agreement)) == agreement
