# SPDX-License-Identifier: GPL-3.0-or-later
"""When to save what is being typed: a state machine that is told the time.

It knows neither the text nor the journal. Edits are counted; whoever holds the text asks
:meth:`AutosavePolicy.due` what to do, does it with the text as it stands at that moment, and
reports how it went. One policy belongs to one open text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DRAFT_REST = 0.4
"""Seconds without a key after which a draft is kept."""
DRAFT_LIMIT = 1.0
"""Seconds after the first unsaved key at which a draft is kept although typing goes on."""
ENTRY_REST = 3.0
"""Seconds without a key after which the entry itself is saved."""
RETRY_AFTER = (1.0, 2.0, 5.0)
"""Seconds before a failed save is tried again; the last one holds from then on."""


class SaveState(StrEnum):
    """What is shown beside the text."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SaveDraft:
    """Keep the text as a draft; ``edit`` is the number of the last edit in it."""

    edit: int


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """Save the entry itself, with version and index."""

    edit: int


Step = SaveDraft | SaveEntry


class AutosavePolicy:
    """Says what to save next. All times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._edits = 0
        self._kept = 0  # the last edit held by a draft or by the entry
        self._saved = 0  # the last edit held by the entry
        self._last_key = 0.0
        self._first_unkept: float | None = None
        self._door: float | None = None
        self._door_edit = 0
        self._step: Step | None = None
        self._step_first_unkept: float | None = None
        self._failures = 0
        self._retry_at: float | None = None
        self._entry_failed = False

    @property
    def state(self) -> SaveState:
        """Saved means that the entry holds every edit, and that its commit returned."""
        if self._failures:
            return SaveState.FAILED
        if self._step is not None:
            return SaveState.SAVING
        return SaveState.SAVED if self._saved == self._edits else SaveState.UNSAVED

    @property
    def shown(self) -> SaveState:
        """What a person is told: saved is what the journal holds, be it as a draft.

        A draft is committed like an entry and becomes one at the next unlock, so there is
        nothing to worry about while the entry itself is still waiting for a rest.
        """
        if self._failures:
            return SaveState.FAILED
        return SaveState.SAVED if self.is_kept else SaveState.SAVING

    @property
    def is_kept(self) -> bool:
        """Whether the journal holds every edit, be it as a draft."""
        return self._kept == self._edits

    @property
    def is_in_flight(self) -> bool:
        """Whether a save was asked for and has not been reported on."""
        return self._step is not None

    def typed(self, now: float) -> None:
        """Say that the text was changed."""
        self._edits += 1
        self._last_key = now
        if self._first_unkept is None:
            self._first_unkept = now

    def flush(self, now: float) -> None:
        """Say that a door is being passed: the entry is to be saved at once.

        A waiting retry is not waited for; a save in flight is, and is then followed by the
        entry if it did not hold everything.
        """
        if self._saved == self._edits:
            return
        self._door, self._door_edit = now, self._edits
        self._retry_at = None

    def due(self, now: float) -> Step | None:
        """Return what is to be done now, or None; what is returned counts as begun."""
        deadline = self.next_deadline()
        if deadline is None or now < deadline:
            return None
        if self._entry_failed or now >= self._entry_deadline():
            self._step = SaveEntry(self._edits)
        else:
            self._step = SaveDraft(self._edits)
        self._step_first_unkept, self._first_unkept = self._first_unkept, None
        return self._step

    def next_deadline(self) -> float | None:
        """Return when :meth:`due` is to be asked next; None while there is nothing to wait for."""
        if self._step is not None or self._saved == self._edits:
            return None
        if self._retry_at is not None:
            return self._retry_at
        if self._first_unkept is None:
            return self._entry_deadline()
        draft = min(self._last_key + DRAFT_REST, self._first_unkept + DRAFT_LIMIT)
        return min(draft, self._entry_deadline())

    def succeeded(self) -> None:
        """Report that the step in flight was committed."""
        step = self._finished()
        self._kept = max(self._kept, step.edit)
        if isinstance(step, SaveEntry):
            self._saved = step.edit
            self._entry_failed = False
            if self._saved >= self._door_edit:
                self._door = None
        self._failures = 0
        self._retry_at = None

    def failed(self, now: float) -> None:
        """Report that the step in flight failed; it is tried again, later each time."""
        step = self._finished()
        if self._step_first_unkept is not None:
            self._first_unkept = self._step_first_unkept
        self._entry_failed = self._entry_failed or isinstance(step, SaveEntry)
        self._retry_at = now + RETRY_AFTER[min(self._failures, len(RETRY_AFTER) - 1)]
        self._failures += 1

    def _entry_deadline(self) -> float:
        return self._last_key + ENTRY_REST if self._door is None else self._door

    def _finished(self) -> Step:
        if self._step is None:
            raise RuntimeError("no save is in flight")
        step, self._step = self._step, None
        return step
