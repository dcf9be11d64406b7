# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexing a whole journal whose index is empty, as saving each thing would have done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.storage import search

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_STATEMENTS = {
    "reflection": (
        "SELECT id, day, title, body, (SELECT group_concat(name, ' ') FROM reflection_tag"
        " JOIN tag ON tag.id = tag_id WHERE reflection_id = reflection.id) FROM reflection"
        " WHERE trashed_at IS NULL AND (sealed_until IS NULL OR sealed_until <= :today)"
    ),
    "homework": (
        "SELECT id, day, title, detail || char(10) || plan_when || char(10) || plan_obstacle"
        " || char(10) || plan_then || char(10) || learned, '' FROM homework"
        " WHERE trashed_at IS NULL"
    ),
    "practice": (
        "SELECT practice.id, practice.day, '', noticed || char(10) || obstacle_note, ''"
        " FROM practice JOIN homework ON homework.id = homework_id"
        " WHERE practice.trashed_at IS NULL AND homework.trashed_at IS NULL"
        " AND noticed || obstacle_note <> ''"
    ),
    "session": (
        "SELECT id, day, with_whom, place || char(10) || reason_note, '' FROM session"
        " WHERE trashed_at IS NULL AND with_whom || place || reason_note <> ''"
    ),
    "unsent_note": (
        "SELECT id, day, title, know || char(10) || say || char(10) || said_note, ''"
        " FROM unsent_note WHERE state IN ('kept', 'said')"
    ),
}
_AT_ONCE = 500


def index_all(db: Database, today: date) -> None:
    """Put everything in sight into the index; what is sealed beyond ``today`` stays out."""
    for kind, sql in _STATEMENTS.items():
        named = {"today": today.isoformat()} if ":today" in sql else {}
        rows = db.all(sql, named)
        for first in range(0, len(rows), _AT_ONCE):
            with db.atomic():
                for item, day, title, body, tags in rows[first : first + _AT_ONCE]:
                    texts = (title, body.strip("\n"), tags or "")
                    search.put(db, kind, item, date.fromisoformat(day), *texts)
