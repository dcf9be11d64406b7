# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens Support by one key from anywhere: its screen, or a panel while that is not in reach."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.help_at_hand.sheet import SupportSheet
    from therapy_journal.ui.main_window import MainWindow


class SupportOpening(QObject):
    """``locked_folder`` says whose lock screen is shown while no journal is open."""

    def __init__(self, *, kit: Kit, window: MainWindow, locked_folder: Callable[[], Path]) -> None:
        super().__init__(window)
        self._kit, self._window, self._locked_folder = kit, window, locked_folder
        self._journal: Journal | None = None
        self.sheet: SupportSheet | None = None

    def take_up(self, journal: Journal) -> None:
        """Read from this journal from now on."""
        self._journal = journal

    def open(self) -> None:
        """Show Support; once more, nothing changes.

        Behind the cover of a lock that could not save, no more of it than while locked.
        """
        if self.sheet is not None and self.sheet.isVisible():
            return
        desk = None if self._window.doors.is_behind_passphrase else self._window.desk
        if desk is not None and not self._is_covered():
            desk.go("support")
        else:
            self._open_sheet(None if desk is None else self._journal)

    def _is_covered(self) -> bool:
        from therapy_journal.ui.widgets.sheets import Sheet  # noqa: PLC0415 — see Loading

        return any(sheet.is_open for sheet in self._window.findChildren(Sheet))

    def _open_sheet(self, journal: Journal | None) -> None:
        from therapy_journal.ui.help_at_hand.sheet import SupportSheet  # noqa: PLC0415

        today = self._kit.clock.now().day
        self.sheet = SupportSheet(self._window, today=today, is_locked=journal is None)
        self.sheet.dismissed.connect(partial(self._forget, self.sheet))
        self.sheet.open()
        if journal is None:
            from therapy_journal.services import journal_places  # noqa: PLC0415

            # One that was restored from a backup is not where the lock screen looked first.
            held = self._journal if self._window.desk is not None else None
            folder = self._locked_folder() if held is None else held.folder
            read = partial(journal_places.on_lock_screen, folder)
            self._kit.jobs.run_aside(read, self.sheet, self.sheet.show_lock_lines)
        else:
            self._kit.jobs.run(journal.supporting.around, self.sheet, self.sheet.show_around)

    def _forget(self, sheet: SupportSheet) -> None:
        sheet.deleteLater()
        if self.sheet is sheet:
            self.sheet = None
