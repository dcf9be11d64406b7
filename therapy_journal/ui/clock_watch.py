# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks, in one line after an unlock, whether the computer's clock is right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.core.messages import Message
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.core.errors import ClockBehind
    from therapy_journal.services.journal import Journal

IT_IS_RIGHT = "The clock is right"


class ClockWatch(QObject):
    """Asks once after each unlock, until it was answered."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._journal: Journal | None = None

    def take_up(self, journal: Journal) -> None:
        """Look at the clock beside what is written in this journal."""
        self._journal = journal
        self._kit.jobs.run(journal.clock_question.doubt, self, self._ask)

    def _ask(self, doubt: ClockBehind | None) -> None:
        if doubt is not None:
            self._kit.say(replace(Message.of(doubt), action=IT_IS_RIGHT), self._trust)

    def _trust(self) -> None:
        if self._journal is not None:
            self._kit.jobs.run(self._journal.clock_question.trust, self)
