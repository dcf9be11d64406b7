# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: when the journal locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from therapy_journal.services.settings import KEPT_OUT, LOCK_MINUTES
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.system import capture
from therapy_journal.ui.widgets.labels import Label

CAPTURES = (
    "It asks the system to leave this window out of pictures and recordings. Not every recorder "
    "heeds it. Some screen readers need it off."
)

MINUTES = ((1, "1 minute"), (5, "5 minutes"), (15, "15"), (30, "30"), (60, "60"))


class LockingSection(Section):
    """Emits ``rest_changed`` when another time of rest before locking was chosen."""

    rest_changed = Signal()

    def __init__(self, subject: Subject) -> None:
        super().__init__("Locking", subject)
        minutes = subject.window.get(LOCK_MINUTES)
        self.add_segments("Lock after rest of", MINUTES, minutes, self._set_minutes)

        if capture.EXISTS:
            switch = self.add_window_switch(KEPT_OUT)
            switch.toggled.connect(self._keep_out)
            self.add(Label(CAPTURES, "muted", 12))

    def _keep_out(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        capture.keep_out_of_captures(self.window(), is_kept_out=is_on)

    def _set_minutes(self, minutes: int) -> None:
        self.subject.window.put(LOCK_MINUTES, minutes)
        self.rest_changed.emit()
