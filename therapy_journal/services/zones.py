# SPDX-License-Identifier: GPL-3.0-or-later
"""Wall-clock times of the place where something was written, wherever the computer is now."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from therapy_journal.core.days import Clock, Moment, zone_elsewhere


def moment_there(local: datetime, written: Moment, clock: Clock) -> Moment:
    """Return the moment of a wall-clock time in the zone of ``written``.

    Where the clocks here showed the same time it is this computer's zone. Where the zone is
    not known here (Windows has no list of them) the offset stays that of ``written``: the day
    and the time on the wall are right, the instant may be an hour off over a change of time.
    """
    if not zone_elsewhere(written, clock):
        return clock.at_local(local)
    return Moment.from_local(
        local, offset=_offset(local, written), zone=written.zone, boundary=clock.boundary
    )


def _offset(local: datetime, written: Moment) -> int:
    try:
        delta = local.replace(tzinfo=ZoneInfo(written.zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return written.offset
    return written.offset if delta is None else round(delta.total_seconds() / 60)
