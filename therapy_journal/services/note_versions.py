# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of an unsent note, its raw layer among them: for that screen alone."""

from __future__ import annotations

from datetime import datetime

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.history import Earlier, Fields, History, history
from therapy_journal.core.unsent_notes import UnsentNote
from therapy_journal.core.unsent_raw import RawLayer
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import unsent_notes, unsent_raw, versions
from therapy_journal.storage.connection import Database

_LATELY = 100

LABELS = {
    "title": "Name",
    "raw": "Raw, only for you",
    "know": "What I need them to know",
    "say": "Ready to say",
    "said_note": "What happened",
}


class NoteVersions:
    """The layers have versions of their own; here they are told as one history."""

    def __init__(self, *, db: Database, clock: Clock, notes: UnsentNotes) -> None:
        self._db, self._clock, self._notes = db, clock, notes

    def of(self, note_id: int) -> tuple[History, ...]:
        """Return the history of a note; nothing where it was never changed, or is let go."""
        note, raw = self._notes.open(note_id)
        if note.is_out_of_sight:
            return ()
        now = _texts(note, raw)
        found = history(unsent_notes.KIND, note_id, "This note", LABELS, now, self._kept(note_id))
        return (found,) if found.earlier else ()

    def make(self, kind: str, note_id: int, fields: Fields) -> Outcome[Fields]:  # noqa: ARG002 - as of every history
        """Make a note read as it once did; returns how it read until now, the way back."""
        note, raw = self._notes.open(note_id)
        before = _texts(note, raw)
        texts = {**before, **fields}
        said_note = texts.pop("said_note")
        with self._db.atomic():
            changes = self._notes.save(note_id, **texts).changes
            if said_note != note.said_note:
                said = self._notes.said(note_id, note.said_how, said_note, note.said_day)
                changes |= said.changes
        return Outcome(before, changes | Changes(unsent_notes=True))

    def to_tidy(self) -> tuple[int, ...]:
        """Return the notes whose raw layer was saved lately."""
        return () if self._db.is_read_only else tuple(unsent_raw.lately_saved(self._db, _LATELY))

    def tidy(self, note_id: int) -> int:
        """Thin the versions of one raw layer; asked when the journal is at rest."""
        return unsent_raw.thin(self._db, note_id, self._clock.now())

    def _kept(self, note_id: int) -> tuple[Earlier, ...]:
        """Return how the note stood after each save of any layer, the newest first.

        A layer of which nothing is known at a time is left out of it.
        """
        saves: list[tuple[datetime, dict[str, str]]] = [
            (version.saved_at, dict(version.fields))
            for version in versions.of_item(self._db, unsent_notes.KIND, note_id)
        ]
        saves += [(v.saved_at, {"raw": v.body}) for v in unsent_raw.versions(self._db, note_id)]
        stood: dict[str, str] = {}
        found: dict[datetime, dict[str, str]] = {}
        for at, fields in sorted(saves, key=_first):
            stood = {**stood, **fields}
            found[at] = stood
        return tuple(
            Earlier(number, at, fields)
            for number, (at, fields) in reversed(list(enumerate(found.items())))
        )


def _texts(note: UnsentNote, raw: RawLayer) -> dict[str, str]:
    return {
        "title": note.title,
        "raw": raw.body,
        "know": note.know,
        "say": note.say,
        "said_note": note.said_note,
    }


def _first(save: tuple[datetime, dict[str, str]]) -> datetime:
    return save[0]
