# SPDX-License-Identifier: GPL-3.0-or-later
"""The grounds under stretches of a text: what is to be brought, and what was found."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from therapy_journal.ui.theme import Theme


class Grounds:
    """Painted beside the formats of the text; each moves along with its words."""

    def __init__(self, area: QTextEdit, theme: Theme) -> None:
        self._area, self._theme = area, theme
        self.passages: list[QTextCursor] = []
        self._found: list[QTextCursor] = []

    def show_passages(self, cursors: list[QTextCursor]) -> None:
        """Lay a soft ground under what these cursors select."""
        self.passages = cursors
        self.paint()

    def show_found(self, cursors: list[QTextCursor]) -> None:
        """Lay a ground under what was found."""
        self._found = cursors
        self.paint()

    def forget(self) -> None:
        """Lay none: another text is shown."""
        self.passages, self._found = [], []
        self.paint()

    def paint(self) -> None:
        """Hand them to the text in the colours of the theme as it is now."""
        selections = []
        for cursors, role in ((self.passages, "accent_soft"), (self._found, "found")):
            for cursor in cursors:
                if cursor.hasSelection():
                    selection = QTextEdit.ExtraSelection()
                    selection.cursor = cursor
                    selection.format.setBackground(self._theme.color(role))
                    selections.append(selection)
        self._area.setExtraSelections(selections)
