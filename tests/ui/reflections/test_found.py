# SPDX-License-Identifier: GPL-3.0-or-later
"""From the search into an entry: its words are shown there and gone through with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.reflections.conftest import press, rows, type_into
from therapy_journal.ui.editor.walking_bar import MOST_SHOWN

LAMPS = "A lamp.\n\nNo light, but a Lamp; and the lamps of the street."


@pytest.fixture
def searched(screen, entry_of):
    """Open an entry with three lamps from the search."""
    entry_of("Street", LAMPS)
    entry_of("Other", "A day without.")
    screen.refresh()
    screen.focus_search()
    type_into(screen.entry_list.search, "lamp")
    press(screen.entry_list.search, Qt.Key.Key_Down)
    return screen


def chosen(screen):
    return screen.pane.area.selected_text()


def grounds(screen):
    return [part.cursor.selectedText() for part in screen.pane.area.extraSelections()]


def test_the_list_says_where_the_words_stand(screen, entry_of):
    entry_of("A lamp", "by a lamp")
    screen.refresh()
    type_into(screen.entry_list.search, "lam")
    (view,) = rows(screen.entry_list.results)
    assert [view.snippet[s.start : s.end] for s in view.found] == ["lam"]
    assert [view.title[s.start : s.end] for s in view.title_found] == ["lam"]


def test_an_entry_opened_from_the_search_says_how_often_and_goes_to_the_first(searched):
    bar = searched.pane.found_bar
    assert searched.pane.head.title.text() == "Street"
    assert bar.isVisible()
    assert bar.words() == "1 of 3"
    assert grounds(searched) == ["lamp", "Lamp", "lamp"]
    assert searched.pane.area.place() == LAMPS.index("lamp")
    assert chosen(searched) == ""  # the next key must not write over a word


def test_keys_go_on_and_back_and_round(searched):
    bar = searched.pane.found_bar
    searched.found.go_on()
    assert (bar.words(), chosen(searched)) == ("2 of 3", "Lamp")
    searched.found.go_on()
    searched.found.go_on()
    assert bar.words() == "1 of 3"
    searched.found.go_back()
    assert bar.words() == "3 of 3"
    bar.before.click()
    assert bar.words() == "2 of 3"


def test_from_where_somebody_clicked_it_goes_to_the_nearest(searched):
    area = searched.pane.area
    area.go_to(LAMPS.index("and"))
    searched.found.go_on()
    assert searched.pane.found_bar.words() == "3 of 3"
    area.go_to(LAMPS.index("and"))
    searched.found.go_back()
    assert searched.pane.found_bar.words() == "2 of 3"


def test_what_was_typed_meanwhile_counts(searched):
    searched.pane.area.go_to(0)
    type_into(searched.pane.area, "lamp ")
    searched.found.go_on()
    assert searched.pane.found_bar.words() == "2 of 4"


def test_the_words_gone_there_is_nothing_to_go_through(searched):
    searched.pane.area.selectAll()
    type_into(searched.pane.area, "x")
    searched.found.go_on()
    assert not searched.pane.found_bar.isVisible()


def test_the_end_of_the_search_ends_it(searched):
    searched.entry_list.search.clear()
    assert not searched.pane.found_bar.isVisible()
    assert grounds(searched) == []


def test_closed_by_hand_its_grounds_go_as_well(searched):
    searched.pane.found_bar.done.click()
    assert grounds(searched) == []
    assert not searched.pane.found_bar.isVisible()


def test_other_words_are_shown_in_the_entry_that_stays_open(searched, qtbot):
    place = searched.pane.area.place()
    type_into(searched.entry_list.search, "s")
    qtbot.waitUntil(lambda: grounds(searched) == ["lamps"])
    assert searched.pane.area.place() == place
    assert searched.pane.found_bar.words() == "1 of 1"


def test_finding_in_the_entry_takes_its_place(searched):
    searched.pane.area.setFocus()
    searched.focus_search()
    assert not searched.pane.found_bar.isVisible()
    type_into(searched.pane.find_bar.field, "street")
    searched.found.go_on()
    assert chosen(searched) == "street"


def test_without_a_search_the_key_begins_to_find_in_the_entry(screen, entry_of):
    entry_of("Street", LAMPS)
    screen.refresh()
    screen.found.go_on()
    assert screen.focusWidget() is screen.pane.find_bar.field


def test_from_reading_through_it_returns_to_the_text(searched):
    searched.toggle_reading()
    searched.found.go_on()
    assert not searched.pane.is_reading
    assert chosen(searched).lower() == "lamp"


def test_an_entry_full_of_them_has_grounds_around_the_one_gone_to(screen, entry_of):
    entry_of("Many", "lamp " * 3 * MOST_SHOWN)
    screen.refresh()
    type_into(screen.entry_list.search, "lamp")
    press(screen.entry_list.search, Qt.Key.Key_Down)
    screen.found.go_back()
    assert screen.pane.found_bar.words() == f"{3 * MOST_SHOWN} of {3 * MOST_SHOWN}"
    assert 0 < len(grounds(screen)) <= MOST_SHOWN
    assert chosen(screen) == "lamp"


def test_finding_in_an_entry_full_of_them_has_grounds_around_the_one_gone_to(screen, entry_of):
    entry_of("Many", "lamp " * 3 * MOST_SHOWN)
    screen.refresh()
    screen.pane.area.setFocus()
    screen.focus_search()
    type_into(screen.pane.find_bar.field, "lamp")
    assert screen.pane.find_bar.words() == f"1 of {3 * MOST_SHOWN}"
    assert 0 < len(grounds(screen)) <= MOST_SHOWN
    screen.found.go_back()
    assert screen.pane.find_bar.words() == f"{3 * MOST_SHOWN} of {3 * MOST_SHOWN}"
    assert 0 < len(grounds(screen)) <= MOST_SHOWN


def test_finding_goes_on_from_where_somebody_clicked(searched):
    area = searched.pane.area
    area.setFocus()
    searched.focus_search()
    type_into(searched.pane.find_bar.field, "lamp")
    area.go_to(LAMPS.index("and"))
    press(searched.pane.find_bar.field, Qt.Key.Key_Return)
    assert (searched.pane.find_bar.words(), chosen(searched)) == ("3 of 3", "lamp")
    area.go_to(LAMPS.index("and"))
    searched.pane.find_bar.before.click()
    assert (searched.pane.find_bar.words(), chosen(searched)) == ("2 of 3", "Lamp")


def test_where_the_list_is_a_page_of_its_own_the_key_goes_to_the_entry(searched):
    searched.resize(480, 700)
    searched.search_everything()
    assert not searched.pane.isVisible()
    searched.found.go_on()
    assert searched.pane.isVisible()


def test_going_from_an_empty_find_to_everything_keeps_what_was_searched(searched):
    searched.pane.area.setFocus()
    searched.focus_search()
    searched.focus_search()
    assert searched.entry_list.search.text() == "lamp"
    assert searched.entry_list.search.hasFocus()
