# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions from planning to the note afterwards, on a real journal."""

from __future__ import annotations

from datetime import datetime

import pytest

from therapy_journal.core.appointments import (
    Absence,
    AlliancePoints,
    Appointment,
    NobodyNamed,
    NotBegun,
    NothingSaid,
)
from therapy_journal.core.homework import Agreement, GoneMeanwhile
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.attending import SessionCounts
from therapy_journal.services.practising import Practising
from therapy_journal.storage import search

THURSDAY = datetime(2026, 11, 26, 15)
LAST_WEEK = datetime(2026, 11, 19, 15)


def at(clock, local, **more):
    return Appointment(clock.at_local(local), **more)


def found(database, word):
    return {(hit.kind, hit.item_id) for hit in search.query(database, word)}


def test_a_day_and_an_hour_are_a_whole_session(attending, clock, database):
    session = attending.plan(at(clock, THURSDAY, with_whom=" Marguerite ")).value
    assert attending.next() == session
    assert session.with_whom == "Marguerite"
    assert attending.coming() == (session,)
    assert attending.past() == ()
    assert found(database, "marguerite") == {("session", session.id)}


def test_next_is_the_nearest_that_has_not_ended(attending, clock):
    far = attending.plan(at(clock, datetime(2026, 12, 3, 15))).value
    near = attending.plan(at(clock, THURSDAY)).value
    assert attending.next() == near
    clock.set_local(datetime(2026, 11, 26, 15, 30))
    assert attending.next() == near
    clock.set_local(datetime(2026, 11, 26, 15, 50))
    assert attending.next() == far
    assert attending.waiting_for_word() == near
    attending.attended(near.id)
    assert attending.waiting_for_word() is None
    assert attending.last_attended() is not None


def test_a_session_in_the_past_may_be_noted(attending, clock):
    appointment = at(clock, LAST_WEEK)
    assert attending.hints(appointment).has_passed
    session = attending.plan(appointment, SessionState.ATTENDED).value
    assert attending.last_attended() == session
    undecided = attending.plan(at(clock, datetime(2026, 11, 12, 15))).value
    assert attending.waiting_for_word() == undecided
    assert attending.next() is None


def test_two_at_once_are_told_and_allowed(attending, clock):
    first = attending.plan(at(clock, THURSDAY)).value
    near = at(clock, datetime(2026, 11, 26, 15, 30))
    assert attending.hints(near).clashes == (first,)
    assert "Thu 26 Nov, 15:00" in attending.hints(near).text
    attending.plan(near)
    assert len(attending.coming()) == 2


def test_nobody_was_at_a_session_that_lies_ahead(attending, clock):
    session = attending.plan(at(clock, THURSDAY)).value
    with pytest.raises(NotBegun):
        attending.attended(session.id)
    with pytest.raises(NotBegun):
        attending.missed(session.id)
    with pytest.raises(NotBegun):
        attending.plan(at(clock, THURSDAY), SessionState.ATTENDED)
    assert attending.next() == session


def test_why_is_kept_with_what_was_missed(attending, clock, database):
    session = attending.plan(at(clock, LAST_WEEK)).value
    missed = attending.missed(
        session.id, Absence((AbsenceReason.DREAD, AbsenceReason.DREAD), "the staircase")
    ).value
    assert missed.state is SessionState.MISSED
    assert missed.reasons == (AbsenceReason.DREAD,)
    assert found(database, "staircase") == {("session", session.id)}
    assert attending.put_back(session).value == session
    assert found(database, "staircase") == set()


def test_a_cancelled_session_is_listed_and_no_longer_next(attending, clock):
    session = attending.plan(at(clock, THURSDAY)).value
    attending.cancelled(session.id, Absence((AbsenceReason.THERAPIST,)))
    assert attending.next() is None
    assert [s.id for s in attending.past()] == [session.id]
    attending.put_back(session)
    assert attending.next() == session


def test_moving_keeps_the_number_and_leaves_a_record(attending, clock):
    session = attending.plan(at(clock, THURSDAY, with_whom="M. K.")).value
    moved = attending.move(session.id, at(clock, datetime(2026, 11, 27, 10))).value
    assert moved.session.id == session.id
    assert attending.next() == moved.session
    record = attending.get(moved.record_id)
    assert record is not None
    assert record.state is SessionState.MOVED
    assert record.moved_to_id == session.id
    assert record.starts == session.starts
    assert attending.counts() == SessionCounts(1, 0, 0, 0)
    attending.undo_move(moved)
    assert attending.all() == (session,)


def test_homework_goes_along_with_a_moved_session(attending, clock, database):
    practising = Practising(db=database, clock=clock)
    attending.plan(at(clock, LAST_WEEK), SessionState.ATTENDED)
    session = attending.plan(at(clock, THURSDAY)).value
    practising.agree(Agreement("x"))
    assert practising.cards()[0].origin == "Since today · until Thu 26 Nov"
    attending.move(session.id, at(clock, datetime(2026, 11, 27, 10)))
    assert practising.cards()[0].origin == "Since today · until Fri 27 Nov"


def test_taking_a_session_away_loses_none_of_its_homework(attending, clock, database):
    practising = Practising(db=database, clock=clock)
    session = attending.plan(at(clock, LAST_WEEK), SessionState.ATTENDED).value
    task = practising.agree(Agreement("x", session_id=session.id)).value
    taken = attending.remove(session.id).value
    assert taken.links == {"homework": 1}
    assert attending.all() == ()
    (card,) = practising.cards()
    assert card.homework == task
    assert card.origin == "Since 19 Nov · until the next session"
    attending.restore(session.id)
    assert practising.cards()[0].origin == "From session on 19 Nov · until the next session"


def test_something_said_of_a_session_that_is_gone_is_told(attending, clock):
    with pytest.raises(GoneMeanwhile):
        attending.cancelled(9)
    with pytest.raises(GoneMeanwhile):
        attending.move(9, at(clock, THURSDAY))


def test_a_suggestion_keeps_the_rhythm_and_lies_ahead(attending, clock):
    assert attending.suggestion().starts.at > clock.now().at
    attending.plan(at(clock, datetime(2026, 10, 8, 15), with_whom="M. K."), SessionState.ATTENDED)
    suggestion = attending.suggestion()
    assert suggestion.starts.local == THURSDAY
    assert suggestion.with_whom == "M. K."


def test_counts_tell_what_became_of_sessions(attending, clock):
    for day, state in ((5, "ATTENDED"), (12, "MISSED"), (19, "ATTENDED")):
        attending.plan(at(clock, datetime(2026, 11, day, 15)), SessionState[state])
    attending.plan(at(clock, THURSDAY))
    assert attending.counts() == SessionCounts(all=4, attended=2, missed=1, cancelled=0)


def test_the_care_team_is_kept_and_given_back(attending):
    person = attending.add_person(" Dr. Ito ", "psychiatrist", "prescribes; ask about sleep").value
    assert person.name == "Dr. Ito"
    attending.edit_person(person.id, "Dr. Ito", "psychiatrist", "every third month")
    attending.remove_person(person.id)
    assert attending.people() == ()
    attending.restore_person(person.id)
    assert attending.people()[0].note == "every third month"


def test_somebody_without_a_name_is_told(attending):
    with pytest.raises(NobodyNamed):
        attending.add_person("  ", "psychiatrist")
    assert attending.people() == ()


def test_a_look_may_leave_lines_open_but_not_all(attending, clock):
    with pytest.raises(NothingSaid):
        attending.add_look(AlliancePoints())
    look = attending.add_look(AlliancePoints(heard=7, free_no=0)).value
    assert look.day == clock.now().day
    assert attending.looks() == (look,)
    attending.remove_look(look.id)
    assert attending.looks() == ()
    attending.put_look_back(look.id)
    assert attending.looks() == (look,)
