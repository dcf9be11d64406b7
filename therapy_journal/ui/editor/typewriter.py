# SPDX-License-Identifier: GPL-3.0-or-later
"""Typewriter scrolling: the line being written stays at one height, and the page moves."""

from __future__ import annotations

from PySide6.QtWidgets import QTextEdit

HEIGHT = 0.45
"""Where the line stands, as a share of what is in sight."""


class Typewriter:
    """Moves the page under the cursor. The mouse never has it moved: what is clicked stays."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self.is_on = False

    def hold(self) -> None:
        """Bring the line with the cursor to its height; the first lines stand above it."""
        if self.is_on:
            line = self._area.cursorRect()
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + line.center().y() - self._height())

    def room_below(self) -> int:
        """Return the pixels the last line needs below it to stand at its height."""
        return self._area.viewport().height() - self._height() if self.is_on else 0

    def _height(self) -> int:
        return round(self._area.viewport().height() * HEIGHT)
