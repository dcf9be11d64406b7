# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins, and the mood line made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import NamedTuple

from therapy_journal.core.days import Moment


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How it was at one moment: ``mood`` 0 (very bad) to 10 (very good), perhaps a word."""

    id: int
    happened: Moment
    mood: int
    word: str = ""


class MoodPoint(NamedTuple):
    """One day of the mood line: the median, and the range when there were several."""

    day: date
    middle: float
    lowest: int
    highest: int


def mood_line(moods: Iterable[tuple[date, int]]) -> tuple[MoodPoint, ...]:
    """Return one point a day, in order, from (day, mood) of check-ins and entries.

    A day without any has no point: gaps stay gaps.
    """
    days: dict[date, list[int]] = defaultdict(list)
    for day, mood in moods:
        days[day].append(mood)
    return tuple(
        MoodPoint(day, float(median(values)), min(values), max(values))
        for day, values in sorted(days.items())
    )
