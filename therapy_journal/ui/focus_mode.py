# SPDX-License-Identifier: GPL-3.0-or-later
"""Focus mode: nothing beside the page, and only the paragraph being written at full strength."""

from __future__ import annotations

from PySide6.QtCore import QObject

from therapy_journal.ui.desk import Desk
from therapy_journal.ui.reflections.screen import ReflectionsScreen

_PLACE = "reflections"


class FocusMode(QObject):
    """Hides what stands around an open entry, and brings it back.

    It ends with Esc, with the same command, and by itself where another screen is gone to,
    the list is asked for, or no entry is open any more.
    """

    def __init__(self, desk: Desk, screen: ReflectionsScreen) -> None:
        super().__init__(screen)
        self._desk, self._screen = desk, screen
        self._is_on = False
        screen.pane.focus_left.connect(self.leave)
        screen.entry_closed.connect(self.leave)
        screen.list_shown.connect(self.leave)
        desk.went.connect(self._on_went)

    @property
    def is_on(self) -> bool:
        """Whether only the page is shown."""
        return self._is_on

    def toggle(self) -> None:
        """Enter, or leave."""
        self._set(is_on=not self._is_on and self._screen.has_entry())

    def leave(self) -> None:
        """Show everything again."""
        self._set(is_on=False)

    def _set(self, *, is_on: bool) -> None:
        if is_on == self._is_on:
            return
        self._is_on = is_on
        self._desk.rail.setVisible(not is_on)
        self._desk.sidebar.setVisible(not is_on and self._desk.place != "summary")
        self._screen.set_alone(is_alone=is_on)

    def _on_went(self, place: str) -> None:
        if place != _PLACE:
            self.leave()
        elif self._is_on:
            self._desk.sidebar.hide()
