# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what is offered while writing."""

from __future__ import annotations

from therapy_journal.services.settings import PICK_UP_TEXT, THEN_AND_NOW
from therapy_journal.ui.settings.section import Section, Subject


class WritingSection(Section):
    """What Today shows of earlier writing."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Writing", subject)
        for setting in (THEN_AND_NOW, PICK_UP_TEXT):
            self.add_journal_switch(setting)
