# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of reflections: narrowed by filters, by day or by last change; and its days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.reflections import ReflectionRow
from therapy_journal.core.sessions import SessionState
from therapy_journal.services.settings import ENTRY_ORDER, Settings
from therapy_journal.storage import filtering, reflection_lists, sessions
from therapy_journal.storage.connection import Database
from therapy_journal.storage.reflection_lists import BY_CHANGE, BY_DAY, Month

__all__ = ["BY_CHANGE", "BY_DAY", "EntryLists", "Month"]


class EntryLists:
    """What a list asks; used on the storage thread."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._settings = Settings(db=db)

    def months(
        self, filters: Filters = EVERYTHING, order: str = BY_DAY, limit: int = -1
    ) -> tuple[Month, ...]:
        """Return the numbers of what passes the filters under their months, the newest first."""
        held = None
        if not filters.is_empty:
            held = filtering.conditions(self._db, filters, self._clock.now().day)
        found = reflection_lists.months(
            self._db, limit, held=held, order=order, minutes=self.minutes
        )
        return tuple(found)

    def newest(self, order: str, limit: int) -> tuple[tuple[Month, ...], tuple[ReflectionRow, ...]]:
        """Return the numbers of the newest few under their months, and their rows."""
        months = self.months(order=order, limit=limit)
        ids = [each for month in months for each in month.ids]
        return months, tuple(reflection_lists.rows_of(self._db, ids, self._clock.now().day))

    @property
    def minutes(self) -> int:
        """Minutes to add to an instant in UTC, so that its date is the day it belongs to here."""
        return self._clock.now().offset - self._clock.boundary * 60

    # -- the order --------------------------------------------------------------------------

    def order(self) -> str:
        """Return in which order the list was left."""
        return self._settings.get(ENTRY_ORDER)

    def keep_order(self, order: str) -> Outcome[str]:
        """Remember an order for the next time."""
        if self._db.is_read_only:
            return Outcome(order, Changes())
        return self._settings.put(ENTRY_ORDER, order)

    # -- days -------------------------------------------------------------------------------

    def days(self) -> frozenset[date]:
        """Return the days on which there are entries."""
        return frozenset(reflection_lists.days(self._db))

    def first_on(self, day: date) -> int | None:
        """Return the entry of a day that stands first in the list, or None."""
        found: Sequence[int] = reflection_lists.ids_between(self._db, day, day)
        return found[0] if found else None

    def last_session(self) -> datetime | None:
        """Return when the session attended last began, in UTC, or None."""
        now = self._clock.now().at
        begun = (
            session.starts.at
            for session in sessions.all_sessions(self._db)
            if session.state is SessionState.ATTENDED and session.starts.at <= now
        )
        return max(begun, default=None)
