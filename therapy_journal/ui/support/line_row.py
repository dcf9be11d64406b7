# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the own lines: what it says, and what can be done with it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.support import Comfort, Person
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.labels import Label

ON_LOCK_SCREEN = "On the lock screen"


class LineRow(QWidget):
    """Tells the line's number and what is wanted: ``up``, ``change``, ``lock``, ``remove``."""

    wanted = Signal(str, int)

    def __init__(self, item_id: int, name: str, *, is_first: bool, is_read_only: bool) -> None:
        super().__init__()
        self.item_id, self._name, self._is_read_only = item_id, name, is_read_only
        self._by_wish: dict[str, IconButton] = {}
        px = current_theme().px
        self.words = QVBoxLayout()
        self.words.setSpacing(px(1))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.addLayout(self.words, 1)
        row.addLayout(self._buttons)
        row.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        self.up = self.add_button("up", "chevron-up", f"Move {name} up")
        self.up.setEnabled(not is_first and not is_read_only)

    def add_button(self, what: str, icon: str, name: str) -> IconButton:
        """Add a button that asks for ``what``."""
        button = IconButton(icon, name, size=15)
        button.setEnabled(not self._is_read_only)
        button.clicked.connect(partial(self._want, what))
        self._buttons.addWidget(button)
        self._by_wish[what] = button
        return button

    def buttons(self) -> list[IconButton]:
        """Return its buttons, in their order."""
        return list(self._by_wish.values())

    def focused(self) -> str:
        """Return what the button with the focus asks for; empty where none has it."""
        return next((what for what, one in self._by_wish.items() if one.hasFocus()), "")

    def focus_on(self, what: str) -> None:
        """Give the focus to the button that asks for ``what``, or to the first that can have it."""
        wished = self._by_wish[what]
        able = (one for one in self._by_wish.values() if one.isEnabled())
        (wished if wished.isEnabled() else next(able, wished)).setFocus()

    def _want(self, what: str, *_: object) -> None:
        self.wanted.emit(what, self.item_id)


def person_row(person: Person, *, is_first: bool, is_read_only: bool) -> LineRow:
    """Return the row of somebody to turn to."""
    row = LineRow(person.id, person.name, is_first=is_first, is_read_only=is_read_only)
    row.words.addWidget(Label(person.name, weight=600))
    if person.number and person.number != person.name:
        row.words.addWidget(Label(person.number, size=17))
    if person.note:
        row.words.addWidget(Label(person.note, "muted"))
    if person.is_on_lock_screen:
        row.words.addWidget(Label(ON_LOCK_SCREEN, "accent", 12))
    place = "off the lock screen" if person.is_on_lock_screen else "on the lock screen…"
    row.add_button("lock", "lock", f"Put {person.name} {place}")
    row.add_button("change", "pencil", f"Change {person.name}")
    row.add_button("remove", "trash-2", f"Move {person.name} to the trash")
    return row


def comfort_row(comfort: Comfort, *, is_first: bool, is_read_only: bool) -> LineRow:
    """Return the row of something that helps."""
    row = LineRow(comfort.id, comfort.body, is_first=is_first, is_read_only=is_read_only)
    row.words.addWidget(Label(comfort.body, size=15, serif=True))
    row.add_button("change", "pencil", f"Change {comfort.body}")
    row.add_button("remove", "trash-2", f"Move {comfort.body} to the trash")
    return row
