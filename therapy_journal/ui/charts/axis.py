# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a day lies on a chart, the names under it, and the marks of sessions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from therapy_journal.core.chart_axis import Tick, ticks
from therapy_journal.core.charts import Span
from therapy_journal.ui.charts.style import ChartStyle, Words

SIDE = 10
HAIRLINE = 0.5
_GAP = 4
_DASHES = (3.0, 3.0)
_WIDEST_WORDS = "Nov 2026"
_LINES_FROM, _STROKES_FROM = 9, 4
_STROKE = 4


class Axis:
    """Days from left to right, or from right to left, within ``width``."""

    def __init__(self, span: Span, style: ChartStyle, width: float) -> None:
        self._span, self._style, self.width = span, style, max(width, 1.0)
        self._inside = max(self.width - 2 * SIDE * style.unit, 1.0)
        room = Words(_WIDEST_WORDS, style).width + 2 * _GAP * style.unit
        self.ticks: tuple[Tick, ...] = ticks(span, int(self.width // room))
        self._labels = [(tick.day, Words(tick.text, style)) for tick in self.ticks]
        self.height = Words("0", style).height + 2 * style.unit

    def across(self, day: date) -> float:
        """Return how far from the left a day lies; a single day lies in the middle."""
        if self._span.days == 1:
            return self.width / 2
        share = (day - self._span.first).days / (self._span.days - 1)
        if self._style.is_reversed:
            share = 1 - share
        return SIDE * self._style.unit + min(max(share, 0.0), 1.0) * self._inside

    def draw_days(self, painter: QPainter, x: float, y: float) -> None:
        """Name the days, with ``y`` as the top; a name without room is left out."""
        painter.setPen(self._style.words)
        free: list[tuple[float, float]] = []
        gap = _GAP * self._style.unit
        for day, words in self._labels:
            left = min(max(self.across(day) - words.width / 2, 0.0), self.width - words.width)
            if all(left >= end + gap or left + words.width + gap <= start for start, end in free):
                words.draw(painter, x + left, y + 2 * self._style.unit)
                free.append((left, left + words.width))

    def draw_marks(
        self, painter: QPainter, days: Iterable[date], x: float, top: float, height: float
    ) -> None:
        """Draw a dashed line on each of these days.

        Where they stand close it is a stroke at the foot; closer still they would be a grey
        ground, and the words that go with the chart say how many there are.
        """
        places = sorted({self.across(day) for day in days})
        room = self._inside / max(len(places), 1) / self._style.unit
        if room < _STROKES_FROM:
            return
        pen = QPen(self._style.quiet, HAIRLINE * self._style.unit)
        if room >= _LINES_FROM:
            pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        foot = top + height
        begin = top if room >= _LINES_FROM else foot - _STROKE * self._style.unit
        for across in places:
            painter.drawLine(QLineF(x + across, begin, x + across, foot))
