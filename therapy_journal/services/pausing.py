# SPDX-License-Identifier: GPL-3.0-or-later
"""Therapy that pauses or has ended: from then on nothing asks and nothing reminds."""

from __future__ import annotations

from collections.abc import Mapping

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.stock import Stock, StockKind
from therapy_journal.services.settings import PAUSED, Settings
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.storage.connection import Database

_CHANGED = Changes(settings=True, sessions=True, homework=True, stock=True)


def is_paused(db: Database) -> bool:
    """Whether therapy pauses or has ended; everything that asks looks here first."""
    return Settings(db=db).get(PAUSED)


class Pausing:
    """Begins and ends the quiet; what is written stays as it is in either."""

    def __init__(self, *, db: Database, taking_stock: TakingStock) -> None:
        self._db = db
        self._settings = Settings(db=db)
        self._taking_stock = taking_stock

    def is_paused(self) -> bool:
        """Whether nothing asks at the moment."""
        return is_paused(self._db)

    def pause(self) -> Outcome[None]:
        """Let nothing ask or remind from now on."""
        self._settings.put(PAUSED, value=True)
        return Outcome(None, _CHANGED)

    def take_up(self) -> Outcome[None]:
        """Let questions and reminders come again."""
        self._settings.put(PAUSED, value=False)
        return Outcome(None, _CHANGED)

    def keep_ending(self, lines: Mapping[str, str]) -> Outcome[Stock]:
        """Keep a last look back, and pause.

        Raises:
            NoLine: When there is no line; nothing is paused then.
        """
        with self._db.atomic():
            kept = self._taking_stock.keep(StockKind.ENDING, lines)
            paused = self.pause()
        return Outcome(kept.value, kept.changes | paused.changes)
