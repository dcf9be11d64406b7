# SPDX-License-Identifier: GPL-3.0-or-later
"""The way from a backup to an open journal: choose, unlock, look, restore."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from therapy_journal.core.days import clock_time, full_day
from therapy_journal.core.errors import JournalProblem
from therapy_journal.services import journal_places, keeping, restoring
from therapy_journal.services.journal import Journal
from therapy_journal.services.restoring import Inside, Offer, Unlocked
from therapy_journal.ui.files import ChooseFolder, ChooseTarget
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.lock.restore.choice_page import ChoicePage
from therapy_journal.ui.lock.restore.inside_page import InsidePage
from therapy_journal.ui.lock.restore.key_page import KeyPage
from therapy_journal.ui.passphrases.patience import Patience


class Restore(QStackedWidget):
    """Emits ``opened`` with the restored, open journal; ``back_requested`` leads away.

    What was typed is kept until the restored journal is open, and forgotten then.
    """

    opened = Signal(object)
    back_requested = Signal()

    def __init__(
        self,
        *,
        journal_folder: Path,
        kit: Kit,
        choose_folder: ChooseFolder,
        choose_target: ChooseTarget,
        patience: Patience,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._choose_folder, self._choose_target = choose_folder, choose_target
        self._journal_folder = journal_folder
        self._backup = journal_folder
        self._target = restoring.free_place(journal_folder)
        self._key = ("", "")
        self._unlocked: Unlocked | None = None
        self.choice, self.key_page, self.inside_page = ChoicePage(), KeyPage(patience), InsidePage()
        for page in (self.choice, self.key_page, self.inside_page):
            self.addWidget(page)
        self._connect()
        self._look_in(journal_folder)

    def take_focus(self) -> None:
        """Let the page that is shown take the focus."""
        page = self.currentWidget()
        if isinstance(page, ChoicePage | KeyPage | InsidePage):
            page.take_focus()

    def forget(self) -> None:
        """Forget what was typed."""
        self._key, self._unlocked = ("", ""), None
        self.key_page.forget()

    def _connect(self) -> None:
        self.choice.chosen.connect(self._to_key)
        self.choice.place_requested.connect(self._look_elsewhere)
        self.choice.back_requested.connect(self._leave)
        self.key_page.key_given.connect(self._unlock)
        self.key_page.back_requested.connect(self._to_choice)
        self.inside_page.restore_requested.connect(self._restore)
        self.inside_page.place_requested.connect(self._choose_place)
        self.inside_page.back_requested.connect(self._to_choice)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.take_focus()

    # -- which one ------------------------------------------------------------------------

    def _look_in(self, place: Path) -> None:
        self._kit.jobs.run(partial(restoring.offers, place), self, self._show_offers)

    def _show_offers(self, offers: list[Offer]) -> None:
        self.choice.show_offers(offers, self._kit.clock.now().local.date())
        if self.currentWidget() is self.choice:
            self.take_focus()

    def _look_elsewhere(self) -> None:
        chosen = self._choose_folder(self, "Where backups are kept", self._journal_folder.parent)
        if chosen is not None:
            self._look_in(chosen)

    def _to_choice(self) -> None:
        self.forget()
        self._show(self.choice)

    def _leave(self) -> None:
        self.forget()
        self.back_requested.emit()

    # -- unlock and look ------------------------------------------------------------------

    def _to_key(self, folder: Path) -> None:
        self._backup = folder
        self._kit.jobs.run(partial(restoring.made_at, folder), self, self._show_key)

    def _show_key(self, made_at: datetime) -> None:
        self.key_page.show_backup(_said(made_at))
        self._show(self.key_page)

    def _unlock(self, passphrase: str, recovery_key: str) -> None:
        self._key = (passphrase, recovery_key)
        unlock = partial(
            restoring.unlock, self._backup, passphrase=passphrase, recovery_key=recovery_key
        )
        self._kit.jobs.run(unlock, self, self._is_unlocked, self.key_page.tell)

    def _is_unlocked(self, unlocked: Unlocked) -> None:
        self._unlocked = unlocked
        look = partial(restoring.look, unlocked)
        self._kit.jobs.run(look, self, self._show_inside, self.key_page.tell)

    def _show_inside(self, inside: Inside) -> None:
        self.key_page.forget()
        self.inside_page.show_inside(_said(inside.made_at), inside.counts)
        self.inside_page.show_place(self._target)
        self._show(self.inside_page)

    # -- restore --------------------------------------------------------------------------

    def _choose_place(self) -> None:
        chosen = self._choose_target(self, "Where the restored journal is to lie", self._target)
        if chosen is not None:
            self._target = journal_places.named(chosen)
            self.inside_page.show_place(self._target)

    def _restore(self) -> None:
        if self._unlocked is not None and self.inside_page.button.isEnabled():
            self.inside_page.set_busy(is_busy=True)
            restore = partial(restoring.restore, self._unlocked, self._target)
            self._kit.jobs.run(restore, self, self._open, self.inside_page.tell)

    def _open(self, folder: Path) -> None:
        passphrase, recovery_key = self._key
        clock = self._kit.clock
        if recovery_key:
            unlock = partial(keeping.unlock_with_recovery_key, folder, recovery_key, clock=clock)
        else:
            unlock = partial(keeping.unlock, folder, passphrase, clock=clock)
        self._kit.jobs.run(unlock, self, self._is_open, self._not_open)

    def _is_open(self, journal: Journal) -> None:
        self.forget()
        self.opened.emit(journal)

    def _not_open(self, problem: JournalProblem) -> None:
        self.inside_page.tell(problem)


def _said(made_at: datetime) -> str:
    local = made_at.astimezone().replace(tzinfo=None)
    return f"Backup of {full_day(local.date())}, {clock_time(local)}"
