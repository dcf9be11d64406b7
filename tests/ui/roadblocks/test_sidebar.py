# SPDX-License-Identifier: GPL-3.0-or-later
"""The sidebar: what stands open, what a press does, by mouse and by keyboard."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.roadblocks.conftest import Beside
from therapy_journal.core.changes import Changes
from therapy_journal.core.roadblocks import Familiar, RoadblockKey, SentenceTo
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.storage import sessions
from therapy_journal.ui.roadblocks.card_body import FIRST_SHOWN, CardBody
from therapy_journal.ui.widgets.labels import Label

SEVEN = list(RoadblockKey)


def body(beside: Beside, key: RoadblockKey) -> CardBody:
    found = beside.sidebar.panel.body_of(key)
    assert found is not None
    return found


def open_cards(beside: Beside) -> list[RoadblockKey]:
    return [key for key, card in beside.sidebar.panel.cards.items() if card.is_open]


def test_the_seven_stand_in_their_order_and_are_folded_at_first(beside: Beside) -> None:
    cards = beside.sidebar.panel.cards
    assert list(cards) == SEVEN
    heights = [card.mapTo(beside.window, QPoint(0, 0)).y() for card in cards.values()]
    assert heights == sorted(set(heights))
    assert open_cards(beside) == []
    assert beside.sidebar.width() == beside.kit.theme.px(288)


def test_the_one_that_fits_the_screen_stands_open(beside: Beside) -> None:
    beside.sidebar.open_for("homework")
    assert open_cards(beside) == [RoadblockKey.PARTICIPATION]
    beside.sidebar.open_for("unsent_notes")
    assert open_cards(beside) == [RoadblockKey.COMMUNICATION]
    beside.sidebar.open_for("reflections")
    assert open_cards(beside) == []


def test_the_tab_key_goes_from_a_heading_into_what_stands_open_below_it(
    beside: Beside, qtbot
) -> None:
    beside.window.activateWindow()
    for key in (RoadblockKey.CHANGE, RoadblockKey.FIT):
        beside.sidebar.open(key)
        first = body(beside, key).prompts[0]
        qtbot.waitUntil(first.write.isVisible)
        tab(2)
        assert first.ask.hasFocus()
        first.ask.click()
        first.ask.setFocus()
        qtbot.waitUntil(first.opening.isVisible)
        tab(1)
        assert first.opening.box.hasFocus()


def tab(times: int) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_a_session_told_as_missed_opens_showing_up(beside: Beside, database, clock) -> None:
    now = clock.now()
    starts = clock.at_local(now.local - timedelta(days=1))
    session = Session(0, starts, state=SessionState.PLANNED)
    session_id = sessions.insert(database, session, now)
    beside.sidebar.open_for("sessions")
    assert open_cards(beside) == []
    missed = Session(session_id, starts, state=SessionState.MISSED)
    sessions.update(database, missed, now)
    beside.kit.bus.changed.emit(Changes(sessions=True), None)
    assert open_cards(beside) == [RoadblockKey.CONSISTENCY]


def test_a_press_opens_one_folds_the_other_and_is_remembered(qtbot, beside: Beside) -> None:
    cards = beside.sidebar.panel.cards
    qtbot.mouseClick(cards[RoadblockKey.FIT].heading, Qt.MouseButton.LeftButton)
    assert open_cards(beside) == [RoadblockKey.FIT]
    qtbot.mouseClick(cards[RoadblockKey.CHANGE].heading, Qt.MouseButton.LeftButton)
    assert open_cards(beside) == [RoadblockKey.CHANGE]
    beside.sidebar.open_for("homework")
    beside.sidebar.open_for("today")
    assert open_cards(beside) == [RoadblockKey.CHANGE]
    qtbot.mouseClick(cards[RoadblockKey.CHANGE].heading, Qt.MouseButton.LeftButton)
    assert open_cards(beside) == []


def test_the_list_is_walked_and_opened_by_keyboard(qtbot, beside: Beside) -> None:
    cards = beside.sidebar.panel.cards
    first = cards[RoadblockKey.FIT].heading
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    second = cards[RoadblockKey.EXPECTATIONS].heading
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert open_cards(beside) == [RoadblockKey.EXPECTATIONS]
    qtbot.keyClick(second, Qt.Key.Key_End)
    last = cards[RoadblockKey.PROFESSIONAL].heading
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Down)
    assert last.hasFocus()
    qtbot.keyClick(last, Qt.Key.Key_Home)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert open_cards(beside) == [RoadblockKey.FIT]


def test_write_about_this_asks_upward_with_key_and_question(qtbot, beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.CHANGE)
    prompt = body(beside, RoadblockKey.CHANGE).prompts[0]
    with qtbot.waitSignal(beside.sidebar.write_requested) as asked:
        qtbot.mouseClick(prompt.write, Qt.MouseButton.LeftButton)
    assert asked.args == [RoadblockKey.CHANGE, prompt.prompt.question]


def test_the_opening_sentence_comes_on_asking_and_goes_over_as_it_was_changed(
    qtbot, beside: Beside
) -> None:
    beside.sidebar.open(RoadblockKey.FIT)
    prompt = body(beside, RoadblockKey.FIT).prompts[0]
    assert prompt.opening is None
    qtbot.keyClick(prompt.ask, Qt.Key.Key_Space)
    opening = prompt.opening
    assert opening is not None
    assert opening.isVisible()
    assert opening.box.text() == prompt.prompt.opening
    assert opening.box.hasFocus()
    opening.box.set_text("My own words.")
    with qtbot.waitSignal(beside.sidebar.opening_requested) as asked:
        qtbot.mouseClick(opening.links[SentenceTo.ENTRY], Qt.MouseButton.LeftButton)
    assert asked.args == [RoadblockKey.FIT, "My own words."]
    qtbot.mouseClick(prompt.ask, Qt.MouseButton.LeftButton)
    assert not opening.isVisible()
    qtbot.mouseClick(prompt.ask, Qt.MouseButton.LeftButton)
    assert opening.box.text() == "My own words."


def test_an_emptied_sentence_goes_nowhere(qtbot, beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.FIT)
    prompt = body(beside, RoadblockKey.FIT).prompts[0]
    prompt.ask.click()
    assert prompt.opening is not None
    prompt.opening.box.set_text("  \n ")
    with qtbot.assertNotEmitted(beside.sidebar.opening_requested):
        prompt.opening.links[SentenceTo.ENTRY].click()


def test_a_copied_sentence_says_that_it_is_no_longer_protected(beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.FIT)
    prompt = body(beside, RoadblockKey.FIT).prompts[0]
    prompt.ask.click()
    assert prompt.opening is not None
    prompt.opening.copy.click()
    assert QApplication.clipboard().text() == prompt.prompt.opening
    assert "no longer protected" in beside.said.last.detail


def test_two_questions_are_in_sight_and_the_others_on_asking(qtbot, beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.CHANGE)
    change = body(beside, RoadblockKey.CHANGE)
    shown = [prompt for prompt in change.prompts if prompt.isVisible()]
    assert len(shown) == FIRST_SHOWN
    change.more.setFocus()
    qtbot.keyClick(change.more, Qt.Key.Key_Return)
    assert all(prompt.isVisible() for prompt in change.prompts)
    assert change.prompts[FIRST_SHOWN].write.hasFocus()


def test_an_answer_fills_the_dots_at_once_and_is_kept(qtbot, beside: Beside, clock) -> None:
    key = RoadblockKey.COMMUNICATION
    beside.checking_in.rate(key, Familiar.A_LITTLE)
    clock.advance(days=8)
    beside.sidebar.open_for("unsent_notes")
    beside.sidebar.set_open(is_open=True)
    heading = beside.sidebar.panel.cards[key].heading
    assert heading.filled() == 2
    chips = body(beside, key).chips
    assert chips.value() is Familiar.A_LITTLE
    qtbot.mouseClick(chips.chips()[2], Qt.MouseButton.LeftButton)
    assert heading.filled() == 3
    assert heading.accessibleName() == "Saying it out loud, sounds familiar: a lot"
    assert body(beside, key).before() == "Before: a little (23 Nov)"
    assert [r.familiar for r in beside.checking_in.history(key)] == [
        Familiar.A_LITTLE,
        Familiar.A_LOT,
    ]
    qtbot.mouseClick(chips.chips()[2], Qt.MouseButton.LeftButton)
    assert heading.filled() == 2
    assert chips.value() is Familiar.A_LITTLE


def test_an_answer_in_a_journal_that_can_only_be_read_is_told_and_not_shown(
    qtbot, beside: Beside, database
) -> None:
    beside.sidebar.open(RoadblockKey.FIT)
    database.is_read_only = True
    chips = body(beside, RoadblockKey.FIT).chips
    qtbot.mouseClick(chips.chips()[1], Qt.MouseButton.LeftButton)
    assert beside.said.last.key == "E_READ_ONLY"
    assert chips.value() is None
    beside.sidebar.open(RoadblockKey.CHANGE)
    assert len(beside.said.notices) == 1


def test_answers_given_elsewhere_are_taken_up(beside: Beside) -> None:
    beside.checking_in.rate(RoadblockKey.FIT, Familiar.A_LOT)
    beside.kit.bus.changed.emit(Changes(roadblocks=True), None)
    assert beside.sidebar.panel.cards[RoadblockKey.FIT].heading.filled() == 3
    assert open_cards(beside) == []


def test_where_it_leads_is_asked_upward_and_never_to_where_one_is(qtbot, beside: Beside) -> None:
    beside.sidebar.open_for("homework")
    links = body(beside, RoadblockKey.PARTICIPATION).links
    assert [link.action.command for link in links if link.isVisible()] == ["homework.obstacle"]
    with qtbot.waitSignal(beside.sidebar.action_requested) as asked:
        links[0].click()
    assert asked.args == ["homework.obstacle"]
    beside.sidebar.open_for("reflections")
    beside.sidebar.open(RoadblockKey.PARTICIPATION)
    assert all(link.isVisible() for link in links)


def test_folded_it_shows_seven_icons_and_each_opens_its_own(qtbot, beside: Beside) -> None:
    sidebar = beside.sidebar
    with qtbot.waitSignal(sidebar.open_changed) as told:
        qtbot.mouseClick(sidebar.panel.fold, Qt.MouseButton.LeftButton)
    assert told.args == [False]
    assert sidebar.icons.isVisible()
    assert not sidebar.panel.isVisible()
    assert sidebar.icons.unfold.hasFocus()
    names = [item.button.accessibleName() for item in sidebar.icons.items.values()]
    assert names[0] == "Fit with my therapist"
    qtbot.mouseClick(
        sidebar.icons.items[RoadblockKey.CONSISTENCY].button, Qt.MouseButton.LeftButton
    )
    assert sidebar.panel.isVisible()
    assert not sidebar.icons.isVisible()
    assert open_cards(beside) == [RoadblockKey.CONSISTENCY]
    assert sidebar.panel.cards[RoadblockKey.CONSISTENCY].heading.hasFocus()


def test_in_a_narrow_window_it_floats_over_the_screen_and_esc_folds_it(
    qtbot, beside: Beside
) -> None:
    sidebar, window = beside.sidebar, beside.window
    screen = window.findChild(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    sidebar.set_narrow(is_narrow=True)
    window.resize(900, 700)
    folded = sidebar.icons.width()
    qtbot.waitUntil(lambda: sidebar.width() == folded and sidebar.geometry().right() == 899)
    before = screen.width()
    sidebar.toggle()
    panel = sidebar.panel
    assert panel.isVisible()
    assert screen.width() == before
    assert panel.mapTo(window, QPoint(panel.width(), 0)) == QPoint(900, 0)
    window.resize(800, 700)
    qtbot.waitUntil(lambda: panel.mapTo(window, QPoint(panel.width(), 0)).x() == 800)
    qtbot.keyClick(sidebar.panel.fold, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert sidebar.icons.unfold.hasFocus()
    sidebar.set_narrow(is_narrow=False)
    assert panel.isVisible()
    assert panel.parentWidget() is sidebar


def test_what_floats_folds_when_one_goes_on(qtbot, beside: Beside) -> None:
    sidebar = beside.sidebar
    sidebar.set_narrow(is_narrow=True)
    sidebar.open(RoadblockKey.FIT)
    assert sidebar.panel.isVisible()
    body(beside, RoadblockKey.FIT).prompts[0].write.click()
    assert not sidebar.panel.isVisible()
    sidebar.open(RoadblockKey.FIT)
    sidebar.open_for("homework")
    assert not sidebar.panel.isVisible()
    sidebar.open(RoadblockKey.FIT)
    sidebar.hide()
    assert not sidebar.panel.isVisible()


def test_what_was_folded_by_choice_stays_folded_in_a_wide_window(beside: Beside) -> None:
    beside.sidebar.set_open(is_open=False)
    beside.sidebar.set_narrow(is_narrow=True)
    beside.sidebar.set_narrow(is_narrow=False)
    assert not beside.sidebar.is_open


def test_beside_unsent_notes_it_is_folded_until_it_is_opened_there(qtbot, beside: Beside) -> None:
    sidebar = beside.sidebar
    sidebar.open_for("unsent_notes")
    assert sidebar.icons.isVisible()
    with qtbot.assertNotEmitted(sidebar.open_changed):
        qtbot.mouseClick(sidebar.icons.unfold, Qt.MouseButton.LeftButton)
    assert sidebar.panel.isVisible()
    assert sidebar.panel.parentWidget() is sidebar
    sidebar.open_for("homework")
    assert sidebar.panel.isVisible()
    sidebar.open_for("unsent_notes")
    assert not sidebar.panel.isVisible()


def test_larger_text_makes_it_wider_and_cuts_nothing(qtbot, beside: Beside) -> None:
    beside.sidebar.open(RoadblockKey.FIT)
    beside.kit.theme.set_scale(1.5)
    qtbot.waitUntil(lambda: beside.sidebar.width() == beside.kit.theme.px(288))
    card = beside.sidebar.panel.cards[RoadblockKey.FIT]
    qtbot.waitUntil(lambda: card.height() >= card.heightForWidth(card.width()))
    for prompt in body(beside, RoadblockKey.FIT).prompts[:FIRST_SHOWN]:
        assert prompt.height() >= prompt.heightForWidth(prompt.width())


def test_what_floats_has_the_text_size_chosen_while_it_was_folded(beside: Beside) -> None:
    beside.sidebar.set_narrow(is_narrow=True)
    beside.kit.theme.set_scale(1.5)
    beside.sidebar.toggle()
    labels = beside.sidebar.panel.findChildren(Label)
    assert min(label.font().pixelSize() for label in labels) >= beside.kit.theme.px(11)
