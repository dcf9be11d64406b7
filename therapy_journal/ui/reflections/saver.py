# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves one open entry while it is typed, and at every door."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from therapy_journal.core.changes import Outcome
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.reflections import Reflection
from therapy_journal.core.unsaved import REFLECTION, Unsaved
from therapy_journal.services.autosave import AutosavePolicy, SaveDraft, SaveState
from therapy_journal.services.writing import Writing
from therapy_journal.ui.jobs import Jobs


class Texts(NamedTuple):
    """What is typed, and where the cursor stands in it."""

    title: str
    body: str
    cursor: int


class EntrySaver(QObject):
    """Does what the policy says with the texts as they stand at that moment.

    One saver belongs to one entry from the moment it is shown until all of it is saved, also
    when another entry was shown meanwhile: :meth:`release` gives it the last texts to keep.
    ``saved`` carries the entry as it was stored, ``settled`` tells that a released saver has
    nothing left to do, and ``parted`` (saver, id of the entry before, entry) that the words
    became an entry of their own because the stored one had changed underneath.
    """

    saved = Signal(object)
    state_changed = Signal()
    settled = Signal(object)
    parted = Signal(object, int, object)

    def __init__(
        self,
        *,
        entry: Reflection,
        writing: Writing,
        jobs: Jobs,
        texts: Callable[[], Texts],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing, self._jobs, self._texts = writing, jobs, texts
        # What the stored entry is, on the storage thread; jobs there run one after another.
        self._stored = (entry.id, entry.revision)
        self.entry_id = entry.id
        self.problem: JournalProblem | None = None
        self._policy = AutosavePolicy()
        self._at_door: tuple[str, str] | None = None
        self._afterwards: list[Callable[[], object]] = []
        self._told: tuple[SaveState, JournalProblem | None] | None = None
        self._is_released = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    @property
    def shown(self) -> SaveState:
        """What is told beside the text."""
        return self._policy.shown

    @property
    def state(self) -> SaveState:
        """What is shown beside the text."""
        return self._policy.state

    @property
    def is_saved(self) -> bool:
        """Whether the entry holds everything that was typed."""
        if self._policy.state is SaveState.SAVED:
            return True
        return self._at_door is not None and self._at_door == self._texts()[:2]

    @property
    def is_released(self) -> bool:
        """Whether another entry took this one's place on the screen."""
        return self._is_released

    def texts(self) -> Texts:
        """Return the texts as they are now, or as they were when it was released."""
        return self._texts()

    def unsaved_text(self) -> Unsaved:
        """Return the texts as they are kept elsewhere when the journal cannot be given them."""
        (entry_id, revision), texts = self._stored, self._texts()
        fields = {"title": texts.title, "body": texts.body, "revision": str(revision)}
        return Unsaved(REFLECTION, entry_id, fields)

    def typed(self) -> None:
        """Say that the title or the text was changed."""
        self._policy.typed(time.monotonic())
        self._wait()

    def flush(self) -> None:
        """Save the entry now."""
        if self.is_saved:
            return
        self._policy.flush(time.monotonic())
        if not self._policy.is_in_flight:
            self._step()
            return
        # A door does not wait for the answer to the save before: whoever asks next whether all
        # is saved is to hear yes. The policy's own save finds nothing left to do.
        texts = self._texts()
        done = partial(self._on_saved_at_door, texts)
        self._jobs.run(partial(self._save, texts), self, done, _leave_to_policy)

    def when_saved(self, then: Callable[[], object]) -> None:
        """Save, and go on with ``then`` once the entry has everything; not while saving fails."""
        if self._policy.state is SaveState.SAVED:
            then()
        else:
            self._afterwards.append(then)
            self.flush()

    def release(self) -> None:
        """Keep the texts as they are now and go on until they are saved."""
        self._texts = partial(_same, self._texts())
        self._is_released = True
        self.flush()
        self._settle()

    def take_up(self, texts: Callable[[], Texts]) -> None:
        """Look after the texts on the screen (again)."""
        self._texts = texts
        self._is_released = False
        self.state_changed.emit()

    def _step(self) -> None:
        step = self._policy.due(time.monotonic())
        if step is not None:
            save = self._draft if isinstance(step, SaveDraft) else self._save
            work = partial(save, self._texts())
            self._jobs.run(work, self, self._on_saved, self._on_failed)
        self._wait()

    # -- on the storage thread --------------------------------------------------------------

    def _draft(self, texts: Texts) -> None:
        entry_id, revision = self._stored
        self._writing.save_draft(entry_id, *texts, revision)

    def _save(self, texts: Texts) -> Outcome[Reflection]:
        entry_id, revision = self._stored
        outcome = self._writing.save(entry_id, texts.title, texts.body, revision)
        self._stored = (outcome.value.id, outcome.value.revision)
        return outcome

    # -- answers ------------------------------------------------------------------------------

    def _on_saved(self, entry: Reflection | None) -> None:
        self._policy.succeeded()
        self.problem = None
        if entry is not None:
            self._take(entry)
        self._wait()
        if self._policy.state is SaveState.SAVED:
            afterwards, self._afterwards = self._afterwards, []
            for then in afterwards:
                then()
        self._settle()

    def _on_saved_at_door(self, texts: Texts, entry: Reflection) -> None:
        self._at_door = texts[:2]
        self._take(entry)

    def _take(self, entry: Reflection) -> None:
        before, self.entry_id = self.entry_id, entry.id
        self.saved.emit(entry)
        if before != entry.id:
            self.parted.emit(self, before, entry)

    def _on_failed(self, problem: JournalProblem) -> None:
        self._policy.failed(time.monotonic())
        self.problem = problem
        self._wait()

    def _settle(self) -> None:
        if self._is_released and self._policy.state is SaveState.SAVED:
            self.settled.emit(self)

    def _wait(self) -> None:
        told = (self.shown, self.problem)
        if told != self._told:
            self._told = told
            self.state_changed.emit()
        deadline = self._policy.next_deadline()
        if deadline is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, round((deadline - time.monotonic()) * 1000)))


def _same(texts: Texts) -> Texts:
    return texts


def _leave_to_policy(problem: JournalProblem) -> None:
    """Say nothing: the policy's own save meets the same fault, tells it and tries again."""
