# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's own clock."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from therapy_journal.core.days import DAY_BOUNDARY_HOUR, Moment, day_of


class SystemClock:
    """Reads the system's time and zone; the zone's name is for the record only."""

    def __init__(self, boundary: int = DAY_BOUNDARY_HOUR) -> None:
        self.boundary = boundary

    def now(self) -> Moment:
        """Return the present moment, to the millisecond."""
        at = datetime.now(UTC)
        return self._moment(at.replace(microsecond=at.microsecond // 1000 * 1000))

    def at_local(self, local: datetime) -> Moment:
        """Return the moment of a naive wall-clock time in the computer's zone."""
        return self._moment(local.astimezone(UTC))

    def _moment(self, at: datetime) -> Moment:
        here = at.astimezone()
        delta = here.utcoffset()
        offset = round(delta.total_seconds() / 60) if delta else 0
        return Moment(
            at, offset, _zone_name(offset), day_of(here.replace(tzinfo=None), self.boundary)
        )


def _zone_name(offset: int) -> str:
    named = os.environ.get("TZ", "").lstrip(":")
    if "/" in named and not named.startswith("/"):
        return named
    link = Path("/etc/localtime")
    if link.is_symlink():
        parts = link.resolve().as_posix().partition("/zoneinfo/")
        if parts[2]:
            return parts[2]
    return f"UTC{offset // 60:+03d}:{abs(offset) % 60:02d}"
