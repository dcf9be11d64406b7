# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting the search find in older writing what this version can find: pictures, for one."""

from __future__ import annotations

from collections.abc import Callable

from therapy_journal.core.days import Clock
from therapy_journal.services.settings import SEARCH_LETTERS, Settings
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import search_anew
from therapy_journal.storage.connection import Database, Interrupted

LETTERS = 1
"""Counts up whenever ``core.text.tokens`` takes a text otherwise than before."""


class SearchRenewal:
    """Goes through a journal once, in steps; what gives way goes on where it was."""

    def __init__(
        self, *, db: Database, clock: Clock, settings: Settings, unsent_notes: UnsentNotes
    ) -> None:
        self._db, self._clock, self._settings = db, clock, settings
        self._unsent_notes = unsent_notes
        self._left = list(search_anew.KINDS)
        self._after = 0

    def is_due(self) -> bool:
        """Whether something written may be indexed as an earlier version did it."""
        return not self._db.is_read_only and self._settings.get(SEARCH_LETTERS) < LETTERS

    def renew_giving_way(self, stop: Callable[[], bool]) -> bool:
        """Index anew what needs it until all is done; False when somebody else came first."""
        try:
            while self._left:
                if stop():
                    return False
                self._step()
            self._unsent_notes.index_raw_anew()
        except Interrupted:
            return False
        self._settings.put(SEARCH_LETTERS, LETTERS)
        return True

    def _step(self) -> None:
        today = self._clock.now().day
        last = search_anew.index_anew(self._db, self._left[0], self._after, today)
        if last is None:
            self._left.pop(0)
        self._after = last or 0
