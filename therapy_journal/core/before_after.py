# SPDX-License-Identifier: GPL-3.0-or-later
"""How it was before and after each try, as a line over time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from therapy_journal.core.charts import ChartPoint, LineValues, Span
from therapy_journal.core.homework import Practice
from therapy_journal.core.homework_forms import Pair, rating_of

DISTRESS_ENDS = ("0 none", "10 the most")
_FEWEST = 2
_MOST_DAYS = 90


def before_after(
    practices: Sequence[Practice], pair: Pair | None, ends: tuple[str, str]
) -> LineValues | None:
    """Return a point a day: how it was after, with a bar that reaches to how it was before.

    Of several tries of a day the latest counts. ``pair`` names lines of a form; None is
    distress. None where fewer than two days have both numbers, or all lie too far apart.
    """
    told: dict[object, ChartPoint] = {}
    for practice in sorted(practices, key=lambda one: one.happened.at):
        before, after = _both(practice, pair)
        if before is not None and after is not None:
            day = practice.happened.day
            told[day] = ChartPoint(day, after, min(before, after), max(before, after))
    points = _latest(sorted(told.values()))
    if len(points) < _FEWEST:
        return None
    return LineValues(Span(points[0].day, points[-1].day), points, ends=ends)


def _both(practice: Practice, pair: Pair | None) -> tuple[int | None, int | None]:
    if pair is None:
        return practice.before, practice.after
    return rating_of(practice.answers, pair.before), rating_of(practice.answers, pair.after)


def _latest(points: Iterable[ChartPoint]) -> tuple[ChartPoint, ...]:
    every = tuple(points)
    return tuple(point for point in every if (every[-1].day - point.day).days < _MOST_DAYS)
