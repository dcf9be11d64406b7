# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of reflections: numbers in order first, rows in blocks when they come into sight."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.days import from_text
from therapy_journal.core.reflections import Form, ReflectionRow, own_words
from therapy_journal.core.text import first_line, snippet
from therapy_journal.storage.filtering import Conditions
from therapy_journal.storage.moments import read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_BEGINNING = 1000
"""Characters of a body that are read for a list; long entries are not read whole."""


_MONTH = len("2026-11")


class Month(NamedTuple):
    """The entries of one month, the newest first."""

    first: date
    ids: tuple[int, ...]


class Counts(NamedTuple):
    """How many entries there are, and how many lie in the trash."""

    entries: int
    trashed: int


BY_DAY, BY_CHANGE = "day", "change"


def months(
    db: Database,
    limit: int = -1,
    *,
    held: Conditions | None = None,
    order: str = BY_DAY,
    minutes: int = 0,
) -> list[Month]:
    """Return the numbers of entries under their months, the newest first; or the newest few.

    ``held`` narrows them down. ``order`` goes by the day an entry tells of, or by the instant
    it was changed last; that one's month is told ``minutes`` east of UTC.

    One walk of one index, handed over as two texts: fifty thousand rows would take longer
    to become objects than to be read.
    """
    where, parameters = held or Conditions("trashed_at IS NULL", ())
    month, by = "substr(day, 1, 7)", "day DESC, happened_at DESC, id DESC"
    if order == BY_CHANGE:
        month, by = f"strftime('%Y-%m', changed_at, '{minutes} minutes')", "changed_at DESC"
    row = db.one(
        f"SELECT json_group_array(id), group_concat(month, '') FROM (SELECT id, {month} AS month"  # noqa: S608 — words of our own
        f" FROM reflection WHERE {where} ORDER BY {by} LIMIT ?)",
        (*parameters, limit),
    )
    ids: list[int] = [] if row is None else json.loads(row[0])
    return list(_by_month(ids, "" if row is None else row[1] or ""))


def days(db: Database) -> list[date]:
    """Return the days on which there are entries, the newest first."""
    rows = db.all("SELECT DISTINCT day FROM reflection WHERE trashed_at IS NULL ORDER BY day DESC")
    return [date.fromisoformat(row[0]) for row in rows]


def ids_with_days(db: Database) -> list[tuple[int, date]]:
    """Return every entry's number and day, the newest first."""
    rows = db.all(
        "SELECT id, day FROM reflection WHERE trashed_at IS NULL"
        " ORDER BY day DESC, happened_at DESC, id DESC"
    )
    return [(row[0], date.fromisoformat(row[1])) for row in rows]


def ids_between(db: Database, first: date, last: date) -> list[int]:
    """Return the entries of some days, both included, the newest first."""
    rows = db.all(
        "SELECT id FROM reflection WHERE trashed_at IS NULL AND day BETWEEN ? AND ?"
        " ORDER BY day DESC, happened_at DESC, id DESC",
        (str(first), str(last)),
    )
    return [row[0] for row in rows]


def rows_of(db: Database, ids: Sequence[int], today: date) -> list[ReflectionRow]:
    """Return what a list shows of these entries, in the order asked for.

    Entries erased meanwhile are left out; one sealed beyond ``today`` shows neither title
    nor text.
    """
    found = db.all(
        "SELECT id, form, title, substr(body, 1, ?) AS beginning, mood, happened_at, utc_offset,"
        " zone, day, changed_at, sealed_until,"
        " EXISTS (SELECT 1 FROM mark WHERE mark.kind = 'reflection'"
        " AND mark.item_id = reflection.id AND is_lost = 0) AS is_marked"
        " FROM reflection WHERE id IN (SELECT value FROM json_each(?))",
        (_BEGINNING, json.dumps(list(ids))),
    )
    by_id = {row["id"]: _row(row, today) for row in found}
    return [by_id[reflection_id] for reflection_id in ids if reflection_id in by_id]


def trashed_ids(db: Database) -> list[int]:
    """Return the entries in the trash, those put there last first."""
    rows = db.all(
        "SELECT id FROM reflection WHERE trashed_at NOT NULL ORDER BY trashed_at DESC, id DESC"
    )
    return [row[0] for row in rows]


def counts(db: Database) -> Counts:
    """Count the entries in sight and in the trash."""
    row = db.one(
        "SELECT (SELECT count(*) FROM reflection WHERE trashed_at IS NULL),"
        " (SELECT count(*) FROM reflection WHERE trashed_at NOT NULL)"
    )
    return Counts(0, 0) if row is None else Counts(row[0], row[1])


def _by_month(ids: Sequence[int], months_of_ids: str) -> Iterator[Month]:
    places = range(len(ids))
    start = 0
    while start < len(ids):
        month = months_of_ids[start * _MONTH : (start + 1) * _MONTH]
        # They come down in order, so that the end of a month is found by halving.
        end = bisect_right(places, -_number(month), lo=start, key=partial(_falling, months_of_ids))
        yield Month(date.fromisoformat(f"{month}-01"), tuple(ids[start:end]))
        start = end


def _falling(months_of_ids: str, place: int) -> int:
    return -_number(months_of_ids[place * _MONTH : (place + 1) * _MONTH])


def _number(month: str) -> int:
    return int(month.replace("-", ""))


def _row(row: Row, today: date) -> ReflectionRow:
    until = None if row["sealed_until"] is None else date.fromisoformat(row["sealed_until"])
    closed_until = until if until is not None and until > today else None
    beginning = "" if closed_until else own_words(row["beginning"])
    return ReflectionRow(
        id=row["id"],
        form=Form(row["form"]),
        title="" if closed_until else row["title"] or first_line(beginning),
        snippet=snippet(beginning),
        happened=read_moment(row),
        mood=row["mood"],
        is_marked=bool(row["is_marked"]),
        closed_until=closed_until,
        changed_at=from_text(row["changed_at"]),
    )
