# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts of unsent notes: what is being typed in each layer, each kept with its own kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from therapy_journal.core.days import Moment
from therapy_journal.core.unsent_notes import NoteState, UnsentNote
from therapy_journal.core.unsent_raw import RawLayer
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


def laid_over(db: Database, note: UnsentNote, raw: RawLayer) -> tuple[UnsentNote, RawLayer]:
    """Return both with what is being typed in them, which is not the note's own yet.

    Otherwise what is typed next would be typed over the draft, without its words.
    """
    if note.state is NoteState.ERASED:
        return note, raw
    typed = drafts.get(db, KIND, note.id)
    if typed is not None:
        title, know, say = _layers(typed.fields)
        note = replace(note, title=title, know=know, say=say)
    typed_raw = next((each for each in unsent_raw.pending(db) if each.note_id == note.id), None)
    return note, raw if typed_raw is None else replace(raw, body=typed_raw.body)


def are_pending(db: Database) -> bool:
    """Whether any note has words that are not its own yet."""
    return bool(unsent_raw.pending(db)) or any(each.kind == KIND for each in drafts.pending(db))


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
    title, know, say = _layers(layers or {})
    if note is None:
        # Erasing takes the draft along: a note that has one and is not there was lost.
        unsent_notes.insert(db, title, know, say, None, now, number=note_id)
        drafts.drop(db, KIND, note_id)
    elif layers is not None:
        unsent_notes.save(db, note, title, know, say, now)
    if raw is not None:
        unsent_raw.save(db, note_id, raw, now, indexed=note is None or not note.is_out_of_sight)


def _layers(fields: Mapping[str, str]) -> tuple[str, str, str]:
    return fields.get("title", ""), fields.get("know", ""), fields.get("say", "")
