# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written earlier beside what is written now, with what differs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from therapy_journal.core.days import (
    DAY_BOUNDARY_HOUR,
    Moment,
    bare_day,
    clock_time,
    day_of,
    weekday,
)
from therapy_journal.core.pictures import ALONE, captions
from therapy_journal.core.word_diff import Difference, Stretch, difference

Fields = Mapping[str, str]

_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Earlier:
    """The texts of a thing as they once were; ``id`` is its version's."""

    id: int
    saved_at: datetime
    fields: Fields


@dataclass(frozen=True, slots=True)
class History:
    """Everything that is kept of how one thing was written.

    ``labels`` names its fields in their order; ``earlier`` is the newest first, and holds
    only texts that are not those of now.
    """

    kind: str
    item_id: int
    name: str
    labels: Mapping[str, str]
    now: Fields
    earlier: tuple[Earlier, ...] = ()


class Side(NamedTuple):
    """One of two columns: a text, where its labels stand, and what only it holds."""

    text: str
    labels: tuple[Stretch, ...]
    marked: tuple[Stretch, ...]


class Sides(NamedTuple):
    """Then and now, and which places of both belong beside each other, in order."""

    then: Side
    now: Side
    beside: tuple[tuple[int, int], ...] = ()

    @property
    def differ(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.then.marked or self.now.marked)


def history(
    kind: str,
    item_id: int,
    name: str,
    labels: Mapping[str, str],
    now: Fields,
    earlier: tuple[Earlier, ...],
) -> History:
    """Return a history without what reads as it does now, or as the one before it in the list.

    A field an earlier version does not know of is taken to have been as it is now.
    """
    different: list[Earlier] = []
    shown = dict(now)
    for version in earlier:
        fields = {label: version.fields.get(label, now.get(label, "")) for label in labels}
        if fields != shown and fields != {label: now.get(label, "") for label in labels}:
            different.append(Earlier(version.id, version.saved_at, fields))
        shown = fields
    return History(kind, item_id, name, labels, now, tuple(different))


def side_by_side(labels: Mapping[str, str], then: Fields, now: Fields) -> Sides:
    """Lay two texts of a thing out as two columns, field by field.

    A field that is empty in both is left out; labels stand above fields where there are
    several of them.
    """
    shown = [name for name in labels if then.get(name) or now.get(name)]
    left, right = _Column(), _Column()
    beside: list[tuple[int, int]] = []
    for name in shown:
        label = labels[name] if len(shown) > 1 else ""
        before, after = _told(then.get(name, "")), _told(now.get(name, ""))
        found: Difference = difference(before, after)
        starts = left.add(label, before, found.removed), right.add(label, after, found.added)
        beside.append(starts)
        beside += [(starts[0] + one, starts[1] + other) for one, other in found.beside]
    return Sides(left.side(), right.side(), tuple(beside))


def _told(text: str) -> str:
    return captions(text, ALONE)


def counterpart(sides: Sides, place: int, *, is_then: bool) -> int:
    """Return the place in the other column that belongs beside a place in this one."""
    pairs = [*sides.beside, (len(sides.then.text), len(sides.now.text))]
    if not is_then:
        pairs = [(now, then) for then, now in pairs]
    at = bisect_right(pairs, (place, float("inf"))) - 1
    if at < 0:
        return 0
    here, there = pairs[at]
    most = pairs[at + 1][1] if at + 1 < len(pairs) else there
    return min(there + place - here, most)


def when_saved(at: datetime, now: Moment, boundary: int = DAY_BOUNDARY_HOUR) -> str:
    """Say when something was saved: ``today 14:05``, ``last Tuesday 21:40``, ``12 Nov 9:15``.

    ``boundary`` is the hour at which days begin.
    """
    local = (at + timedelta(minutes=now.offset)).replace(tzinfo=None)
    day, time = day_of(local, boundary), clock_time(local)
    ago = (now.day - day).days
    if ago in (0, 1):
        return f"{('today', 'yesterday')[ago]} {time}"
    if 1 < ago < _A_WEEK:
        return f"last {weekday(day)} {time}"
    year = "" if day.year == now.day.year else f" {day.year}"
    return f"{bare_day(day)}{year} {time}"


class _Column:
    def __init__(self) -> None:
        self._text = ""
        self._labels: list[Stretch] = []
        self._marked: list[Stretch] = []

    def add(self, label: str, text: str, marked: tuple[Stretch, ...]) -> int:
        """Add a field and return where its text begins."""
        if self._text:
            self._text += "\n\n"
        if label:
            start = len(self._text)
            self._text += label
            self._labels.append(Stretch(start, len(self._text)))
            self._text += "\n"
        start = len(self._text)
        self._text += text
        self._marked += [Stretch(start + one.start, start + one.end) for one in marked]
        return start

    def side(self) -> Side:
        return Side(self._text, tuple(self._labels), tuple(self._marked))
