# SPDX-License-Identifier: GPL-3.0-or-later
"""The panels that belong to no screen: settings, recovery sheet, keyboard; lock and quit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.services.settings import SHEET_FILE, WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.main_window import MainWindow

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal


class Panels(QObject):
    """Opens each over the window when its command asks for it."""

    def __init__(
        self, *, kit: Kit, commands: Commands, settings: WindowSettings, window: MainWindow
    ) -> None:
        super().__init__(window)
        self._kit, self._commands = kit, commands
        self._settings, self._window = settings, window
        self._journal: Journal | None = None
        commands.bind("lock", window.lock)
        commands.bind("quit", window.leave)
        commands.bind("hide", window.doors.hide_or_show)
        commands.bind("words.elsewhere", window.open_words)
        commands.bind("settings", self.open_settings)
        commands.bind("keys.sheet", self.open_recovery_sheet)
        commands.bind("shortcuts", self.open_shortcuts)

    def take_up(self, journal: Journal) -> None:
        """Work on this journal from now on."""
        self._journal = journal

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
        from therapy_journal.ui.shortcut_sheet import ShortcutSheet  # noqa: PLC0415

        sheet = ShortcutSheet(self._commands, self._window)
        sheet.accepted.connect(sheet.deleteLater)
        sheet.dismissed.connect(sheet.deleteLater)
        sheet.open()

    def open_recovery_sheet(self) -> None:
        """Show the recovery sheet of the open journal, to save or print it."""
        journal = self._journal
        if journal is not None:
            self._kit.jobs.run(partial(getattr, journal, "recovery_key"), self, self._show_sheet)

    def _show_sheet(self, recovery_key: str) -> None:
        from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet  # noqa: PLC0415
        from therapy_journal.ui.settings.recovery_sheet_panel import (  # noqa: PLC0415
            RecoverySheetPanel,
        )

        journal = self._journal
        if journal is None:
            return
        sheet = RecoverySheet(journal.vault_id[:8], self._kit.clock.now().day, recovery_key)
        panel = RecoverySheetPanel(sheet, journal.folder, self._window)
        if not journal.is_read_only:
            panel.keeper.saved.connect(self._keep_sheet_place)
        panel.accepted.connect(panel.deleteLater)
        panel.dismissed.connect(panel.deleteLater)
        panel.open()

    def _keep_sheet_place(self, target: object) -> None:
        if self._journal is not None:
            self._kit.jobs.run(partial(self._journal.settings.put, SHEET_FILE, str(target)), self)
