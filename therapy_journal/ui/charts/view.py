# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on the screen: laid out anew for its width, read aloud in words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.charts import (
    DotValues,
    LineValues,
    dots_in_words,
    line_in_words,
    said_day,
    said_point,
)
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart
from therapy_journal.ui.charts.style import ChartStyle
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.tips import set_tip

_WIDTH, _NARROWEST = 480, 160
_NEAR = 10


class ChartView(QWidget):
    """Shows line or dot values in the colours of ``tone``; empty until it is given some.

    ``plot`` is how high the plot of a line is, in design pixels.
    """

    def __init__(
        self, tone: str = "accent", parent: QWidget | None = None, *, plot: int = 110
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._tone, self._plot = tone, plot
        self._values: LineValues | DotValues | None = None
        self._chart: LineChart | DotChart | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.changed.connect(self._restyle)

    def show_line(self, name: str, values: LineValues) -> None:
        """Show a line; ``name`` begins what is read aloud."""
        self._show(values, line_in_words(name, values), name)

    def show_dots(self, name: str, values: DotValues) -> None:
        """Show rows of dots; ``name`` begins what is read aloud."""
        self._show(values, dots_in_words(name, values), name)

    def values(self) -> LineValues | DotValues | None:
        """Return what is shown."""
        return self._values

    def _show(self, values: LineValues | DotValues, words: str, name: str) -> None:
        self._values = values
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._restyle()

    def chart(self) -> LineChart | DotChart | None:
        """Return the chart as it is laid out now."""
        if self._chart is None and self._values is not None:
            self._chart = self._laid_out(self._values, self.width())
        return self._chart

    def _laid_out(self, values: LineValues | DotValues, width: int) -> LineChart | DotChart:
        style = screen_style(self._tone, self)
        if isinstance(values, DotValues):
            return DotChart(values, style, width)
        return LineChart(values, style, width, self._plot)

    # -- size ---------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that it is higher where names stand above their rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height it takes at a width."""
        if self._values is None:
            return 0
        if self._chart is not None and width == self.width():
            return int(self._chart.full_height + 1)
        return int(self._laid_out(self._values, width).full_height + 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        width = self._theme.px(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow size."""
        return QSize(self._theme.px(_NARROWEST), 0)

    def _restyle(self) -> None:
        self._chart = None
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Lay out anew with another width; say the point under the pointer."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._chart = None
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            set_tip(self, self.said_at(event.pos().x(), event.pos().y()))
        return super().event(event)

    def said_at(self, x: float, y: float) -> str:
        """Say what lies nearest to a place; nothing where nothing is near."""
        chart, near = self.chart(), self._theme.px(_NEAR)
        found: list[tuple[float, str]] = []
        if isinstance(chart, LineChart) and isinstance(self._values, LineValues):
            for point, spot in chart.spots():
                if abs(spot.x() - x) <= near:
                    found.append((abs(spot.x() - x), said_point(point, self._values.grain)))
        elif isinstance(chart, DotChart) and isinstance(self._values, DotValues):
            for number in range(len(self._values.rows)):
                for dot, spot in chart.spots(number):
                    away = max(abs(spot.x() - x), abs(spot.y() - y))
                    words = self._values.levels[dot.level]
                    if away <= near:
                        day = said_day(dot.day, self._values.grain)
                        found.append((away, f"{day}: {words}" if words else day))
        return min(found)[1] if found else ""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the chart."""
        chart = self.chart()
        if chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        chart.draw(painter, 0, 0)
        painter.end()


def screen_style(tone: str, widget: QWidget) -> ChartStyle:
    """Return the style of a chart on paper-coloured ground, in the look now in force."""
    theme = current_theme()
    return ChartStyle(
        font=theme.ui_font(11.5),
        unit=theme.total_scale,
        ink=theme.color(tone),
        words=theme.color("muted"),
        quiet=theme.color("edge"),
        rule=theme.color("line"),
        ground=theme.color("paper"),
        is_reversed=widget.layoutDirection() == Qt.LayoutDirection.RightToLeft,
    )
