# SPDX-License-Identifier: GPL-3.0-or-later
"""The mood line on paper: one point a day, gaps left as gaps, sessions marked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.check_ins import MoodPoint
from therapy_journal.core.days import bare_day, weekday
from therapy_journal.core.summary import MoodMaterial, Period
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import HAIRLINE, STROKE, Piece, ink, quiet_ink, rule_ink
from therapy_journal.ui.paper.shaping import UNITS, Run, ShapedLine, shape

_HIGHEST = 10
_LEVELS = {0: "0 very bad", 5: "5", 10: "10 very good"}
_MOST_DAY_NAMES = 9
_DASHES = (3.0, 3.0)
_DOT = 2.3 * UNITS
_SIDE = 10 * UNITS


def mood_piece(form: PageForm, period: Period, mood: MoodMaterial) -> Piece:
    """Return the chart as one piece."""
    chart = _Chart(form, period, mood)
    return Piece(chart.full_height, (chart,), 3 * UNITS, keeps_with_next=True, lines=6)


class _Chart:
    """Draws the line; its width is the column of the form."""

    def __init__(self, form: PageForm, period: Period, mood: MoodMaterial) -> None:
        self._form = form
        self._mood = mood
        self._period = period
        self._days = max((period.end - period.start).days, 1)
        self._labels = {level: self._label(words) for level, words in _LEVELS.items()}
        widest = max(label.width for label in self._labels.values())
        self._width = form.column * UNITS - widest - 4 * UNITS
        self._label_height = self._labels[0].height
        self._plot = (80 if form.is_large else 62) * UNITS
        self.full_height = self._plot + 1.5 * self._label_height + 2 * UNITS

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:  # noqa: ARG002
        """Draw levels, labels, sessions, bars, line and points, in this order."""
        top = y + self._label_height / 2
        self._draw_levels(painter, x, top)
        self._draw_day_labels(painter, x, top + self._plot + 2 * UNITS)
        self._draw_sessions(painter, x, top)
        spots = [(point, self._spot(point, x, top)) for point in self._mood.points]
        self._draw_bars(painter, spots, top)
        self._draw_line(painter, spots)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink())
        for _, spot in spots:
            painter.drawEllipse(spot, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_levels(self, painter: QPainter, x: float, top: float) -> None:
        painter.setPen(QPen(rule_ink(), HAIRLINE))
        for level in _LEVELS:
            height = self._level(level, top)
            painter.drawLine(QLineF(x, height, x + self._width, height))
        painter.setPen(quiet_ink())
        for level, label in self._labels.items():
            height = self._level(level, top) - label.height / 2
            label.draw(painter, x + self._width + 4 * UNITS, height)

    def _draw_day_labels(self, painter: QPainter, x: float, y: float) -> None:
        free_from = x
        for label in _day_labels(self._period):
            line = self._label(label.text)
            left = self._across(label.day, x) - line.width / 2
            left = min(max(left, x), x + self._width - line.width)
            if left >= free_from:
                painter.setPen(quiet_ink())
                line.draw(painter, left, y)
                free_from = left + line.width + 3 * UNITS

    def _draw_sessions(self, painter: QPainter, x: float, top: float) -> None:
        pen = QPen(quiet_ink(), HAIRLINE)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        for day in self._mood.session_days:
            across = self._across(day, x)
            painter.drawLine(QLineF(across, top, across, top + self._plot))

    def _draw_bars(
        self, painter: QPainter, spots: list[tuple[MoodPoint, QPointF]], top: float
    ) -> None:
        painter.setPen(QPen(quiet_ink(), STROKE))
        for point, spot in spots:
            if point.lowest < point.highest:
                low, high = self._level(point.lowest, top), self._level(point.highest, top)
                painter.drawLine(QLineF(spot.x(), low, spot.x(), high))

    def _draw_line(self, painter: QPainter, spots: list[tuple[MoodPoint, QPointF]]) -> None:
        painter.setPen(QPen(ink(), 1.2 * UNITS))
        for (one, start), (other, end) in pairwise(spots):
            if other.day - one.day == timedelta(days=1):
                painter.drawLine(QLineF(start, end))

    def _label(self, text: str) -> ShapedLine:
        return shape(Run(text, self._form.tiny), width=self._form.column * UNITS)[0]

    def _spot(self, point: MoodPoint, x: float, top: float) -> QPointF:
        return QPointF(self._across(point.day, x), self._level(point.middle, top))

    def _across(self, day: date, x: float) -> float:
        share = (day - self._period.start).days / self._days
        return x + _SIDE + share * (self._width - 2 * _SIDE)

    def _level(self, mood: float, top: float) -> float:
        return top + self._plot * (1 - mood / _HIGHEST)


@dataclass(frozen=True, slots=True)
class _DayLabel:
    day: date
    text: str


def _day_labels(period: Period) -> list[_DayLabel]:
    days = (period.end - period.start).days
    if days < _MOST_DAY_NAMES:
        each = [period.start + timedelta(days=n) for n in range(days + 1)]
        return [_DayLabel(day, f"{weekday(day)[:3]} {day.day}") for day in each]
    step = 7 if days <= 7 * _MOST_DAY_NAMES else 7 * (1 + days // (7 * _MOST_DAY_NAMES))
    each = [period.start + timedelta(days=n) for n in range(0, days + 1, step)]
    return [_DayLabel(day, bare_day(day)) for day in each]
