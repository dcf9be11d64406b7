# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of commands."""

from PySide6.QtGui import QKeySequence

from therapy_journal.ui.commands import COMMANDS, Commands, Needs
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.theme import Theme


def test_ids_and_shortcuts_are_each_used_once():
    ids = [command.id for command in COMMANDS]
    shortcuts = [
        QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut
    ]
    assert len(set(ids)) == len(ids)
    assert len(set(shortcuts)) == len(shortcuts)
    assert all(QKeySequence(command.shortcut).count() for command in COMMANDS if command.shortcut)


def test_no_shortcut_takes_a_key_of_text_editing(qapp):
    editing = {
        QKeySequence(key).toString()
        for key in (
            QKeySequence.StandardKey.Copy,
            QKeySequence.StandardKey.Paste,
            QKeySequence.StandardKey.Cut,
            QKeySequence.StandardKey.Undo,
            QKeySequence.StandardKey.Redo,
            QKeySequence.StandardKey.SelectAll,
        )
    }
    assert not editing & {QKeySequence(c.shortcut).toString() for c in COMMANDS if c.shortcut}


def test_what_is_not_possible_now_is_disabled(qapp):
    commands = Commands(Icons(Theme(qapp)))
    assert commands.action("quit").isEnabled()
    assert not commands.action("go.today").isEnabled()
    commands.set_context(Needs.UNLOCKED)
    assert commands.action("go.today").isEnabled()
    assert not commands.action("entry.new").isEnabled()
    commands.set_context(Needs.UNLOCKED | Needs.WRITABLE)
    assert commands.action("entry.new").isEnabled()
    assert not commands.action("format.bold").isEnabled()


def test_icons_are_drawn_when_a_menu_is_to_show_them(qapp):
    commands = Commands(Icons(Theme(qapp)))
    with_icon = [command.id for command in COMMANDS if command.icon]
    assert commands.action("entry.new").icon().isNull()
    commands.draw_icons([command.id for command in COMMANDS])
    assert [a.objectName() for a in commands.all_actions() if not a.icon().isNull()] == with_icon


def test_a_command_runs_what_it_is_bound_to(qapp):
    commands = Commands(Icons(Theme(qapp)))
    commands.set_context(Needs.UNLOCKED)
    ran = []
    commands.bind("lock", lambda: ran.append("lock"))
    commands.run("lock")
    commands.run("go.today")
    assert ran == ["lock"]
    assert "lock" not in commands.unbound()
