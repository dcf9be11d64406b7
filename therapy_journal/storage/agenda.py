# SPDX-License-Identifier: GPL-3.0-or-later
"""What I want to bring: ranked lines, for one session or for the next one (no number yet)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.summary import AgendaItem
from therapy_journal.storage import versions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


KIND = "agenda_item"
"""The kind of a line among versions."""


def insert(
    db: Database, session_id: int | None, body: str, source: str, position: int, now: Moment
) -> int:
    """Keep a line at a rank and return its number."""
    return db.insert(
        "agenda_item",
        {
            "session_id": session_id,
            "position": position,
            "body": body,
            "source": source,
            "created_at": to_text(now.at),
        },
    )


def of_sessions(
    db: Database, sessions: Iterable[int], *, loose_since: datetime
) -> list[AgendaItem]:
    """Return the lines of some sessions by rank, and those for *the next one* since then.

    What was meant for a session that is in the trash is for the next one.
    """
    rows = db.all(
        "SELECT id, body, source FROM agenda_item WHERE trashed_at IS NULL AND"
        " (session_id IN (SELECT value FROM json_each(?))"
        " OR (created_at >= ? AND (session_id IS NULL OR session_id IN"
        " (SELECT id FROM session WHERE trashed_at IS NOT NULL))))"
        " ORDER BY position, id",
        (json.dumps(list(sessions)), to_text(loose_since)),
    )
    return [_item(row) for row in rows]


def get(db: Database, item_id: int) -> AgendaItem | None:
    """Return one line, or None when it is gone."""
    row = db.one(
        "SELECT id, body, source FROM agenda_item WHERE id = ? AND trashed_at IS NULL", (item_id,)
    )
    return None if row is None else _item(row)


def set_body(db: Database, item_id: int, body: str, now: Moment) -> None:
    """Write a line anew; what it was before is kept in a version."""
    row = db.one("SELECT body, created_at FROM agenda_item WHERE id = ?", (item_id,))
    with db.atomic():
        db.update("agenda_item", {"body": body}, {"id": item_id})
        if row is not None:
            before = ({"body": row["body"]}, from_text(row["created_at"]))
            versions.put_edit(db, KIND, item_id, before, {"body": body}, now)


def put_in_order(db: Database, session_id: int | None, ids: Sequence[int]) -> None:
    """Give lines their ranks, and the session they are for."""
    for position, item_id in enumerate(ids):
        db.update("agenda_item", {"position": position, "session_id": session_id}, {"id": item_id})


def trash(db: Database, item_id: int, now: Moment) -> None:
    """Move a line to the trash; what was decided about it stays decided."""
    db.update("agenda_item", {"trashed_at": to_text(now.at)}, {"id": item_id})


def restore(db: Database, item_id: int) -> bool:
    """Take a line out of the trash; False when it is erased."""
    return bool(db.update("agenda_item", {"trashed_at": None}, {"id": item_id}))


def _item(row: Row) -> AgendaItem:
    return AgendaItem(row["id"], row["body"], row["source"])
