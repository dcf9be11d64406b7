# SPDX-License-Identifier: GPL-3.0-or-later
"""A month in which the days with writing have a dot, and today a ring."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCalendarWidget, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import RING, rounded

_DOT = 2.5


class WrittenMonth(QCalendarWidget):
    """Arrows go by days, Page Up and Down by months, Home and End to the month's ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._written: frozenset[date] = frozenset()
        self._today = date.today()
        self._theme.changed.connect(self.updateCells)

    def show_days(self, written: frozenset[date], today: date) -> None:
        """Say on which days there is writing, and which day today is."""
        self._written, self._today = written, today
        self.updateCells()

    def is_written(self, day: date) -> bool:
        """Whether there is writing on a day."""
        return day in self._written

    def paintCell(  # noqa: N802
        self, painter: QPainter, rect: QRect, day: QDate | date
    ) -> None:
        """Draw the number of a day, its dot and its ring."""
        shown = day if isinstance(day, date) else date(day.year(), day.month(), day.day())
        theme, px = self._theme, self._theme.px
        chosen = self.selectedDate()
        is_chosen = (chosen.year(), chosen.month(), chosen.day()) == (
            shown.year, shown.month, shown.day,
        )  # fmt: skip
        is_of_month = (shown.year, shown.month) == (self.yearShown(), self.monthShown())
        painter.save()
        room = QRectF(rect).adjusted(1, 1, -1, -1)
        ground = theme.color("accent" if is_chosen else "paper")
        rounded(painter, room, px(6), fill=ground)
        if shown == self._today and not is_chosen:
            rounded(painter, room, px(6), border=theme.color("accent"), width=RING)
        role = "on_accent" if is_chosen else "ink" if is_of_month else "muted"
        is_possible = self.minimumDate() <= QDate(shown.year, shown.month, shown.day)
        is_possible &= QDate(shown.year, shown.month, shown.day) <= self.maximumDate()
        painter.setPen(theme.color(role if is_possible else "disabled"))
        is_today = shown == self._today
        painter.setFont(theme.ui_font(13, 600 if is_chosen or is_today else 400))
        number = room.adjusted(0, 0, 0, -px(5))
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(shown.day))
        if shown in self._written:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("on_accent" if is_chosen else "accent"))
            at = QPointF(room.center().x(), room.bottom() - px(5))
            painter.drawEllipse(at, px(_DOT), px(_DOT))
        painter.restore()
