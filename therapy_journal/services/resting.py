# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether somebody has rested long enough for the journal to lock: a state machine told the time.

Two clocks are asked, because one alone can be wrong. A computer that slept may have a clock
that stood still meanwhile; a clock on the wall may have been set. It has rested when either
says so, and when the clock on the wall went backwards, which nobody who writes does.
"""

from __future__ import annotations

import time
from enum import Enum
from typing import NamedTuple

NOTICE = 30.0
"""Seconds before the lock at which a notice is given."""

TOLERANCE = 5.0
"""Seconds by which a clock may be put right without anything being wrong."""


class Instant(NamedTuple):
    """The same moment on both clocks, in seconds.

    ``elapsed`` counts while the computer sleeps as well; ``wall`` is the clock on the wall.
    """

    elapsed: float
    wall: float


class Rest(Enum):
    """How it stands."""

    AWAKE = "awake"
    SOON = "soon"
    RESTED = "rested"


def now() -> Instant:
    """Return the present moment."""
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    elapsed = time.monotonic() if clock is None else time.clock_gettime(clock)
    return Instant(elapsed, time.time())


class Resting:
    """Told of every sign of life and asked now and then; ``limit`` is in seconds."""

    def __init__(self, limit: float, began: Instant) -> None:
        self.limit = limit
        self._last = self._seen = began
        self._has_jumped = False

    def stirred(self, at: Instant) -> Rest:
        """Tell of a sign of life; one that comes too late for the lock changes nothing."""
        state = self.look(at)
        if state is not Rest.RESTED:
            self._last = at
            return Rest.AWAKE
        return state

    def look(self, at: Instant) -> Rest:
        """Return how it stands at this moment."""
        passed = at.elapsed - self._seen.elapsed
        if at.wall - self._seen.wall < passed - TOLERANCE or passed < 0:
            self._has_jumped = True
        self._seen = at
        rest = max(at.elapsed - self._last.elapsed, at.wall - self._last.wall)
        if self._has_jumped or rest >= self.limit:
            return Rest.RESTED
        return Rest.SOON if rest >= self.limit - NOTICE else Rest.AWAKE
