# SPDX-License-Identifier: GPL-3.0-or-later
"""Breathing along inside the form of a try: as many minutes as the person sets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.breathing import PACES, Pace
from therapy_journal.ui.exercises.breathing_pacer import BreathingPacer
from therapy_journal.ui.forms.values import read_number
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.fields import TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments

_LONGEST = 120
_ENDING = "It stops with the same button, or with Esc, which leaves this page."


class BreathingPart(QWidget):
    """``breathed`` tells for how many whole minutes it ran, when it stops."""

    breathed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        self.pacer = BreathingPacer()
        self._pace = Segments([(pace, pace.title) for pace in PACES], name="Pace, in seconds")
        self._pace.set_value(PACES[0])
        self._length = TextField("Until I stop", name="Minutes to breathe")
        self._length.setValidator(QIntValidator(1, _LONGEST, self))
        self._do = QuietButton("Begin breathing")
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(labelled("Minutes to breathe", self._length), 1)
        row.addWidget(self._do, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.pacer)
        column.addWidget(self._pace)
        column.addLayout(row)
        column.addWidget(Label(_ENDING, "muted", 12))
        self._do.clicked.connect(self._begin_or_stop)
        self.pacer.ran.connect(self._on_ran)

    def stop(self) -> None:
        """Stop, as on leaving the form."""
        self.pacer.stop()

    def _begin_or_stop(self) -> None:
        pace = self._pace.value()
        if self.pacer.is_running:
            self.pacer.stop()
        elif isinstance(pace, Pace):
            self.pacer.start(pace, read_number(self._length.text()) or None)

    def _on_ran(self, is_running: bool) -> None:  # noqa: FBT001 — what the signal sends
        self._do.setText("Stop breathing" if is_running else "Begin breathing")
        self._pace.setEnabled(not is_running)
        self._length.setEnabled(not is_running)
        if not is_running and self.pacer.minutes_breathed():
            self.breathed.emit(self.pacer.minutes_breathed())
