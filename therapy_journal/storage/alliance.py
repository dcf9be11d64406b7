# SPDX-License-Identifier: GPL-3.0-or-later
"""The four-line looks at how the work feels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import from_text, to_text
from therapy_journal.core.sessions import AllianceLook

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


def insert(db: Database, look: AllianceLook) -> int:
    """Keep a look and return its number; the number of the value given is not used."""
    return db.insert("alliance_look", _columns(look))


def all_looks(db: Database) -> list[AllianceLook]:
    """Return every look, the earliest first."""
    return [_look(row) for row in db.all("SELECT * FROM alliance_look ORDER BY looked_at, id")]


def get(db: Database, look_id: int) -> AllianceLook | None:
    """Return one look, or None when it is gone."""
    row = db.one("SELECT * FROM alliance_look WHERE id = ?", (look_id,))
    return None if row is None else _look(row)


def remove(db: Database, look_id: int) -> None:
    """Take a look away; it holds numbers only."""
    db.execute("DELETE FROM alliance_look WHERE id = ?", (look_id,))


def put_back(db: Database, look: AllianceLook) -> None:
    """Put a look back that was taken away, under its own number."""
    db.insert("alliance_look", _columns(look) | {"id": look.id})


def _columns(look: AllianceLook) -> dict[str, object]:
    return {
        "session_id": look.session_id,
        "looked_at": to_text(look.looked_at),
        "day": look.day.isoformat(),
        "heard": look.heard,
        "matters": look.matters,
        "pace": look.pace,
        "free_no": look.free_no,
    }


def _look(row: Row) -> AllianceLook:
    return AllianceLook(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        looked_at=from_text(row["looked_at"]),
        heard=row["heard"],
        matters=row["matters"],
        pace=row["pace"],
        free_no=row["free_no"],
        session_id=row["session_id"],
    )
