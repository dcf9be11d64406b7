# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the search catch up with an older journal in the first quiet moment after an unlock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.services.journal import Journal

REST_MS = 3_000
"""After an unlock, or when it gave way: how long until it goes on."""


class SearchWatch(QObject):
    """Begins what is due and goes on with it until it is done; nobody need know of it."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._journal: Journal | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)

    def take_up(self, journal: Journal) -> None:
        """Take care of this journal from now on."""
        self._journal = journal
        if not journal.is_read_only:
            self._rest.start()

    def look(self) -> None:
        """Begin if it is due."""
        if self._journal is not None:
            self._kit.jobs.run(self._journal.search_renewal.is_due, self, self._begin)

    def _begin(self, is_due: bool) -> None:  # noqa: FBT001 — an answer
        if self._journal is not None and is_due:
            renew = self._journal.search_renewal.renew_giving_way
            self._kit.jobs.run_giving_way(renew, self, self._ended, self._failed)

    def _ended(self, is_done: bool) -> None:  # noqa: FBT001 — an answer
        if not is_done:
            self._rest.start()

    def _failed(self, problem: JournalProblem) -> None:
        """Say nothing: all that is written is there, and the next unlock tries again."""
