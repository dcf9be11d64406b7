# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found: narrowed by words, in the order somebody chose, which is remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.reflections.conftest import press, rows, type_into
from therapy_journal.services.searching import Searching


def titles(screen):
    return [view.title for view in rows(screen.entry_list.results)]


def test_a_word_that_narrows_narrows_and_is_not_looked_for_in_the_entry(screen, entry_of, writing):
    writing.set_tags(entry_of("Calm", "rain and a family"), ["family"])
    entry_of("Other", "rain and a family")
    screen.refresh()
    type_into(screen.entry_list.search, "rain tag:family")
    assert titles(screen) == ["Calm"]
    press(screen.entry_list.search, Qt.Key.Key_Down)
    grounds = [part.cursor.selectedText() for part in screen.pane.area.extraSelections()]
    assert grounds == ["rain"]


def test_a_word_that_only_begins_to_narrow_leaves_the_list_as_it_is(screen, entry_of, writing):
    writing.set_mood(entry_of("Calm", "rain"), 7)
    entry_of("Other", "rain")
    screen.refresh()
    type_into(screen.entry_list.search, "mood:")
    assert screen.entry_list.list.isVisible()
    type_into(screen.entry_list.search, "7")
    assert titles(screen) == ["Calm"]
    assert not screen.pane.found_bar.isVisible()


def test_best_match_first_has_days_instead_of_months_and_is_remembered(screen, entry_of, database):
    entry_of("Rain", "Rain, and rain.", days=60)
    entry_of("Other", "Once it rained. " + "A quiet day. " * 30)
    screen.refresh()
    type_into(screen.entry_list.search, "rain")
    assert titles(screen) == ["Other", "Rain"]
    assert screen.entry_list.found.model.headings()
    screen.entry_list.found.orders.part("best").click()
    assert titles(screen) == ["Rain", "Other"]
    assert not screen.entry_list.found.model.headings()
    assert all(view.when.count(" ") == 2 for view in rows(screen.entry_list.results))
    assert Searching(db=database).kept_order() == "best"


def test_the_order_kept_is_taken_up(screen, entry_of, database):
    Searching(db=database).keep_order("best")
    screen.refresh()
    assert screen.entry_list.found.order == "best"


def test_more_of_what_was_found_is_shown_in_either_order(screen, database, writing, clock):
    for number in range(130):
        begun = writing.new().value
        writing.save(begun.id, f"Title {number}", "rain", begun.revision)
    screen.refresh()
    type_into(screen.entry_list.search, "rain")
    for order in ("newest", "best"):
        screen.entry_list.found.orders.part(order).click()
        assert len(screen.entry_list.found.model.ids()) == 100
        screen.entry_list.found.more.click()
        assert len(screen.entry_list.found.model.ids()) == 130
        assert screen.entry_list.found.more.isHidden()


def test_where_nothing_is_found_it_says_what_can_be_typed(screen, entry_of):
    entry_of("Walk", "words")
    screen.refresh()
    type_into(screen.entry_list.search, "zzz")
    assert "mood:3-5" in screen.entry_list.nothing._text.text()
    assert "tag:name" in screen.entry_list.search.toolTip()
    screen.entry_list.search.clear()
    type_into(screen.entry_list.search, "before:december")
    assert (
        "“before:december” was looked for as it stands." in screen.entry_list.nothing._text.text()
    )
