# SPDX-License-Identifier: GPL-3.0-or-later
"""The points of a chart one after the other: under the pointer, and by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF

from therapy_journal.core.charts import DotValues, LineValues, said_day, said_point
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart


class Stop(NamedTuple):
    """One point: where it lies, and its words."""

    spot: QPointF
    words: str


class Stops:
    """Rows of points and the one that somebody stands on; the place counts from the first."""

    def __init__(self, rows: Sequence[Sequence[Stop]]) -> None:
        self._rows = [row for row in rows if row]
        self._place: tuple[int, int] | None = None

    def here(self) -> Stop | None:
        """Return the point somebody stands on."""
        if self._place is None:
            return None
        row, number = self._place
        return self._rows[row][number]

    def go(self, step: int, rows: int = 0) -> Stop | None:
        """Go some points on, or to the nearest of another row; the first step is to the last."""
        if not self._rows:
            return None
        if self._place is None:
            self._place = (0, len(self._rows[0]) - 1)
            return self.here()
        row, number = self._place
        to = min(max(row + rows, 0), len(self._rows) - 1)
        if to != row:
            across = self._rows[row][number].spot.x()
            away = [abs(stop.spot.x() - across) for stop in self._rows[to]]
            number = away.index(min(away))
        self._place = (to, min(max(number + step, 0), len(self._rows[to]) - 1))
        return self.here()

    def go_to_end(self, *, is_last: bool) -> Stop | None:
        """Go to the first or last point of the row."""
        row = self._place[0] if self._place else 0
        if self._rows:
            self._place = (row, len(self._rows[row]) - 1 if is_last else 0)
        return self.here()

    def take_place(self, other: Stops) -> None:
        """Stand where somebody stood on another laying out of the same points."""
        if other._place is not None and other._shape() == self._shape():
            self._place = other._place

    def _shape(self) -> list[int]:
        return [len(row) for row in self._rows]

    def nearest(self, x: float, y: float, near: float, *, is_across_only: bool) -> str:
        """Return the words of the point nearest to a place; nothing where none is near."""
        found = [
            (abs(stop.spot.x() - x) + (0 if is_across_only else abs(stop.spot.y() - y)), stop.words)
            for row in self._rows
            for stop in row
            if abs(stop.spot.x() - x) <= near and (is_across_only or abs(stop.spot.y() - y) <= near)
        ]
        return min(found)[1] if found else ""


def line_stops(chart: LineChart, values: LineValues) -> Stops:
    """Return the points of a line."""
    return Stops([[Stop(spot, said_point(p, values.grain)) for p, spot in chart.spots()]])


def dot_stops(chart: DotChart, values: DotValues) -> Stops:
    """Return the dots of each row, named by it."""
    rows = []
    for number, row in enumerate(values.rows):
        stops = []
        for dot, spot in chart.spots(number):
            level = values.levels[dot.level]
            day = said_day(dot.day, values.grain)
            stops.append(
                Stop(spot, f"{row.name}, {day}: {level}" if level else f"{row.name}, {day}")
            )
        rows.append(stops)
    return Stops(rows)
