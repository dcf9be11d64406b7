# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts as pieces of the page, in black and white."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from therapy_journal.core.charts import ChartPoint, LineValues, Span
from therapy_journal.core.summary import MoodMaterial, Period
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart
from therapy_journal.ui.charts.style import ChartStyle
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pieces import Piece, ink, quiet_ink, rule_ink
from therapy_journal.ui.paper.shaping import LEADING, UNITS, Run, font

_LINES = 6


def mood_piece(form: PageForm, period: Period, mood: MoodMaterial) -> Piece:
    """Return the mood line of a page as one piece."""
    span = Span(period.start, period.end)
    points = tuple(ChartPoint(*point) for point in mood.points)
    values = LineValues(span, points, marks=tuple(mood.session_days))
    plot = 80 if form.is_large else 62
    chart = LineChart(values, paper_style(form), form.column * UNITS, plot)
    return chart_piece(chart)


def chart_piece(chart: LineChart | DotChart) -> Piece:
    """Return any chart, laid out with :func:`paper_style`, as one piece."""
    return Piece(chart.full_height, (_Drawn(chart),), 3 * UNITS, keeps_with_next=True, lines=_LINES)


def paper_style(form: PageForm) -> ChartStyle:
    """Return how a chart is drawn on a form of paper."""
    return ChartStyle(
        font=font(Run("", form.tiny)),
        unit=UNITS,
        ink=ink(),
        words=quiet_ink(),
        quiet=quiet_ink(),
        rule=rule_ink(),
        ground=QColor(Qt.GlobalColor.white),
        leading=LEADING,
    )


@dataclass(frozen=True, slots=True)
class _Drawn:
    chart: LineChart | DotChart

    def draw(self, painter: QPainter, x: float, y: float, height: float) -> None:  # noqa: ARG002
        """Draw the chart."""
        self.chart.draw(painter, x, y)
