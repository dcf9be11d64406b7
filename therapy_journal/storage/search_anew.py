# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexing what a journal holds, as saving each thing would have done: all, or what changed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.text import is_taken_otherwise
from therapy_journal.storage import search
from therapy_journal.storage.form_words import ANSWERS, STEPS

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_STATEMENTS = {
    "reflection": (
        "SELECT id, day, title, body, (SELECT group_concat(name, ' ') FROM reflection_tag"
        " JOIN tag ON tag.id = tag_id WHERE reflection_id = reflection.id) FROM reflection"
        " WHERE trashed_at IS NULL AND (sealed_until IS NULL OR sealed_until <= :today)"
    ),
    "homework": (
        "SELECT id, day, title, detail || char(10) || plan_when || char(10)"  # noqa: S608 - our own words
        " || plan_obstacle"
        f" || char(10) || plan_then || char(10) || learned || char(10) || {STEPS}, ''"
        " FROM homework"
        " WHERE trashed_at IS NULL"
    ),
    "practice": (
        "SELECT practice.id, practice.day, '',"  # noqa: S608 - our own words
        f" {ANSWERS} || char(10) || noticed || char(10) || obstacle_note, ''"
        " FROM practice JOIN homework ON homework.id = homework_id"
        " WHERE practice.trashed_at IS NULL AND homework.trashed_at IS NULL"
        f" AND noticed || obstacle_note || {ANSWERS} <> ''"
    ),
    "session": (
        "SELECT id, day, with_whom, place || char(10) || reason_note, '' FROM session"
        " WHERE trashed_at IS NULL AND with_whom || place || reason_note <> ''"
    ),
    "stock": (
        "SELECT id, day, '', (SELECT group_concat(value, char(10)) FROM json_each(lines)), ''"
        " FROM stock WHERE trashed_at IS NULL AND lines <> '{}'"
    ),
    "unsent_note": (
        "SELECT id, day, title, know || char(10) || say || char(10) || said_note, ''"
        " FROM unsent_note WHERE state IN ('kept', 'said')"
    ),
}
_AT_ONCE = 500
_A_STEP = 40
"""Items indexed anew before somebody who waits has a turn: some 100 ms at the most."""
_WRITTEN = range(2, 5)
KINDS = tuple(_STATEMENTS)


def index_all(db: Database, today: date) -> None:
    """Put everything in sight into the index; what is sealed beyond ``today`` stays out."""
    for kind, sql in _STATEMENTS.items():
        rows = db.all(sql, _named(sql, today))
        for first in range(0, len(rows), _AT_ONCE):
            with db.atomic():
                for row in rows[first : first + _AT_ONCE]:
                    _put(db, kind, row)


def index_anew(db: Database, kind: str, after: int, today: date) -> int | None:
    """Index anew what earlier versions indexed otherwise, among the next items of a kind.

    Returns:
        The number of the last item looked at, to go on from; None after the last of all.
    """
    sql = f"{_STATEMENTS[kind]} AND {kind}.id > :after ORDER BY {kind}.id LIMIT :most"
    rows = db.all(sql, {**_named(sql, today), "after": after, "most": _A_STEP})
    with db.atomic():
        for row in rows:
            if any(is_taken_otherwise(row[column] or "") for column in _WRITTEN):
                _put(db, kind, row)
    return int(rows[-1][0]) if rows else None


def _named(sql: str, today: date) -> dict[str, object]:
    return {"today": today.isoformat()} if ":today" in sql else {}


def _put(db: Database, kind: str, row: Row) -> None:
    item, day, title, body, tags = row
    search.put(db, kind, item, date.fromisoformat(day), title, body.strip("\n"), tags or "")
