# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent notes: their second and third layers, and where they stand on the shelf.

The raw layer has tables and a module of its own, and nothing here can reach it.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.unsent_notes import (
    Delivery,
    NoteState,
    ReadyToSay,
    SaidHow,
    UnsentNote,
)
from therapy_journal.storage import drafts, marks, search, versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "unsent_note"
"""The kind of a note in the index, among drafts and among versions."""

_SELECT = (
    "SELECT n.*, (SELECT max(marked_at) FROM mark AS m WHERE m.kind = 'unsent_note'"
    " AND m.item_id = n.id AND m.passage IS NULL) AS marked_at FROM unsent_note AS n"
)


def insert(
    db: Database,
    title: str,
    know: str,
    say: str,
    session_id: int | None,
    now: Moment,
    number: int | None = None,
) -> int:
    """Begin a note and return its id: ``number``, which no note has, or a new one."""
    with db.atomic():
        note_id = db.insert(
            "unsent_note",
            {
                "title": title,
                "know": know,
                "say": say,
                "session_id": session_id,
                "happened_at": to_text(now.at),
                "created_at": to_text(now.at),
                "changed_at": to_text(now.at),
            }
            | moment_columns(now)
            | ({} if number is None else {"id": number}),
        )
        if title or know or say:
            versions.put(db, KIND, note_id, _fields(title, know, say), 1, now)
            search.put(db, KIND, note_id, now.day, title, _body(know, say, ""))
    return note_id


def get(db: Database, note_id: int) -> UnsentNote | None:
    """Return one note, or None when there is none of that number."""
    row = db.one(f"{_SELECT} WHERE n.id = ?", (note_id,))
    return None if row is None else _note(row)


def all_notes(db: Database) -> list[UnsentNote]:
    """Return every note, the newest first; those let go stand by when they were."""
    rows = db.all(
        f"{_SELECT} ORDER BY coalesce(n.erased_at, n.let_go_at, n.happened_at) DESC, n.id DESC"
    )
    return [_note(row) for row in rows]


def ready_to_say(db: Database) -> list[ReadyToSay]:
    """Return the third layers that could be brought, the newest first."""
    rows = db.all(
        f"{_SELECT} WHERE n.state IN ('kept', 'said') AND n.say <> ''"
        " ORDER BY n.happened_at DESC, n.id DESC"
    )
    return [
        ReadyToSay(
            note_id=row["id"],
            say=row["say"],
            delivery=Delivery(row["delivery"]),
            day=date.fromisoformat(row["day"]),
            is_marked=row["marked_at"] is not None,
        )
        for row in rows
        if row["say"].strip()
    ]


def matching(db: Database, match: str) -> frozenset[int]:
    """Return the notes whose title, second or third layer matches an FTS5 expression."""
    rows = db.all(
        "SELECT search_row.item_id FROM search CROSS JOIN search_row"
        " ON search_row.row = search.rowid AND search_row.kind = 'unsent_note'"
        " WHERE search MATCH ?",
        (match,),
    )
    return frozenset(int(row[0]) for row in rows)


def is_handed_over(db: Database, switch: str) -> bool:
    """Whether a page that was handed over held the line of this switch."""
    row = db.one(
        "SELECT 1 FROM handed_over, json_each(handed_over.items) AS item WHERE item.value = ?",
        (switch,),
    )
    return row is not None


def count(db: Database) -> dict[NoteState, int]:
    """Return how many notes stand in each state."""
    rows = db.all("SELECT state, count(*) AS notes FROM unsent_note GROUP BY state")
    return dict.fromkeys(NoteState, 0) | {NoteState(row["state"]): row["notes"] for row in rows}


def save(db: Database, note: UnsentNote, title: str, know: str, say: str, now: Moment) -> None:
    """Make texts the note's own, with a version and the index; the draft has done its work."""
    with db.atomic():
        drafts.drop(db, KIND, note.id)
        if (title, know, say) == (note.title, note.know, note.say):
            return
        revision = note.revision + 1
        db.update(
            "unsent_note",
            {
                "title": title,
                "know": know,
                "say": say,
                "revision": revision,
                "changed_at": to_text(now.at),
            },
            {"id": note.id},
        )
        versions.put(db, KIND, note.id, _fields(title, know, say), revision, now)
        if not note.is_out_of_sight:
            body = _body(know, say, note.said_note)
            search.put(db, KIND, note.id, note.happened.day, title, body)
        if not say.strip():
            marks.remove_all(db, MarkKind.UNSENT_NOTE, note.id)


def draft(db: Database, note: UnsentNote, title: str, know: str, say: str, now: Moment) -> None:
    """Keep what is being typed in the two layers."""
    drafts.put(db, KIND, note.id, _fields(title, know, say), 0, note.revision, now)


def set_delivery(db: Database, note_id: int, delivery: Delivery) -> None:
    """Keep how the third layer is to be brought."""
    db.update("unsent_note", {"delivery": delivery.value}, {"id": note_id})


def set_not_yet(db: Database, note_id: int, day: date | None) -> None:
    """Keep on which day a question about a note was left last."""
    kept = None if day is None else day.isoformat()
    db.update("unsent_note", {"not_yet_day": kept}, {"id": note_id})


def set_said(
    db: Database, note: UnsentNote, how: SaidHow | None, day: date, said_note: str, now: Moment
) -> None:
    """Keep what came of it; saying it, or part of it, moves the note on the shelf."""
    state = NoteState.SAID if how in (SaidHow.ALL, SaidHow.PART) else NoteState.KEPT
    with db.atomic():
        db.update(
            "unsent_note",
            {
                "state": state.value,
                "said_how": None if how is None else how.value,
                "said_day": None if how is None else day.isoformat(),
                "said_note": said_note,
                "changed_at": to_text(now.at),
            },
            {"id": note.id},
        )
        if said_note != note.said_note:
            fields = _fields(note.title, note.know, note.say) | {"said_note": said_note}
            versions.put(db, KIND, note.id, fields, note.revision, now)
        body = _body(note.know, note.say, said_note)
        search.put(db, KIND, note.id, note.happened.day, note.title, body)


def hide(db: Database, note: UnsentNote, now: Moment) -> None:
    """Let a note go: out of the index and off the summary, its words kept for a while."""
    with db.atomic():
        db.update(
            "unsent_note",
            {"state": NoteState.LET_GO.value, "let_go_at": to_text(now.at)},
            {"id": note.id},
        )
        search.drop(db, KIND, note.id)
        marks.remove_all(db, MarkKind.UNSENT_NOTE, note.id)


def show(db: Database, note: UnsentNote) -> None:
    """Take a note let go back to where it stood before, and into the index."""
    was_said = note.said_how in (SaidHow.ALL, SaidHow.PART)
    state = NoteState.SAID if was_said else NoteState.KEPT
    with db.atomic():
        db.update("unsent_note", {"state": state.value, "let_go_at": None}, {"id": note.id})
        body = _body(note.know, note.say, note.said_note)
        search.put(db, KIND, note.id, note.happened.day, note.title, body)


def erase(db: Database, note_id: int, now: Moment) -> None:
    """Erase every word of a note; the row that remains says only when."""
    with db.atomic():
        forget_traces(db, note_id)
        db.update(
            "unsent_note",
            {
                "title": "",
                "know": "",
                "say": "",
                "said_note": "",
                "said_how": None,
                "said_day": None,
                "session_id": None,
                "delivery": Delivery.NOT_YET.value,
                "not_yet_day": None,
                "state": NoteState.ERASED.value,
                "erased_at": to_text(now.at),
            },
            {"id": note_id},
        )


def remove(db: Database, note_id: int) -> None:
    """Remove a note in which nothing was ever written, row and all."""
    with db.atomic():
        forget_traces(db, note_id)
        db.execute("DELETE FROM unsent_note WHERE id = ?", (note_id,))


def forget_traces(db: Database, note_id: int) -> None:
    """Erase what stands beside the row: index, drafts, versions and marks."""
    search.drop(db, KIND, note_id)
    drafts.drop(db, KIND, note_id)
    versions.drop_all(db, KIND, note_id)
    marks.remove_all(db, MarkKind.UNSENT_NOTE, note_id)


def due(db: Database, let_go_before: datetime) -> list[int]:
    """Return the notes let go at or before an instant and not erased yet."""
    rows = db.all(
        "SELECT id FROM unsent_note WHERE state = 'let_go' AND let_go_at <= ? ORDER BY id",
        (to_text(let_go_before),),
    )
    return [int(row["id"]) for row in rows]


def _fields(title: str, know: str, say: str) -> dict[str, str]:
    return {"title": title, "know": know, "say": say}


def _body(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _note(row: Row) -> UnsentNote:
    return UnsentNote(
        id=row["id"],
        title=row["title"],
        know=row["know"],
        say=row["say"],
        happened=read_moment(row),
        changed_at=from_text(row["changed_at"]),
        revision=row["revision"],
        delivery=Delivery(row["delivery"]),
        state=NoteState(row["state"]),
        session_id=row["session_id"],
        said_how=None if row["said_how"] is None else SaidHow(row["said_how"]),
        said_day=None if row["said_day"] is None else date.fromisoformat(row["said_day"]),
        said_note=row["said_note"],
        let_go_at=None if row["let_go_at"] is None else from_text(row["let_go_at"]),
        erased_at=None if row["erased_at"] is None else from_text(row["erased_at"]),
        marked_at=None if row["marked_at"] is None else from_text(row["marked_at"]),
        not_yet_day=None if row["not_yet_day"] is None else date.fromisoformat(row["not_yet_day"]),
    )
