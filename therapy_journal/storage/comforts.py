# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps me."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.support import Comfort
from therapy_journal.storage import versions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

KIND = "comfort"
"""The kind of what helps among versions."""

WRITTEN = ("body",)


def insert(db: Database, body: str, now: Moment) -> int:
    """Add a line at the end and return the number given."""
    last = db.one("SELECT coalesce(max(position), 0) FROM comfort")
    position = 1 + (int(last[0]) if last is not None else 0)
    with db.atomic():
        comfort_id = db.insert("comfort", {"body": body, "position": position})
        versions.put(db, KIND, comfort_id, {"body": body}, 1, now)
    return comfort_id


def update(db: Database, comfort: Comfort, now: Moment) -> None:
    """Write a line anew; words that were others are kept in a version."""
    with db.atomic():
        before = get(db, comfort.id)
        db.update("comfort", {"body": comfort.body}, {"id": comfort.id})
        if before is not None:
            kept = ({"body": before.body}, now.at)
            versions.put_edit(db, KIND, comfort.id, kept, {"body": comfort.body}, now)


def get(db: Database, comfort_id: int) -> Comfort | None:
    """Return one line, or None when it is gone."""
    row = db.one("SELECT * FROM comfort WHERE id = ? AND trashed_at IS NULL", (comfort_id,))
    return None if row is None else Comfort(row["id"], row["body"])


def all_comforts(db: Database) -> list[Comfort]:
    """Return every line in its order."""
    rows = db.all("SELECT * FROM comfort WHERE trashed_at IS NULL ORDER BY position, id")
    return [Comfort(row["id"], row["body"]) for row in rows]


def trash(db: Database, comfort_id: int, now: Moment) -> None:
    """Move a line to the trash."""
    db.update("comfort", {"trashed_at": to_text(now.at)}, {"id": comfort_id})


def restore(db: Database, comfort_id: int) -> None:
    """Take a line out of the trash, to the place where it was."""
    db.update("comfort", {"trashed_at": None}, {"id": comfort_id})


def order(db: Database, ids: Sequence[int]) -> None:
    """Give these lines the places 1, 2, 3 and so on."""
    for position, comfort_id in enumerate(ids, start=1):
        db.update("comfort", {"position": position}, {"id": comfort_id})
