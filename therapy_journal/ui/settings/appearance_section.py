# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: how the program looks."""

from __future__ import annotations

from therapy_journal.services.settings import APPEARANCE, MOTION, TEXT_SIZE
from therapy_journal.ui.settings.section import Section, Subject

APPEARANCES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
SIZES = ((90, "90 %"), (100, "100 %"), (125, "125 %"), (150, "150 %"), (200, "200 %"))
MOTIONS = (("system", "As the system"), ("less", "Less"))


class AppearanceSection(Section):
    """Light or dark, and how large the text is; each takes effect at once."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("Appearance", subject)
        window = subject.window
        self.add_segments(
            "Light or dark", APPEARANCES, window.get(APPEARANCE), self._set_appearance
        )
        self.add_segments("Text size", SIZES, window.get(TEXT_SIZE), self._set_text_size)
        self.add_segments("Motion", MOTIONS, window.get(MOTION), self._set_motion)

    def _set_appearance(self, mode: str) -> None:
        self.subject.window.put(APPEARANCE, mode)
        self.subject.kit.theme.set_mode(mode)

    def _set_text_size(self, size: int) -> None:
        self.subject.window.put(TEXT_SIZE, size)
        self.subject.kit.theme.set_scale(size / 100)

    def _set_motion(self, motion: str) -> None:
        self.subject.window.put(MOTION, motion)
        self.subject.kit.theme.set_still(is_still=motion == "less")
