# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: whether Today says that a session is near."""

from __future__ import annotations

from functools import partial

from therapy_journal.services.settings import SESSION_REMINDER
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments

CHOICES = (("off", "Off"), ("day", "The day before"), ("hours", "2 hours before"))
WORDS = "One quiet line on Today, inside this program only. The system shows nothing."


class SessionsSection(Section):
    """Off, the day before, or two hours before."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Sessions", subject)
        self.remind = Segments(CHOICES, name=SESSION_REMINDER.title)
        self.remind.setEnabled(False)
        self.add(labelled(SESSION_REMINDER.title, self.remind))
        self.add(Label(WORDS, "muted", 12))
        read = partial(subject.journal.settings.get, SESSION_REMINDER)
        subject.kit.jobs.run(read, self, self._show_chosen)

    def _show_chosen(self, chosen: str) -> None:
        self.remind.set_value(chosen)
        self.remind.setEnabled(not self.subject.journal.is_read_only)
        self.remind.value_changed.connect(self._choose)

    def _choose(self, chosen: str) -> None:
        put = partial(self.subject.journal.settings.put, SESSION_REMINDER, chosen)
        self.subject.kit.jobs.run(put, self)
