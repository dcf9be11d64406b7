# SPDX-License-Identifier: GPL-3.0-or-later
"""The index over everything but raw layers, walked backwards in time.

A row's number is the lower the newer it is: what is left of three million days since 1970,
times 1,000,000, and of a million in the day. So asking for the lowest numbers first is asking
for the newest first, and nothing has to be sorted. The index itself can only be walked
forwards: because it wipes what is deleted, it must read a word's every page before its last.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.pictures import without_addresses
from therapy_journal.core.text import tokens
from therapy_journal.storage import indexing

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_EPOCH = date(1970, 1, 1)
_DAYS = 3_000_000
_A_DAY = 1_000_000
_AT_ONCE = 200
NO_END = 2**62

RANKED = 1_000
"""How many of the newest matches are ranked by how well they match."""

# What a row is comes from search_row: reading it from the index itself would walk the
# overflow pages of long texts. CROSS keeps the index outside, so that its order holds.
_MATCHING = (
    " FROM search CROSS JOIN search_row ON search_row.row = search.rowid"
    " WHERE search MATCH ? AND search.rowid > ? AND search.rowid < ?{}"
    " ORDER BY search.rowid LIMIT ?"
)
_COLUMNS = "SELECT search.rowid AS row, search_row.kind AS kind, search_row.item_id AS item_id"
_NEWEST = _COLUMNS + _MATCHING
# A word in a title or a tag says more than one in a text.
_BEST = (
    "SELECT row, kind, item_id FROM ("  # noqa: S608 - texts of ours
    + _COLUMNS
    + ", bm25(search, 4.0, 1.0, 4.0) AS score"
    + _MATCHING
    + ") ORDER BY score, row LIMIT ? OFFSET ?"
)


class Found(NamedTuple):
    """One match: where it is in the index, and what it is."""

    row: int
    kind: str
    item_id: int

    @property
    def day(self) -> date:
        """The day the item is indexed under."""
        return _EPOCH + timedelta(days=_DAYS - self.row // _A_DAY)


class Narrowing(NamedTuple):
    """What else must hold: rows between two others, and a condition that begins with AND."""

    after: int = 0
    until: int = NO_END
    sql: str = ""
    parameters: tuple[object, ...] = ()


EVERYTHING = Narrowing()


def put(
    db: Database, kind: str, item_id: int, day: date, title: str, body: str, tags: str = ""
) -> None:
    """Index an item, or index it again; a new day gives its row a new number.

    Call it inside the transaction that writes the item.
    """
    old = _row_of(db, kind, item_id)
    texts = (tokens(title), tokens(without_addresses(body)), tokens(tags))
    if old is not None and old // _A_DAY == _days_left(day):
        indexing.take_out(db, "search", old)
        row = old
    else:
        drop(db, kind, item_id)
        row = _next_row(db, day)
        columns = (kind, item_id, row)
        db.execute("INSERT INTO search_row (kind, item_id, row) VALUES (?, ?, ?)", columns)
    db.execute(
        "INSERT INTO search (rowid, title, body, tags, kind, item_id) VALUES (?, ?, ?, ?, ?, ?)",
        (row, *texts, kind, item_id),
    )


def drop(db: Database, kind: str, item_id: int) -> None:
    """Take an item out of the index; one that is not in it is left alone."""
    row = _row_of(db, kind, item_id)
    if row is None:
        return
    indexing.take_out(db, "search", row)
    db.execute("DELETE FROM search_row WHERE kind = ? AND item_id = ?", (kind, item_id))


def put_tags(db: Database, kind: str, tags: Mapping[int, str]) -> None:
    """Index these items with other tags; those that are not in the index stay out of it."""
    items = list(tags)
    for first in range(0, len(items), _AT_ONCE):
        rows = db.all(
            "SELECT search.rowid, search.title, search.body, search_row.item_id FROM search_row"
            " CROSS JOIN search ON search.rowid = search_row.row WHERE search_row.kind = ?"
            " AND search_row.item_id IN (SELECT value FROM json_each(?))",
            (kind, json.dumps(items[first : first + _AT_ONCE])),
        )
        indexing.take_out_all(db, "search", [row[0] for row in rows])
        for row, title, body, item_id in rows:
            db.execute(
                "INSERT INTO search (rowid, title, body, tags, kind, item_id)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (row, title, body, tokens(tags[item_id]), kind, item_id),
            )


def query(
    db: Database,
    match: str,
    limit: int = 200,
    after_row: int = 0,
    narrowed: Narrowing = EVERYTHING,
) -> list[Found]:
    """Return what matches, newest first; ``after_row`` asks for those older than a row.

    ``match`` is an FTS5 expression made by :mod:`therapy_journal.core.query`.
    """
    values = (match, max(after_row, narrowed.after), narrowed.until, *narrowed.parameters)
    rows = db.all(_NEWEST.format(narrowed.sql), (*values, limit))
    return [Found(*row) for row in rows]


def best(
    db: Database, match: str, limit: int = 200, skip: int = 0, narrowed: Narrowing = EVERYTHING
) -> list[Found]:
    """Return what matches best of the newest thousand matches; of equals the newest first.

    To rank all of fifty thousand takes 40 ms and more, and what is older is seldom meant.
    """
    values = (match, narrowed.after, narrowed.until, *narrowed.parameters)
    rows = db.all(_BEST.format(narrowed.sql), (*values, RANKED, limit, skip))
    return [Found(*row) for row in rows]


def days_between(first: date | None, last: date | None) -> tuple[int, int]:
    """Return the rows between which the days of a period lie, the bounds not among them."""
    after = 0 if last is None else _days_left(last) * _A_DAY - 1
    until = NO_END if first is None else (_days_left(first) + 1) * _A_DAY
    return after, until


def _row_of(db: Database, kind: str, item_id: int) -> int | None:
    row = db.one("SELECT row FROM search_row WHERE kind = ? AND item_id = ?", (kind, item_id))
    return None if row is None else int(row[0])


def _next_row(db: Database, day: date) -> int:
    first = _days_left(day) * _A_DAY
    last = first + _A_DAY - 1
    row = db.one("SELECT min(row) FROM search_row WHERE row BETWEEN ? AND ?", (first, last))
    return last if row is None or row[0] is None else int(row[0]) - 1


def _days_left(day: date) -> int:
    return _DAYS - (day - _EPOCH).days
