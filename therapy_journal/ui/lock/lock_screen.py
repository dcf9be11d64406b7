# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown until a journal is open."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_time
from therapy_journal.core.errors import JournalMissing
from therapy_journal.services import journal_places
from therapy_journal.ui.files import ChooseFolder, ChooseTarget, choose_folder, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.lock.offers import Offer
from therapy_journal.ui.lock.unlock_page import UnlockPage

if TYPE_CHECKING:
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.lock.guide.guide import Guide
    from therapy_journal.ui.lock.makings import Opening
    from therapy_journal.ui.lock.new_place_page import NewPlacePage
    from therapy_journal.ui.lock.recovery_page import RecoveryPage
    from therapy_journal.ui.lock.restore.restore import Restore

_AFTER_PAINTING_MS = 300
"""What is known of backups is asked for once the first painting is done."""


class LockScreen(QWidget):
    """Unlocks the journal at a folder, or leads through the first start.

    Emits ``opened`` with the open ``Journal``. The passphrase and the keys are forgotten as
    soon as they have been used. What a first painting does not need is loaded when it is
    asked for: the guide, the page for the recovery key, and everything behind the lock.
    """

    opened = Signal(object)
    support_requested = Signal()

    def __init__(
        self,
        *,
        folder: Path,
        is_known: bool,
        kit: Kit,
        choose_target: ChooseTarget = choose_target,
        choose_folder: ChooseFolder = choose_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._kit = folder, kit
        self._choose_target, self._choose_folder = choose_target, choose_folder
        self._pages = QStackedWidget()
        self.unlock_page = UnlockPage()
        self._recovery_page: RecoveryPage | None = None
        self._guide: Guide | None = None
        self._restore: Restore | None = None
        self._is_first_start = False
        self._look_for_backup = QTimer(self)
        self._look_for_backup.setSingleShot(True)
        self._look_for_backup.setInterval(_AFTER_PAINTING_MS)
        self._look_for_backup.timeout.connect(self._ask_for_last_backup)
        self._new_place: NewPlacePage | None = None
        self._opening: Opening | None = None
        self._pages.addWidget(self.unlock_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()
        self._begin(is_known=is_known)

    @property
    def folder(self) -> Path:
        """The journal that is going to be opened."""
        return self._folder

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hand the focus to the page that is shown."""
        super().focusInEvent(event)
        self._take_focus()

    def _connect(self) -> None:
        self.unlock_page.unlock_requested.connect(self._try_passphrase)
        self.unlock_page.recovery_requested.connect(self._to_recovery)
        self.unlock_page.restore_requested.connect(self._to_restore)
        self.unlock_page.open_other_requested.connect(self._open_other)
        self.unlock_page.support_requested.connect(self.support_requested)
        self.unlock_page.make_requested.connect(self._make_new)
        self.unlock_page.offer_chosen.connect(self._take_offer)

    def _begin(self, *, is_known: bool) -> None:
        if journal_places.is_there(self._folder):
            self._to_unlock()
        elif is_known:
            self._to_unlock()
            self.unlock_page.tell(JournalMissing())
        else:
            self._show_guide(self._folder)

    # -- opening ----------------------------------------------------------------------

    def _try_passphrase(self, passphrase: str) -> None:
        from therapy_journal.services import keeping  # noqa: PLC0415 — see the class

        unlock = partial(keeping.unlock, self._folder, passphrase, clock=self._kit.clock)
        self._kit.jobs.run(unlock, self, self._is_open, self.unlock_page.tell)

    def _try_recovery_key(self, key: str, new_passphrase: str) -> None:
        from therapy_journal.services import keeping  # noqa: PLC0415 — see the class

        unlock = partial(
            keeping.unlock_with_recovery_key,
            self._folder,
            key,
            clock=self._kit.clock,
            new_passphrase=new_passphrase,
        )
        self._kit.jobs.run(unlock, self, self._is_open, self.recovery_page.tell)

    def _take_offer(self, offer: Offer) -> None:
        if offer is Offer.RECOVERY_KEY:
            self._to_recovery()
        elif offer is Offer.RESTORE:
            self._to_restore()
        elif offer in (Offer.SALVAGE, Offer.COPY):
            self._show_new_place(offer)

    def _show_new_place(self, offer: Offer) -> None:
        """Make another journal of one that does not open, with what was typed to open it."""
        from therapy_journal.ui.lock import new_place_page  # noqa: PLC0415 — see the class
        from therapy_journal.ui.lock.makings import Opening  # noqa: PLC0415

        is_key = self._pages.currentWidget() is self._recovery_page
        typed = self.recovery_page.typed if is_key else (self.unlock_page.field.text(), None)
        self._opening = Opening(self._folder, typed[0], typed[1], self._kit.clock)
        page = new_place_page.NewPlacePage(
            making=self._opening.making(is_copy=offer is Offer.COPY),
            kit=self._kit,
            choose=self._choose_folder,
        )
        page.open_requested.connect(self._open_made)
        page.back_requested.connect(self._to_unlock)
        if self._new_place is not None:
            self._pages.removeWidget(self._new_place)
            self._new_place.deleteLater()
        self._new_place = page
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._take_focus()

    def _open_made(self, folder: Path) -> None:
        if self._opening is not None and self._new_place is not None:
            unlock = self._opening.unlock(folder)
            self._kit.jobs.run(unlock, self, self._is_open, self._new_place.tell)

    def _is_open(self, journal: Journal) -> None:
        self._opening = None
        self.unlock_page.forget()
        if self._recovery_page is not None:
            self._recovery_page.forget()
        self.opened.emit(journal)

    # -- pages ------------------------------------------------------------------------

    @property
    def recovery_page(self) -> RecoveryPage:
        """The page for the recovery key, built when it is first gone to."""
        from therapy_journal.ui.lock.recovery_page import RecoveryPage  # noqa: PLC0415

        if self._recovery_page is None:
            page = self._recovery_page = RecoveryPage()
            page.unlock_requested.connect(self._try_recovery_key)
            page.back_requested.connect(self._to_unlock)
            page.offer_chosen.connect(self._take_offer)
            self._pages.addWidget(page)
        return self._recovery_page

    def _to_unlock(self) -> None:
        self._opening = None
        self.unlock_page.show_folder(self._folder)
        self.unlock_page.show_last_backup("")
        self._look_for_backup.start()
        self._pages.setCurrentWidget(self.unlock_page)
        self._take_focus()

    def _to_recovery(self) -> None:
        self._pages.setCurrentWidget(self.recovery_page)
        self._take_focus()

    def _take_focus(self) -> None:
        pages = (self._recovery_page, self._guide, self._restore, self._new_place)
        for page in (self.unlock_page, *pages):
            if page is not None and page is self._pages.currentWidget():
                page.take_focus()

    def _ask_for_last_backup(self) -> None:
        ask = partial(journal_places.last_backup, self._folder)
        self._kit.jobs.run(ask, self, self._tell_last_backup)

    def _tell_last_backup(self, made_at: datetime | None) -> None:
        if made_at is not None:
            local = made_at.astimezone().replace(tzinfo=None)
            said = recent_time(local, self._kit.clock.now().local.date())
            self.unlock_page.show_last_backup(f"Last backup: {said}")

    def _to_restore(self) -> None:
        from therapy_journal.ui.lock.restore.restore import Restore  # noqa: PLC0415 — see the class

        if self._restore is not None:
            self._pages.removeWidget(self._restore)
            self._restore.deleteLater()
        self._is_first_start = self._pages.currentWidget() is self._guide
        self.unlock_page.forget()
        self._restore = Restore(
            journal_folder=self._folder,
            kit=self._kit,
            choose_folder=self._choose_folder,
            choose_target=self._choose_target,
            patience=self.unlock_page.patience,
        )
        self._restore.opened.connect(self._is_open)
        self._restore.back_requested.connect(self._leave_restore)
        self._pages.addWidget(self._restore)
        self._pages.setCurrentWidget(self._restore)
        self._take_focus()

    def _leave_restore(self) -> None:
        if self._is_first_start and self._guide is not None:
            self._pages.setCurrentWidget(self._guide)
            self._take_focus()
        else:
            self._to_unlock()

    def _open_other(self) -> None:
        chosen = self._choose_folder(self, "Open a journal", self._folder.parent)
        if chosen is not None:
            self._folder = chosen
            self.unlock_page.forget()
            self._to_unlock()
            if not journal_places.is_there(chosen):
                self.unlock_page.tell(JournalMissing())

    def _make_new(self) -> None:
        self._show_guide(journal_places.free_folder())

    def _show_guide(self, folder: Path) -> None:
        from therapy_journal.ui.lock.guide.guide import Guide  # noqa: PLC0415 — see the class

        if self._guide is not None:
            self._pages.removeWidget(self._guide)
            self._guide.deleteLater()
        self._guide = Guide(folder=folder, kit=self._kit, choose=self._choose_target)
        self._guide.opened.connect(self._is_open)
        self._guide.open_other_requested.connect(self._open_other)
        self._guide.restore_requested.connect(self._to_restore)
        self._pages.addWidget(self._guide)
        self._pages.setCurrentWidget(self._guide)
        self._take_focus()
