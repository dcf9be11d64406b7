# SPDX-License-Identifier: GPL-3.0-or-later
"""The shelf: groups, search over all layers, and a page of its own where it is narrow."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from therapy_journal.core.changes import Changes
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.widgets.grouped_list import Role


def rows(desk):
    model = desk.screen.shelf.list.model()
    return [
        model.index(row, 0).data(Role.HEADING) or model.index(row, 0).data()
        for row in range(model.rowCount())
    ]


def test_notes_stand_in_their_groups(desk):
    desk.notes.new(title="About the jokes", know="k")
    said = desk.notes.new(title="Trust", say="s").value
    desk.notes.said(said, SaidHow.ALL, "You thanked me.")
    gone = desk.notes.new(title="Secret", know="k").value
    desk.notes.let_go(gone)
    desk.screen.refresh()
    assert rows(desk) == [
        "Still yours", "About the jokes", "Said out loud", "Trust", "Let go", "Draft of 23 Nov",
    ]  # fmt: skip


def test_rows_keep_their_height_when_groups_move(desk):
    first = desk.notes.new(title="One", say="s").value
    desk.notes.new(title="Two", say="s")
    desk.screen.refresh()
    desk.notes.said(first, SaidHow.ALL)
    desk.screen.refresh()
    shelf = desk.screen.shelf.list
    heights = [shelf.rowHeight(row) for row in range(shelf.model().rowCount())]
    assert heights[0] == heights[2] < heights[1] == heights[3]


def test_the_first_look_opens_the_newest_note_of_ones_own(desk):
    desk.notes.new(know="older")
    desk.clock.advance(days=1)
    newest = desk.notes.new(know="newest").value
    opened = []
    desk.screen.note_opened.connect(opened.append)
    desk.screen.refresh()
    assert opened == [newest]
    assert desk.screen.shelf.list.current_id() == newest


def test_with_no_note_yet_it_says_what_one_is_for(desk):
    desk.screen.refresh()
    QTest.keyClick(desk.screen._pages.empty.button, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.area(Layer.RAW)


def test_the_search_looks_into_raw_words_too(desk):
    by_raw = desk.notes.new(title="Here", raw="a lighthouse").value
    desk.notes.new(title="Not here", raw="a lamp")
    desk.screen.refresh()
    QTest.keyClicks(desk.screen.shelf.search, "lightho")
    assert desk.screen.shelf.ids() == (by_raw,)
    QTest.keyClick(desk.screen.shelf.search, Qt.Key.Key_Escape)
    assert len(desk.screen.shelf.ids()) == 2


def test_the_arrows_walk_along_the_shelf_and_enter_begins_to_write(desk):
    older = desk.notes.new(know="older").value
    desk.clock.advance(days=1)
    desk.notes.new(know="newer")
    desk.screen.refresh()
    desk.screen.shelf.list.setFocus()
    QTest.keyClick(desk.screen.shelf.list, Qt.Key.Key_Down)
    assert desk.area(Layer.KNOW).text() == "older"
    assert desk.screen.shelf.list.hasFocus()
    QTest.keyClick(desk.screen.shelf.list, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is desk.area(Layer.KNOW)
    QTest.keyClicks(desk.area(Layer.KNOW), " words")
    desk.screen.flush()
    assert desk.notes.open(older)[0].know == "older words"


def test_saving_shows_on_the_shelf(desk):
    desk.screen.new_note()
    desk.write(Layer.KNOW, "I joke when it is close.")
    desk.screen.flush()
    assert rows(desk) == ["Still yours", "I joke when it is close."]


def test_where_it_is_narrow_shelf_and_note_are_pages_of_their_own(desk):
    note_id = desk.notes.new(know="words").value
    desk.resize(420, 700)
    desk.screen.refresh()
    shelf, pane = desk.screen.shelf, desk.screen.pane
    assert (shelf.isVisible(), pane.isVisible()) == (True, False)
    shelf.list.setFocus()
    QTest.keyClick(shelf.list, Qt.Key.Key_Down)
    assert not pane.isVisible()
    QTest.keyClick(shelf.list, Qt.Key.Key_Return)
    assert (shelf.isVisible(), pane.isVisible()) == (False, True)
    assert QApplication.focusWidget() is desk.area(Layer.KNOW)
    QTest.keyClick(pane.back, Qt.Key.Key_Space)
    assert (shelf.isVisible(), pane.isVisible()) == (True, False)
    desk.resize(1074)
    assert (shelf.isVisible(), pane.isVisible()) == (True, True)
    assert shelf.list.current_id() == note_id


def test_a_change_made_elsewhere_shows_without_touching_what_is_typed(desk):
    note_id = desk.notes.new(say="words").value
    desk.screen.open_note(note_id)
    desk.write(Layer.SAY, " being typed")
    desk.notes.add_to_summary(note_id)
    desk.kit.bus.changed.emit(Changes(marks=True), None)
    assert desk.screen.pane.footer.add.text() == "Take out of my summary"
    assert desk.area(Layer.SAY).text() == "words being typed"


def test_where_nothing_can_be_saved_nothing_can_be_typed(desk):
    note_id = desk.notes.new(know="words").value
    desk.screen._pages.set_read_only(is_read_only=True)
    desk.screen.open_note(note_id)
    QTest.keyClicks(desk.area(Layer.KNOW), "x")
    assert desk.area(Layer.KNOW).text() == "words"
    assert not desk.screen.pane.footer.let_go.isEnabled()
    assert not desk.screen.shelf.new.isEnabled()


def snippets(desk):
    model = desk.screen.shelf.list.model()
    views = [model.index(row, 0).data(Role.VIEW) for row in range(model.rowCount())]
    return [view.snippet for view in views if view is not None]


def test_the_shelf_says_that_a_note_is_raw_before_it_is_saved(qtbot, desk):
    desk.screen.new_note()
    assert snippets(desk) == ["Nothing written yet."]
    desk.write(Layer.RAW, "I hate this")
    qtbot.waitUntil(lambda: snippets(desk) == ["Raw so far. Only for you."])
    assert desk.screen.unsaved()
    desk.screen.refresh()
    assert snippets(desk) == ["Raw so far. Only for you."]


def test_the_shelf_follows_the_words_that_are_typed(qtbot, desk):
    desk.screen.new_note(know="About the jokes.")
    desk.write(Layer.KNOW, " They hurt.")
    qtbot.waitUntil(lambda: snippets(desk) == ["About the jokes. They hurt."])
    assert desk.screen.unsaved()
