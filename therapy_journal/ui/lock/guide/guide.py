# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: welcome, passphrase, recovery sheet, and one optional question."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import journal_places, keeping
from therapy_journal.services.journal import Journal
from therapy_journal.services.keeping import NewJournal
from therapy_journal.services.settings import SHEET_FILE
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.lock.guide.first_session_page import FirstSessionPage
from therapy_journal.ui.lock.guide.passphrase_page import PassphrasePage
from therapy_journal.ui.lock.guide.sheet_page import SheetPage
from therapy_journal.ui.lock.guide.welcome_page import WelcomePage
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet


class Guide(QStackedWidget):
    """Emits ``opened`` with the new, open journal; ``open_other_requested`` leads away."""

    opened = Signal(object)
    open_other_requested = Signal()
    restore_requested = Signal()

    def __init__(
        self,
        *,
        folder: Path,
        kit: Kit,
        choose: ChooseTarget = choose_target,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._kit, self._choose = folder, kit, choose
        self._new: NewJournal | None = None
        self._journal: Journal | None = None
        self._sheet_file: Path | None = None
        self.welcome, self.passphrase = WelcomePage(), PassphrasePage()
        self.sheet_page = SheetPage(jobs=kit.jobs, choose=choose)
        self.session_page = FirstSessionPage()
        for page in (self.welcome, self.passphrase, self.sheet_page, self.session_page):
            self.addWidget(page)
        self.welcome.show_folder(folder)
        self._connect()

    def take_focus(self) -> None:
        """Let the page that is shown take the focus."""
        page = self.currentWidget()
        if isinstance(page, WelcomePage | PassphrasePage | SheetPage | FirstSessionPage):
            page.take_focus()

    def _connect(self) -> None:
        self.welcome.go_on_requested.connect(self._to_passphrase)
        self.welcome.place_requested.connect(self._choose_place)
        self.welcome.open_other_requested.connect(self.open_other_requested)
        self.welcome.restore_requested.connect(self.restore_requested)
        self.passphrase.back_requested.connect(self._to_welcome)
        self.passphrase.chosen.connect(self._make)
        self.sheet_page.kept.connect(self._sheet_kept)
        self.sheet_page.skipped.connect(self._open)
        self.session_page.planned.connect(self._plan)
        self.session_page.later.connect(self._finish)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.take_focus()

    def _to_welcome(self) -> None:
        self._show(self.welcome)

    def _to_passphrase(self) -> None:
        self._show(self.passphrase)

    def _choose_place(self) -> None:
        chosen = self._choose(self, "Where the journal is to lie", self._folder)
        if chosen is not None:
            self._folder = journal_places.named(chosen)
            self.welcome.show_folder(self._folder)

    def _make(self, passphrase: str) -> None:
        self._kit.jobs.run(
            partial(keeping.make, self._folder, passphrase), self, self._made, self._not_made
        )

    def _not_made(self, problem: JournalProblem) -> None:
        self.passphrase.tell(problem)

    def _made(self, new: NewJournal) -> None:
        self._new = new
        self.passphrase.set_busy(is_busy=False)
        self.passphrase.forget()
        day = self._kit.clock.now().day
        self.sheet_page.show_sheet(RecoverySheet(new.number, day, new.recovery_key), new.folder)
        self._show(self.sheet_page)

    def _sheet_kept(self, saved_to: Path | None) -> None:
        self._sheet_file = saved_to
        self._open()

    def _open(self) -> None:
        if self._new is not None:
            # The recovery key opens at once; the passphrase would take another half second.
            open_now = partial(
                keeping.unlock_with_recovery_key,
                self._new.folder,
                self._new.recovery_key,
                clock=self._kit.clock,
            )
            self._kit.jobs.run(open_now, self, self._is_open)

    def _is_open(self, journal: Journal) -> None:
        self._journal, self._new = journal, None
        self.sheet_page.forget()
        if self._sheet_file is not None:
            self._kit.jobs.run(
                partial(journal.settings.put, SHEET_FILE, str(self._sheet_file)), self
            )
        self._show(self.session_page)

    def _plan(self, local: datetime, whom: str) -> None:
        if self._journal is not None:
            appointment = Appointment(self._kit.clock.at_local(local), with_whom=whom)
            self._kit.jobs.run(
                partial(self._journal.attending.plan, appointment), self, self._planned
            )

    def _planned(self, session: object) -> None:  # noqa: ARG002 — nothing more to do with it
        self._finish()

    def _finish(self) -> None:
        if self._journal is not None:
            self.opened.emit(self._journal)
