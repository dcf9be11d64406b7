# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that does something, from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.sheets import Sheet

MENUS = ("Write", "Format", "Go", "Journal", "Help")
LAYERS = (
    "Unsent notes",
    (
        ("1 · Raw", "Ctrl+1"),
        ("2 · What I need them to know", "Ctrl+2"),
        ("3 · Ready to say", "Ctrl+3"),
    ),
)
"""Keys that belong to one screen, and are no commands."""


class ShortcutSheet(Sheet):
    """Lists the shortcuts, menu by menu."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__("Keyboard", parent, width=520)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current_theme().px(24))
        self._grid.setVerticalSpacing(current_theme().px(5))
        for menu in MENUS:
            actions = [a for a in commands.actions_of(menu) if not a.shortcut().isEmpty()]
            rows = [(a.text(), _native(a.shortcut())) for a in actions]
            self._add(menu, rows)
        title, keys = LAYERS
        self._add(title, [(words, _native(QKeySequence(key))) for words, key in keys])
        self.body.addLayout(self._grid)
        self.add_button("Close", is_primary=True, accepts=True)

    def _add(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        if not rows:
            return
        at = self._grid.rowCount()
        self._grid.addWidget(CapsLabel(title), at, 0, 1, 2)
        for words, keys in rows:
            at += 1
            shown = Label(keys, "muted", wrap=False)
            self._grid.addWidget(Label(words), at, 0)
            self._grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignRight)


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
