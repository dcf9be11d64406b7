# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers to *Does this sound familiar?*, kept over time, one a day for each roadblock."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.roadblocks import Familiar, Rating, RoadblockKey

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


def put(db: Database, key: RoadblockKey, familiar: Familiar, now: Moment) -> None:
    """Keep an answer; a second one on the same day takes the place of the first."""
    with db.atomic():
        remove(db, key, now.day)
        db.insert(
            "roadblock_rating",
            {
                "key": key.value,
                "rating": familiar.value,
                "rated_at": to_text(now.at),
                "day": now.day.isoformat(),
            },
        )


def remove(db: Database, key: RoadblockKey, day: date) -> bool:
    """Take back the answer of one day; False when there was none."""
    done = db.execute(
        "DELETE FROM roadblock_rating WHERE key = ? AND day = ?", (key.value, str(day))
    )
    return bool(done.rowcount)


def latest(db: Database) -> dict[RoadblockKey, Rating]:
    """Return the last answer for each roadblock that has one."""
    rows = db.all(
        "SELECT * FROM roadblock_rating"
        " WHERE id IN (SELECT max(id) FROM roadblock_rating GROUP BY key)"
    )
    ratings = {rating.key: rating for rating in map(_rating, rows)}
    return {key: ratings[key] for key in RoadblockKey if key in ratings}


def last_two(db: Database) -> dict[RoadblockKey, tuple[Rating, ...]]:
    """Return the last answers for each roadblock, at most two, the newer one last."""
    rows = db.all(
        "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY key ORDER BY id DESC) AS place"
        " FROM roadblock_rating) WHERE place <= 2 ORDER BY id"
    )
    answers: dict[RoadblockKey, tuple[Rating, ...]] = {}
    for rating in map(_rating, rows):
        answers[rating.key] = (*answers.get(rating.key, ()), rating)
    return answers


def history(db: Database, key: RoadblockKey) -> list[Rating]:
    """Return every answer for one roadblock, the first one first."""
    rows = db.all("SELECT * FROM roadblock_rating WHERE key = ? ORDER BY id", (key.value,))
    return [_rating(row) for row in rows]


def _rating(row: Row) -> Rating:
    return Rating(
        RoadblockKey(row["key"]),
        Familiar(row["rating"]),
        date.fromisoformat(row["day"]),
        from_text(row["rated_at"]),
    )
