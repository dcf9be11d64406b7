# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sessions screen shows and does."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollBar, QWidget

from therapy_journal.core.appointments import Absence, AlliancePoints, Appointment
from therapy_journal.core.charts import runs
from therapy_journal.core.homework import Agreement
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.practising import Practising
from therapy_journal.services.writing import Writing
from therapy_journal.ui.charts.view import ChartView
from therapy_journal.ui.sessions.care_card import CareCard
from therapy_journal.ui.sessions.look_card import LookCard
from therapy_journal.ui.sessions.next_card import NextSessionCard
from therapy_journal.ui.sessions.session_row import SessionRow
from therapy_journal.ui.sessions.waiting_card import WaitingCard
from therapy_journal.ui.widgets.empty import EmptyState

ATTENDED, MISSED = SessionState.ATTENDED, SessionState.MISSED


def buttons(widget: QWidget, text: str) -> list[QAbstractButton]:
    QApplication.processEvents()
    return [
        each
        for each in widget.findChildren(QAbstractButton)
        if text in (each.text(), each.accessibleName()) and each.isVisible()
    ]


def press(widget: QWidget, text: str) -> None:
    found = buttons(widget, text)
    assert len(found) == 1, (text, len(found))
    found[0].click()


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def rows(shown) -> list[SessionRow]:
    QApplication.processEvents()
    return [row for row in shown.screen.findChildren(SessionRow) if row.isVisible()]


def test_an_empty_screen_asks_when_the_next_session_is(shown):
    assert "When is your next session?" in words(shown.screen)
    press(shown.screen.findChild(EmptyState), "Plan a session")
    assert "With whom" in words(shown.screen)


def test_the_next_session_says_when_and_leads_to_the_summary(shown, qtbot):
    session = shown.plan(26)
    card = shown.screen.findChild(NextSessionCard)
    assert "Thu 26 Nov, 15:00" in words(card)
    assert "in 3 days · with M. K. · 50 minutes" in words(card)
    assert not buttons(card, "I was there")
    with qtbot.waitSignal(shown.screen.prepare_requested, timeout=1000) as asked:
        press(card, "Prepare summary")
    assert asked.args == [session.id]


def test_a_session_under_way_may_be_noted_as_attended(shown, clock):
    session = shown.plan(26)
    clock.set_local(datetime(2026, 11, 26, 15, 20))
    shown.screen.refresh()
    card = shown.screen.findChild(NextSessionCard)
    assert any(said.startswith("under way") for said in words(card))
    press(card, "I was there")
    assert shown.attending.get(session.id).state is ATTENDED
    shown.said.press()
    assert shown.attending.get(session.id) == session


def test_a_session_that_is_over_is_asked_about(shown):
    session = shown.plan(19)
    card = shown.screen.findChild(WaitingCard)
    assert "Thu 19 Nov, 15:00: how did it turn out?" in words(card)
    press(card, "I was there")
    assert not card.isVisible()
    assert shown.attending.last_attended().id == session.id
    shown.said.press()
    assert card.isVisible()


def test_a_later_session_stands_after_the_next(shown):
    shown.plan(26)
    shown.plan(30)
    assert "After that" in words(shown.screen)
    assert "Mon 30 Nov, 15:00" in words(rows(shown)[0])


def test_past_sessions_say_what_became_of_them_without_blame(shown):
    shown.plan(12, ATTENDED)
    missed = shown.plan(19)
    absence = Absence((AbsenceReason.DREAD,), "I sat in the car.")
    shown.attending.missed(missed.id, absence)
    shown.screen.refresh()
    first, second = rows(shown)
    assert words(first)[:3] == ["Thu 19 Nov, 15:00", "missed", "did not feel able to"]
    assert "I sat in the car." in words(first)
    assert words(second)[:2] == ["Thu 12 Nov, 15:00", "attended"]


def test_an_after_session_note_is_asked_for_and_then_opened(shown, qtbot, database, clock):
    session = shown.plan(19, ATTENDED)
    with qtbot.waitSignal(shown.screen.after_note_requested, timeout=1000) as asked:
        press(rows(shown)[0], "Write an after-session note, session of Thu 19 Nov, 15:00")
    assert asked.args == [session.id]
    note = Writing(db=database, clock=clock).new().value
    shown.attending.link_note(session.id, note.id)
    shown.screen.refresh()
    assert buttons(rows(shown)[0], "After-session note")


def test_a_missed_session_asks_for_no_note(shown):
    shown.attending.missed(shown.plan(19).id)
    shown.screen.refresh()
    assert not buttons(rows(shown)[0], "Write a note")


def test_the_trash_says_what_stays_and_gives_the_session_back(shown, database, clock):
    practising = Practising(db=database, clock=clock)
    session = shown.plan(19, ATTENDED)
    practising.agree(Agreement("Walk", session_id=session.id))
    press(rows(shown)[0], "Move to the trash: session of Thu 19 Nov, 15:00")
    assert rows(shown) == []
    assert shown.said.last.detail == "1 homework stays."
    shown.said.press()
    assert len(rows(shown)) == 1


def test_the_focus_stays_in_the_row_when_a_session_goes_to_the_trash(shown):
    shown.screen.resize(786, 400)
    for day in range(1, 16):
        shown.plan(day, ATTENDED)
    shown.screen.activateWindow()
    gone = rows(shown)[2]
    (remove,) = [b for b in gone.findChildren(QAbstractButton) if "trash" in b.accessibleName()]
    remove.setFocus()
    bars = shown.screen.findChildren(QScrollBar)
    before = [bar.value() for bar in bars]
    remove.click()
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused.accessibleName() == "Change the session of Thu 12 Nov, 15:00"
    assert [bar.value() for bar in bars] == before


def test_earlier_sessions_come_when_they_are_asked_for(shown):
    for day in range(1, 16):
        shown.plan(day, ATTENDED)
    assert len(rows(shown)) == 12
    press(shown.screen, "Show earlier ones")
    assert len(rows(shown)) == 15


def test_looks_make_four_lines_with_gaps_left_as_gaps(shown, clock):
    card = shown.screen.findChild(LookCard)
    assert not any(line.isVisible() for line in card.findChildren(ChartView))
    for heard in (2, None, 10):
        shown.attending.add_look(AlliancePoints(heard=heard, pace=5))
        clock.advance(days=7)
    shown.screen.refresh()
    QApplication.processEvents()
    heard, matters, pace, _ = card.findChildren(ChartView)
    (_, low), (_, high) = heard.chart().spots()
    assert low.x() < high.x()
    assert low.y() > high.y()
    assert [len(run) for run in runs(heard.values())] == [1, 1]
    assert matters.chart().spots() == []
    assert len({spot.y() for _, spot in pace.chart().spots()}) == 1
    assert [len(run) for run in runs(pace.values())] == [3]
    assert heard.accessibleName() == "I felt heard"
    assert heard.accessibleDescription() == (
        "I felt heard, 23 Nov 2026 to 7 Dec 2026, 0 not at all, 10 fully: 23 Nov: 2; 7 Dec: 10."
    )
    assert matters.accessibleDescription().endswith("nothing noted.")


def test_a_look_taken_away_comes_back(shown):
    look = shown.attending.add_look(AlliancePoints(heard=3)).value
    shown.screen.refresh()
    press(shown.screen, "Take the latest look away")
    assert shown.attending.looks() == ()
    shown.said.press()
    assert shown.attending.looks() == (look,)


def test_the_care_team_is_shown_and_given_back(shown, qtbot):
    shown.attending.add_person("Dr. Ito", "psychiatrist", "Ask about sleep.")
    shown.screen.refresh()
    card = shown.screen.findChild(CareCard)
    assert {"Dr. Ito", "psychiatrist", "Ask about sleep."} <= set(words(card))
    press(card, "Move Dr. Ito to the trash")
    assert "Dr. Ito" not in words(card)
    shown.said.press()
    assert "Dr. Ito" in words(card)
    with qtbot.waitSignal(shown.screen.guide_requested, timeout=1000):
        press(card, "Who does what")


def test_the_question_whether_it_was_handed_over_has_a_place(shown):
    question = QLabel("Did you hand it over?")
    shown.screen.set_handed_over_question(question)
    assert "Did you hand it over?" in words(shown.screen)
    shown.screen.set_handed_over_question(None)
    assert "Did you hand it over?" not in words(shown.screen)


def test_every_visible_button_has_a_name(shown):
    shown.plan(12, ATTENDED)
    shown.plan(26)
    shown.attending.add_person("Dr. Ito")
    shown.attending.add_look(AlliancePoints(heard=3))
    shown.screen.refresh()
    QApplication.processEvents()
    for each in shown.screen.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.text() or each.accessibleName()


def test_a_moved_session_says_where_it_went(shown, clock):
    session = shown.plan(19)
    starts = clock.at_local(datetime(2026, 11, 27, 10))
    shown.attending.move(session.id, Appointment(starts, with_whom="M. K."))
    shown.screen.refresh()
    assert words(rows(shown)[0])[:2] == ["Thu 19 Nov, 15:00", "moved to 27 Nov"]


def test_where_nothing_can_be_written_everything_is_shown_and_nothing_offered(shown, database):
    shown.plan(19)
    shown.plan(26)
    database.is_read_only = True
    screen = shown.another()
    screen.show()
    screen.refresh()
    QApplication.processEvents()
    assert "Thu 26 Nov, 15:00" in words(screen)
    enabled = {
        b.text() or b.accessibleName()
        for b in screen.findChildren(QAbstractButton)
        if b.isVisible() and b.isEnabled()
    }
    assert enabled == {"Prepare summary", "Who does what", "Earlier versions"}
    screen.close()
    screen.deleteLater()
    database.is_read_only = False
