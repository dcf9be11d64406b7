# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves the layers of the open note while they are typed, and at every door."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.unsaved import NOTE, Unsaved
from therapy_journal.services.autosave import AutosavePolicy, SaveDraft, SaveState
from therapy_journal.services.unsent_notes import Saved, UnsentNotes
from therapy_journal.ui.jobs import Jobs


class NoteSaver(QObject):
    """Does what the policy says with the texts as they stand at that moment.

    ``saved`` carries what was saved, ``state_changed`` a ``SaveState``, and ``failed`` the
    problem: once, and again when somebody waited for it, not at every new try. One note is
    open at a time; a new policy begins with it.
    """

    saved = Signal(object)
    state_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        *,
        unsent_notes: UnsentNotes,
        jobs: Jobs,
        texts: Callable[[], dict[str, str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notes, self._jobs, self._texts = unsent_notes, jobs, texts
        self._note_id: int | None = None
        self._policy = AutosavePolicy()
        self._at_door: dict[str, str] | None = None
        self._then: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    @property
    def state(self) -> SaveState:
        """What is shown beside the text."""
        return self._policy.shown

    @property
    def is_saved(self) -> bool:
        """Whether the note holds everything that was typed."""
        if self._note_id is None or self._policy.state is SaveState.SAVED:
            return True
        return self._at_door is not None and self._at_door == self._texts()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return the layers, where the journal does not have them, to be kept elsewhere."""
        if self.is_saved or self._note_id is None:
            return []
        return [Unsaved(NOTE, self._note_id, dict(self._texts()))]

    def begin(self, note_id: int | None) -> None:
        """Look after another note, or none; what is still under way reports to nobody."""
        self._timer.stop()
        self._note_id = note_id
        self._policy = AutosavePolicy()
        self._at_door = self._then = None
        self.state_changed.emit(self._policy.shown)

    def typed(self) -> None:
        """Say that a layer or the title was changed."""
        if self._note_id is not None:
            self._policy.typed(time.monotonic())
            self._wait()

    def flush(self) -> None:
        """Save the note now."""
        if self.is_saved:
            return
        self._policy.flush(time.monotonic())
        if self._policy.is_in_flight:
            # A door does not wait for the answer to the save before: whoever asks next whether
            # all is saved is to hear yes. The policy's own save finds nothing left to do.
            texts = self._texts()
            save = partial(self._notes.save, self._note_id or 0, **texts)
            done = partial(self._on_saved_at_door, self._policy, texts)
            self._jobs.run(save, self, done, _leave_to_policy)
        else:
            self._step()

    def when_saved(self, then: Callable[[], object]) -> None:
        """Save, and go on with ``then`` once the note has everything; not if saving fails."""
        if self.is_saved:
            then()
            return
        self._then = then
        self.flush()

    def _step(self) -> None:
        note_id, now = self._note_id, time.monotonic()
        step = None if note_id is None else self._policy.due(now)
        if note_id is None or step is None:
            self._wait()
            return
        way = self._notes.keep_draft if isinstance(step, SaveDraft) else self._notes.save
        policy = self._policy
        self._jobs.run(
            partial(way, note_id, **self._texts()),
            self,
            partial(self._on_saved, policy),
            partial(self._on_failed, policy),
        )
        self._wait()

    def _on_saved(self, policy: AutosavePolicy, saved: Saved | None) -> None:
        if policy is not self._policy:
            return
        policy.succeeded()
        if saved is not None:
            self.saved.emit(saved)
        if self.is_saved and self._then is not None:
            then, self._then = self._then, None
            then()
        self._wait()

    def _on_saved_at_door(
        self, policy: AutosavePolicy, texts: dict[str, str], saved: Saved
    ) -> None:
        if policy is self._policy:
            self._at_door = texts
            self.saved.emit(saved)

    def _on_failed(self, policy: AutosavePolicy, problem: JournalProblem) -> None:
        if policy is not self._policy:
            return
        is_told = policy.state is SaveState.FAILED and self._then is None
        policy.failed(time.monotonic())
        self._then = None
        if not is_told:
            self.failed.emit(problem)
        self._wait()

    def _wait(self) -> None:
        self.state_changed.emit(self._policy.shown)
        deadline = self._policy.next_deadline()
        if deadline is None or self._note_id is None:
            self._timer.stop()
        else:
            self._timer.start(max(0, round((deadline - time.monotonic()) * 1000)))


def _leave_to_policy(problem: JournalProblem) -> None:
    """Say nothing: the policy's own save meets the same fault, tells it and tries again."""
