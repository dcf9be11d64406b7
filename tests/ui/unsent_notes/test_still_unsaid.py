# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet question over the shelf, and *Did you say it?* on the note itself."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.core.unsent_notes import Delivery, NoteState, SaidHow
from therapy_journal.services.settings import UNSAID_AFTER
from therapy_journal.storage import sessions
from therapy_journal.ui.unsent_notes.layers import Layer


@pytest.fixture
def card(desk):
    return desk.screen.shelf.unsaid


def weeks(desk, count):
    for _ in range(count):
        desk.clock.advance(days=7)
        starts = desk.clock.at_local(desk.clock.now().local - timedelta(hours=3))
        held = Session(0, starts, state=SessionState.ATTENDED)
        sessions.insert(desk.database, held, desk.clock.now())
    desk.screen.refresh()


def press(widget):
    QTest.keyClick(widget, Qt.Key.Key_Space)


def words_in_sight(widget):
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_it_is_asked_over_the_shelf_after_three_sessions(desk, card):
    note_id = desk.notes.new("About the fees", know="know").value
    weeks(desk, 2)
    assert not card.isVisible()
    weeks(desk, 1)
    assert card.isVisible()
    assert words_in_sight(card) == (
        "Still unsaid “About the fees” has been with you through 3 sessions."
        " Would you like to raise it?"
    )
    desk.screen.shelf.search.setText("fees")
    assert not card.isVisible()
    desk.screen.shelf.search.clear()
    assert card.asked().note_id == note_id


def test_not_yet_is_heard_and_can_be_taken_back(desk, card):
    note_id = desk.notes.new(know="know").value
    weeks(desk, 3)
    press(card.not_yet_button)
    assert not card.isVisible()
    assert desk.said.last.text == "Left for now."
    assert desk.notes.open(note_id)[0].not_yet_day == desk.clock.now().day
    desk.said.press()
    assert card.isVisible()
    assert desk.notes.open(note_id)[0].not_yet_day is None


def test_raising_takes_what_was_typed_a_moment_ago_to_the_summary(desk, card):
    note_id = desk.notes.new(say="Please").value
    weeks(desk, 3)
    desk.screen.open_note(note_id)
    desk.write(Layer.SAY, " slow down.")
    press(card.raise_button)
    note = desk.notes.open(note_id)[0]
    assert (note.say, note.is_marked) == ("Please slow down.", True)
    assert desk.screen.pane.footer.add.text() == "Take out of my summary"
    assert not card.isVisible()
    desk.said.press()
    assert not desk.notes.open(note_id)[0].is_marked
    assert card.isVisible()


def test_raising_what_is_not_ready_opens_the_third_layer(desk, card):
    desk.notes.new("Other", know="other")
    note_id = desk.notes.new("Fees", raw="raw", know="know").value
    desk.clock.advance(days=0)
    weeks(desk, 3)
    asked = card.asked().note_id
    press(card.raise_button)
    assert desk.screen.note_id == asked
    assert desk.screen.pane.layers.front() is Layer.SAY
    assert QApplication.focusWidget() is desk.area(Layer.SAY)
    assert not desk.notes.open(note_id)[0].is_marked
    assert not card.isVisible()


def test_letting_go_is_out_of_sight_at_once_and_comes_back(desk, card):
    note_id = desk.notes.new(know="know").value
    weeks(desk, 3)
    press(card.let_go_button)
    assert desk.notes.open(note_id)[0].state is NoteState.LET_GO
    assert not card.isVisible()
    desk.said.press()
    assert desk.notes.open(note_id)[0].state is NoteState.KEPT
    assert card.isVisible()


def test_switched_off_nothing_is_asked(desk, card):
    desk.notes.new(know="know")
    weeks(desk, 3)
    desk.journal.settings.put(UNSAID_AFTER, 0)
    desk.screen.refresh()
    assert not card.isVisible()


# Did you say it?


def test_not_now_is_kept_so_that_it_is_asked_once_a_session(desk, card):
    note_id = desk.notes.new(say="x").value
    other = desk.notes.new(say="y").value
    desk.notes.set_delivery(note_id, Delivery.SAY)
    desk.screen.open_note(note_id)
    weeks(desk, 1)
    after = desk.screen.pane.after
    assert after.isVisible()
    press(after._later)
    assert not after.isVisible()
    desk.screen.open_note(other)
    desk.screen.open_note(note_id)
    assert not after.isVisible()
    weeks(desk, 1)
    assert "Did you say it?" in words_in_sight(after)


def test_after_the_next_session_the_answer_is_of_that_day(desk):
    note_id = desk.notes.new(say="x").value
    desk.notes.set_delivery(note_id, Delivery.SAY)
    weeks(desk, 1)
    desk.notes.said(note_id, SaidHow.NO, "No room.")
    weeks(desk, 1)
    desk.screen.open_note(note_id)
    after = desk.screen.pane.after
    press(after._open)
    assert after.how.value() is None
    press(after.how.chips()[0])
    press(after.done)
    note = desk.notes.open(note_id)[0]
    assert (note.said_how, note.said_day) == (SaidHow.ALL, desk.clock.now().day)
    assert note.said_note == "No room."
    desk.screen.refresh()
    assert "Did you say it?" not in words_in_sight(after)


def test_while_therapy_pauses_neither_is_asked(desk, card):
    note_id = desk.notes.new(say="x").value
    desk.notes.set_delivery(note_id, Delivery.SAY)
    desk.notes.new(know="know")
    weeks(desk, 3)
    desk.screen.open_note(note_id)
    after = desk.screen.pane.after
    assert card.isVisible()
    assert after.isVisible()
    desk.kit.jobs.run(desk.journal.pausing.pause, None)
    assert not card.isVisible()
    assert not after.isVisible()
    desk.kit.jobs.run(desk.journal.pausing.take_up, None)
    assert card.isVisible()
    assert "Did you say it?" in words_in_sight(after)
