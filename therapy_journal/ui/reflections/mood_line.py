# SPDX-License-Identifier: GPL-3.0-or-later
"""The mood in sight above an entry of little energy: one key, and that alone is enough."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.reflections.chips import EntryChips
from therapy_journal.ui.widgets.ratings import Rating


class MoodLine(QWidget):
    """Says and sets the same as the chip of the mood."""

    def __init__(self, chips: EntryChips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self.rating = Rating(name="Mood")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.rating)
        self.rating.value_changed.connect(chips.mood_set)
        chips.mood_shown.connect(self.rating.set_value)
        self.hide()
