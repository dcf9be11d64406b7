# SPDX-License-Identifier: GPL-3.0-or-later
"""A timer for writing: asked for each time, ends with one line, and stops nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from therapy_journal.core.messages import Message
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from therapy_journal.ui.widgets.segments import Segments
    from therapy_journal.ui.widgets.sheets import Sheet

MINUTES = (5, 10, 15, 20, 30)
_ABOUT = "When the time is over one line says so. You can write on for as long as you like."


class WritingTimer(QObject):
    """At most one runs; it is forgotten at a lock and kept nowhere."""

    def __init__(self, *, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit, self._over = kit, over
        self._minutes = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self._tell)
        self.sheet: Sheet | None = None
        self.choice: Segments | None = None

    def ask(self) -> None:
        """Ask for how long, or whether the one that runs is to go on."""
        from therapy_journal.ui.widgets.segments import Segments  # noqa: PLC0415
        from therapy_journal.ui.widgets.sheets import Sheet  # noqa: PLC0415

        sheet = Sheet("Writing timer", self._over, text=_ABOUT)
        self.choice = Segments([(each, f"{each} min") for each in MINUTES], name="Minutes")
        self.choice.set_value(self._minutes or MINUTES[1])
        sheet.body.addWidget(self.choice)
        if self.timer.isActive():
            sheet.add_button("Stop the timer", dismisses=True).clicked.connect(self.timer.stop)
        else:
            sheet.add_button("Not now", dismisses=True)
        sheet.add_button("Start", is_primary=True, accepts=True)
        sheet.accepted.connect(self._start)
        sheet.accepted.connect(sheet.deleteLater)
        sheet.dismissed.connect(sheet.deleteLater)
        self.sheet = sheet
        sheet.open()

    def _start(self) -> None:
        if self.choice is not None:
            self._minutes = int(str(self.choice.value()))
            self.timer.start(self._minutes * 60_000)

    def _tell(self) -> None:
        said = f"{self._minutes} minutes have passed."
        self._kit.say(Message(said, "You could finish your sentence, or write on.", key="timer"))
