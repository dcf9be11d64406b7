# SPDX-License-Identifier: GPL-3.0-or-later
"""A line over time: a point a day, a thin bar from lowest to highest, gaps left as gaps."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.charts import ChartPoint, LineValues, middle_of, runs
from therapy_journal.ui.charts.axis import HAIRLINE, Axis
from therapy_journal.ui.charts.style import ChartStyle, Words

_GAP = 4
_DOT, _SMALLEST_DOT = 2.3, 1.1
_LINE = 1.2
_MOST_FOR_ENDS = 0.3
_AROUND = 3


class LineChart:
    """Laid out for one width, in the measure of its style's unit; ``plot`` is in units.

    A bare one has no names: what stands beside it says what its ends and its days are.
    """

    def __init__(
        self,
        values: LineValues,
        style: ChartStyle,
        width: float,
        plot: float = 62,
        *,
        is_bare: bool = False,
    ) -> None:
        self._values, self._style, self._is_bare = values, style, is_bare
        self._plot = plot * style.unit
        if is_bare:
            self._labels: dict[float, Words] = {}
            self._left, self._above = 0.0, _AROUND * style.unit
            self.axis = Axis(values.span, style, width)
            self.full_height = self._plot + 2 * self._above
        else:
            self._lay_out_names(width)

    def _lay_out_names(self, width: float) -> None:
        values, style = self._values, self._style
        lowest, highest = values.ends
        half = values.highest / 2
        words = {0.0: lowest, half: f"{half:g}", float(values.highest): highest}
        self._labels = {level: Words(text, style) for level, text in words.items()}
        self._label_height = self._labels[0.0].height
        widest = max(label.width for label in self._labels.values())
        self._is_beside = widest <= _MOST_FOR_ENDS * width
        self._beside = widest + _GAP * style.unit if self._is_beside else 0.0
        # In little room the ends stand above and below the plot, and the middle has no name.
        self._above = self._label_height * (0.5 if self._is_beside else 1.0)
        self.axis = Axis(values.span, style, width - self._beside)
        self._days_top = self._above + self._plot + 2 * style.unit
        if self._is_beside:
            below = max(self.axis.height, self._label_height / 2)
        else:
            self._days_top += self._label_height
            below = self.axis.height + self._label_height
        self.full_height = self._above + self._plot + below + 2 * style.unit
        self._left = self._beside if style.is_reversed else 0.0

    def spots(self) -> list[tuple[ChartPoint, QPointF]]:
        """Return each point and where it lies, from the chart's upper left corner."""
        values = self._values
        return [
            (point, self._spot(middle_of(point.day, values.grain, values.span), point.middle))
            for point in values.points
        ]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw levels, names, sessions, bars, line and points, in this order."""
        painter.save()
        painter.translate(x, y)
        self._draw_levels(painter)
        if not self._is_bare:
            self.axis.draw_days(painter, self._left, self._days_top)
        self.axis.draw_marks(painter, self._values.marks, self._left, self._above, self._plot)
        spots = dict(self.spots())
        self._draw_bars(painter, spots)
        painter.setPen(QPen(self._style.ink, _LINE * self._style.unit))
        for run in runs(self._values):
            for one, other in pairwise(run):
                painter.drawLine(QLineF(spots[one], spots[other]))
        self._draw_points(painter, spots)
        painter.restore()

    def _draw_levels(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._style.rule, HAIRLINE * self._style.unit))
        for level in self._labels or (0.0, float(self._values.highest)):
            height = self._level(level)
            painter.drawLine(QLineF(self._left, height, self._left + self.axis.width, height))
        painter.setPen(self._style.words)
        for level, label in self._labels.items():
            self._draw_label(painter, label, level)

    def _draw_label(self, painter: QPainter, label: Words, level: float) -> None:
        gap, is_reversed = _GAP * self._style.unit, self._style.is_reversed
        height = self._level(level)
        if self._is_beside:
            left = self._beside - gap - label.width if is_reversed else self.axis.width + gap
            label.draw(painter, left, height - label.height / 2)
        elif level in (0.0, float(self._values.highest)):
            left = self.axis.width - label.width if is_reversed else 0.0
            label.draw(painter, left, height - (label.height if level else 0.0))

    def _draw_bars(self, painter: QPainter, spots: dict[ChartPoint, QPointF]) -> None:
        is_dense = self._dot() < _DOT
        width = HAIRLINE if is_dense else 1.0
        painter.setPen(QPen(self._style.quiet, width * self._style.unit))
        for point, spot in spots.items():
            if point.lowest < point.highest:
                low, high = self._level(point.lowest), self._level(point.highest)
                painter.drawLine(QLineF(spot.x(), low, spot.x(), high))

    def _draw_points(self, painter: QPainter, spots: dict[ChartPoint, QPointF]) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._style.ink)
        dot = self._dot() * self._style.unit
        for spot in spots.values():
            painter.drawEllipse(spot, dot, dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _dot(self) -> float:
        """Return a dot's radius in units: smaller where points stand close."""
        count = max(len(self._values.points), 1)
        room = self.axis.width / count / self._style.unit
        return min(_DOT, max(_SMALLEST_DOT, room / 3))

    def _spot(self, day: date, middle: float) -> QPointF:
        return QPointF(self._left + self.axis.across(day), self._level(middle))

    def _level(self, value: float) -> float:
        share = value / self._values.highest
        return self._above + self._plot * (1 - share)
