# SPDX-License-Identifier: GPL-3.0-or-later
"""The raw layer of unsent notes: the one module that knows its tables.

What is kept here is for the person alone. It has its own text, versions, drafts and index,
so that no search, summary, page or readable export can come upon it by the common road.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.text import is_taken_otherwise, only_grew, tokens
from therapy_journal.core.thinning import WHILE_SAVING, Saved, let_go
from therapy_journal.core.unsent_raw import RawLayer
from therapy_journal.storage import indexing

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_MINUTE = len("2026-11-23T19:42")
_HOUR = len("2026-11-23T19")


@dataclass(frozen=True, slots=True)
class RawVersion:
    """The raw layer as it was saved at one time."""

    id: int
    body: str
    revision: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class RawDraft:
    """What is being typed over revision ``revision`` of the raw layer."""

    note_id: int
    body: str
    revision: int
    changed_at: datetime


class Written(NamedTuple):
    """The raw layer of a note that is still in sight, beside the note's lasting name."""

    uid: str
    body: str
    revision: int
    changed_at: str


def get(db: Database, note_id: int) -> RawLayer:
    """Return the raw layer of a note; one never written is empty, at revision 0."""
    row = db.one("SELECT body, revision FROM unsent_raw WHERE note_id = ?", (note_id,))
    return RawLayer(note_id, "", 0) if row is None else RawLayer(note_id, row[0], row[1])


def written(db: Database) -> frozenset[int]:
    """Return the notes in which something was said raw."""
    rows = db.all("SELECT note_id, body FROM unsent_raw WHERE body <> ''")
    return frozenset(int(row[0]) for row in rows if row[1].strip())


def in_sight(db: Database) -> list[Written]:
    """Return every raw layer but those of notes let go, for a complete copy."""
    rows = db.all(
        "SELECT uid, unsent_raw.body, unsent_raw.revision, unsent_raw.changed_at"
        " FROM unsent_raw JOIN unsent_note ON unsent_note.id = note_id"
        " WHERE state IN ('kept', 'said') AND unsent_raw.body <> ''"
        " ORDER BY day, happened_at, unsent_note.id"
    )
    return [Written(*row) for row in rows]


def save(db: Database, note_id: int, body: str, now: Moment, *, indexed: bool = True) -> RawLayer:
    """Make a text the raw layer, with a version and its index; the draft has done its work."""
    before = get(db, note_id)
    with db.atomic():
        drop_draft(db, note_id)
        if body == before.body:
            return before
        layer = RawLayer(note_id, body, before.revision + 1)
        db.execute(
            "INSERT INTO unsent_raw (note_id, body, revision, changed_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (note_id) DO UPDATE SET body = excluded.body,"
            " revision = excluded.revision, changed_at = excluded.changed_at",
            (note_id, body, layer.revision, to_text(now.at)),
        )
        _put_version(db, layer, now)
        if indexed:
            index(db, note_id, body)
    return layer


def index(db: Database, note_id: int, body: str) -> None:
    """Put a raw layer into the index that only Unsent notes asks."""
    unindex(db, note_id)
    if body.strip():
        db.execute("INSERT INTO search_raw (rowid, body) VALUES (?, ?)", (note_id, tokens(body)))


def unindex(db: Database, note_id: int) -> None:
    """Take a raw layer out of its index."""
    indexing.take_out(db, "search_raw", note_id)


def index_anew(db: Database) -> None:
    """Index anew the raw layers that earlier versions indexed otherwise."""
    rows = db.all(
        "SELECT note_id, body FROM unsent_raw WHERE note_id IN (SELECT rowid FROM search_raw)"
    )
    for note_id, body in rows:
        if is_taken_otherwise(body):
            index(db, note_id, body)


def search(db: Database, match: str) -> frozenset[int]:
    """Return the notes whose raw layer matches an FTS5 expression."""
    rows = db.all("SELECT rowid FROM search_raw WHERE search_raw MATCH ?", (match,))
    return frozenset(int(row[0]) for row in rows)


def draft(db: Database, note_id: int, body: str, now: Moment) -> None:
    """Keep what is being typed raw."""
    db.execute(
        "INSERT INTO unsent_raw_draft (note_id, body, revision, changed_at)"
        " VALUES (?, ?, ?, ?) ON CONFLICT (note_id) DO UPDATE SET body = excluded.body,"
        " revision = excluded.revision, changed_at = excluded.changed_at",
        (note_id, body, get(db, note_id).revision, to_text(now.at)),
    )


def drop_draft(db: Database, note_id: int) -> None:
    """Forget what was being typed raw, once it is the layer's own."""
    db.execute("DELETE FROM unsent_raw_draft WHERE note_id = ?", (note_id,))


def pending(db: Database) -> list[RawDraft]:
    """Return every raw draft, the oldest first: what was being typed when the journal closed."""
    rows = db.all("SELECT * FROM unsent_raw_draft ORDER BY changed_at, note_id")
    return [
        RawDraft(row["note_id"], row["body"], row["revision"], from_text(row["changed_at"]))
        for row in rows
    ]


def versions(db: Database, note_id: int) -> list[RawVersion]:
    """Return the raw layer as it was at each save, the newest first."""
    rows = db.all(
        "SELECT id, body, revision, saved_at FROM unsent_raw_version WHERE note_id = ?"
        " ORDER BY id DESC",
        (note_id,),
    )
    return [RawVersion(row[0], row[1], row[2], from_text(row[3])) for row in rows]


def thin(db: Database, note_id: int, now: Moment, *, most: int | None = None) -> int:
    """Let go of the raw versions of a note whose time has passed; return how many went."""
    kept = dict(enumerate(versions(db, note_id)))
    saved = [Saved(place, version.saved_at) for place, version in kept.items()]
    gone = let_go(saved, now.at, now.offset, lambda place: kept[place].body, most)
    if gone:
        with db.atomic():
            for place in gone:
                db.execute("DELETE FROM unsent_raw_version WHERE id = ?", (kept[place].id,))
    return len(gone)


def lately_saved(db: Database, limit: int) -> list[int]:
    """Return the notes that the newest ``limit`` raw versions are of."""
    rows = db.all(
        "SELECT DISTINCT note_id FROM"
        " (SELECT note_id FROM unsent_raw_version ORDER BY id DESC LIMIT ?)",
        (limit,),
    )
    return [int(row["note_id"]) for row in rows]


def erase(db: Database, note_id: int) -> None:
    """Erase the raw layer of a note with its drafts, versions and index."""
    with db.atomic():
        unindex(db, note_id)
        db.execute("DELETE FROM unsent_raw_draft WHERE note_id = ?", (note_id,))
        db.execute("DELETE FROM unsent_raw_version WHERE note_id = ?", (note_id,))
        db.execute("DELETE FROM unsent_raw WHERE note_id = ?", (note_id,))


def _put_version(db: Database, layer: RawLayer, now: Moment) -> None:
    # As for every other text: typing on makes one version a minute, and taking words away
    # always makes a new one.
    saved_at = to_text(now.at)
    last = db.one(
        "SELECT id, body, saved_at FROM unsent_raw_version WHERE note_id = ?"
        " ORDER BY id DESC LIMIT 1",
        (layer.note_id,),
    )
    values = {"body": layer.body, "revision": layer.revision, "saved_at": saved_at}
    if (
        last is not None
        and last[2][:_MINUTE] == saved_at[:_MINUTE]
        and only_grew(last[1], layer.body)
    ):
        db.update("unsent_raw_version", values, {"id": last[0]})
        return
    db.insert("unsent_raw_version", {"note_id": layer.note_id} | values)
    if last is not None and last[2][:_HOUR] != saved_at[:_HOUR]:
        thin(db, layer.note_id, now, most=WHILE_SAVING)


def rebuild_lost(db: Database) -> None:
    """Make raw layers that are gone anew of the version saved last, in a salvaged journal.

    Erasing takes the versions along, so a layer that has versions and is not there was lost.
    """
    db.execute(
        "INSERT INTO unsent_raw (note_id, body, revision, changed_at)"
        " SELECT note_id, body, revision, saved_at FROM unsent_raw_version AS last"
        " WHERE id = (SELECT max(id) FROM unsent_raw_version WHERE note_id = last.note_id)"
        " AND note_id NOT IN (SELECT note_id FROM unsent_raw)"
    )


def index_all(db: Database) -> None:
    """Index the raw layer of every note in sight, in a journal that has no index yet."""
    rows = db.all(
        "SELECT note_id, unsent_raw.body FROM unsent_raw JOIN unsent_note"
        " ON unsent_note.id = note_id WHERE state IN ('kept', 'said')"
    )
    for note_id, body in rows:
        index(db, note_id, body)
