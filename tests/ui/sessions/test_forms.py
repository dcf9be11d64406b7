# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning, moving, missing, looking: by hand and by key, and nothing typed is lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.sessions.absence_form import AbsenceForm
from therapy_journal.ui.sessions.look_form import LookForm
from therapy_journal.ui.sessions.person_form import PersonForm
from therapy_journal.ui.sessions.session_form import SessionForm
from therapy_journal.ui.widgets.fields import DayField, TextBox, TimeField
from therapy_journal.ui.widgets.ratings import Rating

ATTENDED, MISSED = SessionState.ATTENDED, SessionState.MISSED


def named(widget: QWidget, kind: type, name: str):
    found = [w for w in widget.findChildren(kind) if w.accessibleName() == name]
    assert len(found) == 1, (name, len(found))
    return found[0]


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    found = [b for b in widget.findChildren(QAbstractButton) if b.text() == text and b.isVisible()]
    assert len(found) == 1, (text, len(found))
    found[0].click()


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def form(shown, kind):
    return shown.screen.findChild(kind)


def set_when(page, day: str, hour: str = "15:00") -> None:
    for kind, name, text in ((DayField, "Day", day), (TimeField, "Time", hour)):
        field = named(page, kind, name)
        field.setText(text)
        field.editingFinished.emit()


def test_a_day_and_an_hour_make_a_session(shown, clock):
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    set_when(page, "26 Nov", "16")
    press(page, "Keep session")
    session = shown.attending.next()
    assert session.starts == clock.at_local(datetime(2026, 11, 26, 16))
    assert session.minutes == 50
    assert not page.isVisible()


def test_enter_goes_through_the_lines_of_a_form(shown):
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    QTest.keyClicks(named(page, DayField, "Day"), "26 Nov")
    for name in ("Time", "Minutes", "With whom", "Where"):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert QApplication.focusWidget() is named(page, QLineEdit, name)
    assert page.isVisible()
    assert shown.attending.next() is None


def test_the_next_one_is_offered_in_the_usual_rhythm(shown, clock):
    shown.plan(19, ATTENDED)
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    assert named(page, QLineEdit, "With whom").text() == "M. K."
    press(page, "Keep session")
    assert shown.attending.next().starts == clock.at_local(datetime(2026, 11, 26, 15))


def test_a_time_that_has_passed_asks_whether_they_were_there(shown):
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    assert "How did it turn out?" not in words(page)
    set_when(page, "19 Nov")
    assert any("This time has passed" in said for said in words(page))
    press(page, "I was there")
    press(page, "Keep session")
    assert shown.attending.last_attended().state is ATTENDED


def test_two_at_once_are_told_and_kept(shown):
    shown.plan(26)
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    set_when(page, "26 Nov", "15:30")
    assert any("There is a session on Thu 26 Nov, 15:00 already" in s for s in words(page))
    press(page, "Keep session")
    assert len(shown.attending.coming()) == 2


@pytest.mark.parametrize(("typed", "kept"), [("", 50), ("3", 5), ("90", 90), ("0", 50)])
def test_minutes_stay_within_reason(shown, typed, kept):
    shown.screen.plan_session()
    page = form(shown, SessionForm)
    set_when(page, "26 Nov")
    named(page, QLineEdit, "Minutes").setText(typed)
    press(page, "Keep session")
    assert shown.attending.next().minutes == kept


def test_a_session_is_corrected_with_what_became_of_it(shown):
    session = shown.plan(19, ATTENDED)
    shown.screen.open_session(session.id)
    page = form(shown, SessionForm)
    press(page, "I missed it")
    press(page, "not well")
    named(page, TextBox, "In my words, if I like").set_text("a fever")
    named(page, QLineEdit, "Where").setText("online")
    press(page, "Keep session")
    changed = shown.attending.get(session.id)
    assert changed.state is MISSED
    assert changed.reasons == (AbsenceReason.ILL,)
    assert (changed.reason_note, changed.place) == ("a fever", "online")


def test_moving_keeps_what_was_prepared_and_is_undone(shown, clock):
    session = shown.plan(26)
    press(shown.screen, "It moved")
    page = form(shown, SessionForm)
    assert "Move session" in words(page)
    set_when(page, "27 Nov", "10")
    press(page, "Move session")
    assert shown.attending.next().id == session.id
    assert shown.attending.next().starts == clock.at_local(datetime(2026, 11, 27, 10))
    shown.said.press()
    assert shown.attending.all() == (session,)


def test_missing_a_session_needs_no_reason(shown):
    session = shown.plan(19)
    press(shown.screen, "I missed it")
    page = form(shown, AbsenceForm)
    assert "This session was missed" in words(page)
    press(page, "Keep")
    assert shown.attending.get(session.id).state is MISSED
    shown.said.press()
    assert shown.attending.get(session.id) == session


def test_reasons_are_kept_when_somebody_wants_to_say(shown, qtbot):
    session = shown.plan(26)
    press(shown.screen, "It was cancelled")
    page = form(shown, AbsenceForm)
    press(page, "money")
    press(page, "time")
    qtbot.keyClicks(named(page, TextBox, "In my words, if I like"), "the fee")
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cancelled = shown.attending.get(session.id)
    assert cancelled.state is SessionState.CANCELLED
    assert cancelled.reasons == (AbsenceReason.MONEY, AbsenceReason.TIME)
    assert cancelled.reason_note == "the fee"


def test_a_look_is_answered_by_key_and_may_stay_open(shown, qtbot):
    session = shown.plan(19, ATTENDED)
    shown.screen.open_look()
    page = form(shown, LookForm)
    assert "After the session of 19 Nov." in words(page)
    qtbot.keyClick(named(page, Rating, "I felt heard").circles()[0], Qt.Key.Key_7)
    press(page, "Keep")
    (look,) = shown.attending.looks()
    assert (look.heard, look.matters, look.pace, look.free_no) == (7, None, None, None)
    assert look.session_id == session.id


def test_a_look_without_an_answer_is_told(shown):
    shown.screen.open_look()
    page = form(shown, LookForm)
    press(page, "Keep")
    assert any("None of the four lines" in said for said in words(page))
    assert shown.attending.looks() == ()


def test_somebody_is_added_and_changed(shown):
    press(shown.screen, "Add somebody")
    page = form(shown, PersonForm)
    press(page, "Keep")
    assert any("Initials are enough" in said for said in words(page))
    named(page, QLineEdit, "Name or initials").setText("Dr. Ito")
    press(page, "Keep")
    (person,) = shown.attending.people()
    QApplication.processEvents()
    named(shown.screen, QAbstractButton, "Change Dr. Ito").click()
    named(page, QLineEdit, "What they do").setText("psychiatrist")
    press(page, "Keep")
    assert shown.attending.people()[0].role == "psychiatrist"
    assert shown.attending.people()[0].id == person.id


def test_a_move_begun_before_the_lock_goes_on_as_a_move(shown, clock):
    shown.plan(26)
    press(shown.screen, "It moved")
    page = form(shown, SessionForm)
    set_when(page, "27 Nov", "10")
    shown.screen.flush()
    shown.again()
    page = form(shown, SessionForm)
    assert page.isVisible()
    assert "Move session" in words(page)
    press(page, "Move session")
    assert shown.attending.next().starts == clock.at_local(datetime(2026, 11, 27, 10))
    states = {session.state for session in shown.attending.all()}
    assert states == {SessionState.PLANNED, SessionState.MOVED}


def test_a_cancellation_left_unkept_is_still_one_later(shown, qtbot):
    session = shown.plan(26)
    press(shown.screen, "It was cancelled")
    page = form(shown, AbsenceForm)
    qtbot.keyClicks(named(page, TextBox, "In my words, if I like"), "the fee")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert shown.attending.get(session.id) == session
    press(shown.screen, "Go on")
    assert "This session was cancelled" in words(page)
    press(page, "Keep")
    assert shown.attending.get(session.id).state is SessionState.CANCELLED


def test_what_is_typed_in_a_form_is_kept_at_every_door(shown, qtbot):
    press(shown.screen, "Add somebody")
    page = form(shown, PersonForm)
    qtbot.keyClicks(named(page, TextBox, "Notes"), "ask about sleep")
    shown.screen.flush()
    assert not shown.screen.unsaved()
    assert shown.attending.forms.get(FormKind.CARE_PERSON, 0)["note"] == "ask about sleep"
