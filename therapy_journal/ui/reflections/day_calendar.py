# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar above the list: to the entries of a day, or to a new one for it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.settling import settle
from therapy_journal.ui.widgets.written_month import WrittenMonth


class DayCalendar(QObject):
    """``entry_chosen`` carries the first entry of a day, ``begun`` one begun for a day."""

    entry_chosen = Signal(int)
    begun = Signal(int)

    def __init__(self, *, writing: Writing, kit: Kit, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._writing, self._kit, self._anchor = writing, kit, anchor
        self.open_id: int | None = None
        self.month = WrittenMonth()
        self.popup = CalendarPopup(anchor, self.month)
        self.popup.chosen.connect(self._on_chosen)

    def open(self) -> None:
        """Ask on which days there is writing, and show this month or the open entry's."""
        self._kit.jobs.run(partial(self._asked, self.open_id), self, self._show)

    def go_to(self, day: date) -> None:
        """Go to the entries of a day, or begin one for it."""
        find = partial(self._writing.lists.first_on, day)
        self._kit.jobs.run(find, self, partial(self._found, day))

    def _asked(self, open_id: int | None) -> tuple[frozenset[date], date | None]:
        rows = () if open_id is None else self._writing.rows((open_id,))
        return self._writing.lists.days(), rows[0].happened.day if rows else None

    def _show(self, answer: tuple[frozenset[date], date | None]) -> None:
        written, opened = answer
        today = self._kit.clock.now().day
        latest = max([today, *written])
        self.month.setMaximumDate(QDate(latest.year, latest.month, latest.day))
        self.month.show_days(written, today)
        if self._anchor.isVisible():
            settle()
            is_elsewhere = opened and (opened.year, opened.month) != (today.year, today.month)
            self.popup.open_at(self._anchor, opened if opened and is_elsewhere else today)

    def _on_chosen(self, day: date) -> None:
        self.go_to(day)

    def _found(self, day: date, entry_id: int | None) -> None:
        if entry_id is not None:
            self.entry_chosen.emit(entry_id)
        elif not self._writing.is_read_only and day <= self._kit.clock.now().day:
            self._kit.jobs.run(partial(self._writing.new_on, day), self, self._on_begun)

    def _on_begun(self, entry_id: int) -> None:
        self.begun.emit(entry_id)
