# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own people and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.support import Person
from therapy_journal.storage import versions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "person"
"""The kind of somebody to turn to among versions."""

WRITTEN = ("name", "number", "note")


def insert(db: Database, person: Person, now: Moment) -> int:
    """Add somebody at the end and return the number given."""
    last = db.one("SELECT coalesce(max(position), 0) FROM person")
    position = 1 + (int(last[0]) if last is not None else 0)
    with db.atomic():
        person_id = db.insert("person", {**_columns(person), "position": position})
        versions.put(db, KIND, person_id, _columns(person), 1, now)
    return person_id


def update(db: Database, person: Person, now: Moment) -> None:
    """Write somebody back as they are now; words that were others are kept in a version."""
    with db.atomic():
        before = get(db, person.id)
        db.update("person", _columns(person), {"id": person.id})
        if before is not None:
            kept = (_columns(before), now.at)
            versions.put_edit(db, KIND, person.id, kept, _columns(person), now)


def get(db: Database, person_id: int) -> Person | None:
    """Return one person, or None when they are gone."""
    row = db.one("SELECT * FROM person WHERE id = ? AND trashed_at IS NULL", (person_id,))
    return None if row is None else _person(row)


def all_people(db: Database) -> list[Person]:
    """Return everybody in their order."""
    rows = db.all("SELECT * FROM person WHERE trashed_at IS NULL ORDER BY position, id")
    return [_person(row) for row in rows]


def put_on_lock_screen(db: Database, person_id: int, *, is_on: bool) -> None:
    """Note whether somebody stands on the lock screen."""
    db.update("person", {"on_lock_screen": int(is_on)}, {"id": person_id})


def trash(db: Database, person_id: int, now: Moment) -> None:
    """Move somebody to the trash; from there nobody stands on the lock screen."""
    db.update("person", {"trashed_at": to_text(now.at), "on_lock_screen": 0}, {"id": person_id})


def restore(db: Database, person_id: int) -> None:
    """Take somebody out of the trash, to the place where they were."""
    db.update("person", {"trashed_at": None}, {"id": person_id})


def order(db: Database, ids: Sequence[int]) -> None:
    """Give these people the places 1, 2, 3 and so on."""
    for position, person_id in enumerate(ids, start=1):
        db.update("person", {"position": position}, {"id": person_id})


def _columns(person: Person) -> dict[str, str]:
    return {"name": person.name, "number": person.number, "note": person.note}


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        name=row["name"],
        number=row["number"],
        note=row["note"],
        is_on_lock_screen=bool(row["on_lock_screen"]),
    )
