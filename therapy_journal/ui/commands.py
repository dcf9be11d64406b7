# SPDX-License-Identifier: GPL-3.0-or-later
"""Every action of the program as one row; menus, buttons and the shortcut sheet come from it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Flag, auto

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from therapy_journal.ui.icons import Icons


class Needs(Flag):
    """What must hold for a command to be enabled."""

    NOTHING = 0
    UNLOCKED = auto()
    WRITABLE = auto()
    ENTRY = auto()
    REFLECTIONS = auto()
    PAGE = auto()
    NOTE = auto()


WRITING = Needs.UNLOCKED | Needs.WRITABLE
ENTRY = WRITING | Needs.ENTRY
READING = Needs.UNLOCKED | Needs.ENTRY
LISTED = Needs.UNLOCKED | Needs.REFLECTIONS
NOTE = Needs.UNLOCKED | Needs.NOTE
PAGE = Needs.UNLOCKED | Needs.PAGE


@dataclass(frozen=True, slots=True)
class Command:
    """One action. ``shortcut`` is portable text such as ``Ctrl+N``; ``menu`` groups it."""

    id: str
    title: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    needs: Needs = Needs.UNLOCKED


COMMANDS: tuple[Command, ...] = (
    Command("entry.new", "Write", "Write", "feather", "Ctrl+N", WRITING),
    Command("entry.scene", "Write a scene", "Write", "feather", "", WRITING),
    Command("entry.after_session", "Write after a session", "Write", "feather", "", WRITING),
    Command("entry.low_energy", "Write one line", "Write", "feather", "", WRITING),
    Command("entry.capture", "Quick capture", "Write", "feather", "Ctrl+Shift+N", WRITING),
    Command("entry.from_template", "Write from a template…", "Write", "copy", "", WRITING),
    Command("note.new", "New unsent note", "Write", "mail-x", "Ctrl+Shift+U", WRITING),
    Command("homework.new", "New homework", "Write", "list-checks", "Ctrl+Shift+O", WRITING),
    Command("session.new", "Plan a session", "Write", "calendar-heart", "Ctrl+Shift+S", WRITING),
    Command("go.today", "Today", "Go", "sun", "Alt+1"),
    Command("go.reflections", "Reflections", "Go", "notebook-pen", "Alt+2"),
    Command("go.homework", "Homework", "Go", "list-checks", "Alt+3"),
    Command("go.unsent_notes", "Unsent notes", "Go", "mail-x", "Alt+4"),
    Command("go.sessions", "Sessions", "Go", "calendar-heart", "Alt+5"),
    Command("go.summary", "Prepare summary", "Go", "calendar-heart", "Alt+6"),
    Command("go.patterns", "Patterns", "Go", "chart-line", "Alt+7"),
    Command("go.support", "Support", "Go", "life-buoy", "F9", Needs.NOTHING),
    Command("support.breathing", "Slow breathing", "Go", "repeat"),
    Command("support.grounding", "Five, four, three, two, one", "Go", "sprout"),
    Command("support.before_telling", "Before telling something risky", "Go", "messages-square"),
    Command("support.card", "A card for the wallet…", "Journal", "printer"),
    Command("palette", "Palette…", "Go", "compass", "Ctrl+K"),
    Command("list.filter", "Filter the entries…", "Go", "list", "Ctrl+Shift+F"),
    Command("list.everything", "Show every entry", "Go", "list"),
    Command("list.calendar", "Calendar…", "Go", "calendar", "Ctrl+J"),
    Command("find", "Search everything", "Go", "search", "Ctrl+F"),
    Command("find.next", "The next place found", "Go", "chevron-down", "F3", READING),
    Command("find.before", "The place found before", "Go", "chevron-up", "Shift+F3", READING),
    Command("roadblocks.toggle", "Roadblocks", "Go", "waypoints", "Ctrl+R"),
    Command("roadblocks.all", "Therapy isn't for me", "Go", "waypoints"),
    Command("roadblock.fit", "Roadblock: Fit with my therapist", "Go", "heart-handshake"),
    Command("roadblock.expectations", "Roadblock: What I expected", "Go", "mountain"),
    Command("roadblock.participation", "Roadblock: Taking part", "Go", "footprints"),
    Command("roadblock.change", "Roadblock: Fear of change", "Go", "repeat"),
    Command("roadblock.communication", "Roadblock: Saying it out loud", "Go", "messages-square"),
    Command("roadblock.consistency", "Roadblock: Showing up", "Go", "calendar-heart"),
    Command("roadblock.professional", "Roadblock: The right kind of help", "Go", "compass"),
    Command("guide.who_does_what", "Who does what", "Go", "compass"),
    Command("session.look", "How the work feels", "Go", "heart-handshake"),
    Command("stock.going", "Look at how this is going", "Go", "repeat", "", WRITING),
    Command("stock.expected", "What I expected, then and now", "Go", "mountain", "", WRITING),
    Command("stock.change", "For somebody new", "Go", "users", "", WRITING),
    Command("stock.ending", "Therapy ends or pauses", "Go", "clock", "", WRITING),
    Command("homework.obstacle", "What got in the way", "Write", "footprints", "", WRITING),
    Command("homework.smallest_step", "A smallest step", "Write", "repeat", "", WRITING),
    Command("format.bold", "Bold", "Format", "bold", "Ctrl+B", ENTRY),
    Command("format.italic", "Italic", "Format", "italic", "Ctrl+I", ENTRY),
    Command("format.strike", "Strikethrough", "Format", "strikethrough", "Ctrl+Shift+X", ENTRY),
    Command("format.code", "Code", "Format", "code", "Ctrl+E", ENTRY),
    Command("format.link", "Link", "Format", "link", "Ctrl+Shift+K", ENTRY),
    Command("format.heading", "Heading", "Format", "heading", "Ctrl+Shift+T", ENTRY),
    Command("format.quote", "Quote", "Format", "quote", "Ctrl+Shift+Q", ENTRY),
    Command("format.list", "List", "Format", "list", "Ctrl+Shift+L", ENTRY),
    Command("format.numbers", "Numbered list", "Format", "list-ordered", "Ctrl+Shift+M", ENTRY),
    Command("format.tasks", "Tasks", "Format", "list-todo", "Ctrl+Shift+J", ENTRY),
    Command("format.done", "Task done, or not", "Format", "square-check", "Ctrl+Return", ENTRY),
    Command("format.indent", "Further in", "Format", "list-indent-increase", "Ctrl+]", ENTRY),
    Command("format.outdent", "Further out", "Format", "list-indent-decrease", "Ctrl+[", ENTRY),
    Command("note.raw", "To the first layer, raw", "Unsent notes", "mail-x", "Ctrl+1", NOTE),
    Command("note.know", "To what they need to know", "Unsent notes", "mail-x", "Ctrl+2", NOTE),
    Command("note.say", "To what is ready to say", "Unsent notes", "mail-x", "Ctrl+3", NOTE),
    Command("note.page", "Read it from the page", "Unsent notes", "eye", "Ctrl+4", NOTE),
    Command("note.print", "Print what is ready to say…", "Unsent notes", "printer", "", NOTE),
    Command("note.pdf", "Save what is ready to say…", "Unsent notes", "file-down", "", NOTE),
    Command("spelling.next", "Next unknown word", "Write", "search", "F7", WRITING),
    Command("spelling.suggest", "Suggestions for this word", "Write", "type", "Ctrl+.", WRITING),
    Command("entry.prompt", "A way to begin…", "Write", "sprout", "Ctrl+Shift+Space", ENTRY),
    Command("entry.form", "Another form…", "Write", "notebook-pen", "", ENTRY),
    Command("template.keep", "Keep the headings as a template…", "Write", "copy", "", ENTRY),
    Command("entry.bring", "Bring to session", "Write", "pin", "Ctrl+Shift+B", ENTRY),
    Command("entry.focus", "Focus mode", "Write", "focus", "F11", ENTRY),
    Command("entry.typewriter", "Typewriter scrolling", "Write", "type", "", ENTRY),
    Command("entry.picture", "Add a picture…", "Write", "image", "Ctrl+Shift+P", ENTRY),
    Command("entry.preview", "Read it through", "Go", "eye", "Ctrl+Shift+R", READING),
    Command("entry.next", "Next entry", "Go", "chevron-down", "Alt+Down", LISTED),
    Command("entry.before", "Entry before", "Go", "chevron-up", "Alt+Up", LISTED),
    Command("read.on", "Read on from here", "Go", "eye", "Alt+R", READING),
    Command("read.month", "Read this month through", "Go", "eye", "", READING),
    Command("read.list", "Read through what the list shows", "Go", "eye", "", LISTED),
    Command("versions", "Earlier versions…", "Go", "history", "Ctrl+H"),
    Command("entry.seal", "Seal until…", "Write", "lock", "", ENTRY),
    Command("entry.close", "A closing step…", "Write", "moon", "", ENTRY),
    Command("entry.timer", "Writing timer…", "Write", "clock", "", WRITING),
    Command("entry.copy", "Export…", "Write", "file-down", "", LISTED),
    Command("entry.trash", "Move to the trash", "Write", "trash-2", "Ctrl+Shift+Backspace", ENTRY),
    Command("summary.print", "Print…", "Journal", "printer", "Ctrl+P", PAGE),
    Command("summary.pdf", "Save as PDF…", "Journal", "file-down", "Ctrl+Shift+E", PAGE),
    Command("tags", "Tags…", "Journal", "tag"),
    Command("trash", "Trash…", "Journal", "trash-2", "Ctrl+Shift+D"),
    Command("settings", "Settings", "Journal", "settings", "Ctrl+,"),
    Command("keys.sheet", "Recovery sheet…", "Journal", "key-round"),
    Command("backup.now", "Back up now", "Journal", "save", "", WRITING),
    Command("keys.passphrase", "Change passphrase…", "Journal", "key-round", "", WRITING),
    Command("keys.change", "Change keys completely…", "Journal", "key-round", "", WRITING),
    Command("journal.disk", "What is on my disk…", "Journal", "folder-open"),
    Command("journal.another", "Another computer…", "Journal", "copy"),
    Command("journal.move", "Move this journal…", "Journal", "arrow-right", "", WRITING),
    Command("journal.erase", "Erase this journal…", "Journal", "trash-2", "", WRITING),
    Command("lock", "Lock now", "Journal", "lock", "Ctrl+L"),
    Command("hide", "Hide the window", "Journal", "eye-off", "Ctrl+Shift+H"),
    Command("words.elsewhere", "Words saved elsewhere…", "Journal", "folder-open", "", WRITING),
    Command("shortcuts", "Keyboard", "Help", "info", "F1", Needs.NOTHING),
    Command("guide.promises", "What is promised", "Help", "lock", "", Needs.NOTHING),
    Command("quit", "Quit", "Journal", "", "Ctrl+Q", Needs.NOTHING),
)  # fmt: skip

OTHER_WORDS = {
    "entry.new": "reflection entry",
    "entry.low_energy": "low energy tired mood",
    "entry.capture": "note jot",
    "entry.picture": "image photo",
    "entry.bring": "mark pin",
    "entry.seal": "close hide",
    "entry.close": "end heavy calm next",
    "entry.timer": "minutes",
    "entry.copy": "save copy markdown pdf html",
    "entry.trash": "delete remove",
    "entry.preview": "preview",
    "list.everything": "clear filters",
    "list.calendar": "days month",
    "find": "look",
    "versions": "history",
    "tags": "labels rename merge",
    "trash": "deleted bin restore",
    "stock.going": "whole hopes then now stock",
    "stock.expected": "hope expectation expectations disappointed then now",
    "stock.change": "change therapist pack",
    "stock.ending": "end stop break pause last",
    "settings": "preferences options dark light appearance text size spelling",
    "summary.pdf": "export",
    "backup.now": "copy",
    "keys.passphrase": "password",
    "journal.another": "export",
    "go.support": "help crisis emergency numbers people",
    "support.breathing": "breathe calm exercise",
    "support.grounding": "grounding senses calm exercise",
    "support.before_telling": "confidential questions",
    "support.card": "wallet print pdf",
    "shortcuts": "shortcuts keys",
    "hide": "cover",
    "quit": "exit close",
}
"""Words by which the palette finds a command as well; they are never shown."""

_ROLES = {
    "settings": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


def _portable(shortcut: str) -> str:
    # On macOS Option with a digit types a character; the real Control key does not.
    return shortcut.replace("Alt+", "Meta+") if sys.platform == "darwin" else shortcut


class Commands(QObject):
    """One QAction a row, enabled by what holds at the moment."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._rows = {command.id: command for command in COMMANDS}
        self._actions = {command.id: self._make(command) for command in COMMANDS}
        self._bound: set[str] = set()
        self.set_context(Needs.NOTHING)

    def action(self, command_id: str) -> QAction:
        """Return the action of a command; a KeyError tells of an id that is in no row."""
        return self._actions[command_id]

    def all_actions(self) -> list[QAction]:
        """Return every action, in the order of the table."""
        return list(self._actions.values())

    def actions_of(self, menu: str) -> list[QAction]:
        """Return the actions of one menu, in the order of the table."""
        return [self._actions[row.id] for row in COMMANDS if row.menu == menu]

    def default_keys(self, command_id: str) -> QKeySequence:
        """Return the keys a command came with on this system; empty where it had none."""
        return QKeySequence(_portable(self._rows[command_id].shortcut))

    def icon_of(self, command_id: str) -> str:
        """Return the name of a command's icon; empty where it has none."""
        return self._rows[command_id].icon

    def other_words(self, command_id: str) -> str:
        """Return what somebody may call a command beside its title; often nothing."""
        return OTHER_WORDS.get(command_id, "")

    def draw_icons(self, command_ids: Iterable[str]) -> None:
        """Give these actions their icons in the colours of now, before a menu shows them.

        Drawing all of them at the start would take as long as the rest of the window.
        """
        for command_id in command_ids:
            icon = self._rows[command_id].icon
            if icon:
                self._actions[command_id].setIcon(self._icons.icon(icon))

    def bind(self, command_id: str, slot: Callable[[], object]) -> None:
        """Say what a command does; each is bound once."""
        if command_id in self._bound:
            raise ValueError(command_id)
        self._bound.add(command_id)
        self._actions[command_id].triggered.connect(slot)

    def unbound(self) -> list[str]:
        """Return the commands that do nothing yet; a finished window has none."""
        return [command.id for command in COMMANDS if command.id not in self._bound]

    def run(self, command_id: str) -> None:
        """Do a command as if its button had been pressed."""
        self._actions[command_id].trigger()

    def set_context(self, context: Needs) -> None:
        """Enable what ``context`` is enough for."""
        for command_id, action in self._actions.items():
            needs = self._rows[command_id].needs
            action.setEnabled(needs & context == needs)

    def _make(self, command: Command) -> QAction:
        action = QAction(command.title, self)
        action.setObjectName(command.id)
        if command.shortcut:
            action.setShortcut(QKeySequence(_portable(command.shortcut)))
        action.setMenuRole(_ROLES.get(command.id, QAction.MenuRole.NoRole))
        return action
