# SPDX-License-Identifier: GPL-3.0-or-later
"""The two quiet questions about unsent notes, and what is answered to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from therapy_journal.core import still_unsaid
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.still_unsaid import ToAnswer, Unsaid
from therapy_journal.services.pausing import is_paused
from therapy_journal.services.settings import UNSAID_AFTER, Settings
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import sessions, unsent_notes
from therapy_journal.storage.connection import Database

_ASKED = Changes(unsent_notes=True)


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer changed: the day answered for before, and whether it is on the summary."""

    before: date | None
    is_on_summary: bool = False


class StillUnsaid:
    """Asks about one note at a time, on no day twice, and never while therapy pauses."""

    def __init__(self, *, db: Database, clock: Clock, notes: UnsentNotes) -> None:
        self._db = db
        self._clock = clock
        self._notes = notes
        self._settings = Settings(db=db)

    def question(self) -> Unsaid | None:
        """Return the note that has been unsaid through most sessions; none after an answer today.

        Notes that were begun after those sessions, that are on the summary, or about which
        *Did you say it?* is open are not among them.
        """
        if not self._may_ask():
            return None
        after = self._settings.get(UNSAID_AFTER)
        if not after:
            return None
        notes = unsent_notes.all_notes(self._db)
        today = self._clock.now().day
        if any(note.not_yet_day == today for note in notes):
            return None
        found = still_unsaid.still_unsaid(notes, self._attended(), after)
        return found[0] if found else None

    def to_answer(self) -> ToAnswer | None:
        """Return the note to ask *Did you say it?* about, after the last attended session."""
        if not self._may_ask():
            return None
        last = max(self._attended(), key=lambda session: session.at, default=None)
        found = still_unsaid.to_answer(unsent_notes.all_notes(self._db), last)
        return found[0] if found else None

    def not_yet(self, note_id: int) -> Outcome[Answered]:
        """Leave either question about a note: it comes again after other sessions, if at all."""
        with self._db.atomic():
            before = self._notes.open(note_id)[0].not_yet_day
            unsent_notes.set_not_yet(self._db, note_id, self._clock.now().day)
        return Outcome(Answered(before), _ASKED)

    def raise_it(self, note_id: int) -> Outcome[Answered]:
        """Put what is ready to say on the summary; where nothing is, keep that it was asked."""
        with self._db.atomic():
            answered = self.not_yet(note_id).value
            added = self._notes.add_to_summary(note_id)
        return Outcome(Answered(answered.before, added.value), _ASKED | added.changes)

    def undo(self, note_id: int, answered: Answered) -> Outcome[None]:
        """Take an answer back, and the note off the summary if the answer put it there."""
        changes = _ASKED
        with self._db.atomic():
            unsent_notes.set_not_yet(self._db, note_id, answered.before)
            if answered.is_on_summary:
                changes |= self._notes.take_from_summary(note_id).changes
        return Outcome(None, changes)

    def _may_ask(self) -> bool:
        return not self._db.is_read_only and not is_paused(self._db)

    def _attended(self) -> list[Moment]:
        now = self._clock.now().at
        return [
            session.starts
            for session in sessions.all_sessions(self._db)
            if session.state is SessionState.ATTENDED and session.starts.at <= now
        ]
