# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the four lines over time: points from 0 to 10, gaps left as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.days import bare_day
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.tips import set_tip

_HEIGHT, _DOT, _WIDEST = 40, 3, 10
_HIGHEST = 10

Point = tuple[date, int | None]


class LookLine(QWidget):
    """A small chart; its numbers are in the accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._name = name
        self._points: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self._restyle)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show points, the earliest first."""
        self._points = tuple(points)
        said = ", ".join(f"{bare_day(day)}: {v}" for day, v in self._points if v is not None)
        self.setAccessibleName(f"{self._name}: {said}" if said else f"{self._name}: not answered")
        set_tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(self._theme.px(240), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow size."""
        return QSize(self._theme.px(80), self._theme.px(_HEIGHT))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def places(self) -> tuple[QPointF | None, ...]:
        """Return where each point lies, None for a gap."""
        inside = QRectF(self.rect()).adjusted(_WIDEST, _WIDEST / 2, -_WIDEST, -_WIDEST / 2)
        if not self._points:
            return ()
        first = self._points[0][0]
        span = max((self._points[-1][0] - first).days, 1)
        is_single = len({day for day, _ in self._points}) == 1
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        found: list[QPointF | None] = []
        for day, value in self._points:
            if value is None:
                found.append(None)
                continue
            along = 0.5 if is_single else (day - first).days / span
            along = 1 - along if is_reversed else along
            x = inside.left() + along * inside.width()
            found.append(QPointF(x, inside.bottom() - value / _HIGHEST * inside.height()))
        return tuple(found)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the ends of the scale, the line and its points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color
        painter.setPen(QPen(color("line"), 1))
        for y in (_WIDEST / 2, self.height() - _WIDEST / 2):
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(QPen(color("session"), 1.5))
        places = self.places()
        for one, other in pairwise(places):
            if one is not None and other is not None:
                painter.drawLine(one, other)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("session"))
        for place in places:
            if place is not None:
                painter.drawEllipse(place, _DOT, _DOT)
        painter.end()
