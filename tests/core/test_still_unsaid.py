# SPDX-License-Identifier: GPL-3.0-or-later
"""Which unsent notes are asked about: counted anew over any history of sessions and answers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from therapy_journal.core.days import Moment
from therapy_journal.core.still_unsaid import is_to_be_asked, still_unsaid, to_answer
from therapy_journal.core.unsent_notes import Delivery, NoteState, UnsentNote

START = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)


def moment(days: float) -> Moment:
    at = START + timedelta(days=days)
    return Moment(at, 60, "Europe/Berlin", at.date())


def note(day: float = 0, **values: object) -> UnsentNote:
    happened = moment(day)
    made = UnsentNote(1, "", "", "Please slow down.", happened, happened.at, 1)
    return replace(made, **values)


SESSIONS = [moment(7), moment(14), moment(21)]


def test_it_is_asked_after_as_many_sessions_as_were_chosen():
    for held in range(4):
        found = still_unsaid([note()], SESSIONS[:held], 3)
        assert [unsaid.sessions for unsaid in found] == ([3] if held == 3 else [])
    assert still_unsaid([note()], SESSIONS[:2], 2)
    assert still_unsaid([note()], SESSIONS, 5) == ()


def test_off_is_off():
    assert still_unsaid([note()], SESSIONS * 9, 0) == ()


def test_sessions_before_the_note_do_not_count():
    assert still_unsaid([note(10)], SESSIONS, 2)[0].sessions == 2
    assert still_unsaid([note(15)], SESSIONS, 2) == ()


@pytest.mark.parametrize("answer", ["not_yet_day", "said_day"])
def test_an_answer_makes_the_count_begin_anew(answer):
    answered = note(**{answer: moment(14).day})
    assert still_unsaid([answered], SESSIONS, 2) == ()
    assert still_unsaid([answered], [*SESSIONS, moment(28)], 2)[0].sessions == 2


def test_what_is_on_its_way_said_or_let_go_is_left_alone():
    marked = note(marked_at=moment(30).at)
    said, gone = note(state=NoteState.SAID), note(state=NoteState.LET_GO)
    assert still_unsaid([marked, said, gone], SESSIONS, 3) == ()


def test_never_two_questions_about_one_note():
    meant = note(delivery=Delivery.SAY)
    assert is_to_be_asked(meant, SESSIONS[-1])
    assert still_unsaid([meant], SESSIONS, 3) == ()
    assert [asked.note_id for asked in to_answer([meant], SESSIONS[-1])] == [1]


def test_did_you_say_it_comes_once_a_session():
    meant = note(delivery=Delivery.SAY)
    assert not is_to_be_asked(meant, None)
    assert not is_to_be_asked(note(8, delivery=Delivery.SAY), SESSIONS[0])
    for answer in ("said_day", "not_yet_day"):
        answered = replace(meant, **{answer: SESSIONS[0].day})
        assert not is_to_be_asked(answered, SESSIONS[0])
        assert is_to_be_asked(answered, SESSIONS[1])


def test_a_note_marked_after_the_session_is_meant_for_the_next():
    marked = note(marked_at=moment(8).at, delivery=Delivery.SAY)
    assert not is_to_be_asked(marked, SESSIONS[0])
    assert is_to_be_asked(marked, SESSIONS[1])


def test_without_a_third_layer_nobody_asks_whether_it_was_said():
    assert not is_to_be_asked(note(say=" \n", delivery=Delivery.SAY), SESSIONS[0])


DAYS = some.integers(0, 60)


@given(
    written=some.lists(DAYS, max_size=5),
    held=some.lists(some.floats(0, 60), max_size=12),
    left=some.lists(some.none() | DAYS, min_size=5, max_size=5),
    after=some.sampled_from((2, 3, 5)),
)
def test_the_number_is_that_of_the_sessions_since(written, held, left, after):
    notes = [
        replace(note(day), id=number, not_yet_day=None if left[number] is None
                else (START + timedelta(days=left[number])).date())
        for number, day in enumerate(written)
    ]  # fmt: skip
    sessions = [moment(day) for day in held]
    found = {unsaid.note_id: unsaid.sessions for unsaid in still_unsaid(notes, sessions, after)}
    for each in notes:
        count = 0
        for session in sessions:
            is_after = session.at > each.happened.at
            if is_after and (each.not_yet_day or date.min) < session.day:
                count += 1
        assert found.get(each.id) == (count if count >= after else None)
    assert list(found.values()) == sorted(found.values(), reverse=True)
