# SPDX-License-Identifier: GPL-3.0-or-later
"""Appointments that come round, on a real journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import Agreement, GoneMeanwhile
from therapy_journal.core.rhythms import EndsBeforeItBegins, Repeats, Rhythm
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.storage import erasing, search, session_series

THURSDAY = datetime(2026, 11, 26, 15)
WEEKLY = Repeats(Rhythm.WEEKLY)


@pytest.fixture
def repeating(attending):
    return attending.repeating


@pytest.fixture
def begin(repeating, clock):
    def plan(repeats=WEEKLY, local=THURSDAY, **more):
        at = Appointment(clock.at_local(local), **{"with_whom": "M. K.", **more})
        return repeating.plan(at, repeats).value

    return plan


def days(attending):
    return [session.starts.local.date() for session in attending.coming()]


def thursdays(count, first=THURSDAY, weeks=1):
    return [first.date() + timedelta(weeks=weeks * n) for n in range(count)]


def test_every_week_is_made_eight_weeks_ahead(attending, begin):
    begin()
    assert days(attending) == thursdays(8)
    assert {s.starts.local.time().hour for s in attending.coming()} == {15}
    assert {s.with_whom for s in attending.coming()} == {"M. K."}


def test_a_slow_rhythm_is_made_six_times_ahead(attending, begin):
    begin(Repeats(Rhythm.FOUR_WEEKS))
    assert days(attending) == thursdays(6, weeks=4)


def test_a_slow_rhythm_is_made_further_ahead_as_time_goes_on(attending, begin, repeating, clock):
    begin(Repeats(Rhythm.FOUR_WEEKS))
    clock.advance(weeks=4)
    assert repeating.top_up().value == 1
    assert days(attending) == thursdays(6, THURSDAY + timedelta(weeks=4), weeks=4)


def test_a_month_counts_by_weekday(attending, begin):
    begin(Repeats(Rhythm.MONTHLY))
    assert days(attending)[:3] == [date(2026, 11, 26), date(2026, 12, 24), date(2027, 1, 28)]


def test_a_rhythm_ends_on_its_day(attending, begin):
    begin(Repeats(Rhythm.WEEKLY, date(2026, 12, 10)))
    assert days(attending) == thursdays(3)


def test_an_end_before_the_beginning_is_told_and_nothing_is_kept(attending, begin, repeating):
    with pytest.raises(EndsBeforeItBegins):
        begin(Repeats(Rhythm.WEEKLY, date(2026, 11, 25)))
    assert attending.all() == ()
    assert repeating.going_on() == ()


def test_each_is_found_by_its_words(begin, database):
    begin(with_whom="Marguerite")
    assert len([h for h in search.query(database, "marguerite") if h.kind == "session"]) == 8


def test_more_are_made_as_time_goes_on_and_none_twice(attending, begin, repeating, clock):
    begin()
    assert repeating.top_up().value == 0
    clock.advance(days=14)
    assert repeating.top_up().value == 2
    assert repeating.top_up().value == 0
    assert days(attending) == thursdays(8, THURSDAY + timedelta(weeks=2))


def test_weeks_in_which_nobody_looked_are_not_made_afterwards(attending, begin, repeating, clock):
    begin()
    clock.advance(weeks=30)
    repeating.top_up()
    assert len(attending.coming()) == 8
    assert len(attending.past()) == 8


def test_an_unlock_and_a_new_day_make_more(journal, clock):
    at = Appointment(clock.at_local(THURSDAY))
    journal.attending.repeating.plan(at, WEEKLY)
    clock.advance(days=7)
    journal.take_up()
    assert len(journal.attending.all()) == 9
    clock.advance(days=7)
    assert journal.turn_day().changes.sessions
    assert len(journal.attending.all()) == 10
    journal.turn_day()
    assert len(journal.attending.all()) == 10


def test_a_journal_that_is_only_read_makes_none(attending, begin, repeating, clock, database):
    begin()
    clock.advance(weeks=4)
    database.is_read_only = True
    assert repeating.top_up().value == 0
    database.is_read_only = False


@pytest.mark.parametrize("what", ["move", "remove", "erase", "cancel", "rename"])
def test_one_that_is_another_stays_so(attending, begin, repeating, clock, database, what):
    begin()
    one = attending.coming()[2]
    if what == "move":
        attending.move(one.id, Appointment(clock.at_local(THURSDAY + timedelta(days=15))))
    elif what == "rename":
        attending.edit(one.id, Appointment(one.starts, 50, "somebody else"))
    elif what == "cancel":
        attending.cancelled(one.id)
    else:
        attending.remove(one.id)
        if what == "erase":
            erasing.erase(database, Item(TrashKind.SESSION, one.id), clock.now())
    clock.advance(days=7)
    repeating.top_up()
    on_that_day = [s for s in attending.all() if s.starts.day == one.starts.day]
    left = {"move": "moved", "cancel": "cancelled", "rename": "planned"}
    assert [s.state.value for s in on_that_day] == ([left[what]] if what in left else [])
    assert session_series.get(database, 1).skipped == ((one.series_day,) if what == "erase" else ())


def test_the_words_of_a_rhythm_go_with_its_last_session(attending, begin, database, clock):
    begin(Repeats(Rhythm.WEEKLY, date(2026, 12, 3)))
    for session in attending.coming():
        attending.remove(session.id)
        erasing.erase(database, Item(TrashKind.SESSION, session.id), clock.now())
    assert session_series.all_series(database) == []


def test_planning_a_rhythm_is_taken_back_whole(attending, begin, repeating, database):
    done = begin()
    repeating.undo(done)
    assert attending.all() == ()
    assert session_series.all_series(database) == []


def test_what_was_noted_meanwhile_survives_taking_it_back(attending, begin, repeating, database):
    done = begin()
    kept = attending.coming()[1]
    attending.edit(kept.id, Appointment(kept.starts, 50, "M. K.", "Room 4"))
    repeating.undo(done)
    attending.restore(kept.id)
    assert attending.get(kept.id).place == "Room 4"


def test_this_one_and_all_after_move_to_another_hour(attending, begin, repeating, clock):
    begin()
    third = attending.coming()[2]
    at = Appointment(clock.at_local(datetime(2026, 12, 11, 9)), 60, "M. K.")
    done = repeating.change_from(third.id, at, Repeats(Rhythm.TWO_WEEKS)).value
    assert done.session.id == third.id
    coming = attending.coming()
    assert [s.starts.local for s in coming[:4]] == [
        THURSDAY,
        THURSDAY + timedelta(weeks=1),
        datetime(2026, 12, 11, 9),
        datetime(2026, 12, 25, 9),
    ]
    assert {s.minutes for s in coming[2:]} == {60}
    assert len(repeating.going_on()) == 2
    clock.set_local(datetime(2026, 12, 10, 12))
    assert [s.id for s in repeating.going_on()] == [done.made.id]
    repeating.top_up()
    assert THURSDAY.date() + timedelta(weeks=2) not in days(attending)


def test_a_change_of_rhythm_is_taken_back(attending, begin, repeating, clock):
    begin()
    before = days(attending)
    third = attending.coming()[2]
    at = Appointment(clock.at_local(datetime(2026, 12, 11, 9)), 60)
    done = repeating.change_from(third.id, at, Repeats(Rhythm.MONTHLY)).value
    repeating.undo(done)
    assert days(attending) == before
    assert attending.get(third.id) == third
    assert len(repeating.going_on()) == 1


def test_a_change_from_the_first_on_leaves_one_rhythm(attending, begin, repeating, database):
    first = begin().session
    at = Appointment(first.starts, 90, "M. K.")
    done = repeating.change_from(first.id, at, WEEKLY).value
    assert len(session_series.all_series(database)) == 1
    assert {s.minutes for s in attending.coming()} == {90}
    repeating.undo(done)
    assert {s.minutes for s in attending.coming()} == {50}
    assert len(session_series.all_series(database)) == 1
    assert days(attending) == thursdays(8)


def test_a_rhythm_ends_with_a_session_and_goes_on_again(attending, begin, repeating):
    begin()
    second = attending.coming()[1]
    done = repeating.change_from(second.id, Appointment(second.starts, 50, "M. K."), None).value
    assert days(attending) == thursdays(2)
    assert repeating.top_up().value == 0
    repeating.undo(done)
    assert days(attending) == thursdays(8)


def test_an_end_keeps_what_was_prepared_in_the_trash(attending, begin, repeating, database, clock):
    begin()
    second, third = attending.coming()[1:3]
    practising = Practising(db=database, clock=clock)
    task = practising.agree(Agreement("Walk", session_id=third.id)).value
    attending.edit(third.id, Appointment(third.starts, 50, "M. K.", "Room 4"))
    done = repeating.change_from(second.id, Appointment(second.starts), None).value
    assert done.trashed == (third.id,)
    assert practising.homework(task.id).session_id == third.id
    repeating.undo(done)
    assert attending.get(third.id).place == "Room 4"
    assert days(attending) == thursdays(8)


@pytest.mark.parametrize("what", ["a form left open", "earlier words"])
def test_an_end_keeps_words_that_stand_beside_a_session(attending, begin, repeating, clock, what):
    begin()
    second, third, fourth = attending.coming()[1:4]
    if what == "earlier words":
        for place in ("Room 4", ""):
            clock.advance(minutes=2)
            attending.edit(third.id, Appointment(third.starts, 50, "M. K.", place))
    else:
        attending.forms.keep(FormKind.SESSION, third.id, {"place": "Room 4"})
    done = repeating.change_from(second.id, Appointment(second.starts), None).value
    assert done.trashed == (third.id,)
    other = attending.plan(Appointment(fourth.starts)).value
    assert other.id != third.id
    repeating.undo(done)
    assert attending.get(third.id).with_whom == "M. K."
    if what == "a form left open":
        assert attending.forms.get(FormKind.SESSION, third.id) == {"place": "Room 4"}


def test_one_that_stood_alone_begins_a_rhythm(attending, repeating, clock):
    alone = attending.plan(Appointment(clock.at_local(THURSDAY), with_whom="M. K.")).value
    done = repeating.change_from(alone.id, Appointment(alone.starts, 50, "M. K."), WEEKLY).value
    assert days(attending) == thursdays(8)
    repeating.undo(done)
    assert attending.all() == (alone,)


def test_a_holiday_is_left_out_and_taken_in_again(attending, begin, repeating):
    series = begin().made
    left = repeating.leave_out(series.id, date(2026, 12, 24)).value
    assert date(2026, 12, 24) not in days(attending)
    assert date(2026, 12, 24) in repeating.coming_days(series.id)
    repeating.top_up()
    assert date(2026, 12, 24) not in days(attending)
    repeating.take_in(left)
    assert days(attending) == thursdays(8)


def test_a_day_far_ahead_can_be_left_out(attending, begin, repeating, clock):
    series = begin().made
    repeating.leave_out(series.id, date(2027, 2, 11))
    clock.advance(weeks=6)
    repeating.top_up()
    assert date(2027, 2, 4) in days(attending)
    assert date(2027, 2, 11) not in days(attending)
    assert date(2027, 2, 18) in days(attending)


def test_a_holiday_on_which_something_was_noted_goes_to_the_trash(attending, begin, repeating):
    series = begin().made
    one = attending.coming()[3]
    attending.edit(one.id, Appointment(one.starts, 50, "M. K.", "Room 4"))
    left = repeating.leave_out(series.id, one.series_day).value
    assert left.session_id == one.id
    repeating.take_in(left)
    assert attending.get(one.id).place == "Room 4"
    assert days(attending) == thursdays(8)


def test_a_first_one_in_the_past_brings_no_past_ones(attending, begin):
    begin(local=datetime(2026, 11, 5, 15))
    assert [s.starts.local.date() for s in attending.past()] == [date(2026, 11, 5)]
    assert days(attending) == thursdays(8)
    assert attending.waiting_for_word().state is SessionState.PLANNED


def test_an_hour_of_today_that_has_passed_brings_none(attending, begin):
    begin(local=datetime(2026, 11, 2, 15))
    assert [s.starts.local.date() for s in attending.past()] == [date(2026, 11, 2)]
    assert days(attending)[0] == date(2026, 11, 30)


def test_the_next_days_are_as_many_as_asked_for(begin, repeating):
    series = begin().made
    assert repeating.coming_days(series.id) == tuple(thursdays(12))
    assert repeating.coming_days(series.id, 2) == tuple(thursdays(2))


def test_what_stood_in_the_form_is_forgotten_once_it_is_kept(attending, begin, repeating):
    attending.forms.keep(FormKind.SESSION, 0, {"place": "Room 4"})
    first = begin().session
    assert attending.forms.get(FormKind.SESSION, 0) == {}
    attending.forms.keep(FormKind.SESSION, first.id, {"place": "Room 5"})
    repeating.change_from(first.id, Appointment(first.starts), WEEKLY)
    assert attending.forms.get(FormKind.SESSION, first.id) == {}


def test_what_became_of_a_session_is_no_part_of_an_end_or_of_taking_it_back(
    attending, begin, repeating
):
    planned = begin()
    second, third = attending.coming()[1:3]
    attending.cancelled(third.id)
    done = repeating.change_from(second.id, Appointment(second.starts), None).value
    assert done.trashed == ()
    assert attending.get(third.id).state is SessionState.CANCELLED
    repeating.undo(done)
    repeating.undo(planned)
    assert [s.id for s in attending.all()] == [third.id]


def test_one_that_homework_hangs_on_is_not_thrown_away_unseen(
    attending, begin, repeating, practising
):
    begin()
    second, third = attending.coming()[1:3]
    practising.agree(Agreement("Walk", session_id=third.id))
    done = repeating.change_from(second.id, Appointment(second.starts), None).value
    assert done.trashed == (third.id,)


def test_what_comes_back_from_the_trash_is_found_again(attending, begin, repeating, database):
    begin()
    second, third = attending.coming()[1:3]
    attending.edit(third.id, Appointment(third.starts, 50, "M. K.", "Lighthouse"))
    done = repeating.change_from(second.id, Appointment(second.starts), None).value
    assert search.query(database, "lighthouse") == []
    repeating.undo(done)
    assert [hit.item_id for hit in search.query(database, "lighthouse")] == [third.id]


def test_a_rhythm_that_ended_does_not_go_on_through_one_that_was_left_of_it(
    attending, begin, repeating
):
    series = begin().made
    second, third = attending.coming()[1:3]
    attending.edit(third.id, Appointment(third.starts, 50, "M. K.", "Room 4"))
    repeating.change_from(second.id, Appointment(second.starts), None)
    attending.restore(third.id)
    repeating.change_from(third.id, Appointment(third.starts), None)
    assert repeating.get(series.id).ended_day == date(2026, 12, 2)


def test_what_is_gone_is_told(repeating, clock):
    with pytest.raises(GoneMeanwhile):
        repeating.change_from(99, Appointment(clock.at_local(THURSDAY)), None)
    with pytest.raises(GoneMeanwhile):
        repeating.leave_out(99, date(2026, 12, 24))
