# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet questions about unsent notes: asked once, answered in full, taken back whole."""

from datetime import date, timedelta

import pytest

from therapy_journal.core.marks import MarkKind
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.core.unsent_notes import Delivery, NoteState, SaidHow
from therapy_journal.services.settings import UNSAID_AFTER
from therapy_journal.storage import marks, sessions, unsent_notes


@pytest.fixture
def weeks(journal, clock):
    """Return a function that lets weeks go by, each with a session that was attended."""

    def go_by(count=1):
        for _ in range(count):
            clock.advance(days=7)
            starts = clock.at_local(clock.now().local - timedelta(hours=3))
            held = Session(0, starts, state=SessionState.ATTENDED)
            sessions.insert(journal._db, held, clock.now())

    return go_by


@pytest.fixture
def unsaid(journal):
    return journal.still_unsaid


def not_yet_day(journal, note_id):
    return journal.unsent_notes.open(note_id)[0].not_yet_day


def test_after_three_sessions_it_is_asked_and_not_yet_is_heard(journal, unsaid, weeks, clock):
    note_id = journal.unsent_notes.new(raw="raw").value
    weeks(2)
    assert unsaid.question() is None
    weeks()
    assert (unsaid.question().note_id, unsaid.question().sessions) == (note_id, 3)
    unsaid.not_yet(note_id)
    assert not_yet_day(journal, note_id) == clock.now().day
    assert unsaid.question() is None
    weeks(2)
    assert unsaid.question() is None
    weeks()
    assert unsaid.question().sessions == 3


def test_one_note_a_day_the_one_that_waited_longest_first(journal, unsaid, weeks, clock):
    first = journal.unsent_notes.new(know="first").value
    weeks()
    second = journal.unsent_notes.new(know="second").value
    weeks(3)
    assert unsaid.question().note_id == first
    unsaid.not_yet(first)
    assert unsaid.question() is None
    clock.advance(days=1)
    assert unsaid.question().note_id == second


def test_raising_puts_the_third_layer_on_the_summary_and_can_be_undone(journal, unsaid, weeks):
    note_id = journal.unsent_notes.new(raw="raw", say="Please slow down.").value
    weeks(3)
    answered = unsaid.raise_it(note_id).value
    assert answered.is_on_summary
    assert marks.of_item(journal._db, MarkKind.UNSENT_NOTE, note_id)
    unsaid.undo(note_id, answered)
    assert not marks.of_item(journal._db, MarkKind.UNSENT_NOTE, note_id)
    assert not_yet_day(journal, note_id) is None
    assert unsaid.question().note_id == note_id


def test_taking_an_answer_back_leaves_on_the_summary_what_was_put_there_otherwise(
    journal, unsaid, weeks
):
    note_id = journal.unsent_notes.new(say="Please slow down.").value
    weeks(3)
    answered = unsaid.not_yet(note_id).value
    journal.unsent_notes.add_to_summary(note_id)
    unsaid.undo(note_id, answered)
    assert marks.of_item(journal._db, MarkKind.UNSENT_NOTE, note_id)


def test_raising_what_is_not_ready_puts_nothing_anywhere(journal, unsaid, weeks):
    note_id = journal.unsent_notes.new(raw="raw", know="know").value
    weeks(3)
    assert not unsaid.raise_it(note_id).value.is_on_summary
    assert not marks.of_item(journal._db, MarkKind.UNSENT_NOTE, note_id)
    assert unsaid.question() is None


def test_it_can_be_asked_later_or_never(journal, unsaid, weeks):
    journal.unsent_notes.new(know="know")
    weeks(3)
    journal.settings.put(UNSAID_AFTER, 5)
    assert unsaid.question() is None
    weeks(2)
    assert unsaid.question().sessions == 5
    journal.settings.put(UNSAID_AFTER, 0)
    assert unsaid.question() is None


def test_a_missed_session_and_one_in_the_trash_do_not_count(journal, unsaid, weeks, clock):
    journal.unsent_notes.new(know="know")
    weeks(3)
    last = sessions.all_sessions(journal._db)[0]
    journal.attending.remove(last.id)
    assert unsaid.question() is None


def test_a_session_still_to_come_does_not_count_whatever_is_said_of_it(
    journal, unsaid, weeks, clock
):
    journal.unsent_notes.new(know="know")
    weeks(2)
    starts = clock.at_local(clock.now().local + timedelta(days=3))
    ahead = Session(0, starts, state=SessionState.ATTENDED)
    sessions.insert(journal._db, ahead, clock.now())
    assert unsaid.question() is None
    clock.advance(days=4)
    assert unsaid.question().sessions == 3


def test_where_nothing_can_be_kept_nothing_is_asked(journal, unsaid, weeks, database):
    journal.unsent_notes.new(say="x")
    weeks(3)
    database.is_read_only = True
    assert unsaid.question() is None
    assert unsaid.to_answer() is None
    database.is_read_only = False


def test_while_therapy_pauses_neither_question_is_asked_anywhere(journal, unsaid, weeks):
    journal.unsent_notes.new(know="know")
    to_say = journal.unsent_notes.new(say="x").value
    journal.unsent_notes.set_delivery(to_say, Delivery.SAY)
    weeks(3)
    asked = unsaid.question(), unsaid.to_answer()
    session = journal.unsent_notes.session_to_ask_after(to_say)
    assert None not in (*asked, session)
    journal.pausing.pause()
    assert (unsaid.question(), unsaid.to_answer()) == (None, None)
    assert journal.unsent_notes.session_to_ask_after(to_say) is None
    journal.unsent_notes.said(to_say, SaidHow.ALL)
    assert journal.unsent_notes.open(to_say)[0].said_day == session.day
    journal.unsent_notes.said(to_say, None)
    journal.pausing.take_up()
    assert (unsaid.question(), unsaid.to_answer()) == asked
    assert journal.unsent_notes.session_to_ask_after(to_say) == session


def test_letting_go_ends_the_question_and_erasing_keeps_no_day(journal, unsaid, weeks):
    note_id = journal.unsent_notes.new(know="know").value
    weeks(3)
    unsaid.not_yet(note_id)
    journal.unsent_notes.let_go(note_id)
    weeks(4)
    assert unsaid.question() is None
    journal.unsent_notes.erase_now(note_id)
    assert not_yet_day(journal, note_id) is None


# What Today asks


def first_line(journal):
    return journal.quiet_lines.first()


def answer(line, label):
    return next(each for each in line.answers if each.label == label)


def test_today_asks_about_it_without_a_word_of_it(journal, weeks):
    note_id = journal.unsent_notes.new("Titlecanary", "rawcanary", "knowcanary", "saycanary").value
    weeks(3)
    line = first_line(journal)
    assert line.text == (
        "Your unsent note of 23 Nov has been with you through 3 sessions."
        " Would you like to raise it?"
    )
    assert "canary" not in f"{line.key}{line.text}"
    assert [each.label for each in line.answers] == ["Raise it", "Look at it", "Let it go"]
    assert line.leave.label == "Not yet"
    assert (answer(line, "Look at it").leads, answer(line, "Look at it").item_id) == (
        "unsent_note", note_id,
    )  # fmt: skip


def test_today_raises_it_and_takes_that_back(journal, weeks):
    note_id = journal.unsent_notes.new(say="Please slow down.").value
    weeks(3)
    raise_it = answer(first_line(journal), "Raise it")
    raise_it.work()
    assert journal.unsent_notes.open(note_id)[0].is_marked
    assert first_line(journal).key == f"after.{journal.attending.last_attended().id}"
    raise_it.undo()
    assert not journal.unsent_notes.open(note_id)[0].is_marked
    assert first_line(journal).key == f"unsaid.{note_id}"


def test_not_yet_on_today_is_the_answer_of_the_note_too(journal, weeks, clock):
    note_id = journal.unsent_notes.new(know="know").value
    weeks(3)
    line = first_line(journal)
    assert [each.label for each in line.answers] == ["Look at it", "Let it go"]
    journal.quiet_lines.not_now(line)
    assert not_yet_day(journal, note_id) == clock.now().day
    journal.quiet_lines.after_all(line)
    assert not_yet_day(journal, note_id) is None
    assert first_line(journal).key == line.key


def test_letting_go_on_today_can_be_taken_back(journal, weeks):
    note_id = journal.unsent_notes.new(know="know").value
    weeks(3)
    let_go = answer(first_line(journal), "Let it go")
    let_go.work()
    assert journal.unsent_notes.open(note_id)[0].state is NoteState.LET_GO
    let_go.undo()
    assert journal.unsent_notes.open(note_id)[0].state is NoteState.KEPT


def test_after_the_session_today_asks_once_whether_it_was_said(journal, weeks, clock):
    note_id = journal.unsent_notes.new(say="Please slow down.").value
    journal.unsent_notes.set_delivery(note_id, Delivery.SAY)
    assert first_line(journal) is None
    weeks()
    line = first_line(journal)
    assert line.text == (
        "There was a session on Mon 30 Nov. Did you say what was ready in your unsent note"
        " of 23 Nov?"
    )
    assert [each.label for each in line.answers] == [
        "All of it", "Part of it", "No, not this time",
    ]  # fmt: skip
    part = answer(line, "Part of it")
    part.work()
    note = journal.unsent_notes.open(note_id)[0]
    assert (note.said_how, note.said_day) == (SaidHow.PART, date(2026, 11, 30))
    assert first_line(journal).key == f"after.{journal.attending.last_attended().id}"
    part.undo()
    note = journal.unsent_notes.open(note_id)[0]
    assert (note.said_how, note.said_day, note.state) == (None, None, NoteState.KEPT)
    assert first_line(journal).key == line.key


def test_not_now_after_a_session_holds_on_the_note_until_the_next_one(
    journal, weeks, unsaid, clock
):
    note_id = journal.unsent_notes.new(say="Please slow down.").value
    journal.unsent_notes.set_delivery(note_id, Delivery.SAY)
    weeks()
    journal.quiet_lines.not_now(first_line(journal))
    assert unsaid.to_answer() is None
    clock.advance(days=3)
    assert first_line(journal) is None
    weeks()
    assert unsaid.to_answer().note_id == note_id
    assert first_line(journal).key.startswith(f"said.{note_id}.")


def test_an_earlier_answer_and_its_words_stay_when_today_is_answered(journal, weeks):
    note_id = journal.unsent_notes.new(say="Please slow down.").value
    journal.unsent_notes.set_delivery(note_id, Delivery.SAY)
    weeks()
    journal.unsent_notes.said(note_id, SaidHow.NO, "There was no room.")
    weeks()
    answer(first_line(journal), "All of it").work()
    note = journal.unsent_notes.open(note_id)[0]
    assert (note.said_how, note.said_note) == (SaidHow.ALL, "There was no room.")


def test_a_note_that_is_gone_is_asked_nothing(journal, unsaid, weeks):
    note_id = journal.unsent_notes.new(say="x").value
    journal.unsent_notes.set_delivery(note_id, Delivery.SAY)
    weeks()
    journal.unsent_notes.erase_now(note_id)
    assert unsaid.to_answer() is None
    assert unsent_notes.get(journal._db, note_id).state is NoteState.ERASED
