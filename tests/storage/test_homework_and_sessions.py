# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework, practice and sessions come back from the file as they went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_journal.core.homework import (
    Frequency,
    Homework,
    HomeworkState,
    Obstacle,
    Practice,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.sessions import AbsenceReason, AllianceLook, CarePerson, Session
from therapy_journal.core.sessions import SessionState as State
from therapy_journal.core.text import clean
from therapy_journal.storage import alliance, care_people, homework, practice, sessions

words = st.text(max_size=60).map(lambda text: clean(text).text)
numbers = st.one_of(st.none(), st.integers(0, 10))


@settings(max_examples=25)
@given(words, words, st.sampled_from(Frequency), st.sampled_from(HomeworkState), numbers)
def test_a_task_round_trips(database, clock, title, detail, frequency, state, count):
    now = clock.now()
    task = Homework(
        0, title, now, detail, until_kind=UntilKind.DAY, until_day=date(2026, 12, 1),
        frequency=frequency, times_a_week=3, plan_when=detail, plan_obstacle=title,
        plan_then=detail, state=state, carried=count or 0, carried_day=date(2026, 11, 1),
        learned=title, ended_day=date(2026, 11, 2),
    )  # fmt: skip
    number = homework.insert(database, task, now)
    assert homework.get(database, number) == replace(task, id=number)


@settings(max_examples=25)
@given(words, st.sets(st.sampled_from(Obstacle)), numbers, numbers)
def test_a_try_round_trips(database, clock, noticed, obstacles, before, after):
    now = clock.now()
    number = homework.insert(database, Homework(0, "x", now), now)
    attempt = Practice(
        0, number, now, PracticeOutcome.PARTLY, 12, before, after, noticed, tuple(obstacles),
        noticed,
    )  # fmt: skip
    found = practice.insert(database, attempt, now)
    assert practice.get(database, found) == replace(attempt, id=found)
    assert practice.of_homework(database, number) == [replace(attempt, id=found)]


@settings(max_examples=25)
@given(words, words, st.sets(st.sampled_from(AbsenceReason)), st.sampled_from(State))
def test_a_session_round_trips(database, clock, who, place, reasons, state):
    now = clock.now()
    session = Session(0, now, 45, who, place, state, tuple(reasons), place)
    number = sessions.insert(database, session, now)
    assert sessions.get(database, number) == replace(session, id=number)


def test_a_moment_read_back_elsewhere_keeps_its_day(database, clock):
    evening = clock.now()
    number = sessions.insert(database, Session(0, evening), evening)
    clock.zone = "Asia/Tokyo"
    found = sessions.get(database, number)
    assert found is not None
    assert found.starts == evening
    assert found.starts.day == date(2026, 11, 23)


def test_states_are_listed_by_when_they_were_agreed_or_ended(database, clock):
    def keep(state: HomeworkState, ended: date | None = None) -> int:
        clock.advance(days=1)
        now = clock.now()
        return homework.insert(database, Homework(0, "x", now, state=state, ended_day=ended), now)

    first = keep(HomeworkState.ACTIVE)
    second = keep(HomeworkState.ACTIVE)
    late = keep(HomeworkState.FINISHED, date(2026, 12, 20))
    early = keep(HomeworkState.FINISHED, date(2026, 12, 10))
    listed = [task.id for task in homework.by_state(database, HomeworkState.ACTIVE)]
    assert listed == [second, first]
    ended = [task.id for task in homework.by_state(database, HomeworkState.FINISHED)]
    assert ended == [late, early]
    assert homework.counts(database) == {
        HomeworkState.ACTIVE: 2,
        HomeworkState.FINISHED: 2,
        HomeworkState.LET_GO: 0,
    }


def test_the_trash_hides_a_task_with_its_log_and_gives_both_back(database, clock):
    now = clock.now()
    task = homework.insert(database, Homework(0, "x", now), now)
    attempt = practice.insert(database, Practice(0, task, now, PracticeOutcome.DONE), now)
    homework.trash(database, task, now)
    assert homework.get(database, task) is None
    assert homework.all_homework(database) == []
    assert practice.get(database, attempt) is None
    assert practice.since(database, now.at - timedelta(days=1)) == []
    homework.restore(database, task)
    assert [found.id for found in practice.all_practice(database)] == [attempt]


def test_links_count_what_names_a_session(database, clock):
    now = clock.now()
    number = sessions.insert(database, Session(0, now), now)
    assert sessions.links(database, number) == {}
    homework.insert(database, Homework(0, "x", now, session_id=number), now)
    assert sessions.links(database, number) == {"homework": 1}


def test_people_keep_their_order_through_the_trash(database, clock):
    numbers = [
        care_people.insert(database, CarePerson(0, name), clock.now()) for name in ("A", "B", "C")
    ]
    care_people.trash(database, numbers[1], clock.now())
    assert [person.name for person in care_people.all_people(database)] == ["A", "C"]
    care_people.restore(database, numbers[1])
    assert [person.name for person in care_people.all_people(database)] == ["A", "B", "C"]


def test_a_look_is_put_back_under_its_number(database, clock):
    now = clock.now()
    look = AllianceLook(0, now.day, now.at, heard=7, free_no=0)
    number = alliance.insert(database, look)
    kept = alliance.get(database, number)
    assert kept == replace(look, id=number)
    alliance.trash(database, number, now)
    assert alliance.all_looks(database) == []
    assert alliance.restore(database, number) == kept
    assert alliance.all_looks(database) == [kept]


def test_a_session_at_the_change_of_clocks_keeps_its_wall_clock(database, clock):
    for day in (datetime(2026, 10, 24, 15), datetime(2026, 10, 26, 15)):
        starts = clock.at_local(day)
        number = sessions.insert(database, Session(0, starts), clock.now())
        found = sessions.get(database, number)
        assert found is not None
        assert found.starts.local == day
