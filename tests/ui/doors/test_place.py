# SPDX-License-Identifier: GPL-3.0-or-later
"""After unlocking one is where one was: the same screen, the same item, the same cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from therapy_journal.app import Program
from therapy_journal.core.whereabouts import Whereabouts, from_text, to_text
from therapy_journal.services import keeping
from therapy_journal.services.settings import LAST_PLACE, WindowSettings


@pytest.fixture
def again(qtbot, qapp, opened, restarts, vault_folder, passphrase, clock, tmp_path):
    """Return a function that locks, and unlocks in a new program as the next process would."""
    made = []

    def lock_and_unlock():
        opened.commands.run("lock")
        qtbot.waitUntil(lambda: bool(restarts))
        opened.window.hide()
        settings = WindowSettings(tmp_path / "again.json")
        program = Program(qapp, folder=vault_folder, clock=clock, settings=settings)
        made.append(program)
        program.show()
        field = program.lock_screen.unlock_page.field
        qtbot.keyClicks(field, passphrase)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: program.window.desk is not None)
        return program

    yield lock_and_unlock
    for program in made:
        program.window.close()
        qtbot.waitUntil(lambda program=program: not program.window.isVisible())
        program.window.deleteLater()
        program.theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_same_entry_and_cursor_after_unlocking(qtbot, opened, write, again):
    first = write("The first one.")
    first_id = first._entries.current_id
    first.flush()
    opened.commands.run("entry.new")
    qtbot.waitUntil(lambda: first._entries.current_id not in (first_id, None))
    first.pane.area.insert("The second one, written last.")
    first.flush()
    first.open_entry(first_id)
    qtbot.waitUntil(lambda: first._entries.current_id == first_id)
    first.pane.area.go_to(5)
    first.pane.area.setFocus()
    program = again()
    screen = program.window.desk.screen_of("reflections")
    qtbot.waitUntil(lambda: screen._entries.current_id == first_id)
    assert screen.pane.area.place() == 5
    qtbot.waitUntil(screen.pane.area.hasFocus)


def test_an_entry_nothing_was_put_into_is_not_missed_after_unlocking(qtbot, opened, write, again):
    first = write("The first one.")
    first_id = first._entries.current_id
    first.flush()
    opened.commands.run("entry.new")
    qtbot.waitUntil(lambda: first._entries.current_id not in (first_id, None))
    program = again()
    screen = program.window.desk.screen_of("reflections")
    qtbot.waitUntil(lambda: screen._entries.current_id == first_id)
    assert not program.bar.isVisible()


def test_the_same_note_layer_and_cursor_after_unlocking(qtbot, opened, again):
    opened.commands.run("note.new")
    screen = opened.window.desk.screen_of("unsent_notes")
    qtbot.waitUntil(lambda: screen._current.note is not None)
    note_id = screen._current.note.id
    layers = screen.pane.layers
    layers.go_back(2, 0)
    area = layers.area(layers.front())
    qtbot.keyClicks(area, "One thing")
    cursor = area.textCursor()
    cursor.setPosition(3)
    area.setTextCursor(cursor)
    program = again()
    there = program.window.desk.screen_of("unsent_notes")
    qtbot.waitUntil(lambda: there._current.note is not None)
    assert there._current.note.id == note_id
    area = there.pane.layers.area(there.pane.layers.front())
    assert area.text() == "One thing"
    assert area.textCursor().position() == 3
    assert area.hasFocus()


def test_the_summary_of_the_same_session(qtbot, opened, again):
    opened.commands.run("go.summary")
    program = again()
    assert program.window.desk.place == "sessions"


def test_it_holds_once_and_is_kept_inside_the_journal(
    qtbot, opened, write, again, vault_folder, passphrase, clock, tmp_path
):
    write("Sycamore seventeen.")
    program = again()
    assert "Sycamore" not in (tmp_path / "window.json").read_text()
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    assert journal.left_at().item_id
    assert journal.settings.get(LAST_PLACE) == ""
    assert journal.left_at() == Whereabouts("reflections")
    journal.close()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"screen":1}', '{"screen":"today","more":1}', "x"]
)
def test_what_is_no_place_is_none(text):
    assert from_text(text) is None


def test_a_place_is_read_as_it_was_kept():
    place = Whereabouts("reflections", 7, "", 31)
    assert from_text(to_text(place)) == place


def test_a_top_that_is_no_number_is_none():
    assert from_text('{"screen":"reflections","item_id":1,"top":"words"}') is None
