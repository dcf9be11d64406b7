# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries that may be offered to look back at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.looking_back import HARD_DAY, Candidate

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

# Not in the trash, not sealed, not a scene, not refused before, with something in it, and
# from no day on which any check-in or entry says that it was hard.
_MAY_BE_OFFERED = (
    "r.trashed_at IS NULL AND r.look_back = 1 AND r.form <> 'scene'"
    " AND (r.sealed_until IS NULL OR r.sealed_until <= :today) AND trim(r.body, ' \n\t') <> ''"
    " AND NOT EXISTS (SELECT 1 FROM check_in AS c WHERE c.trashed_at IS NULL"
    " AND c.day = r.day AND c.mood <= :hard)"
    " AND NOT EXISTS (SELECT 1 FROM reflection AS o WHERE o.day = r.day AND o.mood <= :hard"
    " AND o.trashed_at IS NULL)"
)


def oldest_day(db: Database) -> date | None:
    """Return the day of the first entry there is, or None."""
    row = db.one("SELECT min(day) FROM reflection WHERE trashed_at IS NULL")
    return date.fromisoformat(row[0]) if row is not None and row[0] is not None else None


def between(db: Database, first: date, last: date, today: date) -> list[Candidate]:
    """Return the entries between two days, both included, that may be offered."""
    rows = db.all(
        f"SELECT r.id, r.day FROM reflection AS r WHERE {_MAY_BE_OFFERED}"  # noqa: S608 - our own words
        " AND r.day BETWEEN :first AND :last",
        {"first": str(first), "last": str(last), "today": str(today), "hard": HARD_DAY},
    )
    return [Candidate(row["id"], date.fromisoformat(row["day"])) for row in rows]


def may_be_offered(db: Database, reflection_id: int, today: date) -> bool:
    """Whether an entry may still be offered; it may have changed since it was."""
    row = db.one(
        f"SELECT 1 FROM reflection AS r WHERE {_MAY_BE_OFFERED} AND r.id = :id",  # noqa: S608 - our own words
        {"id": reflection_id, "today": str(today), "hard": HARD_DAY},
    )
    return row is not None
