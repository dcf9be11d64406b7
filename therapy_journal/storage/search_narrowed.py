# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching among the entries that pass filters; days narrow everything else as well."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.filters import Filters
from therapy_journal.storage import search
from therapy_journal.storage.filtering import conditions
from therapy_journal.storage.search import Found, Narrowing

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


# An entry that is closed for now is in no index, so that no day is needed to leave it out.
_ANY_DAY = date.max


def narrowing(db: Database, filters: Filters) -> Narrowing:
    """Return what filters come to in a search; only entries have a tag, a mood or a form."""
    after, until = search.days_between(filters.first, filters.last)
    if replace(filters, first=None, last=None).is_empty:
        return Narrowing(after, until)
    passing = conditions(db, filters, _ANY_DAY)
    sql = (
        " AND search_row.kind = 'reflection' AND search_row.item_id IN"  # noqa: S608 - ours
        f" (SELECT reflection.id FROM reflection WHERE {passing.sql})"
    )
    return Narrowing(after, until, sql, passing.parameters)


def entries(db: Database, filters: Filters, limit: int, skip: int) -> list[Found]:
    """Return the entries that pass filters, whatever is written in them, the newest first."""
    passing = conditions(db, filters, _ANY_DAY)
    rows = db.all(
        "SELECT row, 'reflection', id FROM reflection"  # noqa: S608 - a condition of ours
        " JOIN search_row ON kind = 'reflection' AND item_id = id"
        f" WHERE {passing.sql} ORDER BY day DESC, happened_at DESC, id DESC LIMIT ? OFFSET ?",
        (*passing.parameters, limit, skip),
    )
    return [Found(*row) for row in rows]


def tags_beginning(db: Database, beginning: str) -> list[str]:
    """Return the names of tags that begin so, whether in small letters or large.

    One that only entries carry which are out of sight is not among them: it would tell of them.
    """
    begins = beginning.casefold()
    names = (str(row[0]) for row in db.all(_TAGS_IN_SIGHT))
    return [name for name in names if name.casefold().startswith(begins)]


# What is in the trash, or closed for now, is in no index.
_TAGS_IN_SIGHT = """
SELECT name FROM tag WHERE EXISTS (SELECT 1 FROM reflection_tag
    JOIN search_row ON kind = 'reflection' AND item_id = reflection_id WHERE tag_id = tag.id)
ORDER BY name
"""
