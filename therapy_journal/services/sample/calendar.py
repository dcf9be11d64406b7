# SPDX-License-Identifier: GPL-3.0-or-later
"""The days of the sample: a clock that is set, and where its sessions fall."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from therapy_journal.core.days import Clock, Moment

SESSION_TIME = time(15, 0)
DAYS_AHEAD = 3
"""The coming session is three days after the sample's today."""


class SampleClock:
    """Implements ``core.days.Clock``; stands where it is set, in the zone of another clock."""

    def __init__(self, base: Clock, local: datetime) -> None:
        self._base = base
        self.local = local

    @property
    def boundary(self) -> int:
        """The hour at which days begin: that of the other clock."""
        return self._base.boundary

    @boundary.setter
    def boundary(self, hour: int) -> None:
        self._base.boundary = hour

    def now(self) -> Moment:
        """Return the moment the clock stands at."""
        return self._base.at_local(self.local)

    def at_local(self, local: datetime) -> Moment:
        """Return the moment of a wall-clock time."""
        return self._base.at_local(local)

    def set(self, day: date, at: time) -> None:
        """Set the clock."""
        self.local = datetime.combine(day, at)


def coming_session(today: date) -> datetime:
    """Return when the next session is."""
    return datetime.combine(today + timedelta(days=DAYS_AHEAD), SESSION_TIME)


def past_session(today: date, weeks_back: int) -> datetime:
    """Return when the session this many weeks before the coming one was (1 is the last)."""
    return coming_session(today) - timedelta(weeks=weeks_back)
