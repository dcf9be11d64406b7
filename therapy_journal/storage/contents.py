# SPDX-License-Identifier: GPL-3.0-or-later
"""What is written in a database, reduced to counts and one digest, to compare it with a copy."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import dataclass

from therapy_journal.storage.connection import Database, Interrupted

Stop = Callable[[], bool]
"""Says whether somebody else needs the database now."""

_SAME_BYTES = 2
"""The oldest form of marshalling: equal rows give equal bytes, whatever else refers to them."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How many rows each table has, and a SHA-256 over every value of every row."""

    counts: dict[str, int]
    digest: bytes


def never() -> bool:
    """Say that nobody waits."""
    return False


def read(db: Database, stop: Stop = never) -> Contents:
    """Read every row of every table of ours; the search indexes only repeat them.

    Raises:
        Interrupted: soon after ``stop()`` says that somebody else needs the database.
    """
    digest = hashlib.sha256()
    counts = {}
    for table, is_without_rowid in _tables(db):
        digest.update(table.encode())
        counts[table] = 0
        cursor = db.execute(_every_row(table, is_without_rowid=is_without_rowid))
        while rows := cursor.fetchmany(200):
            if stop():
                raise Interrupted
            counts[table] += len(rows)
            for row in rows:
                digest.update(marshal.dumps(tuple(row), _SAME_BYTES))
    return Contents(counts, digest.digest())


def _tables(db: Database) -> list[tuple[str, bool]]:
    """Return our tables by name, and whether each is kept in the order of its key."""
    rows = db.all("PRAGMA table_list")
    return sorted(
        (str(row["name"]), bool(row["wr"]))
        for row in rows
        if row["type"] == "table" and not str(row["name"]).startswith("sqlite_")
    )


def _every_row(table: str, *, is_without_rowid: bool) -> str:
    quoted = table.replace('"', '""')
    order = "" if is_without_rowid else " ORDER BY rowid"
    return f'SELECT * FROM "{quoted}"{order}'  # noqa: S608 — the database's own names
