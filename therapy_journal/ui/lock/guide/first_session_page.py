# SPDX-License-Identifier: GPL-3.0-or-later
"""The one optional question of the first start: when is your next session?"""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.lock.centred import CentredPage
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, PrimaryButton
from therapy_journal.ui.widgets.fields import DayField, TextField, TimeField, labelled

WORDS = "If you know it, the journal can help you get ready. You can also leave this for later."


class FirstSessionPage(CentredPage):
    """Emits ``planned`` with the wall-clock time and with whom, or ``later``."""

    planned = Signal(object, str)
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        # Empty at first: the large button must not plan a session nobody has asked for.
        self._day = DayField(name="Day", optional=True)
        self._time = TimeField(time(15, 0), name="Time")
        self._whom = TextField("Initials are enough", name="With whom")
        self.add_heading("calendar-heart", "When is your next session?", WORDS)
        row = QHBoxLayout()
        row.setSpacing(current_theme().px(10))
        row.addWidget(labelled("Day", self._day), 2)
        row.addWidget(labelled("Time", self._time), 1)
        self.add_row(row, 24)
        self.add(labelled("With whom, if you like", self._whom), 14)
        self._button = PrimaryButton("Open my journal")
        self._button.setMinimumHeight(current_theme().px(43))
        self._button.clicked.connect(self._plan)
        # The first Enter reads the day, so that it is seen before it is planned.
        self._day.returnPressed.connect(self._time.setFocus)
        self._time.returnPressed.connect(self._whom.setFocus)
        self._whom.returnPressed.connect(self._plan)
        self.add(self._button, 18)
        later = LinkButton("Not now")
        later.clicked.connect(self.later)
        self.add(later, 12)

    def take_focus(self) -> None:
        """Let typing go into the day."""
        self._day.setFocus()

    def _plan(self) -> None:
        day, at = self._day.value(), self._time.value()
        if day is None or at is None:
            self.later.emit()
        else:
            self.planned.emit(datetime.combine(day, at), self._whom.text())
