# SPDX-License-Identifier: GPL-3.0-or-later
"""One click puts a question among what is brought to the next session, with its way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from therapy_journal.core.messages import Message
from therapy_journal.services.preparing import Preparing
from therapy_journal.ui.kit import Kit

_KEY = "bringing_along"


class BringingAlong(QObject):
    """Adds to the agenda; it stays off the page until it is switched on there."""

    def __init__(self, *, preparing: Preparing, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._preparing, self._kit = preparing, kit

    def bring(self, question: str) -> None:
        """Put a question among what is to be brought; a list that is full is told."""
        add = partial(self._preparing.add_to_agenda, None, question)
        self._kit.jobs.run(add, self, self._tell)

    def _tell(self, item_id: int | None) -> None:
        if item_id is not None:
            message = Message("It is among what you want to bring.", action="Undo", key=_KEY)
            self._kit.say(message, partial(self._take_out, item_id))

    def _take_out(self, item_id: int) -> None:
        self._kit.jobs.run(partial(self._preparing.remove_from_agenda, item_id), self)
