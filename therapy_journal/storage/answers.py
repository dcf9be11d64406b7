# SPDX-License-Identifier: GPL-3.0-or-later
"""The answer to one statement, read row by row or whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_BLOCK = 200


class Row(Protocol):
    """A row of an answer, read by column name or by position."""

    def __getitem__(self, key: int | str) -> Any: ...  # noqa: ANN401
    def __iter__(self) -> Iterator[Any]: ...
    def __len__(self) -> int: ...
    def keys(self) -> list[str]:
        """Return the names of the columns."""
        ...


class Cursor:
    """The answer to one statement; errors while it is read are translated as well."""

    def __init__(self, database: Database, cursor: Any, sql: str) -> None:  # noqa: ANN401
        self._database = database
        self._cursor = cursor
        self._sql = sql

    @property
    def lastrowid(self) -> int:
        """The number of the row inserted last."""
        return int(self._cursor.lastrowid or 0)

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed."""
        return int(self._cursor.rowcount)

    def fetchone(self) -> Row | None:
        """Return the next row, or None at the end."""
        rows = self.fetchmany(1)
        return rows[0] if rows else None

    def fetchmany(self, count: int) -> list[Row]:
        """Return at most so many of the rows that are left."""
        with self._database.translating(self._sql):
            rows: list[Row] = self._cursor.fetchmany(count)
            self._database.require_seals()
            return rows

    def fetchall(self) -> list[Row]:
        """Return the rows that are left."""
        with self._database.translating(self._sql):
            rows: list[Row] = self._cursor.fetchall()
            self._database.require_seals()
            return rows

    def __iter__(self) -> Iterator[Row]:
        while rows := self.fetchmany(_BLOCK):
            yield from rows
