# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is done, in any order, and what the world does meanwhile."""

from __future__ import annotations

import copy
import shutil
from contextlib import nullcontext, suppress

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.faults.model.base import LINES, TEXTS, where
from tests.faults.model.entries import EntryRules
from tests.faults.model.held import require_index
from tests.faults.model.notes import NoteRules
from tests.faults.model.tasks import TaskRules
from therapy_journal.core.reflections import Form
from therapy_journal.storage import backup, vault


class Killed(Exception):  # noqa: N818 - it is not an error
    """The process is gone here; what was begun is never committed."""


class StoreMachine(EntryRules, NoteRules, TaskRules):
    """Also locks, is killed, backs up and restores, and sets the clock."""

    @initialize(entries=st.integers(1, 4), body=TEXTS, notes=st.integers(0, 2), title=LINES)
    def begin_with_something(self, entries: int, body: str, notes: int, title: str) -> None:
        for which in range(entries):
            self.begin(Form.FREE)
            self.write(which, title, body)
        for _ in range(notes):
            self.begin_note()
            self.agree(title, title)

    @rule()
    def search(self) -> None:
        require_index(self.journal, self.expected)

    @rule(seconds=st.integers(0, 200_000) | st.sampled_from([-3_600, 3_600, -90_000]))
    def set_the_clock(self, seconds: int) -> None:
        self.clock.advance(seconds=seconds)

    @rule()
    def lock(self) -> None:
        self.vault.database.close()
        self._open()
        self._take_up()

    @rule(amid=st.booleans())
    def kill(self, amid: bool) -> None:
        """Go on with the files as they lie at this moment, amid a transaction or between two."""
        before = self.folder
        database = self.vault.database
        with suppress(Killed), database.atomic() if amid else nullcontext():
            if amid:
                database.execute("DELETE FROM reflection")
            shutil.copytree(before, self._next_folder())
            raise Killed
        database.close()
        self.backups.clear()
        self._open()
        assert vault.check(self.vault) == []
        self._take_up()

    @where(lambda m: m.expected.entries and len(m.backups) < 2)
    @rule()
    def back_up(self) -> None:
        made = backup.make(self.vault, now=self.clock.now().at)
        held = (self.expected, self.removed_tasks, self.removed_tries)
        self.backups.append((made.folders[0], *copy.deepcopy(held)))

    @where(lambda m: m.backups)
    @rule()
    def restore_the_last_backup(self) -> None:
        folder, *held = self.backups[-1]
        self.vault.database.close()
        shutil.copytree(folder, self._next_folder())
        self.expected, self.removed_tasks, self.removed_tries = held
        self.backups.clear()
        self._open()
        self._take_up()
