# SPDX-License-Identifier: GPL-3.0-or-later
"""A month to choose a day from, in the look of the theme."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.rounding import cut_corners
from therapy_journal.ui.widgets.tips import set_tip
from therapy_journal.ui.widgets.window_keys import leads_to_support

_HEAD = (
    "qt_calendar_prevmonth", "qt_calendar_monthbutton", "qt_calendar_yearbutton",
    "qt_calendar_nextmonth",
)  # fmt: skip


class CalendarPopup(QFrame):
    """Opens below a field; Enter or a click chooses, Esc leaves."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, month: QCalendarWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("popup", True)  # noqa: FBT003 — a Qt property
        self._calendar = month or QCalendarWidget()
        self._calendar.setParent(self)
        first_day = QLocale.system().firstDayOfWeek()
        self._calendar.setLocale(QLocale(QLocale.Language.English))
        self._calendar.setFirstDayOfWeek(first_day)
        self._calendar.setVerticalHeaderFormat(
            QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
        )
        self._calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self._calendar.setAccessibleName("Choose a day")
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self._calendar)
        self._restyle()
        current_theme().changed.connect(self._restyle)

    def _restyle(self) -> None:
        theme, icons = current_theme(), current_icons()
        plain = QTextCharFormat()
        plain.setForeground(theme.color("ink"))
        for day in Qt.DayOfWeek:  # Qt would paint weekends red
            self._calendar.setWeekdayTextFormat(day, plain)
        self._calendar.setFont(theme.ui_font(13))
        self._calendar.setMinimumSize(theme.px(282), theme.px(244))
        # Qt sets the type of what stands above the days once, and does not follow.
        for name in _HEAD:
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                button.setFont(theme.ui_font(13, 600))
                button.setIconSize(QSize(theme.px(16), theme.px(16)))
        for name, icon, spoken in (
            ("qt_calendar_prevmonth", "chevron-left", "Month before"),
            ("qt_calendar_nextmonth", "chevron-right", "Month after"),
        ):
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icons.icon(icon, "muted"))
                button.setAccessibleName(spoken)
                set_tip(button, spoken)

    def open_at(self, anchor: QWidget, day: date) -> None:
        """Show the month of ``day`` below ``anchor``, inside the screen."""
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        screen = anchor.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at = anchor.mapToGlobal(QPoint(0, -self.height() - 2))
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def calendar(self) -> QCalendarWidget:
        """Return the month itself."""
        return self._calendar

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut the corners anew."""
        super().resizeEvent(event)
        cut_corners(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc, or for Support."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not leads_to_support(self, event):
            super().keyPressEvent(event)

    def _choose(self, day: QDate) -> None:
        self.close()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
