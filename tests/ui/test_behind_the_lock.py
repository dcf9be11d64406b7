# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screens are ready before the journal is open, and out of everybody's reach."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from therapy_journal.core.errors import ReadOnlyPlace
from therapy_journal.services import keeping
from therapy_journal.ui.behind_the_lock import BEGUN_ON
from therapy_journal.ui.commands import COMMANDS, Needs

TABS = 40
"""More than there are stops on the lock screen."""


@pytest.fixture
def loaded(qtbot, program):
    qtbot.waitUntil(lambda: program.loading.is_done)
    return program


def held_desk(program):
    return program.behind_the_lock.ready().desk


def accessible(widget):
    """Return everything that a screen reader can be told of, below a widget."""
    found = [QAccessible.queryAccessibleInterface(widget)]
    for interface in found:
        found += [interface.child(place) for place in range(interface.childCount())]
    return found


def opened_to_read(folder, passphrase, clock):
    journal = keeping.unlock(folder, passphrase, clock=clock)
    journal.vault.database.is_read_only = True
    return journal


def unlock(qtbot, program, passphrase):
    field = program.lock_screen.unlock_page.field
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    return program.window.desk


def test_a_journal_is_shown_on_what_was_built_before(qtbot, loaded, passphrase):
    held = held_desk(loaded)
    ready = {place: held.screen_of(place) for place in BEGUN_ON}
    desk = unlock(qtbot, loaded, passphrase)
    assert desk is held
    for place, screen in ready.items():
        desk.go(place)
        assert desk.screen_of(place) is screen
        assert screen.isVisible()


def test_whoever_is_quicker_waits_for_the_desk_and_nothing_is_drawn_under_their_hands(
    qtbot, program, passphrase
):
    steps = list(program.behind_the_lock.steps())
    desk = unlock(qtbot, program, passphrase)
    desk.go("reflections")
    for step in steps:
        step()
    assert desk.place == "reflections"
    assert desk.screen_of("reflections").isVisible()


def test_nothing_of_it_is_seen_before(loaded):
    desk = held_desk(loaded)
    assert loaded.lock_screen.isVisible()
    assert not desk.isVisible()
    assert not any(part.isVisible() for part in desk.findChildren(QWidget))
    assert loaded.window.desk is None


def test_the_keyboard_does_not_lead_to_it_before(qtbot, loaded):
    desk = held_desk(loaded)
    field = loaded.lock_screen.unlock_page.field
    field.setFocus()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(TABS):
            qtbot.keyClick(QApplication.focusWidget() or field, key)
            assert not desk.isAncestorOf(QApplication.focusWidget())
    for command in COMMANDS:
        may_be_run = command.needs == Needs.NOTHING
        assert loaded.commands.action(command.id).isEnabled() == may_be_run


def test_a_screen_reader_is_told_that_it_is_not_in_sight(loaded):
    for interface in accessible(held_desk(loaded)):
        # The corner of an empty table is no widget and has no state; what holds it has.
        assert interface.object() is None or interface.state().invisible


def test_a_wrong_passphrase_leaves_it_waiting_for_the_right_one(qtbot, loaded, passphrase):
    page = loaded.lock_screen.unlock_page
    qtbot.keyClicks(page.field, "not the one that was chosen")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.told))
    assert loaded.window.desk is None
    page.field.clear()
    assert unlock(qtbot, loaded, passphrase) is held_desk(loaded)


def test_a_place_that_cannot_be_written_takes_what_writes_away(
    qtbot, loaded, passphrase, vault_folder
):
    read_only = partial(opened_to_read, vault_folder, passphrase, loaded.clock)
    loaded.jobs.run(read_only, loaded.window, loaded.open_journal)
    qtbot.waitUntil(lambda: loaded.window.desk is not None)
    screen = loaded.window.desk.screen_of("reflections")
    loaded.window.desk.go("reflections")
    assert not screen.entry_list.empty.button.isVisible()
    assert not loaded.commands.action("entry.new").isEnabled()
    assert loaded.bar.text == ReadOnlyPlace.sentence
