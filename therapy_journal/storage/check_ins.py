# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins, and every mood there is for the mood line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.check_ins import CheckIn, TakenOut
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
    row = db.one("SELECT * FROM check_in WHERE id = ?", (check_in_id,))
    return None if row is None else _check_in(row)


def remove(db: Database, check_in_id: int) -> TakenOut | None:
    """Take a check-in out and return it, so that it can be put back."""
    row = db.one("DELETE FROM check_in WHERE id = ? RETURNING *", (check_in_id,))
    return None if row is None else TakenOut(_check_in(row), row["uid"])


def put_back(db: Database, removed: TakenOut) -> CheckIn:
    """Put back what :func:`remove` took out, under the name it had."""
    gone = removed.check_in
    columns = _columns(gone.happened, gone.mood, gone.word)
    row_id = db.insert("check_in", columns | {"uid": removed.uid})
    return CheckIn(row_id, gone.happened, gone.mood, gone.word)


def of_day(db: Database, day: date) -> list[CheckIn]:
    """Return the check-ins of one day, in the order in which they were."""
    rows = db.all("SELECT * FROM check_in WHERE day = ? ORDER BY happened_at, id", (str(day),))
    return [_check_in(row) for row in rows]


def moods_between(db: Database, first: date, last: date) -> list[tuple[date, int]]:
    """Return (day, mood) of check-ins and of entries not in the trash, both days included."""
    rows = db.all(
        "SELECT day, mood FROM check_in WHERE day BETWEEN :first AND :last"
        " UNION ALL SELECT day, mood FROM reflection"
        " WHERE trashed_at IS NULL AND mood IS NOT NULL AND day BETWEEN :first AND :last"
        " ORDER BY day",
        {"first": str(first), "last": str(last)},
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
