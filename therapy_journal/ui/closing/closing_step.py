# SPDX-License-Identifier: GPL-3.0-or-later
"""Offers a closing step quietly when a heavy entry is left, once; the command opens it too."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.core.messages import Message
from therapy_journal.services.closing import Closing
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.screen import ReflectionsScreen

if TYPE_CHECKING:
    from therapy_journal.ui.closing.closing_sheet import ClosingSheet

OFFER = Message(
    "A closing step is there if you like.",
    "One grounding line, and what you do next.",
    action="Closing step",
    key="closing",
)


class ClosingStep(QObject):
    """Follows which entry is on the screen; reads no word of it."""

    def __init__(
        self, *, closing: Closing, kit: Kit, desk: Desk, screen: ReflectionsScreen
    ) -> None:
        super().__init__(screen)
        self._closing, self._kit, self._desk, self._screen = closing, kit, desk, screen
        self._entry_id = 0
        self._since: datetime = kit.clock.now().at
        self.sheet: ClosingSheet | None = None
        screen.entry_opened.connect(self._opened)
        screen.entry_closed.connect(self._left)
        desk.went.connect(self._went)

    def open(self) -> None:
        """Open it about the entry on the screen."""
        if self._screen.entry_id is not None:
            self.begin(self._screen.entry_id)

    def begin(self, entry_id: int) -> None:
        """Open it about an entry."""
        if self.sheet is None:
            from therapy_journal.ui.closing.closing_sheet import ClosingSheet  # noqa: PLC0415

            self.sheet = ClosingSheet(self._desk, closing=self._closing, kit=self._kit)
            self.sheet.seal_requested.connect(self._seal)
            self._desk.take_in(self.sheet)
        self._screen.flush()
        self.sheet.begin(entry_id)

    def _opened(self, entry_id: int) -> None:
        if entry_id != self._entry_id:
            self._left()
            self._entry_id, self._since = entry_id, self._kit.clock.now().at

    def _went(self, place: str) -> None:
        if place != "reflections":
            self._left()
        elif self._screen.entry_id is not None:
            self._opened(self._screen.entry_id)

    def _left(self) -> None:
        entry_id, self._entry_id = self._entry_id, 0
        if entry_id:
            ask = partial(self._closing.is_due, entry_id, self._since)
            self._kit.jobs.run(ask, self, partial(self._offer, entry_id))

    def _offer(self, entry_id: int, is_due: bool) -> None:  # noqa: FBT001 — an answer
        if is_due:
            self._kit.say(OFFER, partial(self.begin, entry_id))

    def _seal(self, entry_id: int) -> None:
        if self.sheet is not None:
            # The button is out of sight now; the days are offered where it was pressed.
            self._screen.sealing.ask(self.sheet.seal, (entry_id,))
