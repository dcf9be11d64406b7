# SPDX-License-Identifier: GPL-3.0-or-later
"""What a chart shows, as plain values: points, gaps, and all of it in words.

A short stretch has a point a day, a longer one a point a week or a month. Nothing is drawn
where nothing was noted: gaps stay gaps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from therapy_journal.core.days import MONTHS, bare_day, months_after

LONGEST_BY_DAY = 100
"""Days up to which every day has a point of its own."""

LONGEST_BY_WEEK = 740
"""Days up to which every week has one."""

MOOD_ENDS = ("0 very bad", "10 very good")
_DAYS_IN_WEEK = 7
_MOST_SAID = 14


class Grain(StrEnum):
    """What one point stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Span(NamedTuple):
    """The days a chart covers, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are, at least one."""
        return max((self.last - self.first).days + 1, 1)


class ChartPoint(NamedTuple):
    """One day, or the first day of a week or month: a middle, and how far it went."""

    day: date
    middle: float
    lowest: float
    highest: float


class Dot(NamedTuple):
    """One answer: ``level`` 0 hollow, 1 half, 2 full."""

    day: date
    level: int


@dataclass(frozen=True, slots=True)
class LineValues:
    """A line from 0 to ``highest``; ``marks`` are the days of sessions.

    ``asked`` are the days on which a point could come about, in order, where that is not
    every one: the line goes on from one of them to the next.
    """

    span: Span
    points: tuple[ChartPoint, ...]
    grain: Grain = Grain.DAY
    marks: tuple[date, ...] = ()
    ends: tuple[str, str] = MOOD_ENDS
    highest: int = 10
    asked: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DotRow:
    """One row of dots, its name before it and a few words behind it."""

    name: str
    dots: tuple[Dot, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class DotValues:
    """Rows of dots under one axis; ``levels`` names hollow, half and full for the legend.

    An empty name is left out of the legend. With ``is_raised`` a dot also stands higher the
    fuller it is, and those of one row are joined.
    """

    span: Span
    rows: tuple[DotRow, ...]
    levels: tuple[str, str, str]
    grain: Grain = Grain.DAY
    marks: tuple[date, ...] = ()
    is_raised: bool = False


def grain_of(span: Span) -> Grain:
    """Return what one point stands for on a stretch as long as this."""
    if span.days <= LONGEST_BY_DAY:
        return Grain.DAY
    return Grain.WEEK if span.days <= LONGEST_BY_WEEK else Grain.MONTH


def bin_of(day: date, grain: Grain) -> date:
    """Return the first day of the week (a Monday) or month, or the day itself."""
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if grain is Grain.MONTH else day


def bin_after(start: date, grain: Grain) -> date:
    """Return the first day of the bin that follows."""
    if grain is Grain.MONTH:
        return months_after(start, 1)
    return start + timedelta(days=_DAYS_IN_WEEK if grain is Grain.WEEK else 1)


def middle_of(start: date, grain: Grain, span: Span) -> date:
    """Return the day a bin is drawn at: its middle, as far as the span reaches."""
    first = max(start, span.first)
    last = min(bin_after(start, grain) - timedelta(days=1), span.last)
    return first + (last - first) // 2 if last > first else min(first, span.last)


def points_of(counted: Iterable[tuple[date, int, int]]) -> tuple[ChartPoint, ...]:
    """Return one point a bin from (first day of the bin, value, how often), in order.

    The middle is the median of every single value, lowest and highest are single values.
    """
    bins: dict[date, dict[int, int]] = defaultdict(dict)
    for start, value, often in counted:
        bins[start][value] = bins[start].get(value, 0) + often
    return tuple(
        ChartPoint(start, median_of(values), min(values), max(values))
        for start, values in sorted(bins.items())
    )


def median_of(often: Mapping[int, int]) -> float:
    """Return the median of values given with how often each was there."""
    total = sum(often.values())
    low, high = (total - 1) // 2, total // 2
    found: list[int] = []
    passed = 0
    for value in sorted(often):
        passed += often[value]
        while len(found) < 2 and passed > (low, high)[len(found)]:
            found.append(value)
    return sum(found) / 2


def runs(values: LineValues) -> Iterator[Sequence[ChartPoint]]:
    """Yield the points that follow each other without a gap, one group after the other."""
    points, following = values.points, dict(pairwise(values.asked))
    begin = 0
    for place in range(1, len(points) + 1):
        before = points[place - 1].day
        after = following.get(before) if values.asked else bin_after(before, values.grain)
        if place == len(points) or points[place].day != after:
            yield points[begin:place]
            begin = place


# -- in words --------------------------------------------------------------------------


def line_in_words(name: str, values: LineValues) -> str:
    """Say a line for somebody who does not see it: all of a short one, the ends of a long one."""
    stretch = f"{name}, {_stretch(values.span)}"
    if not values.points:
        return f"{stretch}: nothing noted."
    points, each = values.points, {Grain.DAY: "day"}.get(values.grain, values.grain.value)
    if len(points) > _MOST_SAID:
        lowest, highest = min(p.lowest for p in points), max(p.highest for p in points)
        many = (
            f"{len(points)} points" if values.asked else f"a point a {each}, {len(points)} of them"
        )
        said = (
            f"{many}, from {lowest:g} to {highest:g}. "
            f"The first is {_point(points[0])}, the last {_point(points[-1])}."
        )
    else:
        said = "; ".join(map(_point, points)) + "."
    return f"{stretch}, {values.ends[0]}, {values.ends[1]}: {said}{_marks(values.marks)}"


def dots_in_words(name: str, values: DotValues) -> str:
    """Say rows of dots: the words behind each, and the latest answers."""
    said = [f"{name}, {_stretch(values.span)}."]
    for row in values.rows:
        latest = "; ".join(
            f"{said_day(dot.day, values.grain)}: {values.levels[dot.level]}"
            for dot in row.dots[-_MOST_SAID:]
            if values.levels[dot.level]
        )
        words = ", ".join(part for part in (row.said, latest) if part)
        said.append(f"{row.name}: {words or 'nothing noted'}.")
    return " ".join(said)


def said_day(start: date, grain: Grain) -> str:
    """Name a bin: ``26 Nov``, ``week of 23 Nov`` or ``November 2026``."""
    if grain is Grain.MONTH:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"week of {bare_day(start)}" if grain is Grain.WEEK else bare_day(start)


def said_point(point: ChartPoint, grain: Grain) -> str:
    """Say one point: ``26 Nov: 4`` or ``26 Nov: 4, from 2 to 6``."""
    return _said(point, said_day(point.day, grain))


def _point(point: ChartPoint) -> str:
    return _said(point, bare_day(point.day))


def _said(point: ChartPoint, day: str) -> str:
    reach = f", from {point.lowest:g} to {point.highest:g}" if point.lowest < point.highest else ""
    return f"{day}: {point.middle:g}{reach}"


def _stretch(span: Span) -> str:
    return f"{_dated(span.first)} to {_dated(span.last)}"


def _dated(day: date) -> str:
    return f"{bare_day(day)} {day.year}"


def _marks(marks: Sequence[date]) -> str:
    if not marks:
        return ""
    if len(marks) > _MOST_SAID:
        return f" {len(marks)} sessions are marked."
    return f" Sessions: {', '.join(map(bare_day, marks))}."
