# SPDX-License-Identifier: GPL-3.0-or-later
"""Reflections: one entry whole, and its place in the trash. Lists: reflection_lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.reflections import Form, Reflection
from therapy_journal.storage import tags
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


def insert(db: Database, reflection: Reflection, number: int | None = None) -> int:
    """Keep a new entry with its tags and return its number; the value's own id is not used.

    ``number`` is one no entry has; without it a new one is given.
    """
    reflection_id = db.insert(
        "reflection",
        {
            "form": reflection.form.value,
            "title": reflection.title,
            "body": reflection.body,
            "mood": reflection.mood,
            "happened_at": to_text(reflection.happened.at),
            **moment_columns(reflection.happened),
            "created_at": to_text(reflection.created_at),
            "changed_at": to_text(reflection.changed_at),
            "revision": reflection.revision,
            "session_id": reflection.session_id,
            "roadblock": reflection.roadblock,
            "sealed_until": _day_text(reflection.sealed_until),
            "look_back": int(reflection.look_back),
        }
        | ({} if number is None else {"id": number}),
    )
    if reflection.tags:
        tags.set_for(db, reflection_id, reflection.tags)
    return reflection_id


def get(db: Database, reflection_id: int) -> Reflection | None:
    """Return one entry, in the trash or not; None when it is erased."""
    row = db.one("SELECT * FROM reflection WHERE id = ?", (reflection_id,))
    return None if row is None else _reflection(row, tags.of_reflection(db, reflection_id))


def save_text(
    db: Database, reflection_id: int, title: str, body: str, expected_revision: int, now: Moment
) -> bool:
    """Write a text over the revision it was made from; False when that is not the stored one."""
    return bool(
        db.update(
            "reflection",
            {
                "title": title,
                "body": body,
                "revision": expected_revision + 1,
                "changed_at": to_text(now.at),
            },
            {"id": reflection_id, "revision": expected_revision},
        )
    )


def set_mood(db: Database, reflection_id: int, mood: int | None, now: Moment) -> None:
    """Set how it was, 0 to 10, or leave it open."""
    _set(db, reflection_id, {"mood": mood, "changed_at": to_text(now.at)})


def set_form(db: Database, reflection_id: int, form: Form, body: str) -> None:
    """Lay an entry without words out in another form; its revision stays."""
    _set(db, reflection_id, {"form": form.value, "body": body})


def set_tags(db: Database, reflection_id: int, names: tuple[str, ...], now: Moment) -> None:
    """Give an entry these tags and no others."""
    tags.set_for(db, reflection_id, names)
    _set(db, reflection_id, {"changed_at": to_text(now.at)})


def set_happened(db: Database, reflection_id: int, happened: Moment, now: Moment) -> None:
    """Set when it was."""
    _set(
        db,
        reflection_id,
        {
            "happened_at": to_text(happened.at),
            **moment_columns(happened),
            "changed_at": to_text(now.at),
        },
    )


def set_sealed(db: Database, reflection_id: int, until: date | None) -> None:
    """Seal an entry until a day, or open it."""
    _set(db, reflection_id, {"sealed_until": _day_text(until)})


def set_look_back(db: Database, reflection_id: int, look_back: bool) -> None:  # noqa: FBT001 - the column's own value
    """Say whether an entry may be offered to look back at."""
    _set(db, reflection_id, {"look_back": int(look_back)})


def trash(db: Database, reflection_id: int, now: Moment) -> bool:
    """Move an entry to the trash; False when it was there already, or is erased."""
    row = db.one(
        "UPDATE reflection SET trashed_at = ? WHERE id = ? AND trashed_at IS NULL RETURNING id",
        (to_text(now.at), reflection_id),
    )
    return row is not None


def restore(db: Database, reflection_id: int) -> bool:
    """Take an entry out of the trash; False when it was not there."""
    row = db.one(
        "UPDATE reflection SET trashed_at = NULL WHERE id = ? AND trashed_at NOT NULL RETURNING id",
        (reflection_id,),
    )
    return row is not None


def is_trashed(db: Database, reflection_id: int) -> bool:
    """Whether an entry lies in the trash."""
    row = db.one("SELECT 1 FROM reflection WHERE id = ? AND trashed_at NOT NULL", (reflection_id,))
    return row is not None


def erase(db: Database, reflection_id: int) -> None:
    """Erase an entry itself; its tags go with it."""
    db.execute("DELETE FROM reflection WHERE id = ?", (reflection_id,))
    tags.drop_unused(db)


def recently_changed(db: Database, limit: int) -> list[Reflection]:
    """Return the entries changed last, the newest change first; none from the trash."""
    rows = db.all(
        "SELECT * FROM reflection WHERE trashed_at IS NULL"
        " ORDER BY changed_at DESC, id DESC LIMIT ?",
        (limit,),
    )
    return [_reflection(row, tags.of_reflection(db, row["id"])) for row in rows]


def newest_of_form(db: Database, form: Form, today: date, limit: int) -> list[Reflection]:
    """Return the newest entries of a form; none from the trash or sealed beyond ``today``."""
    rows = db.all(
        "SELECT * FROM reflection WHERE form = ? AND trashed_at IS NULL"
        " AND (sealed_until IS NULL OR sealed_until <= ?)"
        " ORDER BY day DESC, happened_at DESC, id DESC LIMIT ?",
        (form.value, today.isoformat(), limit),
    )
    return [_reflection(row, tags.of_reflection(db, row["id"])) for row in rows]


def due_seals(db: Database, today: date) -> list[Reflection]:
    """Return the entries sealed until ``today`` or before, and not opened yet."""
    rows = db.all(
        "SELECT * FROM reflection WHERE sealed_until NOT NULL AND sealed_until <= ?",
        (today.isoformat(),),
    )
    return [_reflection(row, tags.of_reflection(db, row["id"])) for row in rows]


def _set(db: Database, reflection_id: int, values: dict[str, object]) -> None:
    db.update("reflection", values, {"id": reflection_id})


def _reflection(row: Row, names: tuple[str, ...]) -> Reflection:
    return Reflection(
        id=row["id"],
        form=Form(row["form"]),
        title=row["title"],
        body=row["body"],
        happened=read_moment(row),
        created_at=from_text(row["created_at"]),
        changed_at=from_text(row["changed_at"]),
        revision=row["revision"],
        mood=row["mood"],
        tags=names,
        session_id=row["session_id"],
        roadblock=row["roadblock"],
        sealed_until=_read_day(row["sealed_until"]),
        look_back=bool(row["look_back"]),
    )


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
