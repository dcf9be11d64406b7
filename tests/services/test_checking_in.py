# SPDX-License-Identifier: GPL-3.0-or-later
"""Checking in several times a day, and what stands open in the sidebar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.clocks import SettableClock
from therapy_journal.core.changes import Changes
from therapy_journal.core.check_ins import MoodPoint
from therapy_journal.core.roadblocks import Familiar, Rating, RoadblockKey, dots
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.services.checking_in import LONGEST_WORD, CheckingIn, CheckInGone
from therapy_journal.storage import sessions
from therapy_journal.storage.connection import Database

MONDAY = date(2026, 11, 23)


@pytest.fixture
def checking_in(database: Database, clock: SettableClock) -> CheckingIn:
    return CheckingIn(db=database, clock=clock)


def test_several_check_ins_a_day_stand_side_by_side(
    checking_in: CheckingIn, clock: SettableClock
) -> None:
    first = checking_in.check_in(4, "tight")
    clock.advance(hours=2)
    second = checking_in.check_in(6)
    assert checking_in.today() == (first.value, second.value)
    assert first.changes == Changes(check_ins=True)
    assert checking_in.mood_line(MONDAY, MONDAY) == (MoodPoint(MONDAY, 5.0, 4, 6),)


def test_a_check_in_can_be_changed_removed_and_put_back(
    checking_in: CheckingIn, clock: SettableClock
) -> None:
    kept = checking_in.check_in(4).value
    clock.advance(minutes=1)
    changed = checking_in.change(kept.id, 5, "softer").value
    assert changed.happened == kept.happened
    assert checking_in.today() == (changed,)
    removed = checking_in.remove(kept.id).value
    assert checking_in.today() == ()
    with pytest.raises(CheckInGone):
        checking_in.change(kept.id, 5, "")
    with pytest.raises(CheckInGone):
        checking_in.remove(kept.id)
    checking_in.put_back(removed.id)
    assert [(c.mood, c.word) for c in checking_in.today()] == [(5, "softer")]


def test_a_word_is_one_clean_line(checking_in: CheckingIn) -> None:
    assert checking_in.check_in(4, "  wide\r\nopen\x00 ").value.word == "wide open\ufffd"
    assert len(checking_in.check_in(4, "a" * 500).value.word) == LONGEST_WORD


@pytest.mark.parametrize("mood", [-1, 11])
def test_a_mood_is_0_to_10(checking_in: CheckingIn, mood: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        checking_in.check_in(mood)
    assert checking_in.today() == ()


def test_ratings_are_kept_over_time(checking_in: CheckingIn, clock: SettableClock) -> None:
    outcome = checking_in.rate(RoadblockKey.FIT, Familiar.A_LITTLE)
    assert outcome.changes == Changes(roadblocks=True)
    clock.advance(days=3)
    checking_in.rate(RoadblockKey.FIT, Familiar.A_LOT)
    history = checking_in.history(RoadblockKey.FIT)
    assert [r.familiar for r in history] == [Familiar.A_LITTLE, Familiar.A_LOT]
    assert checking_in.latest_ratings()[RoadblockKey.FIT] == history[-1]
    assert checking_in.take_back_rating(RoadblockKey.FIT).value == history[0]


def test_dots_agree_with_the_answer(clock: SettableClock) -> None:
    now = clock.now()
    filled = [dots(Rating(RoadblockKey.FIT, f, now.day, now.at)) for f in Familiar]
    assert [dots(None), *filled] == [0, 1, 2, 3]


def test_each_place_has_its_own_roadblock(checking_in: CheckingIn) -> None:
    assert checking_in.standing_open("homework") is RoadblockKey.PARTICIPATION
    assert checking_in.standing_open("unsent_notes") is RoadblockKey.COMMUNICATION
    assert checking_in.standing_open("sessions") is None
    assert checking_in.standing_open("today") is None


def test_elsewhere_the_most_familiar_one_stands_open_or_the_one_opened_last(
    checking_in: CheckingIn,
) -> None:
    checking_in.rate(RoadblockKey.CONSISTENCY, Familiar.NOT_NOW)
    assert checking_in.standing_open("today") is None
    checking_in.rate(RoadblockKey.EXPECTATIONS, Familiar.A_LITTLE)
    checking_in.rate(RoadblockKey.PROFESSIONAL, Familiar.A_LOT)
    checking_in.rate(RoadblockKey.CHANGE, Familiar.A_LOT)
    assert checking_in.standing_open("reflections") is RoadblockKey.CHANGE
    checking_in.remember_open(RoadblockKey.FIT)
    assert checking_in.standing_open("reflections") is RoadblockKey.FIT
    checking_in.remember_open(None)
    assert checking_in.standing_open("reflections") is None
    assert checking_in.standing_open("homework") is RoadblockKey.PARTICIPATION


def test_the_one_that_grows_is_offered_first(checking_in: CheckingIn, clock: SettableClock) -> None:
    for key, first, second in (
        (RoadblockKey.FIT, Familiar.A_LOT, Familiar.A_LOT),
        (RoadblockKey.CONSISTENCY, Familiar.NOT_NOW, Familiar.A_LITTLE),
        (RoadblockKey.CHANGE, Familiar.A_LOT, Familiar.A_LITTLE),
    ):
        checking_in.rate(key, first)
        clock.advance(days=7)
        checking_in.rate(key, second)
    assert checking_in.growing() == (RoadblockKey.CONSISTENCY,)
    assert checking_in.offered() == (
        RoadblockKey.CONSISTENCY,
        RoadblockKey.FIT,
        RoadblockKey.CHANGE,
    )
    assert checking_in.standing_open("today") is RoadblockKey.CONSISTENCY
    # A second answer on the same day takes the place of the first: no growth within a day.
    checking_in.rate(RoadblockKey.CHANGE, Familiar.A_LOT)
    checking_in.take_back_rating(RoadblockKey.CHANGE)
    assert checking_in.growing() == (RoadblockKey.CONSISTENCY,)
    clock.advance(days=60)
    assert checking_in.growing() == ()


def add_session(db: Database, clock: SettableClock, days: int, state: SessionState) -> None:
    now = clock.now()
    starts = clock.at_local(now.local + timedelta(days=days))
    sessions.insert(db, Session(0, starts, state=state), now)


@pytest.mark.parametrize(
    ("latest", "expected"),
    [
        (SessionState.MISSED, RoadblockKey.CONSISTENCY),
        (SessionState.ATTENDED, None),
        (SessionState.CANCELLED, None),
    ],
)
def test_after_a_missed_session_showing_up_stands_open(
    checking_in: CheckingIn,
    database: Database,
    clock: SettableClock,
    latest: SessionState,
    expected: RoadblockKey | None,
) -> None:
    add_session(database, clock, -14, SessionState.MISSED)
    add_session(database, clock, -7, latest)
    add_session(database, clock, -6, SessionState.MOVED)
    add_session(database, clock, 7, SessionState.PLANNED)
    assert checking_in.standing_open("sessions") is expected
