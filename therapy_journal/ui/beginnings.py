# SPDX-License-Identifier: GPL-3.0-or-later
"""Begins something on the screen it belongs to; where no word can be kept, says so beforehand."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject

from therapy_journal.core.errors import ReadOnlyPlace
from therapy_journal.core.messages import Message
from therapy_journal.core.stock import StockKind
from therapy_journal.services.journal import Journal
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.homework.screen import HomeworkScreen
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.screen import SessionsScreen
from therapy_journal.ui.unsent_notes.screen import UnsentNotesScreen


class Beginnings(QObject):
    """What commands and other screens begin on homework, sessions and unsent notes."""

    def __init__(self, *, journal: Journal, kit: Kit, desk: Desk) -> None:
        super().__init__(desk)
        self._journal, self._kit, self._desk = journal, kit, desk

    def may_write(self) -> bool:
        """Return whether words can be kept; where not, say so."""
        if self._journal.is_read_only:
            self._kit.say(Message.of(ReadOnlyPlace()))
            return False
        return True

    def may_write_on(self, place: str) -> bool:
        """Go to a screen to write on it; where no word can be kept, say so beforehand."""
        if not self.may_write():
            return False
        self._desk.go(place)
        return True

    def log_practice(self, homework_id: int) -> None:
        """Open the log of a task."""
        if self.may_write_on("homework"):
            self._homework.log_practice(homework_id)

    def new_homework(self) -> None:
        """Begin a task."""
        if self.may_write_on("homework"):
            self._homework.new_homework()

    def smallest_step(self) -> None:
        """Begin a plan for a smallest step."""
        if self.may_write_on("homework"):
            self._homework.new_smallest_step()

    def write_obstacle(self) -> None:
        """Begin to write what got in the way."""
        if self.may_write_on("homework"):
            self._homework.write_obstacle()

    def plan_session(self) -> None:
        """Begin to plan a session."""
        if self.may_write_on("sessions"):
            self._sessions.plan_session()

    def look(self) -> None:
        """Begin a look at how the work feels."""
        if self.may_write_on("sessions"):
            self._sessions.open_look()

    def take_stock(self, kind: StockKind) -> None:
        """Begin to take stock, or go on with what was begun."""
        if self.may_write_on("sessions"):
            self._sessions.whole.open_new(kind)

    def new_note(self) -> None:
        """Begin an unsent note."""
        if self.may_write_on("unsent_notes"):
            screen = cast("UnsentNotesScreen", self._desk.screen_of("unsent_notes"))
            screen.new_note()

    @property
    def _homework(self) -> HomeworkScreen:
        return cast("HomeworkScreen", self._desk.screen_of("homework"))

    @property
    def _sessions(self) -> SessionsScreen:
        return cast("SessionsScreen", self._desk.screen_of("sessions"))
