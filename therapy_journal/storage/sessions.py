# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: appointments and what became of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.sessions import AbsenceReason, Session, SessionState
from therapy_journal.storage import versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "session"
"""The kind of a session among versions and in the index."""

WRITTEN = ("with_whom", "place", "reason_note")
"""What is written about a session: each of them has its earlier versions."""

FORMS = ("session_form", "absence_form")
"""The forms about a session, as their drafts are called."""

_LIVE = "SELECT * FROM session WHERE trashed_at IS NULL"

# What names a session by its number, and how that is said when the session goes.
_LINKS = (
    ("homework", " AND trashed_at IS NULL"),
    ("reflection", " AND trashed_at IS NULL"),
    ("unsent_note", " AND state <> 'erased'"),
    ("agenda_item", " AND trashed_at IS NULL"),
    ("summary_page", ""),
    ("handed_over", ""),
)


def insert(db: Database, session: Session, now: Moment) -> int:
    """Keep a new session and return its number; the number of the value given is not used."""
    created = {"created_at": to_text(now.at)}
    return db.insert("session", _columns(session, now) | created)


def update(db: Database, session: Session, now: Moment) -> None:
    """Write a session back as it is now; words that were others are kept in a version."""
    before = db.one("SELECT * FROM session WHERE id = ?", (session.id,))
    columns = _columns(session, now)
    with db.atomic():
        db.update("session", columns, {"id": session.id})
        if before is not None:
            versions.put_row_edit(db, KIND, before, WRITTEN, columns, now)


def get(db: Database, session_id: int) -> Session | None:
    """Return one session, or None when it is gone."""
    row = db.one(f"{_LIVE} AND id = ?", (session_id,))
    return None if row is None else _session(row)


def all_sessions(db: Database) -> list[Session]:
    """Return every session, the latest first."""
    return [_session(row) for row in db.all(f"{_LIVE} ORDER BY starts_at DESC, id DESC")]


def of_series(db: Database, series_id: int, since: date) -> list[Session]:
    """Return the sessions a rhythm made for days since ``since``, the first one first."""
    rows = db.all(
        f"{_LIVE} AND series_id = ? AND series_day >= ? ORDER BY series_day, id",
        (series_id, since.isoformat()),
    )
    return [_session(row) for row in rows]


def series_days(db: Database, series_id: int) -> frozenset[date]:
    """Return the days for which a rhythm made a session, those in the trash among them."""
    rows = db.all("SELECT series_day FROM session WHERE series_id = ?", (series_id,))
    return frozenset(date.fromisoformat(row[0]) for row in rows if row[0])


def links(db: Database, session_id: int) -> dict[str, int]:
    """Return how many rows of each kind name this session; kinds without any are left out."""
    found = {}
    for table, live in _LINKS:
        row = db.one(f"SELECT count(*) FROM {table} WHERE session_id = ?{live}", (session_id,))  # noqa: S608 - our own table names
        if row is not None and row[0]:
            found[table] = int(row[0])
    return found


def is_bare(db: Database, session_id: int) -> bool:
    """Whether nothing hangs on a session: what names it, earlier words, a form left open."""
    hanging = db.one(
        "SELECT 1 FROM version WHERE kind = ? AND item_id = ?"
        " UNION ALL SELECT 1 FROM draft"
        " WHERE kind IN (SELECT value FROM json_each(?)) AND item_id = ?",
        (KIND, session_id, json.dumps(FORMS), session_id),
    )
    return hanging is None and not links(db, session_id)


def unmake(db: Database, session_id: int) -> None:
    """Take a session away that a rhythm made and nobody touched; it holds no word of its own."""
    db.execute("DELETE FROM session WHERE id = ?", (session_id,))


def trash(db: Database, session_id: int, now: Moment) -> None:
    """Move a session to the trash; whatever names it goes on naming it."""
    db.update("session", {"trashed_at": to_text(now.at)}, {"id": session_id})


def restore(db: Database, session_id: int) -> None:
    """Take a session out of the trash."""
    db.update("session", {"trashed_at": None}, {"id": session_id})


def _columns(session: Session, now: Moment) -> dict[str, object]:
    return {
        "starts_at": to_text(session.starts.at),
        **moment_columns(session.starts),
        "minutes": session.minutes,
        "with_whom": session.with_whom,
        "place": session.place,
        "state": session.state.value,
        "reasons": json.dumps([reason.value for reason in session.reasons]),
        "reason_note": session.reason_note,
        "note_id": session.note_id,
        "moved_to_id": session.moved_to_id,
        "series_id": session.series_id,
        "series_day": None if session.series_day is None else session.series_day.isoformat(),
        "changed_at": to_text(now.at),
    }


def _session(row: Row) -> Session:
    return Session(
        id=row["id"],
        starts=read_moment(row, "starts_at"),
        minutes=row["minutes"],
        with_whom=row["with_whom"],
        place=row["place"],
        state=SessionState(row["state"]),
        reasons=tuple(AbsenceReason(value) for value in json.loads(row["reasons"])),
        reason_note=row["reason_note"],
        note_id=row["note_id"],
        moved_to_id=row["moved_to_id"],
        series_id=row["series_id"],
        series_day=date.fromisoformat(row["series_day"]) if row["series_day"] else None,
    )
