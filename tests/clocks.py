# SPDX-License-Identifier: GPL-3.0-or-later
"""A clock that stands still until it is told to go on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from therapy_journal.core.days import DAY_BOUNDARY_HOUR, Moment, day_of

START = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)


class SettableClock:
    """Implements ``core.days.Clock``; its zone may be changed on the way, as on a journey."""

    def __init__(self, at: datetime = START, zone: str = "Europe/Berlin") -> None:
        self.at = at
        self.zone = zone
        self.boundary = DAY_BOUNDARY_HOUR

    def now(self) -> Moment:
        """Return the moment the clock stands at."""
        return self._moment(self.at)

    def at_local(self, local: datetime) -> Moment:
        """Return the moment of a wall-clock time in the clock's zone."""
        return self._moment(local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC))

    def advance(self, **by: float) -> None:
        """Go on, e.g. ``clock.advance(days=1, minutes=5)``."""
        self.at += timedelta(**by)

    def set_local(self, local: datetime) -> None:
        """Set the clock to a wall-clock time in its zone."""
        self.at = self.at_local(local).at

    def _moment(self, at: datetime) -> Moment:
        here = at.astimezone(ZoneInfo(self.zone))
        delta = here.utcoffset() or timedelta(0)
        local = here.replace(tzinfo=None)
        offset = round(delta.total_seconds() / 60)
        return Moment(at, offset, self.zone, day_of(local, self.boundary))
