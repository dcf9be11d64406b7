# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: this journal as a thing on the disk, and this program."""

from __future__ import annotations

from therapy_journal import __version__
from therapy_journal.services.settings import REMEMBER_LAST
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.labels import Label

ABOUT = f"Therapy Journal {__version__}. This program never looks for updates."


class JournalSection(Section):
    """Where it is, what of it is on the disk, and what the program says of itself."""

    def __init__(self, subject: Subject) -> None:
        super().__init__("This journal", subject)
        self.add_window_switch(REMEMBER_LAST)
        self.add(Label(ABOUT, "muted", 12))
