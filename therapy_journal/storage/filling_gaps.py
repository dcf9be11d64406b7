# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be made good in a salvaged journal: lost items of versions and drafts, lost links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from therapy_journal.storage import stock, table_shapes

if TYPE_CHECKING:
    from datetime import date

    from therapy_journal.storage.connection import Database, Row
    from therapy_journal.storage.table_shapes import Shape

    Days = dict[tuple[str, int], date]

_ROUNDS = 5
_ZONE, _OFFSET = "UTC", 0
_NO_NAME = {"homework": {"title": "This task could not be read."}, "unsent_note": {}}
"""What stands in for the lost one to which writing belongs that was read."""

_TYPED = ("reflection", "unsent_note")
"""What is saved while it is typed, so that its draft holds all of its text."""

_TOLD_OTHERWISE = {stock.KIND: stock.columns_told_by}
"""Whose versions do not name their texts as the columns are named, and how they are read."""

_ORPHANED = """
SELECT kind, item_id, fields, max(revision) AS revision, min(saved_at) AS first,
    max(saved_at) AS last, max(id)
FROM version GROUP BY kind, item_id
"""


def from_versions(database: Database, days: Days) -> dict[str, int]:
    """Make lost items anew of the version saved last; returns how many, by table.

    Erasing takes the versions along, so what has versions and is not there was lost.
    """
    made: dict[str, int] = {}
    shapes = table_shapes.shapes_of(database)
    for row in database.all(_ORPHANED):
        table = str(row["kind"])
        if table not in shapes or _is_there(database, table, row["item_id"]):
            continue
        texts = _TOLD_OTHERWISE.get(table, dict)(_texts(row))
        values = _required(shapes[table], texts, row["first"], days.get((table, row["item_id"])))
        if values is None:
            continue
        values |= {"id": row["item_id"]}
        if "revision" in shapes[table].names:
            values["revision"] = row["revision"]
        if "changed_at" in shapes[table].names:
            values["changed_at"] = row["last"]
        database.insert(table, values)
        made[table] = made.get(table, 0) + 1
    return made


def from_drafts(database: Database, days: Days) -> dict[str, int]:
    """Make lost items anew of what was being typed in them; returns how many, by table.

    Under their own numbers, so that what hangs on them does so again, and no other takes the
    number and with it the draft. Erasing takes the draft along as it does the versions.
    """
    made: dict[str, int] = {}
    shapes = table_shapes.shapes_of(database)
    for row in database.all("SELECT * FROM draft ORDER BY kind, item_id"):
        table = str(row["kind"])
        if table not in _TYPED or _is_there(database, table, row["item_id"]):
            continue
        day = days.get((table, row["item_id"]))
        values = _required(shapes[table], _texts(row), row["changed_at"], day)
        if values is not None:
            values |= {"id": row["item_id"], "revision": row["revision"]}
            database.insert(table, values | {"changed_at": row["changed_at"]})
            made[table] = made.get(table, 0) + 1
    return made


def mend_links(database: Database, days: Days) -> None:
    """Let nothing refer to what was lost; writing that hung on it gets something to hang on."""
    for _ in range(_ROUNDS):
        broken = database.all("PRAGMA foreign_key_check")
        if not broken:
            return
        shapes = table_shapes.shapes_of(database)
        for table, number, parent, place in broken:
            link = next(
                row
                for row in database.all("SELECT * FROM pragma_foreign_key_list(?)", (table,))
                if row["id"] == place
            )
            _mend(database, shapes, days, (table, number, parent, link["from"]))


def _mend(
    database: Database,
    shapes: dict[str, Shape],
    days: Days,
    broken: tuple[str, int | None, str, str],
) -> None:
    table, number, parent, column = broken
    if number is None:  # a table without numbers holds nothing but the link
        sql = f'DELETE FROM "{table}" WHERE "{column}" NOT IN (SELECT rowid FROM "{parent}")'  # noqa: S608
        database.execute(sql)
        return
    required = {col.name for col in shapes[table].columns if col.is_required}
    is_own_number = any(c.name == column and c.is_number_of_row for c in shapes[table].columns)
    if column not in required and not is_own_number:
        database.update(table, {column: None}, {"rowid": number})
        return
    row = database.one(f'SELECT * FROM "{table}" WHERE rowid = ?', (number,))  # noqa: S608
    if row is None or (parent in _NO_NAME and _is_there(database, parent, row[column])):
        return  # settled with another row of the same round
    values = None
    if parent in _NO_NAME:
        day = days.get((parent, row[column]))
        values = _required(shapes[parent], _NO_NAME[parent], _instant(row), day)
    if values is None:
        database.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (number,))  # noqa: S608
    else:
        database.insert(parent, values | {"id": row[column]})


def _required(
    shape: Shape, texts: dict[str, str], instant: str, day: date | None
) -> dict[str, Any] | None:
    """Return a row of what is known and what the table asks for; None if it asks for more."""
    row: dict[str, Any] = {}
    for column in shape.columns:
        if column.name in texts and column.type == "TEXT":
            row[column.name] = texts[column.name]
        elif column.is_number_of_row or not column.is_required or column.default is not None:
            continue
        elif column.name.endswith("_at"):
            row[column.name] = instant
        elif column.name == "day":
            row["day"] = day.isoformat() if day else instant[:10]
        elif column.name == "utc_offset":
            row["utc_offset"] = _OFFSET
        elif column.name == "zone":
            row["zone"] = _ZONE
        else:
            return None
    return row


def _texts(row: Row) -> dict[str, str]:
    try:
        fields = json.loads(row["fields"])
    except ValueError:
        return {}
    return {name: text for name, text in fields.items() if isinstance(text, str)}


def _instant(row: Row) -> str:
    return next(
        (str(row[name]) for name in row.keys() if name.endswith("_at") and row[name]),  # noqa: SIM118
        "1970-01-01T00:00:00.000Z",
    )


def _is_there(database: Database, table: str, number: int) -> bool:
    return database.one(f'SELECT 1 FROM "{table}" WHERE id = ?', (number,)) is not None  # noqa: S608
