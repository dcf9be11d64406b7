# SPDX-License-Identifier: GPL-3.0-or-later
"""What Today may ask quietly about unsent notes. None of a note's words are on that line."""

from __future__ import annotations

from functools import partial

from therapy_journal.core.days import bare_day, short_day
from therapy_journal.core.quiet_lines import Answer, QuietLine
from therapy_journal.core.unsent_notes import SAID_TITLES, SaidHow
from therapy_journal.services.still_unsaid import Answered, StillUnsaid
from therapy_journal.services.unsent_notes import UnsentNotes

KIND = "unsent_note"
"""Where the answers lead: to a note."""


class UnsentLines:
    """Two sources for Today's quiet line; the answers are those of the Unsent notes screen."""

    def __init__(self, *, notes: UnsentNotes, still_unsaid: StillUnsaid) -> None:
        self._notes, self._unsaid = notes, still_unsaid

    def after_session(self) -> QuietLine | None:
        """Ask *Did you say it?* about the first note that was to be brought."""
        asked = self._unsaid.to_answer()
        if asked is None:
            return None
        note = self._notes.open(asked.note_id)[0]
        take_back = partial(self._notes.said, note.id, note.said_how, note.said_note, note.said_day)
        return QuietLine(
            key=f"said.{asked.note_id}.{asked.session_day.isoformat()}",
            text=(
                f"There was a session on {short_day(asked.session_day)}. Did you say what was "
                f"ready in your unsent note of {bare_day(asked.day)}?"
            ),
            answers=tuple(
                Answer(
                    SAID_TITLES[how],
                    work=partial(self._notes.said, note.id, how, note.said_note, asked.session_day),
                    said="Kept. What happened can be written in the note.",
                    undo=take_back,
                )
                for how in SaidHow
            ),
            rests=None,
            leave=self._leave("Not now", note.id, Answered(note.not_yet_day)),
        )

    def unsaid(self) -> QuietLine | None:
        """Ask about the note that has been unsaid through most sessions."""
        asked = self._unsaid.question()
        if asked is None:
            return None
        note_id = asked.note_id
        before = Answered(self._notes.open(note_id)[0].not_yet_day)
        raised = Answered(before.before, is_on_summary=True)
        raise_it = Answer(
            "Raise it",
            work=partial(self._unsaid.raise_it, note_id),
            said="On your summary: what is ready to say, and nothing else of it.",
            undo=partial(self._unsaid.undo, note_id, raised),
        )
        let_go = Answer(
            "Let it go",
            work=partial(self._notes.let_go, note_id),
            said="Let go. It is out of sight, and can be taken back for 7 days.",
            undo=partial(self._notes.take_back, note_id),
        )
        look = Answer("Look at it", KIND, note_id)
        return QuietLine(
            key=f"unsaid.{note_id}",
            text=(
                f"Your unsent note of {bare_day(asked.day)} has been with you through "
                f"{asked.sessions} sessions. Would you like to raise it?"
            ),
            answers=(raise_it, look, let_go) if asked.has_third_layer else (look, let_go),
            leave=self._leave("Not yet", note_id, before),
        )

    def _leave(self, label: str, note_id: int, before: Answered) -> Answer:
        return Answer(
            label,
            work=partial(self._unsaid.not_yet, note_id),
            undo=partial(self._unsaid.undo, note_id, before),
        )
