# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the computer's clock can be right: it is asked about, and nothing is ever rewritten."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from therapy_journal.core.days import Clock, clock_time, from_text, full_day, to_text
from therapy_journal.core.errors import ClockBehind
from therapy_journal.services.settings import CLOCK_TRUSTED, Settings
from therapy_journal.storage.connection import Database
from therapy_journal.storage.written_last import written_last

TOLERANCE = timedelta(minutes=10)
"""So far two computers' clocks may well differ."""


class ClockQuestion:
    """Asked at every unlock; an answer holds for all that had been written by then."""

    def __init__(self, *, db: Database, clock: Clock, settings: Settings) -> None:
        self._db = db
        self._clock = clock
        self._settings = settings

    def doubt(self) -> ClockBehind | None:
        """Return what to ask when something was written later than it is now, by this clock."""
        now = self._clock.now()
        last = written_last(self._db)
        if last is None or now.at >= last - TOLERANCE or last <= self._trusted_until():
            return None
        then = (last + timedelta(minutes=now.offset)).replace(tzinfo=None)
        return ClockBehind(
            f"This computer's clock says {_said(now.local)}; "
            f"the newest words here were saved on {_said(then)}."
        )

    def trust(self) -> None:
        """Keep that the clock is right, so that what was written later is not asked about again."""
        last = written_last(self._db)
        if last is not None and not self._db.is_read_only:
            self._settings.put(CLOCK_TRUSTED, to_text(last))

    def _trusted_until(self) -> datetime:
        kept = self._settings.get(CLOCK_TRUSTED)
        try:
            return from_text(kept) if kept else datetime.min.replace(tzinfo=UTC)
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)


def _said(local: datetime) -> str:
    return f"{full_day(local.date())}, {clock_time(local)}"
