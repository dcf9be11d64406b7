# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of keys over the whole program."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from therapy_journal.services.settings import SHORTCUTS
from therapy_journal.ui.commands import COMMANDS
from therapy_journal.ui.shortcuts.key_button import NONE, WAITING
from therapy_journal.ui.shortcuts.sheet import HOW, NOTHING, ShortcutSheet

ALONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(opened, qtbot):
    opened.commands.run("shortcuts")
    [sheet] = opened.window.findChildren(ShortcutSheet)
    return sheet


def choose(qtbot, sheet, command_id, key, held=Qt.KeyboardModifier.NoModifier):
    button = sheet.rows.buttons[command_id]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.text() == WAITING
    qtbot.keyClick(button, key, held)


def keys(opened, command_id):
    return opened.commands.action(command_id).shortcut().toString()


def test_every_command_is_there_with_its_keys(sheet, opened):
    assert set(sheet.rows.buttons) == {command.id for command in COMMANDS}
    for command in COMMANDS:
        native = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        assert sheet.rows.buttons[command.id].text() == (native or NONE)


def test_pressed_keys_act_at_once(sheet, opened, qtbot):
    choose(qtbot, sheet, "go.homework", Qt.Key.Key_M, CTRL)
    assert keys(opened, "go.homework") == "Ctrl+M"
    assert sheet.rows.buttons["go.homework"].text() == "Ctrl+M"
    assert "Homework" in sheet.said.text()
    sheet.accept()
    qtbot.keyClick(opened.window, Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(lambda: opened.window.desk.place == "homework")


def test_keys_of_another_command_are_taken_only_when_asked_for(sheet, opened, qtbot):
    choose(qtbot, sheet, "go.homework", Qt.Key.Key_N, CTRL)
    assert keys(opened, "go.homework") == "Alt+3"
    assert "“Write”" in sheet.said.text()
    sheet.answer.click()
    assert (keys(opened, "go.homework"), keys(opened, "entry.new")) == ("Ctrl+N", "")
    assert sheet.answer.text() == "Undo"
    sheet.answer.click()
    assert (keys(opened, "go.homework"), keys(opened, "entry.new")) == ("Alt+3", "Ctrl+N")
    assert sheet.said.text() == HOW


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_A, ALONE), (Qt.Key.Key_C, CTRL), (Qt.Key.Key_Tab, ALONE), (Qt.Key.Key_L, SHIFT)],
)  # fmt: skip
def test_reserved_keys_are_refused_with_a_sentence(sheet, opened, qtbot, key, held):
    choose(qtbot, sheet, "find", key, held)
    assert keys(opened, "find") == "Ctrl+F"
    assert sheet.said.text() not in (HOW, "")
    assert opened.settings.get(SHORTCUTS) == ""


def test_backspace_takes_the_keys_away_and_reset_brings_them_back(sheet, opened, qtbot):
    choose(qtbot, sheet, "find", Qt.Key.Key_Backspace)
    assert keys(opened, "find") == ""
    assert sheet.rows.buttons["find"].text() == NONE
    assert sheet.rows.resets["find"].isEnabled()
    sheet.rows.resets["find"].click()
    assert keys(opened, "find") == "Ctrl+F"
    assert not sheet.rows.resets["find"].isEnabled()


def test_escape_and_leaving_keep_the_keys(sheet, opened, qtbot):
    choose(qtbot, sheet, "find", Qt.Key.Key_Escape)
    assert sheet.is_open
    assert sheet.rows.buttons["find"].text() == "Ctrl+F"
    qtbot.keyClick(sheet.rows.buttons["find"], Qt.Key.Key_Space)
    sheet.search.setFocus()
    assert sheet.rows.buttons["find"].text() == "Ctrl+F"


def test_all_are_reset_at_once_and_that_can_be_undone(sheet, opened, qtbot):
    assert not sheet.reset_all.isEnabled()
    choose(qtbot, sheet, "find", Qt.Key.Key_M, CTRL)
    choose(qtbot, sheet, "lock", Qt.Key.Key_F16)
    sheet.reset_all.click()
    assert (keys(opened, "find"), keys(opened, "lock")) == ("Ctrl+F", "Ctrl+L")
    sheet.answer.click()
    assert (keys(opened, "find"), keys(opened, "lock")) == ("Ctrl+M", "F16")


def test_the_rows_are_searched_by_words_and_by_keys(sheet, opened, qtbot):
    def shown():
        return {i for i, button in sheet.rows.buttons.items() if button.isVisibleTo(sheet)}

    qtbot.keyClicks(sheet.search, "ital")
    assert shown() == {"format.italic"}
    sheet.search.setText("ctrl+l")
    assert "lock" in shown()
    sheet.search.setText("qqqq")
    assert shown() == set()
    assert sheet.said.text() == NOTHING


def test_the_lock_and_the_cover_follow_their_keys(sheet, opened, qtbot, restarts):
    choose(qtbot, sheet, "hide", Qt.Key.Key_F16)
    choose(qtbot, sheet, "lock", Qt.Key.Key_F17)
    qtbot.keyClick(sheet.search, Qt.Key.Key_F16)
    assert opened.window.doors.is_hidden
    cover = opened.window.doors._plain
    qtbot.keyClick(cover, Qt.Key.Key_F16)
    assert not opened.window.doors.is_hidden
    assert opened.window.desk.rail._lock._hint == "F17"
    qtbot.keyClick(sheet.search, Qt.Key.Key_F17)
    qtbot.waitUntil(lambda: bool(restarts))


def test_it_begins_in_the_search_and_tab_goes_on_to_the_keys(sheet, qtbot):
    qtbot.waitUntil(sheet.search.hasFocus)
    qtbot.keyClicks(QApplication.focusWidget(), "calendar")
    shown = [each for each in sheet.rows.buttons.values() if each.isVisible()]
    assert sheet.rows.buttons["list.calendar"] in shown
    assert len(shown) < 5
    qtbot.keyClick(sheet.search, Qt.Key.Key_Tab)
    assert shown[0].hasFocus()
    qtbot.keyClick(shown[0], Qt.Key.Key_Tab, SHIFT)
    assert sheet.search.hasFocus()
