# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that does something, from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.sheets import Sheet

MENUS = ("Write", "Format", "Go", "Journal", "Help")


class ShortcutSheet(Sheet):
    """Lists the shortcuts, menu by menu."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__("Keyboard", parent, width=520)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(24))
        grid.setVerticalSpacing(current_theme().px(5))
        row = 0
        for menu in MENUS:
            actions = [a for a in commands.actions_of(menu) if not a.shortcut().isEmpty()]
            if actions:
                grid.addWidget(CapsLabel(menu), row, 0, 1, 2)
                row += 1
            for action in actions:
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                grid.addWidget(Label(action.text()), row, 0)
                grid.addWidget(
                    Label(keys, "muted", wrap=False), row, 1, Qt.AlignmentFlag.AlignRight
                )
                row += 1
        self.body.addLayout(grid)
        self.add_button("Close", is_primary=True, accepts=True)
