# SPDX-License-Identifier: GPL-3.0-or-later
"""Every number of Patterns, counted once more by hand over histories of any kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from therapy_journal.core.appointments import Absence, Appointment
from therapy_journal.core.charts import ChartPoint, Dot, bin_of, grain_of
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.patterns import MOST_TASKS, Patterns, Stretch
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.journal import Journal
from therapy_journal.services.looking_over import LookingOver

NOW = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kuala_Lumpur", "Pacific/Apia", "UTC")
SOME_KEYS = (RoadblockKey.CONSISTENCY, RoadblockKey.FIT)
STATES = (SessionState.ATTENDED, *SessionState)
TABLES = ("practice", "homework", "session", "check_in", "reflection", "roadblock_rating")

# Berlin's clocks went back in the night of 25 October 2026 and on on 29 March.
around_dst = st.sampled_from(
    [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in range(4)]
    + [datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in range(4)]
)
instants = st.one_of(
    st.integers(0, 60 * 24 * 40).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    st.integers(0, 24 * 900).map(lambda hours: NOW - timedelta(hours=hours)),
    around_dst,
)
where = st.tuples(instants, st.sampled_from(ZONES))
moods = st.lists(st.tuples(where, st.integers(0, 10), st.booleans()), max_size=12)
tries = st.lists(st.tuples(where, st.integers(0, 7), st.sampled_from(PracticeOutcome)), max_size=14)
ratings = st.lists(
    st.tuples(where, st.sampled_from(SOME_KEYS), st.sampled_from(Familiar)), max_size=12
)
absences = st.sets(st.sampled_from(AbsenceReason), max_size=3)
sessions = st.lists(
    st.tuples(where, st.sampled_from(STATES), absences), max_size=8, unique_by=lambda s: s[0]
)


def the_day(at: datetime, zone: str) -> date:
    """Return the day an instant belonged to where it was lived; days begin at four."""
    return (at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) - timedelta(hours=4)).date()


@pytest.fixture
def journal(vault, clock) -> Journal:
    return Journal(vault, clock=clock)


class Lived:
    """Writes a history through the use cases and remembers it as plain values."""

    def __init__(self, journal: Journal) -> None:
        self.journal, self.clock = journal, journal.clock
        for table in TABLES:
            journal._db.execute(f"DELETE FROM {table}")
        self.moods: list[tuple[date, int]] = []
        self.tries: list[tuple[date, int, PracticeOutcome]] = []
        self.ratings: dict[tuple[RoadblockKey, date], Familiar] = {}
        self.sessions: list[tuple[datetime, date, SessionState, frozenset[AbsenceReason]]] = []

    def at(self, place: tuple[datetime, str]) -> date:
        self.clock.at, self.clock.zone = place
        return the_day(*place)

    def feel(self, place, mood: int, *, is_entry: bool) -> None:
        day = self.at(place)
        if is_entry:
            entry = self.journal.writing.new()
            self.journal.writing.set_mood(entry.value.id, mood)
        else:
            self.journal.checking_in.check_in(mood, "")
        self.moods.append((day, mood))

    def practise(self, all_tries) -> dict[int, int]:
        """Log tries; return the task each number of a try became."""
        tasks: dict[int, int] = {}
        agreed_on: dict[int, date] = {}
        for place, task, outcome in all_tries:
            day = self.at(place)
            if task not in tasks:
                agreed = self.journal.practising.agree(Agreement(title=f"Task {task}"))
                tasks[task] = agreed.value.id
                agreed_on[task] = day
            self.journal.practising.log_practice(tasks[task], Attempt(outcome=outcome))
            if day >= agreed_on[task]:
                self.tries.append((day, tasks[task], outcome))
        return tasks

    def answer(self, place, key: RoadblockKey, familiar: Familiar) -> None:
        day = self.at(place)
        self.journal.checking_in.rate(key, familiar)
        self.ratings.pop((key, day), None)
        self.ratings[key, day] = familiar

    def meet(self, place, state: SessionState, reasons) -> None:
        day = self.at(place)
        starts = self.clock.now()
        self.clock.at = NOW
        attending = self.journal.attending
        session = attending.plan(Appointment(starts)).value
        absence = Absence(tuple(reasons))
        if state is SessionState.ATTENDED:
            attending.attended(session.id)
        elif state is SessionState.MISSED:
            attending.missed(session.id, absence)
        elif state is SessionState.CANCELLED:
            attending.cancelled(session.id, absence)
        elif state is SessionState.MOVED:
            later = self.clock.at_local(datetime(2026, 12, 24, 9) + timedelta(minutes=session.id))
            attending.move(session.id, Appointment(later))
        why = state in (SessionState.MISSED, SessionState.CANCELLED)
        kept = frozenset(reasons) if why else frozenset()
        self.sessions.append((place[0], day, state, kept))

    def look(self, stretch: Stretch) -> Patterns:
        self.clock.at, self.clock.zone = NOW, "Europe/Berlin"
        return LookingOver(db=self.journal._db, clock=self.clock).patterns(stretch)


def a_month_before(day: date, months: int) -> date:
    """Return the day after the same day some months before."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, day.day) + timedelta(days=1)


TODAY = date(2026, 11, 23)


def first_day(lived: Lived, stretch: Stretch) -> date:
    """Return where a stretch begins, worked out once more."""
    attended = [(at, day) for at, day, state, _ in lived.sessions if state == "attended"]
    noted = [
        *(day for day, _ in lived.moods),
        *(day for day, _, _ in lived.tries),
        *(day for _, day in lived.ratings),
        *(day for _, day, state, _ in lived.sessions if state != "planned"),
    ]
    first = {
        Stretch.SINCE_SESSION: max(attended)[1] if attended else date(2026, 11, 9),
        Stretch.WEEKS: date(2026, 10, 27),
        Stretch.MONTHS: a_month_before(TODAY, 3),
        Stretch.YEAR: a_month_before(TODAY, 12),
        Stretch.EVERYTHING: min(noted, default=date(2026, 10, 27)),
    }[stretch]
    return min(first, TODAY)


def check_mood(lived: Lived, seen: Patterns) -> None:
    by_bin: dict[date, list[int]] = defaultdict(list)
    counted = [(day, mood) for day, mood in lived.moods if seen.span.first <= day <= TODAY]
    for day, mood in counted:
        by_bin[bin_of(day, seen.grain)].append(mood)
    assert seen.mood.points == tuple(
        ChartPoint(start, median(each), min(each), max(each))
        for start, each in sorted(by_bin.items())
    )
    assert seen.mood.days == len({day for day, _ in counted})
    assert seen.mood.lowest == min((mood for _, mood in counted), default=None)
    assert seen.mood.highest == max((mood for _, mood in counted), default=None)


def check_practice(lived: Lived, seen: Patterns) -> None:
    counted = [each for each in lived.tries if seen.span.first <= each[0] <= TODAY]
    assert seen.practice.days == len({day for day, _, how in counted if how != "not"})
    latest = {task: max(day for day, t, _ in counted if t == task) for _, task, _ in counted}
    order = sorted(latest, key=lambda task: (latest[task], task), reverse=True)
    assert [task.homework_id for task in seen.practice.tasks] == order[:MOST_TASKS]
    assert seen.practice.more == max(0, len(order) - MOST_TASKS)
    assert seen.practice.dots == best_of([(day, how) for day, _, how in counted], seen)
    for task in seen.practice.tasks:
        mine = [(day, how) for day, t, how in counted if t == task.homework_id]
        assert task.days == len({day for day, how in mine if how != "not"})
        assert task.dots == best_of(mine, seen)


def best_of(all_tries: list[tuple[date, str]], seen: Patterns) -> tuple[Dot, ...]:
    best: dict[date, int] = {}
    for day, how in all_tries:
        start = bin_of(day, seen.grain)
        best[start] = max(best.get(start, 0), {"not": 0, "partly": 1, "done": 2}[how])
    return tuple(Dot(*each) for each in sorted(best.items()))


def check_roadblocks(lived: Lived, seen: Patterns) -> None:
    """Answers were given in this order, so the last of a bin is the last given."""
    counted = {
        (key, day): familiar
        for (key, day), familiar in lived.ratings.items()
        if seen.span.first <= day <= TODAY
    }
    last: dict[RoadblockKey, dict[date, int]] = defaultdict(dict)
    for (key, day), familiar in counted.items():
        last[key][bin_of(day, seen.grain)] = int(familiar)
    assert [each.key for each in seen.roadblocks] == [key for key in RoadblockKey if key in last]
    for each in seen.roadblocks:
        assert each.dots == tuple(Dot(*dot) for dot in sorted(last[each.key].items()))
        assert each.latest == [f for (key, _), f in counted.items() if key is each.key][-1]


def check_sessions(lived: Lived, seen: Patterns) -> None:
    over = [
        each
        for each in lived.sessions
        if seen.span.first <= each[1] <= TODAY and each[2] != "planned"
    ]
    assert seen.attendance.counts == Counter(state for _, _, state, _ in over)
    for state, days in seen.attendance.days.items():
        assert list(days) == sorted(day for _, day, each, _ in over if each == state)
    assert seen.attendance.reasons == Counter(why for _, _, _, each in over for why in each)
    attended = {day for _, day, state, _ in over if state == "attended"}
    assert seen.session_days == tuple(sorted(attended))


@given(moods, tries, ratings, sessions, st.sampled_from(Stretch))
@settings(max_examples=60)
def test_every_number_equals_a_plain_recount(journal, felt, tried, answered, met, stretch):
    lived = Lived(journal)
    for place, mood, is_entry in felt:
        lived.feel(place, mood, is_entry=is_entry)
    lived.practise(sorted(tried, key=lambda each: each[0][0]))
    for place, key, familiar in sorted(answered, key=lambda each: each[0][0]):
        lived.answer(place, key, familiar)
    for place, state, reasons in met:
        lived.meet(place, state, reasons)
    seen = lived.look(stretch)

    assert tuple(seen.span) == (first_day(lived, stretch), TODAY)
    assert seen.grain is grain_of(seen.span)
    check_mood(lived, seen)
    check_practice(lived, seen)
    check_roadblocks(lived, seen)
    check_sessions(lived, seen)


def test_nothing_at_all_is_empty_and_every_stretch_has_days(journal):
    for stretch in Stretch:
        seen = journal.looking_over.patterns(stretch)
        assert seen.is_empty
        assert seen.span.first <= seen.span.last


def test_what_is_in_the_trash_is_not_drawn(journal):
    lived = Lived(journal)
    lived.feel((NOW, "UTC"), 4, is_entry=False)
    tasks = lived.practise([((NOW, "UTC"), 0, PracticeOutcome.DONE)])
    lived.meet((NOW - timedelta(days=1), "UTC"), SessionState.ATTENDED, ())
    assert not lived.look(Stretch.WEEKS).is_empty
    journal.checking_in.remove(1)
    journal.practising.remove(tasks[0])
    journal.attending.remove(1)
    assert lived.look(Stretch.WEEKS).is_empty
    assert lived.look(Stretch.EVERYTHING).span == lived.look(Stretch.WEEKS).span


def test_a_closed_entry_gives_no_mood_until_its_day(journal, clock):
    lived = Lived(journal)
    lived.feel((NOW, "UTC"), 2, is_entry=True)
    entry = journal.writing.latest().id
    journal.writing.seal(entry, date(2026, 12, 1))
    assert lived.look(Stretch.EVERYTHING).mood.points == ()
    journal.writing.unseal(entry)
    assert lived.look(Stretch.EVERYTHING).mood.lowest == 2


def test_the_stretch_is_kept(journal):
    assert journal.looking_over.stretch() is Stretch.WEEKS
    assert not journal.looking_over.look(Stretch.YEAR).has_anything
    assert journal.looking_over.look().patterns.stretch is Stretch.YEAR


def test_a_try_from_before_its_task_was_agreed_is_not_counted(journal):
    lived = Lived(journal)
    lived.practise([((NOW, "UTC"), 0, PracticeOutcome.PARTLY)])
    earlier = journal.clock.at_local(datetime(2026, 11, 12, 9))
    task = journal.practising.cards()[0].homework.id
    journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.DONE), earlier)
    seen = lived.look(Stretch.EVERYTHING)
    assert seen.practice.days == seen.practice.tasks[0].days == 1
    assert seen.span.first == date(2026, 11, 23)


def test_since_the_last_session_begins_with_the_latest_attended_one(journal):
    lived = Lived(journal)
    for days, state in ((20, SessionState.ATTENDED), (6, SessionState.ATTENDED), (2, "missed")):
        lived.meet((NOW - timedelta(days=days), "UTC"), SessionState(state), ())
    assert lived.look(Stretch.SINCE_SESSION).span == (date(2026, 11, 17), date(2026, 11, 23))
    lived.meet((NOW - timedelta(days=1), "UTC"), SessionState.MOVED, ())
    lived.meet((NOW - timedelta(days=90), "UTC"), SessionState.ATTENDED, ())
    assert lived.look(Stretch.SINCE_SESSION).span.first == date(2026, 11, 17)
