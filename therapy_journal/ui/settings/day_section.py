# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: at what hour a day begins."""

from __future__ import annotations

from functools import partial

from therapy_journal.core.days import LATEST_BOUNDARY
from therapy_journal.services.settings import DAY_BEGINS
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments

WORDS = (
    "What you write earlier in the night belongs to the day before. Another hour holds from now "
    "on; nothing that is written moves to another day."
)


class DaySection(Section):
    """The hours from midnight to six."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("The day", subject)
        hours = [(hour, f"{hour}:00") for hour in range(LATEST_BOUNDARY + 1)]
        self.hours = Segments(hours, name=DAY_BEGINS.title)
        self.hours.setEnabled(False)
        self.add(labelled(DAY_BEGINS.title, self.hours))
        self.add(Label(WORDS, "muted", 12))
        subject.kit.jobs.run(subject.journal.day_boundary.hour, self, self._show_hour)

    def _show_hour(self, hour: int) -> None:
        self.hours.set_value(hour)
        self.hours.setEnabled(not self.subject.journal.is_read_only)
        self.hours.value_changed.connect(self._choose)

    def _choose(self, hour: int) -> None:
        self.subject.kit.jobs.run(partial(self.subject.journal.day_boundary.set, hour), self)
