# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the computer's clock can be right: it is asked about, and nothing is ever rewritten."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from therapy_journal.core.days import Clock, clock_time, from_text, full_day, to_text
from therapy_journal.core.errors import ClockBehind, DiskFull, StorageFault
from therapy_journal.services.settings import (
    CLOCK_DOUBTED,
    CLOCK_SEEN,
    CLOCK_TRUSTED,
    Setting,
    Settings,
)
from therapy_journal.storage.connection import Database
from therapy_journal.storage.written_last import written_last

TOLERANCE = timedelta(minutes=10)
"""So far two computers' clocks may well differ."""

JUMP = timedelta(days=7)
"""A clock so far ahead of the last unlock may have jumped; nobody may have been here either."""

A_DAY = timedelta(days=1)
"""So much later an unlock has to agree with a jump; a wrong clock is seldom left for so long."""

_NEVER = datetime(1900, 1, 1, tzinfo=UTC)


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
        if last is None or now.at >= last - TOLERANCE or last <= self._kept(CLOCK_TRUSTED):
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

    def surely_past(self) -> datetime:
        """Return the instant up to which time has passed, even if the clock has just jumped ahead.

        Asked at every unlock, for what cannot be had back. It stands where it stood while the
        clock is a week or more ahead of it, until an unlock a day later agrees.
        """
        now = self._clock.now().at
        seen, doubted = self._kept(CLOCK_SEEN), self._kept(CLOCK_DOUBTED)
        agrees = doubted != _NEVER and now - doubted >= A_DAY
        if now - seen < JUMP or agrees:
            if doubted != _NEVER:
                self._keep(CLOCK_DOUBTED, "")
            if abs(now - seen) >= A_DAY:  # as exact as needed, and seldom written
                self._keep(CLOCK_SEEN, to_text(now))
            return now
        if doubted == _NEVER or now < doubted:
            self._keep(CLOCK_DOUBTED, to_text(now))
        return seen

    def _keep(self, setting: Setting[str], value: str) -> None:
        # A disk too full for this note must not keep anybody out: the next unlock notes it.
        with suppress(DiskFull, StorageFault):
            self._settings.put(setting, value)

    def _kept(self, setting: Setting[str]) -> datetime:
        kept = self._settings.get(setting)
        try:
            return from_text(kept) if kept else _NEVER
        except ValueError:
            return _NEVER


def _said(local: datetime) -> str:
    return f"{full_day(local.date())}, {clock_time(local)}"
