# SPDX-License-Identifier: GPL-3.0-or-later
"""Today's cards: what they show, what they keep closed, where they lead."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.today.conftest import Arrived
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.changes import Changes
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.reflections import Form
from therapy_journal.services.settings import PICK_UP_TEXT, SHEET_FILE
from therapy_journal.ui.today.card import TodayCard
from therapy_journal.ui.today.check_in_card import CheckInCard
from therapy_journal.ui.today.going_on import what_is_there
from therapy_journal.ui.today.then_and_now import EMPTY
from therapy_journal.ui.widgets.labels import Label


def seen(arrived: Arrived) -> list[str]:
    labels = arrived.screen.findChildren(Label)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def write(arrived: Arrived, title: str, body: str) -> int:
    writing = arrived.journal.writing
    entry = writing.new().value
    return writing.save(entry.id, title, body, entry.revision).value.id


def plan(arrived: Arrived, clock, when: datetime) -> None:
    arrived.journal.attending.plan(Appointment(clock.at_local(when)))


def test_the_first_day_is_kind_and_every_card_says_what_could_be(qtbot, arrived: Arrived) -> None:
    screen = arrived.show()
    texts = seen(arrived)
    for said in (
        "Monday 23 November",
        "How are you arriving today?",
        "Nothing is written yet.",
        "Nothing agreed at the moment.",
        "None is planned. You can add one when you know the day.",
        EMPTY,
    ):
        assert said in texts
    assert not screen.practise.log.isVisible()
    with qtbot.waitSignal(screen.write_requested):
        qtbot.mouseClick(screen.pick_up.go_on, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(screen.plan_session_requested):
        qtbot.mouseClick(screen.before.go, Qt.MouseButton.LeftButton)


def test_pick_up_shows_the_title_only_and_leads_back(qtbot, arrived: Arrived) -> None:
    entry = write(arrived, "After the call with Mum", "She asked whether I was fine.")
    screen = arrived.show()
    texts = seen(arrived)
    assert "After the call with Mum" in texts
    assert not any("She asked" in text for text in texts)
    with qtbot.waitSignal(screen.entry_requested) as asked:
        qtbot.keyClick(screen.pick_up.go_on, Qt.Key.Key_Return)
    assert asked.args == [entry]


def test_an_untitled_entry_is_named_by_its_day_not_by_its_words(arrived: Arrived) -> None:
    write(arrived, "", "She asked whether I was fine.")
    arrived.show()
    assert "Reflection of Mon 23 Nov" in seen(arrived)
    assert not any("She asked" in text for text in seen(arrived))
    arrived.journal.settings.put(PICK_UP_TEXT, value=True)
    arrived.screen.refresh()
    assert "She asked whether I was fine." in seen(arrived)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus, offscreen
def test_practise_shows_three_titles_and_asks_which_one(qtbot, arrived: Arrived) -> None:
    practising = arrived.journal.practising
    ids = [practising.agree(Agreement(title=f"Task {n} & more")).value.id for n in range(4)]
    screen = arrived.show()
    titles = [text for text in seen(arrived) if text.startswith("Task")]
    assert len(titles) == 3
    assert "and 1 more" in seen(arrived)
    screen.practise.log.click()
    actions = screen.practise.menu.actions()
    assert sorted(action.data() for action in actions) == ids
    with qtbot.waitSignal(screen.practice_requested) as asked:
        actions[0].trigger()
    assert asked.args == [actions[0].data()]
    screen.practise.menu.close()


def test_one_task_is_logged_at_once_and_stays_in_sight_when_practised(
    qtbot, arrived: Arrived
) -> None:
    practising = arrived.journal.practising
    task = practising.agree(Agreement(title="Breathe")).value.id
    screen = arrived.show()
    with qtbot.waitSignal(screen.practice_requested) as asked:
        qtbot.mouseClick(screen.practise.log, Qt.MouseButton.LeftButton)
    assert asked.args == [task]
    outcome = practising.log_practice(task, Attempt(outcome=PracticeOutcome.PARTLY))
    arrived.kit.bus.changed.emit(outcome.changes, None)
    assert "Breathe · practised today" in seen(arrived)


@pytest.mark.parametrize(
    ("when", "heading"),
    [
        (datetime(2026, 11, 23, 23, 0), "Before today's session"),
        (datetime(2026, 11, 24, 15, 0), "Before tomorrow's session"),
        (datetime(2026, 11, 26, 15, 0), "Before Thursday"),
        (datetime(2026, 12, 10, 15, 0), "Before Thu 10 Dec"),
    ],
)
def test_the_session_card_names_the_day(
    arrived: Arrived, clock, when: datetime, heading: str
) -> None:
    plan(arrived, clock, when)
    assert arrived.show().before.heading() == heading


def test_before_the_session_it_counts_what_is_marked_and_ready(
    qtbot, arrived: Arrived, clock
) -> None:
    plan(arrived, clock, datetime(2026, 11, 26, 15, 0))
    screen = arrived.show()
    assert what_is_there(0, 0) in seen(arrived)
    arrived.journal.writing.bring(write(arrived, "One", "words"))
    for say in ("I make jokes when it is close.", ""):
        note = arrived.journal.unsent_notes.new().value
        arrived.journal.unsent_notes.save(note, title="", raw="raw", know="know", say=say)
    screen.refresh()
    assert "1 thing marked to bring · 1 unsent note ready to say" in seen(arrived)
    with qtbot.waitSignal(screen.prepare_requested):
        qtbot.mouseClick(screen.before.go, Qt.MouseButton.LeftButton)


def a_year_ago(arrived: Arrived, clock) -> int:
    now = clock.now().local
    clock.set_local(datetime(2025, 11, 23, 19, 42))
    entry = write(arrived, "A title", "Only **when** asked for.\n\n- and a list")
    clock.set_local(now)
    return entry


def test_then_and_now_shows_a_date_and_the_text_only_on_asking(
    qtbot, arrived: Arrived, clock
) -> None:
    entry = a_year_ago(arrived, clock)
    write(arrived, "Something of today", "words")
    screen = arrived.show()
    card = screen.then_and_now
    assert card.heading() == "A year ago"
    assert "You wrote on Sun 23 November 2025." in seen(arrived)
    assert "A title" not in seen(arrived)
    assert not any("asked for" in text for text in seen(arrived))
    qtbot.mouseClick(card.look, Qt.MouseButton.LeftButton)
    assert "A title" in seen(arrived)
    assert "Only when asked for.\n\nand a list" in seen(arrived)
    with qtbot.waitSignal(screen.entry_requested) as asked:
        card.open_entry.click()
    assert asked.args == [entry]
    card.close_again.click()
    assert not any("asked for" in text for text in seen(arrived))
    assert card.look.isVisible()


def test_not_this_one_again_is_kept_and_can_be_undone(arrived: Arrived, clock) -> None:
    a_year_ago(arrived, clock)
    card = arrived.show().then_and_now
    card.not_again.click()
    assert EMPTY in seen(arrived)
    assert not card.look.isVisible()
    assert arrived.journal.looking_back.offer() is None
    arrived.said.press()
    assert card.heading() == "A year ago"
    assert arrived.journal.looking_back.offer() is not None


def test_it_can_be_switched_off_and_on_again(arrived: Arrived, clock) -> None:
    a_year_ago(arrived, clock)
    card = arrived.show().then_and_now
    card.switch_off.click()
    assert not card.isVisible()
    arrived.screen.refresh()
    assert not card.isVisible()
    arrived.said.press()
    assert card.isVisible()
    assert card.heading() == "A year ago"


def test_an_entry_sealed_after_it_was_offered_is_not_shown(arrived: Arrived, clock) -> None:
    entry = a_year_ago(arrived, clock)
    card = arrived.show().then_and_now
    arrived.journal.writing.seal(entry, datetime(2027, 1, 1).date())
    card.look.click()
    assert not any("asked for" in text for text in seen(arrived))
    assert not card.look.isVisible()


def test_what_changes_elsewhere_is_taken_up(arrived: Arrived, clock) -> None:
    screen = arrived.show()
    outcome = arrived.journal.attending.plan(
        Appointment(clock.at_local(datetime(2026, 11, 26, 15, 0)))
    )
    assert screen.before.heading() == "Your next session"
    arrived.kit.bus.changed.emit(outcome.changes, None)
    assert screen.before.heading() == "Before Thursday"
    screen.hide()
    session = outcome.value
    arrived.journal.attending.remove(session.id)
    arrived.kit.bus.changed.emit(Changes(sessions=True), None)
    assert screen.before.heading() == "Before Thursday"
    screen.show()
    screen.refresh()
    assert screen.before.heading() == "Your next session"


def test_cards_stand_one_below_the_other_in_a_narrow_window(qtbot, arrived: Arrived) -> None:
    screen = arrived.show()
    assert screen.grid.columns == 2
    screen.resize(420, 800)
    qtbot.waitUntil(lambda: screen.grid.columns == 1)
    qtbot.waitUntil(lambda: screen.practise.x() == screen.pick_up.x())
    for number, circle in enumerate(screen.check_in.rating.circles()):
        assert circle.isVisible(), number
        assert circle.geometry().right() <= screen.check_in.rating.width()


def cut(card: TodayCard | CheckInCard) -> list[str]:
    return [
        label.text()
        for label in card.findChildren(Label)
        if label.isVisible() and label.height() < label.heightForWidth(label.width())
    ]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_cut_at_larger_text(qtbot, arrived: Arrived, clock, scale: float) -> None:
    a_year_ago(arrived, clock)
    plan(arrived, clock, datetime(2026, 11, 26, 15, 0))
    arrived.kit.theme.set_scale(scale)
    screen = arrived.show()
    screen.then_and_now.look.click()
    cards = (screen.check_in, screen.pick_up, screen.practise, screen.before, screen.then_and_now)
    for card in cards:
        qtbot.waitUntil(lambda c=card: not cut(c))


def test_everything_is_reached_by_tab_in_reading_order(qtbot, arrived: Arrived, clock) -> None:
    a_year_ago(arrived, clock)
    arrived.journal.practising.agree(Agreement(title="Breathe"))
    screen = arrived.show()
    card = screen.then_and_now
    wanted = [
        screen.check_in.rating.circles()[0],
        screen.check_in.word,
        screen.pick_up.go_on,
        screen.practise.log,
        screen.before.go,
        card.look,
        card.not_again,
        card.switch_off,
    ]
    wanted[0].setFocus()
    visited = [wanted[0]]
    for _ in wanted[1:]:
        visited[-1].focusNextChild()
        visited.append(screen.window().focusWidget())
    assert visited == wanted


def test_the_sheet_is_reminded_of_while_its_file_is_there(arrived: Arrived, tmp_path) -> None:
    file = tmp_path / "Sheet.pdf"
    file.write_bytes(b"%PDF")
    arrived.journal.settings.put(SHEET_FILE, str(file))
    arrived.show()
    assert arrived.screen.reminder.isVisible()
    assert "tmp" not in arrived.screen.reminder.text()
    file.unlink()
    arrived.screen.refresh()
    assert not arrived.screen.reminder.isVisible()


def test_where_nothing_can_be_written_only_reading_is_offered(arrived):
    arrived.journal.vault.database.is_read_only = True
    screen = arrived.show()
    assert not screen.pick_up.go_on.isEnabled()
    assert not screen.before.go.isEnabled()
    arrived.journal.vault.database.is_read_only = False
    screen.refresh()
    assert screen.pick_up.go_on.isEnabled()
    assert screen.before.go.isEnabled()
    entry = arrived.journal.writing.new(Form.FREE).value
    arrived.journal.writing.save(entry.id, "Title", "Words", entry.revision)
    arrived.journal.vault.database.is_read_only = True
    screen.refresh()
    assert screen.pick_up.go_on.isEnabled()
    assert screen.pick_up.go_on.text() == "Read it"
    assert not screen.practise.log.isEnabled()
