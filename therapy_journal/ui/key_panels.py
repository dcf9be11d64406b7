# SPDX-License-Identifier: GPL-3.0-or-later
"""The panels on what opens the journal: its recovery sheet, its passphrase, its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.services.settings import SHEET_FILE
from therapy_journal.ui.backups_following import BackupsFollowing
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.main_window import MainWindow
from therapy_journal.ui.passphrases.patience import Patience

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet
    from therapy_journal.ui.settings.new_keys_panel import NewKeysPanel
    from therapy_journal.ui.settings.passphrase_panel import PassphrasePanel
    from therapy_journal.ui.widgets.sheets import Sheet

FINISHED = Message(
    "Changing the keys was cut short, and has been finished now.",
    "Your new recovery sheet opens this journal, and the former one does not.",
    key="keys",
    stays=True,
)
TAKEN_BACK = Message(
    "Changing the keys was cut short before it counted, so nothing was changed.",
    "Your former recovery sheet still holds. The new one opens nothing.",
    key="keys",
    stays=True,
)
FOLLOWED = "The backups made here have followed."
AWAY = " Those in the second place follow when it is there again."


class KeyPanels(QObject):
    """Opens each over the window, and lets the backups follow what was changed."""

    def __init__(self, *, kit: Kit, commands: Commands, window: MainWindow) -> None:
        super().__init__(window)
        self._kit, self._window = kit, window
        self._journal: Journal | None = None
        self._open: PassphrasePanel | NewKeysPanel | None = None
        self._patience = Patience(self)
        self._following = BackupsFollowing(kit.jobs, self)
        self._following.finished.connect(self._ask_whether_away)
        commands.bind("keys.sheet", self.open_recovery_sheet)
        commands.bind("keys.passphrase", self.open_passphrase)
        commands.bind("keys.change", self.open_new_keys)

    def take_up(self, journal: Journal) -> None:
        """Work on this journal from now on, and end what was begun before."""
        self._journal = journal
        self._kit.jobs.run(partial(getattr, journal.key_changes, "ended"), self, self._tell_ended)
        self._following.start(journal.key_changes)

    # -- the recovery sheet -------------------------------------------------------------------

    def open_recovery_sheet(self) -> None:
        """Show the recovery sheet of the open journal, to save or print it."""
        journal = self._journal
        if journal is not None:
            self._kit.jobs.run(partial(getattr, journal, "recovery_key"), self, self._show_sheet)

    def _show_sheet(self, recovery_key: str) -> None:
        from therapy_journal.ui.settings.recovery_sheet_panel import (  # noqa: PLC0415
            RecoverySheetPanel,
        )

        journal = self._journal
        if journal is None:
            return
        sheet = self._sheet(recovery_key)
        panel = RecoverySheetPanel(sheet, journal.folder, self._window, jobs=self._kit.jobs)
        if not journal.is_read_only:
            panel.keeper.saved.connect(self._keep_sheet_place)
        self._show(panel)

    def _keep_sheet_place(self, target: Path | None) -> None:
        if self._journal is not None:
            place = str(target) if target is not None else ""
            self._kit.jobs.run(partial(self._journal.settings.put, SHEET_FILE, place), self)

    # -- the passphrase -----------------------------------------------------------------------

    def open_passphrase(self) -> None:
        """Let the passphrase be changed."""
        if self._journal is not None:
            has = partial(getattr, self._journal.key_changes, "has_passphrase")
            self._kit.jobs.run(has, self, self._show_passphrase)

    def _show_passphrase(self, has_passphrase: bool) -> None:  # noqa: FBT001 — an answer
        from therapy_journal.ui.settings.passphrase_panel import PassphrasePanel  # noqa: PLC0415

        panel = PassphrasePanel(
            self._window, has_passphrase=has_passphrase, patience=self._patience
        )
        panel.change_requested.connect(self._change_passphrase)
        panel.new_keys_requested.connect(self.open_new_keys)
        self._open = panel
        self._show(panel)

    def _change_passphrase(self, present: str, new: str) -> None:
        if self._journal is not None:
            change = partial(self._journal.key_changes.change_passphrase, present, new)
            self._run(change, self._changed)

    # -- the keys -----------------------------------------------------------------------------

    def open_new_keys(self) -> None:
        """Let the keys be changed completely."""
        from therapy_journal.ui.settings.new_keys_panel import NewKeysPanel  # noqa: PLC0415

        if self._journal is None:
            return
        panel = NewKeysPanel(self._window, jobs=self._kit.jobs, patience=self._patience)
        panel.passphrase_given.connect(self._look_at_passphrase)
        panel.sheet_kept.connect(self._change_keys)
        self._open = panel
        self._show(panel)

    def _look_at_passphrase(self, passphrase: str) -> None:
        if self._journal is not None:
            new_key = partial(self._journal.key_changes.new_recovery_key, passphrase)
            self._kit.jobs.run(new_key, self, self._offer_sheet, self._tell)

    def _offer_sheet(self, recovery_key: str) -> None:
        from therapy_journal.ui.settings.new_keys_panel import NewKeysPanel  # noqa: PLC0415

        panel, journal = self._panel(), self._journal
        if isinstance(panel, NewKeysPanel) and journal is not None:
            panel.show_sheet(self._sheet(recovery_key), journal.folder)

    def _change_keys(self, passphrase: str, recovery_key: str, saved_to: Path | None) -> None:
        if self._journal is not None:
            change = partial(self._journal.key_changes.change_completely, passphrase, recovery_key)
            self._run(change, partial(self._keys_changed, saved_to))

    def _run(self, change: Callable[[], None], done: Callable[[None], None]) -> None:
        self._kit.jobs.run(self._kit.ongoing.counted(change), self, done, self._tell)

    def _keys_changed(self, saved_to: Path | None, nothing: None) -> None:
        self._keep_sheet_place(saved_to)
        self._changed(nothing)

    # -- what came of it ----------------------------------------------------------------------

    def _changed(self, nothing: None) -> None:  # noqa: ARG002
        panel = self._panel()
        if panel is not None:
            panel.show_changed()
        if self._journal is not None:
            self._following.start(self._journal.key_changes)

    def _tell(self, problem: JournalProblem) -> None:
        panel = self._panel()
        if panel is not None:
            panel.tell(problem)
        else:
            self._kit.say(Message.of(problem))

    def _ask_whether_away(self, left: int) -> None:
        if self._journal is not None:
            is_away = partial(getattr, self._journal.key_changes, "is_place_away")
            self._kit.jobs.run(is_away, self, partial(self._tell_followed, left))

    def _tell_followed(self, left: int, is_away: bool) -> None:  # noqa: FBT001 — an answer
        from therapy_journal.ui.settings.keys_section import behind_words  # noqa: PLC0415

        panel = self._panel()
        if panel is not None:
            words = FOLLOWED if not left else behind_words(left)
            panel.show_followed(words + (AWAY if is_away else ""))

    def _tell_ended(self, ended: object) -> None:
        if ended is not None:
            self._kit.say(FINISHED if getattr(ended, "name", "") == "FINISHED" else TAKEN_BACK)

    def _sheet(self, recovery_key: str) -> RecoverySheet:
        from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet  # noqa: PLC0415

        number = self._journal.vault_id[:8] if self._journal is not None else ""
        return RecoverySheet(number, self._kit.clock.now().day, recovery_key)

    def _panel(self) -> PassphrasePanel | NewKeysPanel | None:
        """Return the panel that is open, unless it was closed meanwhile."""
        panel = self._open
        return panel if panel is not None and isValid(panel) and panel.is_open else None

    def _show(self, panel: Sheet) -> None:
        panel.accepted.connect(panel.deleteLater)
        panel.dismissed.connect(panel.deleteLater)
        panel.open()
