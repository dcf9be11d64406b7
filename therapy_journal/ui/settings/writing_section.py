# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: how writing looks and goes, and what is offered of earlier writing."""

from __future__ import annotations

from therapy_journal.services.settings import (
    CLOSING_STEP,
    LINE_WIDTH,
    PICK_UP_TEXT,
    THEN_AND_NOW,
    TYPEWRITER,
    WRITING_SIZE,
    WRITING_TIME,
)
from therapy_journal.ui.settings.section import Section, Subject

SIZES = ((85, "Smaller"), (100, "Normal"), (115, "Larger"), (135, "Largest"))
WIDTHS = (("narrow", "Narrow"), ("normal", "Normal"), ("wide", "Wide"))


class WritingSection(Section):
    """The page, the ways of writing, and what Today shows of earlier writing."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Writing", subject)
        window = subject.window
        self.add_segments("Size of what I write", SIZES, window.get(WRITING_SIZE), self._set_size)
        self.add_segments("Line width", WIDTHS, window.get(LINE_WIDTH), self._set_width)
        for setting in (TYPEWRITER, WRITING_TIME, CLOSING_STEP, THEN_AND_NOW, PICK_UP_TEXT):
            self.add_journal_switch(setting)

    def _set_size(self, size: int) -> None:
        self.subject.window.put(WRITING_SIZE, size)
        self._apply()

    def _set_width(self, width: str) -> None:
        self.subject.window.put(LINE_WIDTH, width)
        self._apply()

    def _apply(self) -> None:
        window = self.subject.window
        self.subject.kit.theme.set_page(
            scale=window.get(WRITING_SIZE) / 100, line_width=window.get(LINE_WIDTH)
        )
