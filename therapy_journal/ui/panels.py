# SPDX-License-Identifier: GPL-3.0-or-later
"""The panels that belong to no screen: settings, recovery sheet, keyboard; lock and quit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.help_at_hand.opening import SupportOpening
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.main_window import MainWindow
from therapy_journal.ui.shortcuts.keeping import ShortcutKeeping

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.key_panels import KeyPanels


class Panels(QObject):
    """Opens each over the window when its command asks for it."""

    def __init__(
        self,
        *,
        kit: Kit,
        commands: Commands,
        settings: WindowSettings,
        window: MainWindow,
        locked_folder: Callable[[], Path],
    ) -> None:
        super().__init__(window)
        self._kit, self._commands = kit, commands
        self._settings, self._window = settings, window
        self._shortcuts = ShortcutKeeping(commands=commands, settings=settings, parent=window)
        self._journal: Journal | None = None
        self._keys: KeyPanels | None = None
        self._support = SupportOpening(kit=kit, window=window, locked_folder=locked_folder)
        commands.bind("go.support", self._support.open)
        commands.bind("lock", window.lock)
        commands.bind("quit", window.leave)
        commands.bind("hide", window.doors.hide_or_show)
        commands.bind("words.elsewhere", window.open_words)
        commands.bind("settings", self.open_settings)
        commands.bind("shortcuts", self.open_shortcuts)
        commands.bind("guide.promises", self.open_promises)

    def take_up(self, journal: Journal) -> None:
        """Work on this journal from now on."""
        from therapy_journal.ui.key_panels import KeyPanels  # noqa: PLC0415 — see Loading

        self._journal = journal
        self._support.take_up(journal)
        if self._keys is None:
            self._keys = KeyPanels(kit=self._kit, commands=self._commands, window=self._window)
        self._keys.take_up(journal)

    def open_settings(self) -> None:
        """Open the settings."""
        from therapy_journal.ui.settings.settings_sheet import SettingsSheet  # noqa: PLC0415

        if self._journal is None:
            return
        sheet = SettingsSheet(
            journal=self._journal,
            window=self._settings,
            kit=self._kit,
            commands=self._commands,
            parent=self._window,
        )
        sheet.rest_changed.connect(self._window.rest_minutes_changed)
        sheet.accepted.connect(sheet.deleteLater)
        sheet.dismissed.connect(sheet.deleteLater)
        sheet.open()

    def open_shortcuts(self) -> None:
        """Open the list of keys."""
        from therapy_journal.ui.shortcuts.sheet import ShortcutSheet  # noqa: PLC0415

        sheet = ShortcutSheet(self._commands, self._shortcuts, self._window)
        sheet.accepted.connect(sheet.deleteLater)
        sheet.dismissed.connect(sheet.deleteLater)
        sheet.open()

    def open_promises(self) -> None:
        """Say what the program keeps safe, and what it cannot."""
        from therapy_journal.services.guides import load_guide  # noqa: PLC0415
        from therapy_journal.ui.roadblocks.guide import GuideSheet  # noqa: PLC0415

        sheet = GuideSheet(load_guide("promises"), self._window)
        sheet.dismissed.connect(sheet.deleteLater)
        sheet.open()
