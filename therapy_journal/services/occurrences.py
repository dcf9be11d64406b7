# SPDX-License-Identifier: GPL-3.0-or-later
"""When a rhythm of appointments comes round: wall times, and the moments they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from therapy_journal.core.days import Clock, Moment, day_of
from therapy_journal.core.rhythms import AHEAD, AT_LEAST, Series, holds_on
from therapy_journal.services.zones import moment_there

_MOST = 60
"""So many sessions are made at once at the most, whatever a rule says."""


def wall_times(series: Series, since: date) -> Iterator[datetime]:
    """Return the wall times a rhythm gives from the start of a day on, skipped days too.

    The rule is counted on the wall, without a zone: 15:00 stays 15:00 over daylight saving.
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 — a start without a rhythm does without

    first = series.starts.local
    rule = rrulestr(series.rule, dtstart=first)
    for at in rule.xafter(datetime.combine(since, time()), inc=True):
        if not holds_on(series, at.date()):
            return
        yield at


def wanted(series: Series, since: date) -> list[datetime]:
    """Return the wall times for which there should be sessions now, seen from ``since``."""
    last = since + AHEAD
    found: list[datetime] = []
    skipped = set(series.skipped)
    for at in islice(wall_times(series, since), _MOST):
        if at.date() > last and len(found) >= AT_LEAST:
            break
        if at.date() not in skipped:
            found.append(at)
    return found


def moment_of(series: Series, wall: datetime, clock: Clock) -> Moment:
    """Return the moment of a wall time in the rhythm's own zone.

    An hour that does not exist on that day is the one the clocks show instead; of an hour that
    comes twice it is the first. Where the zone is not known here, see ``zones.moment_there``.
    """
    try:
        zone = ZoneInfo(series.starts.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return moment_there(wall, series.starts, clock)
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    here = at.astimezone(zone)
    offset = round((here.utcoffset() or timedelta(0)).total_seconds() / 60)
    day = day_of(here.replace(tzinfo=None), clock.boundary)
    return Moment(at, offset, series.starts.zone, day)
