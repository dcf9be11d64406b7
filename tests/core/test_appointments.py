# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told about a planned time."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.appointments import Appointment, hints, waiting_for_word
from therapy_journal.core.days import Moment
from therapy_journal.core.sessions import Session, SessionState

NOW = datetime(2026, 11, 23, 20, 42)


def at(local: datetime) -> Moment:
    return Moment.from_local(local, offset=60, zone="Europe/Berlin")


def session(number: int, local: datetime, state: SessionState = SessionState.PLANNED) -> Session:
    return Session(number, at(local), state=state)


@given(st.integers(-300, 300), st.integers(5, 200), st.integers(5, 200))
def test_two_times_clash_when_they_share_a_minute(shift, minutes, others):
    start = datetime(2026, 11, 26, 15)
    other = Session(1, at(start), others)
    mine = Appointment(at(start + timedelta(minutes=shift)), minutes)
    shared = set(range(others)) & set(range(shift, shift + minutes))
    found = hints(mine, [other], at(NOW).at)
    assert bool(found.clashes) is bool(shared)
    assert not found.has_passed


def test_what_will_not_take_place_clashes_with_nothing():
    start = datetime(2026, 11, 26, 15)
    gone = [session(1, start, SessionState.CANCELLED), session(2, start, SessionState.MOVED)]
    assert not hints(Appointment(at(start)), gone, at(NOW).at).clashes


def test_a_session_does_not_clash_with_itself():
    planned = session(7, datetime(2026, 11, 26, 15))
    assert not hints(Appointment(planned.starts), [planned], at(NOW).at, except_id=7).clashes


def test_a_time_that_has_passed_is_told_and_not_refused():
    told = hints(Appointment(at(datetime(2026, 11, 19, 15))), [], at(NOW).at)
    assert told.has_passed
    assert "passed" in told.text
    assert hints(Appointment(at(datetime(2026, 11, 26, 15))), [], at(NOW).at).text == ""


def test_the_latest_session_without_a_word_is_asked_about():
    sessions = [
        session(1, datetime(2026, 11, 12, 15)),
        session(2, datetime(2026, 11, 19, 15)),
        session(3, datetime(2026, 11, 20, 15), SessionState.ATTENDED),
        session(4, datetime(2026, 11, 26, 15)),
    ]
    waiting = waiting_for_word(sessions, at(NOW).at)
    assert waiting is not None
    assert waiting.id == 2
