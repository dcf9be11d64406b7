# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps the answer to *Did you say it? What happened?* until the journal has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import SAID, Unsaved
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.unsent_notes.after_session import AfterSession, Answer


class Answering(QObject):
    """Sends each answer on; one that could not be kept is sent again at the next door."""

    kept = Signal(int)

    def __init__(
        self, *, unsent_notes: UnsentNotes, kit: Kit, after: AfterSession, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._notes, self._kit, self._after = unsent_notes, kit, after
        self._note_id: int | None = None
        self._unkept: Answer | None = None
        after.answered.connect(self._on_answered)

    def begin(self, note_id: int | None) -> None:
        """Look after another note's answer, or none."""
        self._note_id, self._unkept = note_id, None

    @property
    def is_kept(self) -> bool:
        """Whether the journal has the last answer."""
        return self._unkept is None and not self._after.is_waiting()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return the answer, where the journal does not have it, to be kept elsewhere."""
        if self.is_kept or self._note_id is None:
            return []
        answer = self._after.answer()
        how, day = answer.how.value if answer.how else "", answer.day.isoformat()
        return [Unsaved(SAID, self._note_id, {"how": how, "day": day, "note": answer.note})]

    def flush(self) -> None:
        """Send what has not been kept yet."""
        if self._after.is_waiting():
            self._after.flush()
        elif self._unkept is not None:
            self._send(self._unkept, None)

    def when_kept(self, then: Callable[[], object]) -> None:
        """Go on with ``then`` once the answer is kept; not if that fails."""
        self._after.flush()
        if self._unkept is None:
            then()
        else:
            self._send(self._unkept, then)

    def _on_answered(self, answer: Answer) -> None:
        self._send(answer, None)

    def _send(self, answer: Answer, then: Callable[[], object] | None) -> None:
        if self._note_id is None:
            return
        self._unkept = answer
        note_id = self._note_id
        keep = partial(self._notes.said, note_id, answer.how, answer.note, answer.day)
        self._kit.jobs.run(keep, self, partial(self._on_kept, note_id, answer, then), self._tell)

    def _on_kept(
        self, note_id: int, answer: Answer, then: Callable[[], object] | None, _nothing: None
    ) -> None:
        if self._unkept is answer:
            self._unkept = None
        if note_id == self._note_id:
            self.kept.emit(note_id)
        if then is not None:
            then()

    def _tell(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))
