# SPDX-License-Identifier: GPL-3.0-or-later
"""From entry to entry by key, and several of them as one page, on a real journal."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reflections.conftest import press
from therapy_journal.ui.reflections.going_through import AT_A_TIME, GoingThrough


@pytest.fixture
def going(screen, writing, kit):
    return GoingThrough(screen=screen, writing=writing, kit=kit)


@pytest.fixture
def ids(entry_of):
    """Store three entries; returns their numbers, the newest first."""
    return [entry_of(f"Title {n}", f"Words **{n}**.", days=n * 10) for n in range(3)]


def page(screen):
    return screen.side.currentWidget()


def text(screen):
    return page(screen).view.toPlainText()


def test_writing_goes_on_in_the_entry_below_and_above(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[0])
    assert screen.pane.area.hasFocus()
    going.go_to_next()
    assert screen.entry_id == ids[1]
    assert screen.pane.area.hasFocus()
    going.go_to_next()
    going.go_to_next()
    assert screen.entry_id == ids[2]
    going.go_to_before()
    assert screen.entry_id == ids[1]


def test_reading_goes_on_as_reading(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[0])
    screen.toggle_reading()
    going.go_to_next()
    assert screen.entry_id == ids[1]
    assert screen.pane.is_reading
    assert screen.pane.reading.hasFocus()
    assert "Words 1." in screen.pane.reading.toPlainText()


def test_a_closed_entry_is_passed_by_the_same_key(screen, going, ids, writing):
    writing.seal(ids[1], date(2027, 1, 1))
    screen.refresh()
    screen.open_entry(ids[0])
    going.go_to_next()
    assert screen.entry_id is None
    going.go_to_next()
    assert screen.entry_id == ids[2]


def test_what_was_found_is_gone_through_alone(screen, going, ids, entry_of):
    other = entry_of("Kettle", "A kettle.", days=5)
    last = entry_of("Kettle again", "A kettle.", days=15)
    screen.refresh()
    screen.entry_list.search.setText("kettle")
    screen.entry_list.results.set_current_id(None)
    going.go_to_next()
    assert screen.entry_id == other
    going.go_to_next()
    assert screen.entry_id == last


def test_several_entries_are_one_page_that_nobody_can_change(screen, going, ids, qtbot):
    screen.refresh()
    screen.open_entry(ids[2])
    with qtbot.waitSignal(going.turned):
        going.read_on()
    said = text(screen)
    places = [said.index(words) for words in ("Words 2.", "Words 1.", "Words 0.")]
    assert places == sorted(places)
    assert "Mon 23 November 2026" in said
    assert "Title 2" in said
    assert "**" not in said
    assert page(screen).view.isReadOnly()
    assert not page(screen).view.textCursor().hasSelection()
    assert not screen.has_entry()
    press(page(screen).view, Qt.Key.Key_X)
    assert text(screen) == said


def test_there_is_room_above_the_first_day(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[2])
    going.read_on()
    view = page(screen).view
    for _ in range(2):
        assert view.verticalScrollBar().value() == 0
        assert view.cursorRect().top() >= 20
        view.step(1)
        view.step(-1)


def test_escape_goes_back_and_leaves_no_words_behind(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[1])
    going.read_on()
    shown = page(screen)
    press(shown.view, Qt.Key.Key_Escape)
    assert page(screen) is screen.pane
    assert screen.pane.area.hasFocus()
    assert screen.has_entry()
    assert shown.view.toPlainText() == ""
    assert shown.view.keys == ()


def test_next_and_before_go_through_the_page_and_enter_opens(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[2])
    going.read_on()
    view = page(screen).view
    assert view.current_key() == ids[2]
    going.go_to_next()
    assert view.current_key() == ids[1]
    going.go_to_next()
    going.go_to_before()
    assert view.current_key() == ids[1]
    press(view, Qt.Key.Key_Return)
    assert screen.entry_id == ids[1]
    assert screen.pane.area.hasFocus()


def test_a_click_on_a_heading_opens_and_one_on_words_does_not(screen, going, ids, qtbot):
    screen.refresh()
    screen.open_entry(ids[2])
    going.read_on()
    view = page(screen).view
    cursor = view.document().find("Words 2.")
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
    )
    assert page(screen) is not screen.pane
    cursor = view.document().find("Title 1")
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.cursorRect(cursor).center()
    )
    assert screen.entry_id == ids[1]
    assert page(screen) is screen.pane


def test_a_month_and_the_list_are_read(screen, going, ids):
    screen.refresh()
    screen.open_entry(ids[0])
    going.read_month()
    assert page(screen).title.text() == "November 2026"
    assert "Words 1." in text(screen)
    assert "Words 2." in text(screen)
    going.read_month_of(date(2020, 1, 1))
    assert text(screen) == ""
    assert not page(screen).view.isVisible()
    screen.entry_list.search.setText("Title")
    going.read_list()
    assert len(page(screen).view.keys) == 3


def test_of_several_selected_only_these_are_read(screen, going, ids):
    screen.refresh()
    screen.entry_list.list.set_current_id(ids[0])
    screen.entry_list.list.setFocus()
    press(screen.entry_list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    going.read_list()
    assert sorted(page(screen).view.keys) == sorted(ids[:2])


def test_what_is_closed_meanwhile_leaves_the_page(screen, going, ids, writing, kit):
    screen.refresh()
    screen.open_entry(ids[2])
    going.read_on()
    kit.jobs.run(lambda: writing.seal(ids[1], date(2027, 1, 1)), screen)
    assert "Words 1." not in text(screen)
    assert "Words 0." in text(screen)


def test_a_long_page_is_filled_as_it_is_scrolled(screen, going, entry_of):
    ids = [entry_of(f"Day {n}", "Some words.\n\n" * 30, days=n) for n in range(AT_A_TIME * 4)]
    screen.refresh()
    screen.open_entry(ids[-1])
    going.read_on()
    view = page(screen).view
    assert len(view.keys) < len(ids)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() - 5)
    assert 0 < bar.value() < bar.maximum() - 5
    for _ in range(200):
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        QApplication.processEvents()
    assert view.keys == tuple(reversed(ids))


def test_the_page_is_drawn_anew_in_another_size(screen, going, ids, kit):
    screen.refresh()
    screen.open_entry(ids[2])
    going.read_on()
    before = text(screen)
    kit.theme.set_scale(1.5)
    assert text(screen) == before
    going.go_to_next()
    assert page(screen).view.current_key() == ids[1]
