# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of what a search found, as they were written; the index holds them pulled apart.

What went out of sight meanwhile has no text here: trash, what was let go, what is sealed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.stock import TITLES
from therapy_journal.storage.form_words import ANSWERS, STEPS

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database
    from therapy_journal.storage.search import Found

_STATEMENTS: dict[str, str] = {
    "reflection": (
        "SELECT id, title, body FROM reflection"
        " WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
    ),
    "homework": (
        "SELECT id, title, detail || char(10) || plan_when || char(10)"  # noqa: S608 - our own words
        " || plan_obstacle"
        f" || char(10) || plan_then || char(10) || learned || char(10) || {STEPS} FROM homework"
        " WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
    ),
    "practice": (
        "SELECT practice.id, homework.title,"  # noqa: S608 - our own words
        f" {ANSWERS} || char(10) || noticed || char(10) || obstacle_note FROM practice"
        " JOIN homework ON homework.id = homework_id"
        " WHERE practice.id IN (SELECT value FROM json_each(?)) AND practice.trashed_at IS NULL"
        " AND homework.trashed_at IS NULL"
    ),
    "session": (
        "SELECT id, with_whom, place || char(10) || reason_note FROM session"
        " WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
    ),
    "stock": (
        "SELECT id, CASE kind"  # noqa: S608 - our own words
        + "".join(f" WHEN '{kind}' THEN '{title}'" for kind, title in TITLES.items())
        + " END, (SELECT group_concat(value, char(10)) FROM json_each(lines)) FROM stock"
        " WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL"
    ),
    "unsent_note": (
        "SELECT id, title, know || char(10) || say FROM unsent_note"
        " WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('kept', 'said')"
    ),
}


class Texts(NamedTuple):
    """What an item is called and what is written in it; for a practice, its task's title."""

    title: str
    body: str


def texts_of(db: Database, found: Sequence[Found]) -> dict[tuple[str, int], Texts]:
    """Return the texts of what was found, by kind and id; one statement a kind."""
    ids: dict[str, list[int]] = {}
    for item in found:
        ids.setdefault(item.kind, []).append(item.item_id)
    return {
        (kind, row[0]): Texts(row[1], row[2])
        for kind, chosen in ids.items()
        if kind in _STATEMENTS
        for row in db.all(_STATEMENTS[kind], (json.dumps(chosen),))
    }
