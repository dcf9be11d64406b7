# SPDX-License-Identifier: GPL-3.0-or-later
"""A chart on the screen: laid out anew for its width, read aloud in words."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.charts import (
    DotValues,
    LineValues,
    dots_in_words,
    line_in_words,
)
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart
from therapy_journal.ui.charts.stops import Stop, Stops, dot_stops, line_stops
from therapy_journal.ui.charts.style import ChartStyle
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.chips import arrow_step
from therapy_journal.ui.widgets.painting import RING, ring
from therapy_journal.ui.widgets.tips import set_tip, show_tip

_WIDTH, _NARROWEST = 480, 60
PADDING = 5
"""Design pixels round the chart, in which the focus ring lies; a card may take them back."""
_NEAR = 10


class ChartView(QWidget):
    """Shows line or dot values in the colours of ``tone``; empty until it is given some.

    One stop of the Tab key; the arrows go from point to point and say each. ``plot`` is how
    high the plot of a line is, in design pixels; a bare line has no names round it.
    """

    def __init__(
        self,
        tone: str = "accent",
        parent: QWidget | None = None,
        *,
        plot: int = 110,
        is_bare: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._tone, self._plot, self._is_bare = tone, plot, is_bare
        self._values: LineValues | DotValues | None = None
        self._chart: LineChart | DotChart | None = None
        self._heights: dict[int, int] = {}
        self._drawn: QPixmap | None = None
        self._stops = Stops(())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        self._stops = Stops(())
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self._restyle()

    def chart(self) -> LineChart | DotChart | None:
        """Return the chart as it is laid out now."""
        if self._chart is None and self._values is not None:
            self._chart = self._laid_out(self._values, self.width())
            stops = Stops(())
            if isinstance(self._chart, LineChart) and isinstance(self._values, LineValues):
                stops = line_stops(self._chart, self._values)
            elif isinstance(self._chart, DotChart) and isinstance(self._values, DotValues):
                stops = dot_stops(self._chart, self._values)
            stops.take_place(self._stops)
            self._stops = stops
        return self._chart

    def _laid_out(self, values: LineValues | DotValues, width: int) -> LineChart | DotChart:
        style = screen_style(self._tone, self)
        width -= 2 * self._theme.px(PADDING)
        if isinstance(values, DotValues):
            return DotChart(values, style, width)
        return LineChart(values, style, width, self._plot, is_bare=self._is_bare)

    # -- size ---------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that it is higher where names stand above their rows."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height it takes at a width."""
        if self._values is None:
            return 0
        if width not in self._heights:
            chart = self._laid_out(self._values, width)
            self._heights[width] = ceil(chart.full_height) + 2 * self._theme.px(PADDING)
        return self._heights[width]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        width = self._theme.px(_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow size."""
        return QSize(self._theme.px(_NARROWEST), 0)

    def _restyle(self) -> None:
        self._chart = self._drawn = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        """Lay out anew with another width; say the point under the pointer."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._chart = self._drawn = None
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            set_tip(self, self.said_at(event.pos().x(), event.pos().y()))
        return super().event(event)

    def said_at(self, x: float, y: float) -> str:
        """Say what lies nearest to a place; nothing where nothing is near."""
        is_line = isinstance(self.chart(), LineChart)
        pad, near = self._theme.px(PADDING), self._theme.px(_NEAR)
        return self._stops.nearest(x - pad, y - pad, near, is_across_only=is_line)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from point to point; any other key is for what the chart stands in."""
        self.chart()
        is_upright = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        step = arrow_step(event, self.layoutDirection())
        if step and not is_upright:
            self._say(self._stops.go(step))
        elif step and isinstance(self._values, DotValues):
            self._say(self._stops.go(0, step))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._say(self._stops.go_to_end(is_last=event.key() == Qt.Key.Key_End))
        else:
            super().keyPressEvent(event)

    def _say(self, stop: Stop | None) -> None:
        if stop is not None:
            announce(self, stop.words)
            show_tip(self, stop.words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the chart and, with the focus, a ring round it and round the point gone to."""
        chart = self.chart()
        if chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture(chart))
        pad = self._theme.px(PADDING)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), self._theme.px(4), self._theme.color("accent"))
            stop = self._stops.here()
            if stop is not None:
                painter.setPen(QPen(self._theme.color("ink"), RING))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(
                    stop.spot + QPointF(pad, pad), self._theme.px(6), self._theme.px(6)
                )
        painter.end()

    def _picture(self, chart: LineChart | DotChart) -> QPixmap:
        """Return the chart as it was drawn once: ten years hold a thousand dots to scroll by."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.devicePixelRatio() != ratio:
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            pad = self._theme.px(PADDING)
            chart.draw(painter, pad, pad)
            painter.end()
        return self._drawn


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
