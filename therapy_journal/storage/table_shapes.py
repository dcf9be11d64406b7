# SPDX-License-Identifier: GPL-3.0-or-later
"""How the rows of each table look, so that a page can be told whose it is by what is on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from therapy_journal.storage.connection import Database
from therapy_journal.storage.page_records import Record, Value

_TYPES: dict[str, tuple[type, ...]] = {
    "INTEGER": (int,), "INT": (int,), "TEXT": (str,), "BLOB": (bytes,), "REAL": (float, int),
}  # fmt: skip
_PATTERNS = (
    (re.compile(r"uid$"), re.compile(r"[0-9a-f]{32}")),
    (re.compile(r"\w+_at$"), re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")),
    (re.compile(r"(?:\w+_)?day$"), re.compile(r"\d{4}-\d\d-\d\d")),
    (re.compile(r"kind$"), re.compile(r"[a-z_]+")),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``is_number_of_row`` where it only names the row's own number."""

    name: str
    type: str
    is_required: bool
    default: str | None
    is_number_of_row: bool

    def fits(self, value: Value) -> bool:
        """Return whether the table could have kept this value here."""
        if self.is_number_of_row or value is None:
            return value is None and (self.is_number_of_row or not self.is_required)
        types = _TYPES.get(self.type)
        if types is not None and not isinstance(value, types):
            return False
        return not isinstance(value, str) or all(
            pattern.fullmatch(value) for names, pattern in _PATTERNS if names.match(self.name)
        )


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: its columns in the order in which its records hold them."""

    name: str
    columns: tuple[Column, ...]
    has_row_numbers: bool

    @property
    def is_of_index(self) -> bool:
        """Whether it is not a table at all."""
        return " " in self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def fits(self, record: Record) -> bool:
        """Return whether this could be a row of the table."""
        values = record.values
        return (
            0 < len(values) <= len(self.columns)
            # Without numbers, a shorter record may be an entry of an index over the table.
            and (self.has_row_numbers or len(values) == len(self.columns))
            and all(column.default is not None for column in self.columns[len(values) :])
            and all(map(Column.fits, self.columns, values))
        )

    def row(self, record: Record) -> dict[str, Value]:
        """Return a record as a row; what the table got later is left to its default."""
        named = dict(zip(self.names, record.values, strict=False))
        return {
            column.name: record.number if column.is_number_of_row else named[column.name]
            for column in self.columns
            if column.name in named
        }


def shapes_of(database: Database) -> dict[str, Shape]:
    """Return every table of a database that has rows of its own, by name."""
    kinds = database.all("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'")
    return {
        str(row["name"]): _shape(database, str(row["name"]), has_row_numbers=not row["wr"])
        for row in kinds
        if row["type"] in ("table", "shadow") and not str(row["name"]).startswith("sqlite_")
    } | {
        shape.name: shape
        for row in kinds
        if row["type"] == "virtual"
        for shape in _of_search(database, str(row["name"]))
    }


def _of_search(database: Database, name: str) -> list[Shape]:
    """Return the tables of an index of the search whose columns name no types."""
    own = database.all("SELECT name FROM pragma_table_info(?)", (name,))
    texts = [_column(str(row[0]), _type_of(str(row[0]))) for row in own]
    number = Column("id", "INTEGER", is_required=True, default=None, is_number_of_row=True)
    return [
        Shape(f"{name}_content", (number, *texts), has_row_numbers=True),
        Shape(
            f"{name}_idx",
            _columns("segid INTEGER", "term BLOB", "pgno INTEGER"),
            has_row_numbers=False,
        ),
        Shape(f"{name}_config", _columns("k TEXT", "v INTEGER"), has_row_numbers=False),
    ]


def _type_of(column: str) -> str:
    return "INTEGER" if column.endswith("_id") else "TEXT"


def _columns(*declared: str) -> tuple[Column, ...]:
    pairs = (each.split() for each in declared)
    return tuple(_column(name, kind) for name, kind in pairs)


def _column(name: str, kind: str) -> Column:
    return Column(name, kind, is_required=False, default="NULL", is_number_of_row=False)


def shapes_of_indexes(database: Database) -> list[Shape]:
    """Return how the entries of every index look; a page of theirs is no table's."""
    rows = database.all(
        "SELECT of_index.name AS index_name, part.name AS column_name, own.type"
        " FROM pragma_table_list AS tables, pragma_index_list(tables.name) AS of_index,"
        " pragma_index_xinfo(of_index.name) AS part"
        " LEFT JOIN pragma_table_info(tables.name) AS own ON own.cid = part.cid"
        " WHERE tables.schema = 'main' AND tables.type = 'table'"
        " AND NOT (tables.wr AND of_index.origin = 'pk')"
        " ORDER BY of_index.name, part.seqno"
    )
    parts: dict[str, list[Column]] = {}
    for index, name, kind in rows:
        parts.setdefault(f"index {index}", []).append(_column(name or "id", kind or "INTEGER"))
    return [Shape(name, tuple(found), has_row_numbers=False) for name, found in parts.items()]


def only_shape(shapes: Iterable[Shape], records: Sequence[Record], *, is_leaf: bool) -> str:
    """Return the one table to which all of these records can belong, or nothing."""
    fitting = [
        shape.name
        for shape in shapes
        if shape.has_row_numbers == is_leaf and all(map(shape.fits, records))
    ]
    return fitting[0] if records and len(fitting) == 1 else ""


def _shape(database: Database, name: str, *, has_row_numbers: bool) -> Shape:
    rows = database.all("SELECT * FROM pragma_table_info(?)", (name,))
    keys = [row["name"] for row in rows if row["pk"]]
    columns = tuple(
        Column(
            name=row["name"],
            type=row["type"],
            is_required=bool(row["notnull"] or (row["pk"] and not has_row_numbers)),
            default="NULL"
            if row["dflt_value"] is None and not row["notnull"]
            else row["dflt_value"],
            is_number_of_row=has_row_numbers and keys == [row["name"]] and row["type"] == "INTEGER",
        )
        for row in rows
    )
    return Shape(name, columns, has_row_numbers)
