# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups are kept: a rule that goes by their numbers, and by the calendar only second."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

NEWEST_KEPT = 7
WEEKS_KEPT = 4
MONTHS_KEPT = 6


@dataclass(frozen=True, slots=True)
class Made:
    """A backup by its number, which only ever grows, and what the clock said when it was made."""

    number: int
    made_at: datetime


def to_drop(backups: Iterable[Made]) -> frozenset[int]:
    """Return the numbers of the backups that are no longer needed.

    The seven with the highest numbers stay, whatever their dates. Of those before them the
    last of each week stays until there are four, and of those before these the last of each
    month until there are six. No age is ever reckoned: a clock that jumps by decades makes
    at most one week and one month more, and never makes all the others old.
    """
    ordered = sorted(backups, key=_number, reverse=True)
    rest = ordered[NEWEST_KEPT:]
    weekly = _last_of_each(rest, _week, WEEKS_KEPT)
    older = [made for made in rest if made.number < weekly[-1].number] if weekly else []
    monthly = _last_of_each(older, _month, MONTHS_KEPT) if len(weekly) == WEEKS_KEPT else []
    kept = {made.number for made in (*ordered[:NEWEST_KEPT], *weekly, *monthly)}
    return frozenset(made.number for made in ordered if made.number not in kept)


def _last_of_each(
    newest_first: list[Made], span: Callable[[Made], tuple[int, int]], most: int
) -> list[Made]:
    last: dict[tuple[int, int], Made] = {}
    for made in newest_first:
        last.setdefault(span(made), made)
    return list(last.values())[:most]


def _number(made: Made) -> int:
    return made.number


def _week(made: Made) -> tuple[int, int]:
    year, week, _ = made.made_at.isocalendar()
    return year, week


def _month(made: Made) -> tuple[int, int]:
    return made.made_at.year, made.made_at.month
