# SPDX-License-Identifier: GPL-3.0-or-later
"""Which unsent notes are asked about, and when: after a session, and after several.

Two quiet questions, never both about one note. *Did you say it?* comes once after a session to
which the note was to be brought. *Would you like to raise it?* comes when a note has been with
the person through several sessions since it was written or last answered for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from therapy_journal.core.days import Moment
from therapy_journal.core.unsent_notes import Delivery, NoteState, UnsentNote


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A note that is still unsaid: what it is called, and through how many sessions it came."""

    note_id: int
    name: str
    day: date
    sessions: int
    has_third_layer: bool


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """A note that was to be brought, and the session after which nothing was said of it."""

    note_id: int
    day: date
    session_day: date


def is_to_be_asked(note: UnsentNote, session: Moment | None) -> bool:
    """Whether the last attended session is one to which the note was to be brought.

    A note marked after that session is meant for the next one. An answer, and leaving the
    question, hold until there was another session.
    """
    if session is None or not note.has_third_layer or note.is_out_of_sight:
        return False
    if session.at <= note.happened.at:
        return False
    if note.marked_at is not None:
        was_meant = note.marked_at <= session.at
    else:
        was_meant = note.delivery is not Delivery.NOT_YET
    answered = max(note.said_day or date.min, note.not_yet_day or date.min)
    return was_meant and answered < session.day


def to_answer(notes: Iterable[UnsentNote], session: Moment | None) -> tuple[ToAnswer, ...]:
    """Return the notes to ask *Did you say it?* about, the one written first at the front."""
    if session is None:
        return ()
    asked = (note for note in notes if is_to_be_asked(note, session))
    ordered = sorted(asked, key=lambda note: (note.happened.at, note.id))
    return tuple(ToAnswer(note.id, note.happened.day, session.day) for note in ordered)


def still_unsaid(
    notes: Iterable[UnsentNote], attended: Sequence[Moment], after: int
) -> tuple[Unsaid, ...]:
    """Return the notes that ``after`` attended sessions or more went by, the longest first.

    ``attended`` are the sessions that were, in any order; with ``after`` 0 nothing is asked.
    What is on the summary is on its way to be said, and is not among them.
    """
    if after <= 0:
        return ()
    last = max(attended, key=lambda session: session.at, default=None)
    found = []
    for note in notes:
        if note.state is not NoteState.KEPT or note.is_marked or is_to_be_asked(note, last):
            continue
        count = sum(_is_since(note, session) for session in attended)
        if count >= after:
            found.append(Unsaid(note.id, note.name, note.happened.day, count, note.has_third_layer))
    return tuple(sorted(found, key=lambda unsaid: (-unsaid.sessions, unsaid.day, unsaid.note_id)))


def _is_since(note: UnsentNote, session: Moment) -> bool:
    answered = max(note.said_day or date.min, note.not_yet_day or date.min)
    return session.at > note.happened.at and session.day > answered
