# SPDX-License-Identifier: GPL-3.0-or-later
"""*Seal until…*: a week, a month, three months, or a day of one's own."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import months_after, short_day
from therapy_journal.ui.reflections.popups import Popup
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.labels import Label

HEADING = "Close until"
WORDS = (
    "Until then the list hides its words, and search, then and now and readable exports leave "
    "it out. You can open it whenever you want to."
)
OTHER_DAY = "Another day…"
_WIDTH = 270


class SealPopup(Popup):
    """``chosen`` carries the day on which what was closed opens by itself."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Seal until")
        self._today = date.min
        self._anchor: QWidget = parent
        self.column.addWidget(Label(HEADING, weight=600))
        self._days: dict[QObject, date] = {}
        self.offers = [LinkButton("", weight=400) for _ in range(3)]
        self.other = LinkButton(OTHER_DAY, weight=400)
        for button in (*self.offers, self.other):
            self.column.addWidget(button)
        about = Label(WORDS, "muted", 12)
        about.setFixedWidth(self._theme.px(_WIDTH))
        self.column.addWidget(about)
        for button in self.offers:
            button.clicked.connect(self._take_offer)
        self._calendar = CalendarPopup(self)
        self._calendar.chosen.connect(self._take_day)
        self.other.clicked.connect(self._open_calendar)

    def open_for(self, anchor: QWidget, today: date) -> None:
        """Offer the days, counted from ``today``."""
        self._today, self._anchor = today, anchor
        days = (today + timedelta(weeks=1), months_after(today, 1), months_after(today, 3))
        names = ("A week", "A month", "Three months")
        for button, name, day in zip(self.offers, names, days, strict=True):
            year = "" if day.year == today.year else f" {day.year}"
            button.setText(f"{name}, until {short_day(day)}{year}")
            self._days[button] = day
        self.open_under(anchor, self.offers[0])

    def calendar(self) -> CalendarPopup:
        """Return the months to choose a day from."""
        return self._calendar

    def _open_calendar(self) -> None:
        tomorrow = self._today + timedelta(days=1)
        self._calendar.calendar().setMinimumDate(QDate(tomorrow.year, tomorrow.month, tomorrow.day))
        self._calendar.open_at(self._anchor, self._today + timedelta(weeks=1))

    def _take_offer(self) -> None:
        offer = self.sender()
        if offer is not None:
            self._take_day(self._days[offer])

    def _take_day(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)
