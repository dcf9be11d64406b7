# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins, and every mood there is for the mood line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.check_ins import CheckIn
from therapy_journal.core.days import Moment, to_text
from therapy_journal.storage import versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


KIND = "check_in"
"""The kind of a check-in among versions; its word is what is written in it."""


def insert(db: Database, happened: Moment, mood: int, word: str) -> CheckIn:
    """Keep a new check-in."""
    row_id = db.insert("check_in", _columns(happened, mood, word))
    return CheckIn(row_id, happened, mood, word)


def update(db: Database, check_in: CheckIn, now: Moment) -> bool:
    """Write a check-in down anew; False when it is gone. A word it had is kept in a version."""
    before = get(db, check_in.id)
    if before is None:
        return False
    with db.atomic():
        db.update("check_in", {"mood": check_in.mood, "word": check_in.word}, {"id": check_in.id})
        kept = ({"word": before.word}, before.happened.at)
        versions.put_edit(db, KIND, check_in.id, kept, {"word": check_in.word}, now)
    return True


def get(db: Database, check_in_id: int) -> CheckIn | None:
    """Return one check-in, or None when it is gone."""
    row = db.one("SELECT * FROM check_in WHERE id = ? AND trashed_at IS NULL", (check_in_id,))
    return None if row is None else _check_in(row)


def trash(db: Database, check_in_id: int, now: Moment) -> CheckIn | None:
    """Move a check-in to the trash and return it; None when it is not there."""
    found = get(db, check_in_id)
    if found is not None:
        db.update("check_in", {"trashed_at": to_text(now.at)}, {"id": check_in_id})
    return found


def restore(db: Database, check_in_id: int) -> CheckIn | None:
    """Take a check-in out of the trash and return it; None when it is erased."""
    db.update("check_in", {"trashed_at": None}, {"id": check_in_id})
    return get(db, check_in_id)


def of_day(db: Database, day: date) -> list[CheckIn]:
    """Return the check-ins of one day, in the order in which they were."""
    rows = db.all(
        "SELECT * FROM check_in WHERE day = ? AND trashed_at IS NULL ORDER BY happened_at, id",
        (str(day),),
    )
    return [_check_in(row) for row in rows]


def moods_between(
    db: Database, first: date, last: date, *, open_on: date = date.max
) -> list[tuple[date, int]]:
    """Return (day, mood) of check-ins and of entries not in the trash, both days included.

    Entries that are closed beyond ``open_on`` are left out.
    """
    rows = db.all(
        "SELECT day, mood FROM check_in WHERE trashed_at IS NULL"
        " AND day BETWEEN :first AND :last"
        " UNION ALL SELECT day, mood FROM reflection"
        " WHERE trashed_at IS NULL AND mood IS NOT NULL AND day BETWEEN :first AND :last"
        " AND (sealed_until IS NULL OR sealed_until <= :open_on) ORDER BY day",
        {"first": str(first), "last": str(last), "open_on": str(open_on)},
    )
    return [(date.fromisoformat(row["day"]), row["mood"]) for row in rows]


def _columns(happened: Moment, mood: int, word: str) -> dict[str, object]:
    return {
        "happened_at": to_text(happened.at),
        **moment_columns(happened),
        "mood": mood,
        "word": word,
    }


def _check_in(row: Row) -> CheckIn:
    return CheckIn(row["id"], read_moment(row), row["mood"], row["word"])
