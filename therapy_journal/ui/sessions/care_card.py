# SPDX-License-Identifier: GPL-3.0-or-later
"""The care team: who does what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.sessions import CarePerson
from therapy_journal.ui.sessions.card_rows import fill_rows
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_ABOUT = "Who does what for you, in your own words. Initials are enough."


class PersonRow(QWidget):
    """Name, role and note of one person."""

    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(
        self, person: CarePerson, *, is_read_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._id = person.id
        px = current_theme().px
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Label(person.name, weight=600))
        if person.role:
            words.addWidget(Label(person.role, "muted"))
        if person.note:
            words.addWidget(Label(person.note, size=15, serif=True))
        change = IconButton("pencil", f"Change {person.name}", size=15)
        remove = IconButton("trash-2", f"Move {person.name} to the trash", size=15)
        change.clicked.connect(self._on_change)
        remove.clicked.connect(self._on_remove)
        line = QHBoxLayout()
        line.setSpacing(px(2))
        for button in (change, remove):
            button.setEnabled(not is_read_only)
            line.addWidget(button)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.addLayout(words, 1)
        row.addLayout(column)

    def _on_change(self) -> None:
        self.change_requested.emit(self._id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._id)


class CareCard(Card):
    """Everybody, and the way to the guide on who does what."""

    add_requested = Signal()
    change_requested = Signal(int)
    remove_requested = Signal(int)
    guide_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._people: tuple[CarePerson, ...] = ()
        self.column.addWidget(Label("Care team", weight=600))
        self.column.addWidget(Label(_ABOUT, "muted"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.px(8))
        self.column.addLayout(self._rows)
        self.add_button = QuietButton("Add somebody", "plus")
        self.add_button.setEnabled(not is_read_only)
        self.guide = LinkButton("Who does what")
        flow = FlowLayout(gap=10, row_gap=6)
        flow.addWidget(self.add_button)
        flow.addWidget(self.guide)
        self.column.addLayout(flow)
        self.add_button.clicked.connect(self.add_requested)
        self.guide.clicked.connect(self.guide_requested)

    def show_people(self, people: Sequence[CarePerson]) -> None:
        """Show everybody, in this order."""
        if tuple(people) == self._people:
            return
        self._people = tuple(people)
        fill_rows(self._rows, [self._row(person) for person in people], on=self)

    def _row(self, person: CarePerson) -> PersonRow:
        row = PersonRow(person, is_read_only=self._is_read_only)
        row.change_requested.connect(self.change_requested)
        row.remove_requested.connect(self.remove_requested)
        return row
