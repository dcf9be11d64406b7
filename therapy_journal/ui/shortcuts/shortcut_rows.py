# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command with its keys, in groups; those that answer what is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.palette.matching import tier
from therapy_journal.ui.shortcuts.keeping import ShortcutKeeping
from therapy_journal.ui.shortcuts.key_button import KeyButton
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.labels import CapsLabel, Label

GROUPS = ("Write", "Format", "Go", "Unsent notes", "Journal", "Help")
FIXED = (
    ("Keep what a form holds", "Ctrl+Return"),
    ("Leave a form, a sheet or a search", "Esc"),
    ("To the next field, and the one before", "Tab"),
)
"""Keys that are the same everywhere, and stay as they are."""
FIXED_GROUP = "Always the same"


@dataclass(frozen=True, slots=True)
class _Line:
    widget: QWidget
    words: str
    group: str


class ShortcutRows(QWidget):
    """``caught`` carries id and keys that were pressed for it, ``reset`` the id."""

    caught = Signal(str, QKeySequence)
    reset = Signal(str)

    def __init__(
        self, commands: Commands, keeping: ShortcutKeeping, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keeping = keeping
        self.buttons: dict[str, KeyButton] = {}
        self.resets: dict[str, IconButton] = {}
        self._lines: list[_Line] = []
        self._heads: dict[str, CapsLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(3))
        for group in GROUPS:
            self._add_head(group)
            for action in commands.actions_of(group):
                self._add_command(action.objectName(), action.text(), group)
        self._add_head(FIXED_GROUP)
        for words, keys in FIXED:
            self._add_fixed(words, keys)
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that hold now."""
        for command_id, button in self.buttons.items():
            button.show_keys(self._keeping.keys(command_id))
            self.resets[command_id].setEnabled(self._keeping.is_changed(command_id))

    def look_for(self, typed: str) -> int:
        """Show the rows whose words or keys answer; returns how many there are."""
        wanted = typed.strip()
        shown: set[str] = set()
        count = 0
        for line in self._lines:
            button = self.buttons.get(line.widget.objectName())
            keys = "" if button is None else button.text()
            answers = not wanted or tier(wanted, f"{line.words} {line.group}") is not None
            is_shown = answers or _plain(wanted) in _plain(keys)
            line.widget.setVisible(is_shown)
            if is_shown:
                shown.add(line.group)
                count += 1
        for group, head in self._heads.items():
            head.setVisible(group in shown)
        return count

    def _add_head(self, group: str) -> None:
        self._heads[group] = CapsLabel(group)
        self._column.addWidget(self._heads[group])

    def _add_command(self, command_id: str, title: str, group: str) -> None:
        button = KeyButton(command_id, title)
        button.caught.connect(self.caught)
        reset = IconButton("rotate-ccw", f"{title}: the keys it came with", size=14)
        room = reset.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(room)
        reset.clicked.connect(partial(self.reset.emit, command_id))
        self.buttons[command_id], self.resets[command_id] = button, reset
        row = self._add_row(title, group, button, reset)
        row.setObjectName(command_id)

    def _add_fixed(self, words: str, keys: str) -> None:
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._add_row(words, FIXED_GROUP, Label(native, "muted", wrap=False))

    def _add_row(self, words: str, group: str, *ends: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, current_theme().px(6), 0)
        line.setSpacing(current_theme().px(6))
        label = Label(words, wrap=False)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.addWidget(label, 1)
        for end in ends:
            line.addWidget(end)
        self._column.addWidget(row)
        self._lines.append(_Line(row, words, group))
        return row


def _plain(keys: str) -> str:
    return keys.casefold().replace("+", "").replace(" ", "")
