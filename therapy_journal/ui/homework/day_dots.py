# SPDX-License-Identifier: GPL-3.0-or-later
"""A small square a day: filled for done, half for partly, a stroke for not, empty for nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.core.days import bare_day
from therapy_journal.core.homework import PracticeOutcome
from therapy_journal.core.practised import DayDot
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import rounded
from therapy_journal.ui.widgets.tips import set_tip

_SIDE, _GAP, _RADIUS = 13, 3, 3
_FEWEST = 4
_WORDS = {
    PracticeOutcome.DONE: "done",
    PracticeOutcome.PARTLY: "partly",
    PracticeOutcome.NOT: "not this time",
    None: "nothing noted",
}


class DayDots(QWidget):
    """Draws the latest days that have room, oldest first in reading direction."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._days: tuple[DayDot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self._restyle)

    def show_days(self, days: Sequence[DayDot]) -> None:
        """Show other days."""
        self._days = tuple(days)
        said = ", ".join(f"{bare_day(dot.day)} {_WORDS[dot.outcome]}" for dot in self._days)
        self.setAccessibleName(said)
        set_tip(self, said)
        self.setVisible(bool(self._days))
        self._restyle()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room all days take."""
        return self._size_of(len(self._days))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the room a few days take."""
        return self._size_of(min(_FEWEST, len(self._days)))

    def _size_of(self, count: int) -> QSize:
        px = self._theme.px
        return QSize(count * px(_SIDE) + max(0, count - 1) * px(_GAP), px(_SIDE))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the days."""
        px = self._theme.px
        step = px(_SIDE) + px(_GAP)
        shown = self._days[-max(1, (self.width() + px(_GAP)) // step) :]
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        for number, dot in enumerate(shown):
            x = self.width() - px(_SIDE) - number * step if is_reversed else number * step
            self._draw(painter, QRectF(x, 0, px(_SIDE), px(_SIDE)), dot.outcome)
        painter.end()

    def _draw(self, painter: QPainter, rect: QRectF, outcome: PracticeOutcome | None) -> None:
        color, radius = self._theme.color, self._theme.px(_RADIUS)
        if outcome is PracticeOutcome.DONE:
            rounded(painter, rect, radius, fill=color("homework"))
        elif outcome is PracticeOutcome.PARTLY:
            fill, border = color("homework_soft"), color("homework")
            rounded(painter, rect, radius, fill=fill, border=border)
            third = rect.height() / 3
            painter.fillRect(rect.adjusted(2, 2 * third, -2, -2), border)
        else:
            rounded(painter, rect, radius, border=color("marker"))
            if outcome is PracticeOutcome.NOT:
                middle = rect.center().y()
                stroke = QRectF(rect.left() + 4, middle - 0.75, rect.width() - 8, 1.5)
                painter.fillRect(stroke, color("muted"))
