# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette over the whole program, on a real journal."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from therapy_journal.core.reflections import Form
from therapy_journal.services import keeping
from therapy_journal.services.settings import PALETTE_RECENT
from therapy_journal.ui.palette.opening import MOST_RECENT
from therapy_journal.ui.palette.palette import NOTHING, Palette
from therapy_journal.ui.palette.rows import Offer

TODAY = date(2026, 11, 23)


@pytest.fixture
def written(vault_folder, passphrase, clock):
    """Store three entries before the program starts; returns their ids by title."""
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    ids = {}
    now = clock.at
    for title, days in (("The kettle", 0), ("The harbour", 40), ("The lantern", 255)):
        clock.at = now - timedelta(days=days)
        begun = journal.writing.new(Form.FREE).value
        journal.writing.save(begun.id, title, f"Words about {title.lower()}.", begun.revision)
        ids[title] = begun.id
    clock.at = now
    journal.close()
    return ids


@pytest.fixture
def palette(written, opened, qtbot):
    return open_palette(qtbot, opened)


def open_palette(qtbot, opened):
    opened.commands.run("palette")
    [palette] = opened.window.findChildren(Palette)
    qtbot.waitUntil(lambda: palette.is_open)
    return palette


def rows(palette):
    return [palette.model.row_at(at) for at in range(palette.model.rowCount())]


def titles(palette):
    return [row.title for row in rows(palette)]


def press(qtbot, palette, key):
    qtbot.keyClick(palette.field, key)


def reflections(opened):
    return opened.window.desk.screen_of("reflections")


def kept_as_recent(opened, qtbot):
    """Return what the journal keeps of what was chosen last."""
    kept = []
    read = partial(opened._panels._journal.settings.get, PALETTE_RECENT)
    opened.jobs.run(read, opened.window, kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    return kept[0]


def test_every_command_that_can_be_done_now_is_offered_and_no_other(palette, opened):
    offered = {row.key for row in rows(palette)}
    enabled = {a.objectName() for a in opened.commands.all_actions() if a.isEnabled()}
    assert offered == enabled - {"palette"}
    assert "format.bold" not in offered
    keys = {row.key: row.beside for row in rows(palette)}
    assert keys["entry.new"] == "Ctrl+N"
    assert keys["roadblocks.all"] == ""


def test_enter_does_the_command_and_the_focus_is_where_it_was(palette, opened, qtbot):
    assert QApplication.focusWidget() is palette.field
    qtbot.keyClicks(palette.field, "homework")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert not palette.is_open
    assert opened.window.desk.place == "homework"
    assert palette.field.text() == ""
    assert palette.model.rowCount() == 0


def test_arrows_and_page_keys_move_and_escape_leaves(palette, qtbot):
    first = palette.current()
    press(qtbot, palette, Qt.Key.Key_Down)
    assert palette.current() == rows(palette)[1]
    press(qtbot, palette, Qt.Key.Key_Up)
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.current() == rows(palette)[-1]
    press(qtbot, palette, Qt.Key.Key_Down)
    press(qtbot, palette, Qt.Key.Key_PageDown)
    assert palette.current() == rows(palette)[9]
    press(qtbot, palette, Qt.Key.Key_PageUp)
    press(qtbot, palette, Qt.Key.Key_PageUp)
    assert palette.current() == first
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.is_open


def test_an_entry_is_found_by_its_words_and_opened(palette, opened, written, qtbot):
    qtbot.keyClicks(palette.field, "harb")
    qtbot.waitUntil(lambda: titles(palette) == ["The harbour"])
    assert rows(palette)[0].offer is Offer.HIT
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reflections(opened).entry_id == written["The harbour"])
    assert opened.window.desk.place == "reflections"


def test_a_day_leads_to_its_entry_or_to_the_nearest(palette, opened, written, qtbot):
    qtbot.keyClicks(palette.field, "13 march")
    assert titles(palette)[0] == "Fri 13 March 2026"
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reflections(opened).entry_id == written["The lantern"])
    assert opened.bar.text == ""
    again = open_palette(qtbot, opened)
    qtbot.keyClicks(again.field, "1 october")
    press(qtbot, again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reflections(opened).entry_id == written["The harbour"])
    assert "Nothing was written then." in opened.bar.text


def test_the_thought_of_leaving_opens_the_look_over_all_seven(palette, opened, qtbot):
    from therapy_journal.ui.roadblocks.check_over_all import CheckOverAll

    qtbot.keyClicks(palette.field, "therapy isn't for me")
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(c.is_open for c in opened.window.findChildren(CheckOverAll)))


def test_what_was_used_last_is_offered_first_and_no_word_is_kept(palette, opened, qtbot):
    qtbot.keyClicks(palette.field, "sessions")
    press(qtbot, palette, Qt.Key.Key_Return)
    again = open_palette(qtbot, opened)
    assert titles(again)[0] == "Sessions"
    press(qtbot, again, Qt.Key.Key_Escape)
    assert kept_as_recent(opened, qtbot) == "go.sessions"


def test_of_what_was_found_and_opened_nothing_is_kept(palette, opened, written, qtbot):
    qtbot.keyClicks(palette.field, "harb")
    qtbot.waitUntil(lambda: titles(palette) == ["The harbour"])
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reflections(opened).entry_id == written["The harbour"])
    assert kept_as_recent(opened, qtbot) == ""


def test_no_more_commands_are_kept_than_are_offered_first(palette, opened, qtbot):
    palette.dismiss()
    places = ["homework", "unsent_notes", "sessions", "today", "reflections"]
    used = [f"go.{place}" for place in places] + ["roadblocks.toggle", "list.everything"]
    for command in used:
        again = open_palette(qtbot, opened)
        again.chosen.emit(next(row for row in rows(again) if row.key == command))
        again.dismiss()
    assert kept_as_recent(opened, qtbot).split() == used[:0:-1]
    assert len(used) == MOST_RECENT + 1


def test_nothing_found_says_what_else_could_be_typed(palette, qtbot):
    qtbot.keyClicks(palette.field, "qqqq")
    before = palette._card.geometry()
    qtbot.waitUntil(palette.nothing.isVisible)
    assert palette.nothing.text() == NOTHING
    QApplication.sendPostedEvents()
    assert palette._card.geometry() == before
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.is_open


def test_hiding_the_window_leaves_nothing_in_it(palette, opened, qtbot):
    qtbot.keyClicks(palette.field, "kettle")
    opened.window.doors.hide_or_show()
    assert palette.field.text() == ""
    assert palette.model.rowCount() == 0


def test_a_click_takes_a_row_and_one_beside_the_card_leaves(palette, opened, qtbot):
    index = palette.model.index(titles(palette).index("Sessions"), 0)
    palette.list.scrollTo(index)
    at = palette.list.visualRect(index).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.window.desk.place == "sessions"
    again = open_palette(qtbot, opened)
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton, pos=again.rect().bottomLeft())
    assert not again.is_open


def test_the_key_works_from_the_middle_of_a_text(written, opened, qtbot):
    opened.commands.run("entry.new")
    screen = reflections(opened)
    qtbot.waitUntil(screen.has_entry)
    qtbot.keyClicks(screen.pane.area, "One line")
    qtbot.keyClick(screen.pane.area, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    [palette] = opened.window.findChildren(Palette)
    qtbot.waitUntil(lambda: palette.is_open)
    assert "Bold" in titles(palette)
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is screen.pane.area
    assert screen.pane.area.text().strip() == "One line"


def test_under_a_cover_it_forgets_what_was_typed_and_offers_all_again(palette, opened, qtbot):
    qtbot.keyClicks(palette.field, "lantern")
    opened.window.doors.hide_or_show()
    assert (palette.field.text(), palette.model.rowCount()) == ("", 0)
    opened.window.doors.hide_or_show()
    assert "entry.new" in {row.key for row in rows(palette)}
