# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of dots under one axis: hollow, half or full, one for each day something was noted."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.charts import Dot, DotRow, DotValues, middle_of
from therapy_journal.ui.charts.axis import HAIRLINE, Axis
from therapy_journal.ui.charts.style import ChartStyle, Words

_ROW, _RAISED_ROW, _STACKED = 22, 32, 18
_DOT, _SMALLEST_DOT = 3.6, 2.4
_BORDER = 1.0
_GAP = 10
_NAMES_BESIDE_FROM = 420
_MOST_FOR_NAMES = 0.34
_HIGHEST = 2
_SPREAD = 0.62


class _Named(NamedTuple):
    """A level in the legend, and where it stands."""

    level: int
    words: Words
    x: float
    line: int


class DotChart:
    """Laid out for one width; where that is little, names stand above their rows."""

    def __init__(self, values: DotValues, style: ChartStyle, width: float) -> None:
        self._values, self._style, self._width = values, style, width
        unit = style.unit
        self._is_beside = width >= _NAMES_BESIDE_FROM * unit
        self._said = [Words(row.said, style) for row in values.rows]
        after = max((words.width for words in self._said), default=0.0)
        after += _GAP * unit if after else 0.0
        before = 0.0
        if self._is_beside:
            widest = max((Words(row.name, style).width for row in values.rows), default=0.0)
            before = min(widest, _MOST_FOR_NAMES * width) + _GAP * unit
            most = before - _GAP * unit
        else:
            most = width - after
        self._names = [Words(row.name, style, most) for row in values.rows]
        self._before = before
        self._after = after if self._is_beside else 0.0
        self.axis = Axis(values.span, style, width - before - self._after)
        self._left = self._after if style.is_reversed else before
        self._row = (_RAISED_ROW if values.is_raised else _ROW) * unit
        self._row += 0.0 if self._is_beside else _STACKED * unit
        self._row = max(self._row, self._line_height())
        self._rows_height = self._row * len(values.rows)
        self._legend = self._laid_out_legend()
        lines = self._legend[-1].line + 1 if self._legend else 0
        legend = lines * self._line_height() + 4 * unit if lines else 0.0
        self.full_height = self._rows_height + self.axis.height + 4 * unit + legend

    def _laid_out_legend(self) -> list[_Named]:
        """Set the names of the levels beside each other, as far as there is room in a line."""
        unit = self._style.unit
        named: list[_Named] = []
        x, line = 0.0, 0
        for level in (2, 1, 0):
            if not self._values.levels[level]:
                continue
            words = Words(self._values.levels[level], self._style)
            width = (2 * _DOT + 5) * unit + words.width
            if x and x + width > self.axis.width:
                x, line = 0.0, line + 1
            named.append(_Named(level, words, x, line))
            x += width + 14 * unit
        return named

    def _line_height(self) -> float:
        return Words("0", self._style).height

    def radius(self) -> float:
        """Return a dot's radius: smaller where dots stand close."""
        unit = self._style.unit
        across = (sorted(map(self._across, row.dots)) for row in self._values.rows)
        closest = min((b - a for row in across for a, b in pairwise(row)), default=self._width)
        return min(_DOT, max(_SMALLEST_DOT, closest / unit * 0.46)) * unit

    def spots(self, number: int) -> list[tuple[Dot, QPointF]]:
        """Return the dots of one row and where each lies."""
        row: DotRow = self._values.rows[number]
        middle = self._middle(number)
        return [(dot, QPointF(self._across(dot), middle - self._rise(dot))) for dot in row.dots]

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw sessions, rows with their words, the axis and the legend."""
        painter.save()
        painter.translate(x, y)
        self.axis.draw_marks(painter, self._values.marks, self._left, 0, self._rows_height)
        radius = self.radius()
        for number in range(len(self._values.rows)):
            self._draw_row(painter, number, radius)
        self.axis.draw_days(painter, self._left, self._rows_height)
        self._draw_legend(painter, self._rows_height + self.axis.height + 4 * self._style.unit)
        painter.restore()

    def _draw_row(self, painter: QPainter, number: int, radius: float) -> None:
        style = self._style
        middle = self._middle(number)
        painter.setPen(QPen(style.rule, HAIRLINE * style.unit))
        base = middle + self._rise(None)
        painter.drawLine(QLineF(self._left, base, self._left + self.axis.width, base))
        self._draw_words(painter, number)
        spots = self.spots(number)
        if self._values.is_raised:
            painter.setPen(QPen(style.quiet, style.unit))
            for (_, one), (_, other) in pairwise(spots):
                painter.drawLine(QLineF(one, other))
        for dot, spot in spots:
            draw_dot(painter, spot, radius, dot.level, style)

    def _draw_words(self, painter: QPainter, number: int) -> None:
        name, said = self._names[number], self._said[number]
        painter.setPen(self._style.words)
        if self._is_beside:
            middle = self._middle(number)
            top, said_top = middle - name.height / 2, middle - said.height / 2
            gap = _GAP * self._style.unit
            before, after = 0.0, self._left + self.axis.width + gap
            if self._style.is_reversed:
                before, after = self._width - name.width, 0.0
        else:
            top = said_top = number * self._row
            before, after = 0.0, self._width - said.width
            if self._style.is_reversed:
                before, after = self._width - name.width, 0.0
        name.draw(painter, before, top)
        said.draw(painter, after, said_top)

    def _draw_legend(self, painter: QPainter, top: float) -> None:
        style, unit, dot = self._style, self._style.unit, _DOT * self._style.unit
        for named in self._legend:
            y = top + named.line * self._line_height()
            x = self._left + named.x
            spot = QPointF(self._flipped(x + dot, 0), y + named.words.height / 2)
            draw_dot(painter, spot, dot, named.level, style)
            painter.setPen(style.words)
            x += 2 * dot + 5 * unit
            named.words.draw(painter, self._flipped(x, named.words.width), y)

    def _flipped(self, x: float, width: float) -> float:
        if not self._style.is_reversed:
            return x
        return 2 * self._left + self.axis.width - x - width

    def _across(self, dot: Dot) -> float:
        values = self._values
        return self._left + self.axis.across(middle_of(dot.day, values.grain, values.span))

    def _middle(self, number: int) -> float:
        """Return the middle of the part of a row in which its dots stand."""
        top = number * self._row
        above = 0.0 if self._is_beside else _STACKED * self._style.unit
        return top + above + (self._row - above) / 2

    def _rise(self, dot: Dot | None) -> float:
        """Return how far above the middle a dot stands; without one, how far below the base."""
        if not self._values.is_raised:
            return 0.0
        spread = _SPREAD * _RAISED_ROW * self._style.unit
        level = 0 if dot is None else dot.level
        rise = spread * (level / _HIGHEST - 0.5)
        return -rise if dot is None else rise


def draw_dot(
    painter: QPainter, spot: QPointF, radius: float, level: int, style: ChartStyle
) -> None:
    """Draw a hollow (0), half (1) or full (2) dot; told apart without colour."""
    border = min(_BORDER * style.unit, radius * 0.6)
    inner = radius - border / 2
    painter.setPen(QPen(style.ink, border))
    painter.setBrush(style.ink if level == _HIGHEST else style.ground)
    painter.drawEllipse(spot, inner, inner)
    if level == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.ink)
        around = QRectF(spot.x() - inner, spot.y() - inner, 2 * inner, 2 * inner)
        painter.drawPie(around, 180 * 16, 180 * 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
