# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the window and runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from therapy_journal import character_set, paths
from therapy_journal.core.days import Clock
from therapy_journal.core.errors import DiskFull, NoAccess, ReadOnlyPlace, StorageFault
from therapy_journal.core.messages import Message
from therapy_journal.services import dictionaries, journal_places
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.settings import (
    APPEARANCE,
    ERASING,
    LAST_JOURNAL,
    LINE_WIDTH,
    MOTION,
    TEXT_SIZE,
    WRITING_SIZE,
    WindowSettings,
)
from therapy_journal.ui import files
from therapy_journal.ui.backup_watch import BackupWatch
from therapy_journal.ui.behind_the_lock import BehindTheLock
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.check_watch import CheckWatch
from therapy_journal.ui.clock_watch import ClockWatch
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.crash import CrashReporter
from therapy_journal.ui.day_watch import DayWatch
from therapy_journal.ui.doors.elsewhere import Elsewhere
from therapy_journal.ui.doors.saved_since import SavedSince
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.loading import Loading
from therapy_journal.ui.lock.lock_screen import LockScreen
from therapy_journal.ui.main_window import MainWindow
from therapy_journal.ui.message_bar import MessageBar
from therapy_journal.ui.one_window import OneWindow
from therapy_journal.ui.panels import Panels
from therapy_journal.ui.restart import Restart, replace_process
from therapy_journal.ui.search_watch import SearchWatch
from therapy_journal.ui.termination import Termination
from therapy_journal.ui.theme import Theme, make_styled_application
from therapy_journal.ui.tidying import Tidying
from therapy_journal.ui.whole_journal import WholeJournal

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal


ELSEWHERE = "Save to another folder…"
NOT_SAVED = frozenset({DiskFull.code, StorageFault.code, NoAccess.code, ReadOnlyPlace.code})
"""Codes of faults after which words may have to be kept elsewhere."""


def make_application() -> QApplication:
    """Return the application object, with a neutral name and no native menu of its own."""
    character_set.settle()
    dictionaries.prepare()
    application = make_styled_application(sys.argv[:1])
    application.setApplicationName(paths.APP_NAME)
    application.setApplicationDisplayName("Journal")
    application.setDesktopFileName(paths.APP_NAME)
    files.leave_no_trace()
    return application


class Program:
    """The whole running program: built once, shown, and closed by its window."""

    def __init__(
        self,
        application: QApplication,
        *,
        folder: Path | None = None,
        clock: Clock | None = None,
        settings: WindowSettings | None = None,
        restart: Restart = replace_process,
    ) -> None:
        self._application = application
        self.settings = settings or WindowSettings(paths.settings_file())
        self.theme = Theme(
            application,
            mode=self.settings.get(APPEARANCE),
            scale=self.settings.get(TEXT_SIZE) / 100,
        )
        self.theme.set_page(
            scale=self.settings.get(WRITING_SIZE) / 100, line_width=self.settings.get(LINE_WIDTH)
        )
        self.theme.set_still(is_still=self.settings.get(MOTION) == "less")
        icons = Icons(self.theme)
        bus = Bus()
        self.jobs = Jobs(bus)
        self.bar = MessageBar(theme=self.theme)
        self.clock = clock or SystemClock()
        self.kit = Kit(self.jobs, bus, icons, self.theme, self.clock, self.say)
        self.commands = Commands(icons)
        self.elsewhere = Elsewhere(
            kit=self.kit,
            settings=self.settings,
            choose_folder=files.choose_folder,
            choose_file=files.choose_file,
            parent=self.jobs,
        )
        self.one_window = OneWindow(paths.runtime_folder(), self.jobs)
        self._replace = restart
        self.window = MainWindow(
            kit=self.kit,
            commands=self.commands,
            settings=self.settings,
            bar=self.bar,
            restart=self._start_anew,
            elsewhere=self.elsewhere,
        )
        self.saved_since = SavedSince(
            bar=self.bar, has_unsaved=self.window.doors.has_unsaved, parent=self.window
        )
        self.theme.dress(self.window)
        self.behind_the_lock = BehindTheLock(
            kit=self.kit, commands=self.commands, settings=self.settings, window=self.window
        )
        self.loading = Loading(self.window, then=self.behind_the_lock.steps())
        self._panels = Panels(
            kit=self.kit,
            commands=self.commands,
            settings=self.settings,
            window=self.window,
            locked_folder=self._locked_folder,
        )
        self.whole_journal = WholeJournal(
            kit=self.kit, commands=self.commands, settings=self.settings, window=self.window
        )
        self.backups = BackupWatch(kit=self.kit, commands=self.commands, parent=self.window)
        self.clock_watch = ClockWatch(kit=self.kit, parent=self.window)
        self.day_watch = DayWatch(kit=self.kit, parent=self.window)
        self.checks = CheckWatch(kit=self.kit, parent=self.window)
        self.search_watch = SearchWatch(kit=self.kit, parent=self.window)
        self._folder = folder
        self.window.ended.connect(self.jobs.close)
        self.window.ended.connect(self.one_window.release)
        self.one_window.raise_requested.connect(self.window.come_forward)

    def finish_erasing(self) -> None:
        """Go on with an erasing that was cut short by a crash; there is seldom one."""
        pending = self.settings.get(ERASING)
        if pending:
            from therapy_journal.services import erasing  # noqa: PLC0415 — hardly ever needed

            if not erasing.finish(Path(pending)):
                self.settings.put(ERASING, "")

    def show(self, *, is_covered: bool = False) -> None:
        """Show the lock screen (or the first start) in the window, covered if asked for."""
        self.lock_screen = LockScreen(
            folder=self._folder or self._known_folder(),
            is_known=self._folder is not None or bool(self.settings.get(LAST_JOURNAL)),
            kit=self.kit,
        )
        self.lock_screen.opened.connect(self.open_journal)
        self.lock_screen.support_requested.connect(self._support)
        self.window.show_lock_screen(self.lock_screen)
        if is_covered:
            self.window.cover_start()
        self.window.restore_place()
        self.window.show()

    def is_first(self) -> bool:
        """Whether no other window has this journal; one that has it was asked to come forward."""
        folder = self._folder or self._known_folder()
        return self.one_window.claim(folder) or not self.one_window.knock(folder)

    def _start_anew(self, journal: Path | None, *, is_covered: bool = False) -> None:
        self.one_window.release()
        self._replace(journal, is_covered=is_covered)

    def take_care_of_faults(self) -> None:
        """Take up what nobody caught, and the system's wish to end."""
        CrashReporter(paths.log_file(), self.window.save_now, self.window).install()
        Termination(self.window.leave_at_once, self.window)
        self._application.commitDataRequest.connect(self._save_at_session_end)

    def listen_to_system(self) -> None:
        """Let the journal lock when the system's screen does, and before it sleeps."""
        from therapy_journal.ui.system.watch import system_watch  # noqa: PLC0415 — see Loading

        self.window.listen_to_system(system_watch(self.window))

    def open_sample(self, folder: Path) -> None:
        """Open the sample journal without asking; its passphrase is no secret."""
        from therapy_journal.services import keeping, sample  # noqa: PLC0415 — only the demo

        unlock = partial(keeping.unlock, folder, sample.PASSPHRASE, clock=self.clock)
        self.jobs.run(unlock, self.window, self.open_journal)
        self.tell(
            Message(
                "This is the sample journal of somebody invented.",
                f"If you lock it, its passphrase is: {sample.PASSPHRASE}",
                key="sample",
                stays=True,
            )
        )

    def say(self, message: Message, action: Callable[[], object] | None = None) -> None:
        """Show a notice; with one that tells of unsaved words another place is offered."""
        if action is None and message.key in NOT_SAVED and self.window.doors.has_unsaved():
            message = replace(message, action=ELSEWHERE)
            action = self.window.doors.keep_elsewhere
        self.bar.show_message(message, action)
        self.saved_since.follow(message)

    def tell(self, message: Message) -> None:
        """Show a notice in the window."""
        self.bar.show_message(message)

    def _locked_folder(self) -> Path:
        return self.lock_screen.folder

    def _support(self) -> None:
        self.commands.run("go.support")

    def _known_folder(self) -> Path:
        kept = self.settings.get(LAST_JOURNAL)
        return Path(kept) if kept else journal_places.default_folder()

    def open_journal(self, opened: Journal) -> None:
        """Show a journal that was just opened."""
        journal, desk = self.behind_the_lock.ready()
        journal.take_over(opened)
        self.one_window.claim(journal.folder)
        self._panels.take_up(journal)
        self.whole_journal.take_up(journal)
        self.backups.take_up(journal)
        self.clock_watch.take_up(journal)
        self.day_watch.take_up(journal)
        self.checks.take_up(journal)
        self.search_watch.take_up(journal)
        self.window.open_journal(journal, desk)
        if journal.is_read_only:
            self.say(Message.of(ReadOnlyPlace()))

    def _save_at_session_end(self, manager: object) -> None:  # noqa: ARG002 — Qt's signal
        self.window.save_now()


def main(folder: Path | None = None, *, is_demo: bool = False, is_covered: bool = False) -> int:
    """Run the window until it is closed; returns the exit code."""
    application = make_application()
    if is_demo:
        from therapy_journal.services import sample  # noqa: PLC0415 — only the demo needs it

        folder = sample.demo_journal()
    program = Program(application, folder=folder)
    if not program.is_first():
        return 0
    program.take_care_of_faults()
    tidying = Tidying(program.window)
    program.loading.done.connect(tidying.begin)
    program.loading.done.connect(program.listen_to_system)
    program.finish_erasing()
    program.show(is_covered=is_covered)
    program.window.keep_out_of_captures()
    if is_demo and folder is not None:
        program.open_sample(folder)
    return application.exec()
