# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, dots and hairlines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import rounded


class Card(QFrame):
    """Paper with a hairline round it; ``column`` is its layout.

    ``tone`` fills it with ``paper``, ``canvas``, or a soft tone such as ``accent_soft``;
    ``is_dashed`` draws the hairline in dashes.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        tone: str = "paper",
        padding: int = 18,
        radius: int = 12,
        is_dashed: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._tone, self._padding, self._radius, self._is_dashed = tone, padding, radius, is_dashed
        self.column = QVBoxLayout(self)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._theme.px
        around = px(self._padding)
        self.column.setContentsMargins(around, px(self._padding - 2), around, around)
        self.column.setSpacing(px(8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw ground and hairline."""
        painter = QPainter(self)
        theme = self._theme
        rect = QRectF(self.rect())
        radius = theme.px(self._radius)
        is_soft = self._tone.endswith("_soft")
        edge = None if is_soft or self._is_dashed else theme.color("line")
        rounded(painter, rect, radius, fill=theme.color(self._tone), border=edge)
        if self._is_dashed:
            painter.setPen(QPen(theme.color("line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class Dots(QWidget):
    """``n`` of ``total`` dots filled; the words for it belong in the accessible name."""

    def __init__(
        self, n: int = 0, total: int = 3, parent: QWidget | None = None, *, role: str = "accent"
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._n, self._total, self._role = n, total, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()
        self._theme.changed.connect(self._restyle)

    def set_n(self, n: int) -> None:
        """Fill ``n`` dots."""
        self._n = n
        self._name()
        self.update()

    def n(self) -> int:
        """Return how many are filled."""
        return self._n

    def _name(self) -> None:
        self.setAccessibleName(f"{self._n} of {self._total}")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of the row of dots."""
        px = self._theme.px
        return QSize(self._total * px(6) + (self._total - 1) * px(3), px(8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw filled and empty dots in reading direction."""
        painter = QPainter(self)
        px = self._theme.px
        side = px(6)
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for number in range(self._total):
            place = self._total - 1 - number if is_reversed else number
            dot = QRectF(place * (side + px(3)), (self.height() - side) / 2, side, side)
            if number < self._n:
                rounded(painter, dot, side / 2, fill=self._theme.color(self._role))
            else:
                rounded(painter, dot, side / 2, border=self._theme.color("marker"))
        painter.end()


class Hairline(QWidget):
    """One line between two parts, across or, where ``is_upright``, down."""

    def __init__(self, parent: QWidget | None = None, *, is_upright: bool = False) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self._theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        painter.end()
