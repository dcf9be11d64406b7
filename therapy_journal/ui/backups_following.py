# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the backups follow the journal's passphrase and keys, one by one and aside."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.jobs import Jobs

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.services.key_changes import KeyChanges


class BackupsFollowing(QObject):
    """Emits ``finished`` with how many backups at hand could not follow."""

    finished = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._changes: KeyChanges | None = None
        self._waiting: deque[Path] = deque()
        self._is_running = self._is_owed = False

    def start(self, changes: KeyChanges) -> None:
        """Look which backups are behind, and let them follow; once more if this is going on."""
        self._changes = changes
        if self._is_running:
            self._is_owed = True
            return
        self._is_running = True
        self._jobs.run(changes.places, self, partial(self._look, changes), self._end_early)

    def _look(self, changes: KeyChanges, places: list[Path]) -> None:
        # Aside, as all that follows: a drive may have to wake up first.
        begin = partial(self._begin, changes, places)
        self._jobs.run_aside(partial(changes.behind, places), self, begin, self._end_early)

    def _begin(self, changes: KeyChanges, places: list[Path], folders: list[Path]) -> None:
        self._waiting = deque(folders)
        self._go_on(changes, places, None)

    def _go_on(self, changes: KeyChanges, places: list[Path], answer: object) -> None:
        """Let the next one follow; what became of the one before is seen at the end."""
        del answer
        if self._waiting:
            go_on = partial(self._go_on, changes, places)
            follow = partial(changes.follow, self._waiting.popleft())
            self._jobs.run_aside(follow, self, go_on, go_on)
        else:
            finish = partial(self._finish, changes)
            self._jobs.run_aside(partial(changes.behind, places), self, finish, self._end_early)

    def _finish(self, changes: KeyChanges, left: list[Path]) -> None:
        self._jobs.run(partial(changes.finish, left), self, self._end, self._end_early)

    def _end(self, left: int) -> None:
        self._is_running = False
        if self._is_owed and self._changes is not None:
            self._is_owed = False
            self.start(self._changes)
        else:
            self.finished.emit(left)

    def _end_early(self, problem: JournalProblem) -> None:  # noqa: ARG002 — it is tried again
        """Leave it for the next unlock; nothing here stands in anybody's way."""
        self._is_running = self._is_owed = False
        self._waiting.clear()
