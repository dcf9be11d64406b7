# SPDX-License-Identifier: GPL-3.0-or-later
"""The four-line looks at how the work feels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.sessions import AllianceLook

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


def insert(db: Database, look: AllianceLook) -> int:
    """Keep a look and return its number; the number of the value given is not used."""
    return db.insert("alliance_look", _columns(look))


def all_looks(db: Database) -> list[AllianceLook]:
    """Return every look, the earliest first."""
    rows = db.all("SELECT * FROM alliance_look WHERE trashed_at IS NULL ORDER BY looked_at, id")
    return [_look(row) for row in rows]


def get(db: Database, look_id: int) -> AllianceLook | None:
    """Return one look, or None when it is gone."""
    row = db.one("SELECT * FROM alliance_look WHERE id = ? AND trashed_at IS NULL", (look_id,))
    return None if row is None else _look(row)


def trash(db: Database, look_id: int, now: Moment) -> None:
    """Move a look to the trash."""
    db.update("alliance_look", {"trashed_at": to_text(now.at)}, {"id": look_id})


def restore(db: Database, look_id: int) -> AllianceLook | None:
    """Take a look out of the trash and return it; None when it is erased."""
    db.update("alliance_look", {"trashed_at": None}, {"id": look_id})
    return get(db, look_id)


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
