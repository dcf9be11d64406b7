# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings, section by section; each takes effect at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.settings.appearance_section import AppearanceSection
from therapy_journal.ui.settings.backups_section import BackupsSection
from therapy_journal.ui.settings.day_section import DaySection
from therapy_journal.ui.settings.journal_section import JournalSection
from therapy_journal.ui.settings.keys_section import KeysSection
from therapy_journal.ui.settings.locking_section import LockingSection
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.settings.sessions_section import SessionsSection
from therapy_journal.ui.settings.spelling_section import SpellingSection
from therapy_journal.ui.settings.unsent_section import UnsentSection
from therapy_journal.ui.settings.whole_section import WholeSection
from therapy_journal.ui.settings.writing_section import WritingSection
from therapy_journal.ui.widgets.sheets import Sheet

SECTIONS: tuple[Callable[[Subject], Section], ...] = (
    AppearanceSection,
    WritingSection,
    SpellingSection,
    DaySection,
    SessionsSection,
    UnsentSection,
    WholeSection,
    LockingSection,
    KeysSection,
    BackupsSection,
    JournalSection,
)


class SettingsSheet(Sheet):
    """Emits ``rest_changed`` for a new time before locking.

    What a section opens is a command: the sheet closes, and the command is done.
    """

    rest_changed = Signal()

    def __init__(
        self, *, journal: Journal, window: WindowSettings, kit: Kit, commands: Commands,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__("Settings", parent, width=560, gap=22)
        self._commands = commands
        subject = Subject(journal, window, kit, self._run)
        for build in SECTIONS:
            section = build(subject)
            if isinstance(section, LockingSection):
                section.rest_changed.connect(self.rest_changed)
            self.body.addWidget(section)
        self.add_button("Done", is_primary=True, accepts=True)

    def _run(self, command_id: str) -> None:
        self.accept()
        self._commands.run(command_id)
