# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: whether a note that was not said yet is asked about, and after how long."""

from __future__ import annotations

from functools import partial

from therapy_journal.services.settings import UNSAID_AFTER
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments

WORDS = (
    "A note that went through so many sessions is asked about once: raise it, not yet, or let it "
    "go. “Not yet” is a full answer, and the count begins anew."
)


class UnsentSection(Section):
    """After how many sessions, or never."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Unsent notes", subject)
        choices = [(number, f"{number} sessions") for number in UNSAID_AFTER.choices if number]
        self.after = Segments([(0, "Never"), *choices], name=UNSAID_AFTER.title)
        self.after.setEnabled(False)
        self.add(labelled(UNSAID_AFTER.title, self.after))
        self.add(Label(WORDS, "muted", 12))
        read = partial(subject.journal.settings.get, UNSAID_AFTER)
        subject.kit.jobs.run(read, self, self._show_after)

    def _show_after(self, after: int) -> None:
        self.after.set_value(after)
        self.after.setEnabled(not self.subject.journal.is_read_only)
        self.after.value_changed.connect(self._choose)

    def _choose(self, after: int) -> None:
        put = partial(self.subject.journal.settings.put, UNSAID_AFTER, after)
        self.subject.kit.jobs.run(put, self)
