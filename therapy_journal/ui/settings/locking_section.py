# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: when the journal locks by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal

from therapy_journal.services.settings import LOCK_MINUTES
from therapy_journal.ui.settings.section import Section, Subject

MINUTES = ((1, "1 minute"), (5, "5 minutes"), (15, "15"), (30, "30"), (60, "60"))


class LockingSection(Section):
    """Emits ``rest_changed`` when another time of rest before locking was chosen."""

    rest_changed = Signal()

    def __init__(self, subject: Subject) -> None:
        super().__init__("Locking", subject)
        minutes = subject.window.get(LOCK_MINUTES)
        self.add_segments("Lock after rest of", MINUTES, minutes, self._set_minutes)

    def _set_minutes(self, minutes: int) -> None:
        self.subject.window.put(LOCK_MINUTES, minutes)
        self.rest_changed.emit()
