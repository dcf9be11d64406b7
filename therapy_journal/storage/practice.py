# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice log of homework."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.homework import Obstacle, Practice, PracticeOutcome
from therapy_journal.core.homework_forms import answers_text, read_answers
from therapy_journal.storage import versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "practice"
"""The kind of a try among versions and in the index."""

WRITTEN = ("noticed", "obstacle_note", "answers")
"""What is written in a try: all of it has its earlier versions."""

_LIVE = (
    "SELECT practice.* FROM practice JOIN homework ON homework.id = practice.homework_id"
    " WHERE practice.trashed_at IS NULL AND homework.trashed_at IS NULL"
)
_NEWEST_FIRST = " ORDER BY practice.happened_at DESC, practice.id DESC"


def insert(db: Database, practice: Practice, now: Moment) -> int:
    """Keep a new try and return its number; the number of the value given is not used."""
    created = {"created_at": to_text(now.at)}
    return db.insert("practice", _columns(practice, now) | created)


def update(db: Database, practice: Practice, now: Moment) -> None:
    """Write a try back as it is now; words that were others before are kept in a version."""
    before = db.one("SELECT * FROM practice WHERE id = ?", (practice.id,))
    columns = _columns(practice, now)
    with db.atomic():
        db.update("practice", columns, {"id": practice.id})
        if before is not None:
            versions.put_row_edit(db, KIND, before, WRITTEN, columns, now)


def get(db: Database, practice_id: int) -> Practice | None:
    """Return one try, or None when it or its task is gone."""
    row = db.one(f"{_LIVE} AND practice.id = ?", (practice_id,))
    return None if row is None else _practice(row)


def of_homework(db: Database, homework_id: int) -> list[Practice]:
    """Return the log of one task, the latest first."""
    rows = db.all(f"{_LIVE} AND practice.homework_id = ?{_NEWEST_FIRST}", (homework_id,))
    return [_practice(row) for row in rows]


def of_state(db: Database, state: str) -> list[Practice]:
    """Return the log of every task of one state, the latest first."""
    rows = db.all(f"{_LIVE} AND homework.state = ?{_NEWEST_FIRST}", (state,))
    return [_practice(row) for row in rows]


def since(db: Database, at: datetime) -> list[Practice]:
    """Return what was practised at ``at`` or later, the latest first."""
    rows = db.all(f"{_LIVE} AND practice.happened_at >= ?{_NEWEST_FIRST}", (to_text(at),))
    return [_practice(row) for row in rows]


def all_practice(db: Database) -> list[Practice]:
    """Return the whole log, the latest first."""
    return [_practice(row) for row in db.all(_LIVE + _NEWEST_FIRST)]


def trash(db: Database, practice_id: int, now: Moment) -> None:
    """Move a try to the trash."""
    db.update("practice", {"trashed_at": to_text(now.at)}, {"id": practice_id})


def restore(db: Database, practice_id: int) -> None:
    """Take a try out of the trash."""
    db.update("practice", {"trashed_at": None}, {"id": practice_id})


def _columns(practice: Practice, now: Moment) -> dict[str, object]:
    return {
        "homework_id": practice.homework_id,
        "happened_at": to_text(practice.happened.at),
        **moment_columns(practice.happened),
        "outcome": practice.outcome.value,
        "minutes": practice.minutes,
        "before": practice.before,
        "after": practice.after,
        "noticed": practice.noticed,
        "obstacles": json.dumps([o.value for o in practice.obstacles]),
        "obstacle_note": practice.obstacle_note,
        "answers": answers_text(practice.answers),
        "changed_at": to_text(now.at),
    }


def _practice(row: Row) -> Practice:
    return Practice(
        id=row["id"],
        homework_id=row["homework_id"],
        happened=read_moment(row),
        outcome=PracticeOutcome(row["outcome"]),
        minutes=row["minutes"],
        before=row["before"],
        after=row["after"],
        noticed=row["noticed"],
        obstacles=tuple(Obstacle(value) for value in json.loads(row["obstacles"])),
        obstacle_note=row["obstacle_note"],
        answers=read_answers(row["answers"]),
    )
