# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters and orders above the list: combining, taking off by key, an empty list that helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from tests.ui.reflections.conftest import press, rows
from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.reflections import Form


def shown(screen):
    return [view.title for view in rows(screen.entry_list.list)]


def action(menu, *path):
    for name in path[:-1]:
        menu = next(each.menu() for each in menu.actions() if each.text() == name)
    return next(each for each in menu.actions() if each.text() == path[-1])


def test_filters_from_the_menu_combine_and_each_chip_takes_its_own_off(screen, entry_of, writing):
    wanted, other = entry_of("Wanted", "words", days=2), entry_of("Other", "words", days=1)
    entry_of("Third", "words")
    for entry_id in (wanted, other):
        writing.set_tags(entry_id, ["sleep"])
    writing.set_mood(wanted, 2)
    screen.refresh()
    bar = screen.entry_list.bar
    bar.open_filters()
    action(bar.menu, "Tag", "#sleep").trigger()
    assert shown(screen) == ["Other", "Wanted"]
    bar.open_filters()
    action(bar.menu, "Mood", "At most", "3").trigger()
    assert shown(screen) == ["Wanted"]
    assert [chip.text() for chip in bar.chips()] == ["#sleep", "Mood 0 to 3"]
    press(bar.chips()[1], Qt.Key.Key_Delete)
    assert shown(screen) == ["Other", "Wanted"]
    press(screen.entry_list.list, Qt.Key.Key_Escape)
    assert shown(screen) == ["Third", "Other", "Wanted"]
    assert bar.chips() == ()


def test_filters_narrow_what_is_searched_as_well(screen, entry_of, writing):
    marked = entry_of("One", "rain")
    entry_of("Two", "rain")
    writing.bring(marked)
    screen.refresh()
    screen.entry_list.bar.set_filters(Filters(is_marked=True))
    screen.entry_list.search.setText("rain")
    assert [view.title for view in rows(screen.entry_list.results)] == ["One"]
    screen.entry_list.bar.clear()
    assert len(rows(screen.entry_list.results)) == 2


def test_a_list_in_which_nothing_passes_says_so_and_offers_everything(screen, entry_of):
    entry_of("One", "words")
    screen.refresh()
    screen.entry_list.bar.set_filters(Filters(forms=frozenset({Form.SCENE})))
    help_shown = screen.entry_list.none_pass
    assert help_shown.isVisible()
    help_shown.button.click()
    assert shown(screen) == ["One"]


def test_what_no_longer_passes_leaves_the_list(screen, entry_of, writing, kit):
    entry_id = entry_of("One", "words")
    writing.set_mood(entry_id, 2)
    screen.refresh()
    screen.entry_list.bar.set_filters(Filters(mood=(0, 3)))
    assert shown(screen) == ["One"]
    screen.open_entry(entry_id)
    screen.pane.head.chips.mood_set.emit(9)
    assert shown(screen) == []


def test_a_new_entry_is_seen_whatever_was_filtered(screen, entry_of):
    entry_of("One", "words", days=3)
    screen.refresh()
    screen.entry_list.bar.set_filters(Filters(forms=frozenset({Form.SCENE})))
    screen.new_entry()
    assert screen.entry_list.bar.filters == EVERYTHING
    assert screen.entry_list.list.current_id() == screen.entry_id


def test_by_last_change_rows_say_the_day_of_it_and_the_order_is_remembered(
    screen, entry_of, writing, clock
):
    old = entry_of("Old", "words", days=40)
    entry_of("New", "words", days=1)
    writing.set_mood(old, 4)
    screen.refresh()
    assert shown(screen) == ["New", "Old"]
    bar = screen.entry_list.bar
    bar.sort.click()
    action(bar.menu, "By last change").trigger()
    assert shown(screen) == ["Old", "New"]
    model = screen.entry_list.model
    assert [model.data(model.index(row, 0)) for row in model.headings()] == ["November 2026"]
    assert rows(screen.entry_list.list)[0].when == "Mon 23"
    assert writing.lists.order() == "change"
    screen.refresh()
    assert shown(screen) == ["Old", "New"]


def test_since_the_last_session_is_off_where_there_was_none(screen, entry_of):
    entry_of("One", "words")
    screen.refresh()
    bar = screen.entry_list.bar
    bar.open_filters()
    assert not action(bar.menu, "Since the last session").isEnabled()
    assert not action(bar.menu, "Show every entry").isEnabled()
    assert replace(EVERYTHING).is_empty


def test_a_period_keeps_its_ends_in_order(screen, entry_of, clock):
    entry_of("One", "words")
    screen.refresh()
    bar = screen.entry_list.bar
    today = clock.now().day
    bar._ask_day(is_last=True)
    bar._day_popup.chosen.emit(today - timedelta(days=3))
    bar._ask_day(is_last=False)
    bar._day_popup.chosen.emit(today)
    assert (bar.filters.first, bar.filters.last) == (today, None)
    assert shown(screen) == ["One"]


def test_chips_words_and_a_typed_tag_hold_together(screen, entry_of, writing):
    made = {name: entry_of(name, "rain") for name in ("Both", "Tagged", "Low", "Neither")}
    for name in ("Both", "Tagged"):
        writing.set_tags(made[name], ["sleep"])
    for name in ("Both", "Low"):
        writing.set_mood(made[name], 2)
    screen.refresh()
    entry_list = screen.entry_list
    entry_list.bar.set_filters(Filters(mood=(0, 3)))
    entry_list.search.setText("rain")
    assert {view.title for view in rows(entry_list.results)} == {"Both", "Low"}
    entry_list.search.setText("rain tag:sleep ")
    assert [view.title for view in rows(entry_list.results)] == ["Both"]
    entry_list.search.setText("tag:sleep ")
    assert [view.title for view in rows(entry_list.results)] == ["Both"]
    press(entry_list.bar.chips()[0], Qt.Key.Key_Delete)
    assert {view.title for view in rows(entry_list.results)} == {"Both", "Tagged"}


def test_where_filters_hide_what_is_searched_it_can_be_searched_without_them(screen, entry_of):
    entry_of("One", "rain")
    screen.refresh()
    entry_list = screen.entry_list
    entry_list.bar.set_filters(Filters(is_marked=True))
    entry_list.search.setText("rain")
    assert entry_list.nothing.button.isVisible()
    entry_list.nothing.button.click()
    assert [view.title for view in rows(entry_list.results)] == ["One"]
    assert entry_list.search.hasFocus()
    entry_list.search.setText("snow")
    assert entry_list.nothing.isVisible()
    assert not entry_list.nothing.button.isVisible()


def test_an_entry_gone_to_from_elsewhere_is_not_hidden(screen, entry_of, writing):
    marked, other = entry_of("One", "rain"), entry_of("Two", "snow")
    writing.bring(marked)
    screen.refresh()
    entry_list = screen.entry_list
    entry_list.bar.set_filters(Filters(is_marked=True))
    entry_list.make_room_for(marked)
    assert shown(screen) == ["One"]
    entry_list.make_room_for(other)
    assert shown(screen) == ["Two", "One"]
    entry_list.search.setText("rain")
    entry_list.make_room_for(other)
    assert entry_list.list.isVisible()


def test_the_entries_of_a_tag_are_shown_whatever_was_chosen_before(screen, entry_of, writing):
    tagged = entry_of("One", "rain")
    writing.set_tags(tagged, ["two words"])
    screen.refresh()
    screen.entry_list.bar.set_filters(Filters(is_marked=True))
    screen.show_tag("two words")
    assert [view.title for view in rows(screen.entry_list.results)] == ["One"]
    assert screen.entry_list.bar.chips() == ()
