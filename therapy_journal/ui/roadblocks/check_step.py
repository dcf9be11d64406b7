# SPDX-License-Identifier: GPL-3.0-or-later
"""One roadblock alone, when they are gone through one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import Roadblock
from therapy_journal.ui.roadblocks.check_row import FAMILIAR_QUESTION, TodaysAnswer
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.labels import Label

LEAVE_OPEN = "You can leave this one open."


class CheckStep(QWidget):
    """Which one it is, all of what it is about, and the answers."""

    def __init__(
        self, roadblock: Roadblock, place: int, count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.said = f"{roadblock.title}, {place} of {count}. {roadblock.about}"
        self.answer = TodaysAnswer(roadblock)
        self._head = QHBoxLayout()
        top = Qt.AlignmentFlag.AlignTop
        self._head.addWidget(IconLabel(roadblock.icon, "accent", 20), 0, top)
        self._head.addWidget(Label(roadblock.title, size=16, weight=600), 1)
        self._head.addWidget(Label(f"{place} of {count}", "muted", 12, wrap=False), 0, top)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(Label(roadblock.about, size=15, serif=True))
        self._column.addWidget(Label(FAMILIAR_QUESTION, "muted"))
        self._column.addWidget(self.answer)
        self._column.addWidget(Label(LEAVE_OPEN, "muted", 12))
        self._column.addStretch(1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(6), 0, 0)
        self._column.setSpacing(px(8))
        self._head.setSpacing(px(10))
