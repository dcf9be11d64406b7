# SPDX-License-Identifier: GPL-3.0-or-later
"""Support in a calm panel: fixed words, numbers to call, two exercises. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.support import Around, LockLine
from therapy_journal.services.helplines import load_helplines
from therapy_journal.ui.exercises.sheets import open_breathing, open_grounding
from therapy_journal.ui.help_at_hand.cannot_card import CannotCard
from therapy_journal.ui.help_at_hand.words import INSTEAD, INSTEAD_LOCKED, OPEN_TO_ALL
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "Support"
_WIDTH = 520


class SupportSheet(Sheet):
    """Shown at once; names and numbers come a moment later, once they were read."""

    def __init__(self, parent: QWidget, *, today: date, is_locked: bool) -> None:
        super().__init__(TITLE, parent, width=_WIDTH)
        instead = INSTEAD_LOCKED if is_locked else INSTEAD
        self.body.addWidget(CannotCard(load_helplines(), today, instead=instead))
        self._people = QVBoxLayout()
        self._people.setSpacing(self._theme.px(8))
        self.body.addLayout(self._people)
        self.breathing = QuietButton("Slow breathing", "repeat")
        self.grounding = QuietButton("Five, four, three, two, one", "sprout")
        row = FlowLayout(gap=10, row_gap=8)
        row.addWidget(self.breathing)
        row.addWidget(self.grounding)
        self.body.addLayout(row)
        self.close_button = self.add_button("Close", dismisses=True, is_primary=True)
        self.breathing.clicked.connect(self._breathe)
        self.grounding.clicked.connect(self._ground)

    def show_lock_lines(self, lines: Sequence[LockLine]) -> None:
        """Show who was put on the lock screen, and nobody else."""
        for line in lines:
            self._add(line.name, line.number)
        if lines:
            self._people.addWidget(Label(OPEN_TO_ALL, "muted", 12))

    def show_around(self, around: Around) -> None:
        """Show the own people and numbers, and what helps."""
        for person in around.people:
            self._add(person.name, person.number, person.note)
        if around.comforts:
            self._people.addWidget(Label("What helps me", weight=600))
        for comfort in around.comforts:
            self._people.addWidget(Label(comfort.body, size=15, serif=True))

    def _add(self, name: str, number: str, note: str = "") -> None:
        said = name if number in ("", name) else f"{name}   {number}"
        self._people.addWidget(Label(said, size=17, weight=600))
        if note:
            self._people.addWidget(Label(note, "muted"))

    def _breathe(self) -> None:
        open_breathing(self)

    def _ground(self) -> None:
        open_grounding(self)
