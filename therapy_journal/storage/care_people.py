# SPDX-License-Identifier: GPL-3.0-or-later
"""The care team: who does what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.sessions import CarePerson
from therapy_journal.storage import versions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


KIND = "care_person"
"""The kind of somebody of the care team among versions."""

WRITTEN = ("name", "role", "note")


def insert(db: Database, person: CarePerson, now: Moment) -> int:
    """Add somebody at the end and return the number given."""
    last = db.one("SELECT coalesce(max(position), 0) FROM care_person")
    position = 1 + (int(last[0]) if last is not None else 0)
    with db.atomic():
        person_id = db.insert("care_person", {**_columns(person), "position": position})
        # The row itself does not say since when it is as it is.
        versions.put(db, KIND, person_id, _columns(person), 1, now)
    return person_id


def update(db: Database, person: CarePerson, now: Moment) -> None:
    """Write somebody back as they are now; words that were others are kept in a version."""
    with db.atomic():
        before = get(db, person.id)
        db.update("care_person", _columns(person), {"id": person.id})
        if before is not None:
            kept = (_columns(before), now.at)
            versions.put_edit(db, KIND, person.id, kept, _columns(person), now)


def get(db: Database, person_id: int) -> CarePerson | None:
    """Return one person, or None when they are gone."""
    row = db.one("SELECT * FROM care_person WHERE id = ? AND trashed_at IS NULL", (person_id,))
    return None if row is None else _person(row)


def all_people(db: Database) -> list[CarePerson]:
    """Return everybody, in the order in which they were added."""
    rows = db.all("SELECT * FROM care_person WHERE trashed_at IS NULL ORDER BY position, id")
    return [_person(row) for row in rows]


def trash(db: Database, person_id: int, now: Moment) -> None:
    """Move somebody to the trash."""
    db.update("care_person", {"trashed_at": to_text(now.at)}, {"id": person_id})


def restore(db: Database, person_id: int) -> None:
    """Take somebody out of the trash, to the place where they were."""
    db.update("care_person", {"trashed_at": None}, {"id": person_id})


def _columns(person: CarePerson) -> dict[str, str]:
    return {"name": person.name, "role": person.role, "note": person.note}


def _person(row: Row) -> CarePerson:
    return CarePerson(id=row["id"], name=row["name"], role=row["role"], note=row["note"])
