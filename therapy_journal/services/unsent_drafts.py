# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts of unsent notes: what is being typed in each layer, each kept with its own kind."""

from __future__ import annotations

from therapy_journal.core.days import Moment
from therapy_journal.core.unsent_notes import NoteState, UnsentNote
from therapy_journal.storage import drafts, unsent_notes, unsent_raw
from therapy_journal.storage.connection import Database
from therapy_journal.storage.unsent_notes import KIND


def keep(
    db: Database, note: UnsentNote, title: str, raw: str, know: str, say: str, now: Moment
) -> None:
    """Keep what differs from the saved layers; a layer typed back to what it was needs none."""
    if (title, know, say) == (note.title, note.know, note.say):
        drafts.drop(db, KIND, note.id)
    else:
        unsent_notes.draft(db, note, title, know, say, now)
    if raw == unsent_raw.get(db, note.id).body:
        unsent_raw.drop_draft(db, note.id)
    else:
        unsent_raw.draft(db, note.id, raw, now)


def is_pending(db: Database, note_id: int) -> bool:
    """Whether something typed in a note has not become its own yet."""
    return drafts.get(db, KIND, note_id) is not None or any(
        draft.note_id == note_id for draft in unsent_raw.pending(db)
    )


def recover(db: Database, now: Moment) -> frozenset[int]:
    """Let every draft become its note's own text; return which notes had one."""
    layers = {draft.item_id: draft.fields for draft in drafts.pending(db) if draft.kind == KIND}
    raws = {draft.note_id: draft.body for draft in unsent_raw.pending(db)}
    for note_id in layers.keys() | raws.keys():
        _recover(db, note_id, layers.get(note_id), raws.get(note_id), now)
    return frozenset(layers) | frozenset(raws)


def _recover(
    db: Database, note_id: int, layers: dict[str, str] | None, raw: str | None, now: Moment
) -> None:
    note = unsent_notes.get(db, note_id)
    if note is not None and note.state is NoteState.ERASED:
        drafts.drop(db, KIND, note_id)  # what was erased stays erased
        unsent_raw.drop_draft(db, note_id)
        return
    title, know, say = ((layers or {}).get(name, "") for name in ("title", "know", "say"))
    if note is None:
        # Erasing takes the draft along: a note that has one and is not there was lost.
        unsent_notes.insert(db, title, know, say, None, now, number=note_id)
        drafts.drop(db, KIND, note_id)
    elif layers is not None:
        unsent_notes.save(db, note, title, know, say, now)
    if raw is not None:
        unsent_raw.save(db, note_id, raw, now, indexed=note is None or not note.is_out_of_sight)
