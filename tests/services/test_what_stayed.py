# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes back from a session, when a look is offered, and the quiet of a pause."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.stock import NoLine, StockKind
from therapy_journal.services.settings import LOOK_EVERY

THURSDAY = datetime(2026, 11, 26, 15)


def attended(journal, clock, local, keep=""):
    """Go to an hour after a session at ``local``, with a note where ``keep`` says something."""
    clock.set_local(local + timedelta(hours=1))
    session = journal.attending.plan(
        Appointment(clock.at_local(local)), SessionState.ATTENDED
    ).value
    if keep:
        note = journal.after_note(session.id).value
        entry = journal.writing.open(note)
        body = f"## What I want to keep\n\n{keep}\n"
        journal.writing.save(note, "", body, entry.revision)
    return session


def plan(journal, clock, local):
    return journal.attending.plan(Appointment(clock.at_local(local))).value


def text(line):
    return None if line is None else line.text


def test_half_way_to_the_next_session_it_comes_back_without_a_word_of_it(journal, clock):
    attended(journal, clock, THURSDAY, "the harbour")
    plan(journal, clock, THURSDAY + timedelta(days=7))
    clock.set_local(THURSDAY + timedelta(days=3))
    assert journal.what_stayed.midweek() is None
    clock.set_local(THURSDAY + timedelta(days=4))
    line = journal.what_stayed.midweek()
    assert line.text == "On Thursday you wanted to keep something."
    assert "harbour" not in repr(line)
    clock.set_local(THURSDAY + timedelta(days=7, minutes=10))
    assert journal.what_stayed.midweek() is None


def test_without_a_next_session_it_comes_back_after_three_days(journal, clock):
    attended(journal, clock, THURSDAY, "the harbour")
    clock.advance(days=2)
    assert journal.what_stayed.midweek() is None
    clock.advance(days=1)
    assert journal.what_stayed.midweek() is not None
    clock.advance(days=30)
    assert journal.what_stayed.midweek() is None


def test_it_is_brought_up_once_whether_looked_at_or_put_aside(journal, clock):
    session = attended(journal, clock, THURSDAY, "the harbour")
    clock.advance(days=4)
    line = journal.quiet_lines.first()
    (look,) = line.answers
    assert (look.leads, look.item_id) == ("reflection", journal.attending.get(session.id).note_id)
    look.work()
    clock.advance(days=1)
    assert journal.quiet_lines.first() is None


def test_a_sealed_note_or_one_with_nothing_to_keep_does_not_come_back(journal, clock):
    session = attended(journal, clock, THURSDAY, "the harbour")
    clock.advance(days=4)
    note = journal.attending.get(session.id).note_id
    journal.writing.seal(note, clock.now().day + timedelta(days=9))
    assert journal.what_stayed.midweek() is None
    clock.advance(days=10)
    attended(journal, clock, THURSDAY + timedelta(days=21))
    clock.advance(days=4)
    assert journal.what_stayed.midweek() is None


def test_once_a_session_has_ended_its_note_is_offered_for_two_days(journal, clock):
    session = plan(journal, clock, THURSDAY)
    clock.set_local(THURSDAY + timedelta(minutes=40))
    assert journal.what_stayed.after_session() is None
    clock.set_local(THURSDAY + timedelta(minutes=51))
    line = journal.what_stayed.after_session()
    assert line.text.startswith("Today a session was planned.")
    (begin,) = line.answers
    begin.work()
    assert journal.attending.get(session.id).state is SessionState.ATTENDED
    assert journal.what_stayed.after_session().text.startswith("Today you had a session.")
    begin.undo()
    assert journal.attending.get(session.id).state is SessionState.PLANNED
    clock.advance(days=2)
    assert journal.what_stayed.after_session() is None


def test_a_session_with_a_note_or_one_that_was_missed_is_not_asked_about(journal, clock):
    attended(journal, clock, THURSDAY, "the harbour")
    assert journal.what_stayed.after_session() is None
    session = plan(journal, clock, THURSDAY + timedelta(days=1))
    clock.advance(days=1)
    journal.attending.missed(session.id)
    assert journal.what_stayed.after_session() is None


def test_a_look_is_offered_every_so_many_sessions_or_never(journal, clock):
    for week in range(6):
        assert journal.what_stayed.look_at_it() is None
        attended(journal, clock, THURSDAY + timedelta(days=7 * week))
    assert text(journal.what_stayed.look_at_it()).startswith("6 sessions so far.")
    journal.settings.put(LOOK_EVERY, 0)
    assert journal.what_stayed.look_at_it() is None
    journal.settings.put(LOOK_EVERY, 4)
    journal.taking_stock.keep(StockKind.GOING, {"hoped": "rest"})
    assert journal.what_stayed.look_at_it() is None
    for week in range(6, 10):
        attended(journal, clock, THURSDAY + timedelta(days=7 * week))
    assert text(journal.what_stayed.look_at_it()).startswith("4 sessions since")


def test_a_session_that_is_gone_leaves_no_note_without_one_behind(journal, clock):
    session = plan(journal, clock, THURSDAY)
    journal.attending.remove(session.id)
    with pytest.raises(GoneMeanwhile):
        journal.after_note(session.id)
    assert journal.writing.count() == 0


def test_a_look_that_was_left_is_offered_again_after_two_weeks(journal, clock):
    for week in range(6):
        attended(journal, clock, THURSDAY + timedelta(days=7 * week))
    clock.advance(days=3)
    line = journal.quiet_lines.first()
    assert line.key == "stock.going"
    journal.quiet_lines.not_now(line)
    clock.advance(days=13)
    assert journal.quiet_lines.first() is None
    clock.advance(days=1)
    assert journal.quiet_lines.first().key == "stock.going"


def test_every_screen_that_asks_hears_of_a_pause_and_of_its_end(journal):
    pausing = journal.pausing
    for work in (lambda: pausing.keep_ending({"keep": "tea"}), pausing.take_up, pausing.pause):
        changes = work().changes
        assert changes.settings
        assert changes.sessions
        assert changes.homework
        assert changes.stock


def test_while_therapy_pauses_nothing_asks_until_it_is_taken_up(journal, clock):
    plan(journal, clock, THURSDAY)
    clock.set_local(THURSDAY + timedelta(hours=1))
    assert journal.quiet_lines.first() is not None
    assert journal.attending.waiting_for_word() is not None
    with pytest.raises(NoLine):
        journal.pausing.keep_ending({"keep": " "})
    assert not journal.pausing.is_paused()
    kept = journal.pausing.keep_ending({"keep": "the harbour"}).value
    assert journal.taking_stock.latest(StockKind.ENDING) == kept
    assert journal.pausing.is_paused()
    assert journal.quiet_lines.first() is None
    assert journal.attending.waiting_for_word() is None
    journal.pausing.take_up()
    assert journal.quiet_lines.first() is not None
