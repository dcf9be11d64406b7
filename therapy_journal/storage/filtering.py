# SPDX-License-Identifier: GPL-3.0-or-later
"""From the filters a person set to what the table of reflections is asked."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.days import to_text
from therapy_journal.core.filters import Filters
from therapy_journal.storage import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from therapy_journal.storage.connection import Database

_ALL = "reflection.trashed_at IS NULL"
# Each asks an index for numbers: a condition on the row itself would read its text as well, and
# so would going to it by its number, which the plus keeps the engine from.
_OPEN = "+reflection.id NOT IN (SELECT id FROM reflection WHERE sealed_until > ?)"
_MARKED = "+reflection.id IN (SELECT item_id FROM mark WHERE kind = 'reflection' AND is_lost = 0)"
_TAGGED = "+reflection.id IN (SELECT reflection_id FROM reflection_tag WHERE tag_id = ?)"
_MOOD = "+reflection.id IN (SELECT id FROM reflection WHERE mood BETWEEN ? AND ?)"
_FORM = (
    "+reflection.id IN (SELECT id FROM reflection WHERE form IN (SELECT value FROM json_each(?)))"
)
_NEVER = "0"


class Conditions(NamedTuple):
    """An expression over ``reflection`` for a WHERE, and what its question marks stand for."""

    sql: str
    parameters: tuple[object, ...]


def conditions(db: Database, filters: Filters, today: date) -> Conditions:
    """Return what holds of the entries that pass ``filters``; those in the trash never do.

    What is looked for is not found in an entry that is closed beyond ``today``, as the search
    does not find it either; without any filter such entries pass.
    """
    parts = [_ALL]
    parameters: list[object] = []
    for sql, values in () if filters.is_empty else _parts(db, filters, today):
        parts.append(sql)
        parameters += values
    return Conditions(" AND ".join(parts), tuple(parameters))


def _parts(db: Database, filters: Filters, today: date) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield _OPEN, (str(today),)
    if filters.forms:
        yield _FORM, (json.dumps(sorted(filters.forms)),)
    if filters.tags:
        yield from _tagged(db, filters.tags)
    if filters.mood is not None:
        yield _MOOD, filters.mood
    if filters.is_marked:
        yield _MARKED, ()
    if filters.first is not None:
        yield "reflection.day >= ?", (str(filters.first),)
    if filters.last is not None:
        yield "reflection.day <= ?", (str(filters.last),)
    if filters.since is not None:
        yield "reflection.happened_at >= ?", (to_text(filters.since),)


def _tagged(db: Database, names: frozenset[str]) -> Iterator[tuple[str, tuple[object, ...]]]:
    known = tags.ids_by_name(db)
    for name in sorted({name.casefold() for name in names}):
        tag_id = known.get(name)
        yield (_NEVER, ()) if tag_id is None else (_TAGGED, (tag_id,))
