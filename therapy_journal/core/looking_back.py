# SPDX-License-Identifier: GPL-3.0-or-later
"""Then and now: which earlier day may be offered to look back at.

Only the day is offered; its text comes when it is asked for. Which entries may be offered
at all is a matter of the store: never sealed ones, scenes, or those of a hard day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from therapy_journal.core.days import months_after

HARD_DAY = 3
"""A day with a mood this low, or lower, is never offered."""

NEAR = timedelta(days=3)
"""How far from the very day an entry may be."""

_MOST_YEARS = 30
_NUMBERS = (
    "", "A", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
)  # fmt: skip


class Anchor(NamedTuple):
    """A day to look back to, and how it is named from today."""

    day: date
    title: str


class Candidate(NamedTuple):
    """An entry that may be offered."""

    id: int
    day: date


@dataclass(frozen=True, slots=True)
class LookBack:
    """What is offered: an entry, its day and how long ago that is. Not its text."""

    reflection_id: int
    day: date
    title: str


def anchors(today: date, oldest: date) -> Iterator[Anchor]:
    """Return the days to look back to: whole years first, then six, three and one month."""
    for years in range(1, _MOST_YEARS + 1):
        day = months_after(today, -12 * years)
        if day < oldest - NEAR:
            break
        yield Anchor(day, f"{_number(years)} year{'' if years == 1 else 's'} ago")
    for months in (6, 3, 1):
        day = months_after(today, -months)
        if day >= oldest - NEAR:
            yield Anchor(day, f"{_number(months)} month{'' if months == 1 else 's'} ago")


def nearest(anchor: Anchor, candidates: Iterable[Candidate]) -> LookBack | None:
    """Return the offer of the entry nearest to an anchor, or None when none is near enough."""
    near = [c for c in candidates if abs(c.day - anchor.day) <= NEAR]
    if not near:
        return None
    best = min(near, key=lambda c: (abs(c.day - anchor.day), c.day, c.id))
    title = anchor.title
    if best.day != anchor.day:
        title = f"About {title[0].lower()}{title[1:]}"
    return LookBack(best.id, best.day, title)


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)
