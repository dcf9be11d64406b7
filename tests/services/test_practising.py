# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework from agreeing to letting go, on a real journal."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from therapy_journal.core.homework import (
    Agreement,
    Attempt,
    Frequency,
    GoneMeanwhile,
    HomeworkState,
    NothingAgreed,
    NotYet,
    Obstacle,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.storage import marks, search, sessions

DONE, PARTLY, NOT = PracticeOutcome.DONE, PracticeOutcome.PARTLY, PracticeOutcome.NOT


@pytest.fixture
def last_session(database, clock):
    starts = clock.at_local(datetime(2026, 11, 19, 15))
    session = Session(0, starts, with_whom="M. K.", state=SessionState.ATTENDED)
    return sessions.insert(database, session, clock.now())


def found(database, word):
    return {(hit.kind, hit.item_id) for hit in search.query(database, word)}


def marked(database):
    return {(mark.kind, mark.item_id) for mark in marks.all_marks(database)}


def test_one_line_is_a_whole_agreement(practising):
    outcome = practising.agree(Agreement("  Catch one “should” a day \n"))
    assert outcome.value.title == "Catch one “should” a day"
    assert outcome.changes.homework
    (card,) = practising.cards()
    assert card.homework == outcome.value
    assert card.badge.text == ""
    assert card.dots == ()
    assert card.last_line == ""
    assert card.origin == "Since today · until the next session"


@pytest.mark.parametrize("title", ["", "  \n ", "\u2028"])
def test_nothing_agreed_is_told_and_keeps_nothing(practising, title):
    with pytest.raises(NothingAgreed):
        practising.agree(Agreement(title, detail="but this"))
    assert practising.cards() == ()


def test_a_task_from_a_session_counts_from_that_session(practising, clock, last_session):
    task = practising.agree(Agreement("x", session_id=last_session)).value
    assert task.agreed == clock.at_local(datetime(2026, 11, 19, 15))
    (card,) = practising.cards()
    assert card.origin == "From session on 19 Nov · until the next session"
    assert card.numbers.since == date(2026, 11, 19)


def test_practice_makes_badge_dots_and_last_line(practising, clock, last_session):
    task = practising.agree(Agreement("Catch one “should”", session_id=last_session)).value
    for day in (19, 20, 22):
        practising.log_practice(
            task.id, Attempt(DONE, 10, 6, 4, "easier with tea"),
            clock.at_local(datetime(2026, 11, day, 20)),
        )  # fmt: skip
    (card,) = practising.cards()
    assert card.badge.text == "on 3 days"
    assert [dot.outcome for dot in card.dots] == [DONE, DONE, None, DONE]
    assert card.last_line == "Last: yesterday · 10 min · distress 6 → 4 · “easier with tea”"
    assert not card.is_practised_today
    assert card.is_for_today


def test_a_newer_session_begins_the_count_anew_and_keeps_the_log(
    practising, clock, database, last_session
):
    task = practising.agree(Agreement("x", session_id=last_session)).value
    practising.log_practice(task.id, Attempt(DONE), clock.at_local(datetime(2026, 11, 21, 9)))
    clock.set_local(datetime(2026, 11, 27, 9))
    starts = clock.at_local(datetime(2026, 11, 26, 15))
    sessions.insert(database, Session(0, starts, state=SessionState.ATTENDED), clock.now())
    (card,) = practising.cards()
    assert card.badge.text == ""
    assert card.practices == ()
    assert len(card.log) == 1
    assert card.session_has_passed
    practising.carry_over(task.id)
    (card,) = practising.cards()
    assert not card.session_has_passed
    assert "carried over once" in card.origin


def test_a_missed_session_does_not_begin_the_count_anew(practising, clock, database):
    task = practising.agree(Agreement("x"), clock.at_local(datetime(2026, 11, 12, 16))).value
    practising.log_practice(task.id, Attempt(PARTLY), clock.at_local(datetime(2026, 11, 13, 9)))
    starts = clock.at_local(datetime(2026, 11, 19, 15))
    sessions.insert(database, Session(0, starts, state=SessionState.MISSED), clock.now())
    assert practising.cards()[0].badge.text == "on 1 day"


def test_practice_from_before_the_agreement_is_kept_and_not_counted(practising, clock):
    task = practising.agree(Agreement("x")).value
    practising.log_practice(task.id, Attempt(DONE), clock.at_local(datetime(2026, 11, 20, 9)))
    (card,) = practising.cards()
    assert card.badge.text == ""
    assert len(card.log) == 1


def test_practice_on_a_day_that_has_not_come_is_told(practising, clock):
    task = practising.agree(Agreement("x")).value
    with pytest.raises(NotYet):
        practising.log_practice(task.id, Attempt(DONE), clock.at_local(datetime(2026, 11, 25, 9)))
    assert practising.cards()[0].log == ()


def test_a_later_hour_of_today_becomes_now(practising, clock):
    task = practising.agree(Agreement("x")).value
    later = clock.at_local(datetime(2026, 11, 23, 23, 30))
    assert practising.log_practice(task.id, Attempt(DONE), later).value.happened == clock.now()


def test_something_for_a_task_that_is_gone_is_told(practising):
    with pytest.raises(GoneMeanwhile):
        practising.log_practice(17, Attempt(DONE))
    with pytest.raises(GoneMeanwhile):
        practising.finish(17)
    with pytest.raises(GoneMeanwhile):
        practising.edit_practice(17, Attempt(DONE))


def test_a_try_is_written_anew_taken_away_and_given_back(practising, database):
    task = practising.agree(Agreement("x")).value
    attempt = Attempt(NOT, obstacles=(Obstacle.OTHER,), obstacle_note="dread of the telephone")
    practice = practising.log_practice(task.id, attempt, bring=True).value
    assert found(database, "telephone") == {("practice", practice.id)}
    assert marked(database) == {(MarkKind.PRACTICE, practice.id)}

    practising.edit_practice(practice.id, Attempt(PARTLY, noticed="lighter afterwards"))
    assert found(database, "telephone") == set()
    assert found(database, "lighter") == {("practice", practice.id)}
    assert practising.cards()[0].brought == {practice.id}

    removed = practising.remove_practice(practice.id).value
    assert practising.cards()[0].log == ()
    assert found(database, "lighter") == set()
    assert marked(database) == set()

    practising.restore_practice(removed)
    assert practising.cards()[0].log[0].noticed == "lighter afterwards"
    assert found(database, "lighter") == {("practice", practice.id)}
    assert marked(database) == {(MarkKind.PRACTICE, practice.id)}


def test_editing_leaves_or_changes_the_mark_as_asked(practising, database):
    task = practising.agree(Agreement("x")).value
    practice = practising.log_practice(task.id, Attempt(NOT)).value
    practising.edit_practice(practice.id, Attempt(NOT), bring=True)
    assert marked(database) == {(MarkKind.PRACTICE, practice.id)}
    practising.edit_practice(practice.id, Attempt(PARTLY))
    assert marked(database) == {(MarkKind.PRACTICE, practice.id)}
    practising.edit_practice(practice.id, Attempt(PARTLY), bring=False)
    assert marked(database) == set()


@pytest.mark.parametrize(
    ("end", "state"), [("finish", HomeworkState.FINISHED), ("let_go", HomeworkState.LET_GO)]
)
def test_an_end_is_counted_and_taken_back(practising, end, state):
    task = practising.agree(Agreement("x")).value
    ended = getattr(practising, end)(task.id).value
    assert ended.ended_day == date(2026, 11, 23)
    assert practising.counts()[state] == 1
    assert practising.today() == ()
    practising.put_back(task)
    assert practising.cards()[0].homework == task
    assert practising.counts()[state] == 0


def test_what_was_learned_stays_when_a_task_is_taken_up_again(practising, database):
    task = practising.agree(Agreement("x")).value
    practising.finish(task.id, " The mornings are kinder. ")
    assert found(database, "mornings") == {("homework", task.id)}
    again = practising.reopen(task.id).value
    assert again.state is HomeworkState.ACTIVE
    assert again.ended_day is None
    assert again.learned == "The mornings are kinder."
    assert practising.finish(task.id).value.learned == "The mornings are kinder."


def test_carrying_over_leads_to_the_next_session(practising):
    agreement = Agreement("x", until_kind=UntilKind.DAY, until_day=date(2026, 11, 20))
    task = practising.agree(agreement).value
    carried = practising.carry_over(task.id).value
    assert carried.until_kind is UntilKind.NEXT_SESSION
    assert carried.until_day is None
    assert practising.carry_over(task.id).value.carried == 2
    assert "carried over twice" in practising.cards()[0].origin


def test_editing_keeps_practice_and_finds_the_new_words(practising, database):
    task = practising.agree(Agreement("Walk to the harbour")).value
    practising.log_practice(task.id, Attempt(DONE))
    practising.edit(task.id, Agreement("Walk to the lighthouse", frequency=Frequency.DAILY))
    (card,) = practising.cards()
    assert card.homework.title == "Walk to the lighthouse"
    assert card.badge.text == "on 1 of 1 day"
    assert found(database, "harbour") == set()
    assert found(database, "lighthouse") == {("homework", task.id)}


def test_the_trash_takes_log_marks_and_words_and_gives_them_back(practising, database):
    task = practising.agree(Agreement("Walk to the harbour")).value
    practice = practising.log_practice(task.id, Attempt(DONE, noticed="gulls"), bring=True).value
    practising.bring(task.id, on=True)
    removed = practising.remove(task.id).value
    assert practising.cards() == ()
    assert found(database, "harbour") | found(database, "gulls") == set()
    assert marked(database) == set()
    practising.restore(removed)
    (card,) = practising.cards()
    assert card.is_brought
    assert card.brought == {practice.id}
    assert found(database, "gulls") == {("practice", practice.id)}


def test_unfit_characters_are_mended_once_at_the_way_in(practising):
    task = practising.agree(Agreement("one\x00two", detail="a\r\nb")).value
    assert task.title == "one\ufffdtwo"
    assert task.detail == "a\nb"


def test_a_form_keeps_its_draft_until_it_is_kept(practising):
    practising.forms.keep(FormKind.HOMEWORK, 0, {"words": "Catch one", "plan_when": ""})
    assert practising.forms.get(FormKind.HOMEWORK, 0) == {"words": "Catch one"}
    pending = practising.forms.pending(FormKind.HOMEWORK, FormKind.PRACTICE)
    assert [(draft.kind, draft.item_id) for draft in pending] == [(FormKind.HOMEWORK, 0)]
    practising.agree(Agreement("Catch one"))
    assert practising.forms.pending(FormKind.HOMEWORK) == ()


def test_an_emptied_form_keeps_no_draft(practising):
    practising.forms.keep(FormKind.HOMEWORK, 0, {"words": "Catch one"})
    practising.forms.keep(FormKind.HOMEWORK, 0, {"words": ""})
    assert practising.forms.pending(FormKind.HOMEWORK) == ()


def test_sessions_to_choose_are_those_that_took_place(practising, database, clock, last_session):
    def keep(local, state):
        return sessions.insert(
            database, Session(0, clock.at_local(local), state=state), clock.now()
        )

    keep(datetime(2026, 11, 12, 15), SessionState.MISSED)
    today = keep(datetime(2026, 11, 23, 20, 30), SessionState.PLANNED)
    keep(datetime(2026, 11, 26, 15), SessionState.PLANNED)
    assert [session.id for session in practising.recent_sessions()] == [today, last_session]
