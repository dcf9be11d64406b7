# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework as it was agreed. What is in the trash is nowhere to be read here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.homework import Frequency, Homework, HomeworkState, UntilKind
from therapy_journal.core.homework_forms import TaskForm, read_steps, steps_text
from therapy_journal.storage import versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "homework"
"""The kind of a task among versions and in the index."""

WRITTEN = ("title", "detail", "plan_when", "plan_obstacle", "plan_then", "learned", "steps")
"""What is written in a task: every one of them has its earlier versions."""


def insert(db: Database, homework: Homework, now: Moment) -> int:
    """Keep a new task and return its number; the number of the value given is not used."""
    created = {"created_at": to_text(now.at)}
    return db.insert("homework", _columns(homework, now) | created)


def update(db: Database, homework: Homework, now: Moment) -> None:
    """Write a task back as it is now; words that were others before are kept in a version."""
    before = db.one("SELECT * FROM homework WHERE id = ?", (homework.id,))
    columns = _columns(homework, now)
    with db.atomic():
        db.update("homework", columns, {"id": homework.id})
        if before is not None:
            versions.put_row_edit(db, KIND, before, WRITTEN, columns, now)


def get(db: Database, homework_id: int) -> Homework | None:
    """Return one task, or None when it is gone."""
    row = db.one("SELECT * FROM homework WHERE id = ? AND trashed_at IS NULL", (homework_id,))
    return None if row is None else _homework(row)


def by_state(db: Database, state: HomeworkState) -> list[Homework]:
    """Return the tasks of one state: active ones by when they were agreed, others by their end."""
    rows = db.all(
        "SELECT * FROM homework WHERE state = ? AND trashed_at IS NULL"
        " ORDER BY coalesce(ended_day, day) DESC, agreed_at DESC, id DESC",
        (state.value,),
    )
    return [_homework(row) for row in rows]


def all_homework(db: Database) -> list[Homework]:
    """Return every task, the latest agreed first."""
    rows = db.all(
        "SELECT * FROM homework WHERE trashed_at IS NULL ORDER BY agreed_at DESC, id DESC"
    )
    return [_homework(row) for row in rows]


def counts(db: Database) -> dict[HomeworkState, int]:
    """Return how many tasks each state has."""
    rows = db.all("SELECT state, count(*) FROM homework WHERE trashed_at IS NULL GROUP BY state")
    found = {HomeworkState(row[0]): int(row[1]) for row in rows}
    return {state: found.get(state, 0) for state in HomeworkState}


def trash(db: Database, homework_id: int, now: Moment) -> None:
    """Move a task to the trash; its practice stays with it."""
    db.update("homework", {"trashed_at": to_text(now.at)}, {"id": homework_id})


def restore(db: Database, homework_id: int) -> None:
    """Take a task out of the trash."""
    db.update("homework", {"trashed_at": None}, {"id": homework_id})


def _columns(homework: Homework, now: Moment) -> dict[str, object]:
    return {
        "title": homework.title,
        "detail": homework.detail,
        "session_id": homework.session_id,
        "until_kind": homework.until_kind.value,
        "until_day": _day_text(homework.until_day),
        "frequency": homework.frequency.value,
        "times_a_week": homework.times_a_week,
        "plan_when": homework.plan_when,
        "plan_obstacle": homework.plan_obstacle,
        "plan_then": homework.plan_then,
        "form": homework.form.value,
        "steps": steps_text(homework.steps),
        "state": homework.state.value,
        "carried": homework.carried,
        "carried_day": _day_text(homework.carried_day),
        "learned": homework.learned,
        "agreed_at": to_text(homework.agreed.at),
        **moment_columns(homework.agreed),
        "ended_day": _day_text(homework.ended_day),
        "changed_at": to_text(now.at),
    }


def _homework(row: Row) -> Homework:
    return Homework(
        id=row["id"],
        title=row["title"],
        agreed=read_moment(row, "agreed_at"),
        detail=row["detail"],
        session_id=row["session_id"],
        until_kind=UntilKind(row["until_kind"]),
        until_day=_read_day(row["until_day"]),
        frequency=Frequency(row["frequency"]),
        times_a_week=row["times_a_week"],
        plan_when=row["plan_when"],
        plan_obstacle=row["plan_obstacle"],
        plan_then=row["plan_then"],
        state=HomeworkState(row["state"]),
        carried=row["carried"],
        carried_day=_read_day(row["carried_day"]),
        learned=row["learned"],
        ended_day=_read_day(row["ended_day"]),
        form=TaskForm(row["form"]),
        steps=read_steps(row["steps"]),
    )


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _read_day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
