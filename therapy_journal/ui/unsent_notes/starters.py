# SPDX-License-Identifier: GPL-3.0-or-later
"""Beginnings of sentences, put in where the cursor stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.widgets.chips import Chip
from therapy_journal.ui.widgets.flow import FlowLayout

# What is shown, and what is put in before and after the cursor.
STARTERS = (
    ("I noticed …", "I noticed ", ""),
    ("I felt … when …", "I felt ", " when "),
    ("What I’d like instead …", "What I’d like instead is ", ""),
    ("I’m not sure, but …", "I’m not sure, but ", ""),
)


class Starters(QWidget):
    """Chips with beginnings; ``chosen`` carries the words before and after the cursor."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=7, row_gap=6)
        self.setAccessibleName("Beginnings of sentences")
        self._words: dict[Chip, tuple[str, str]] = {}
        for shown, *words in STARTERS:
            chip = Chip(shown, tone="unsent", parent=self)
            chip.setAccessibleDescription("Puts this beginning where the cursor stands")
            chip.clicked.connect(self._choose)
            flow.addWidget(chip)
            self._words[chip] = (words[0], words[1])

    def chips(self) -> tuple[Chip, ...]:
        """Return the chips in order."""
        return tuple(self._words)

    def _choose(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.chosen.emit(*self._words[chip])
