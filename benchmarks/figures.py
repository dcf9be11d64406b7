# SPDX-License-Identifier: GPL-3.0-or-later
"""One row of the table, and what several runs come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """What was measured, what came of it, and what was hoped for."""

    what: str
    measured: str
    goal: str = ""
    is_met: bool | None = None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The row's cells."""
        met = {True: "yes", False: "no", None: ""}[self.is_met]
        return self.what, self.measured, self.goal, met


def percentile(values: Sequence[float], which: int) -> float:
    """Return a percentile, e.g. the 99th."""
    return quantiles(values, n=100, method="inclusive")[which - 1]


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return median(values)
