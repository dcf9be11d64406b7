# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: how often a look at the whole is offered, and whether therapy pauses."""

from __future__ import annotations

from functools import partial

from therapy_journal.services.settings import LOOK_EVERY, PAUSED
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.switches import Switch

WORDS = "While it pauses nothing asks and nothing reminds. All you wrote stays as it is."
_OFTEN = ((0, "never"), *((count, f"{count} sessions") for count in (4, 6, 8, 12)))


class WholeSection(Section):
    """Both hold at once."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Looking at the whole", subject)
        self.often = Segments(_OFTEN, name=LOOK_EVERY.title)
        self.often.setEnabled(False)
        self.add(labelled(LOOK_EVERY.title, self.often))
        self.pauses = Switch(PAUSED.title)
        self.pauses.setEnabled(False)
        self.add(self.pauses)
        self.add(Label(WORDS, "muted", 12))
        journal = subject.journal
        subject.kit.jobs.run(partial(journal.settings.get, LOOK_EVERY), self, self._show_often)
        subject.kit.jobs.run(journal.pausing.is_paused, self, self._show_pause)

    def _show_often(self, count: int) -> None:
        self.often.set_value(count)
        self.often.setEnabled(not self.subject.journal.is_read_only)
        self.often.value_changed.connect(self._choose)

    def _choose(self, count: int) -> None:
        put = partial(self.subject.journal.settings.put, LOOK_EVERY, count)
        self.subject.kit.jobs.run(put, self)

    def _show_pause(self, is_paused: bool) -> None:  # noqa: FBT001 — what the job returns
        self.pauses.setChecked(is_paused)
        self.pauses.setEnabled(not self.subject.journal.is_read_only)
        self.pauses.toggled.connect(self._turn)

    def _turn(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        pausing = self.subject.journal.pausing
        self.subject.kit.jobs.run(pausing.pause if is_on else pausing.take_up, self)
