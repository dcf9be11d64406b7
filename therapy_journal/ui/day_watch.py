# SPDX-License-Identifier: GPL-3.0-or-later
"""Notices that another day is today: closed entries open, and every screen follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.services.journal import Journal

LOOK_MS = 60_000


class DayWatch(QObject):
    """Looks at the clock once a minute while a journal is open."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._journal: Journal | None = None
        self._day = date.min
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def take_up(self, journal: Journal) -> None:
        """Watch for the end of the day on which this journal was opened."""
        self._journal = journal
        self._day = self._kit.clock.now().day
        self._timer.start()

    def look(self) -> None:
        """Tell everybody when the day is another one."""
        day = self._kit.clock.now().day
        if self._journal is not None and day != self._day:
            self._day = day
            self._kit.jobs.run(self._journal.turn_day, self)
