# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a journal holds, to compare two journals or two moments of one."""

from __future__ import annotations

import hashlib
from typing import Any

from therapy_journal.storage.connection import Database

_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name"
)


def rows(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table in an order of its own, the search index left out."""
    return {
        name: sorted((tuple(row) for row in database.all(f'SELECT * FROM "{name}"')), key=repr)
        for (name,) in database.all(_TABLES)
    }


def named_rows(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table by the names of its columns."""
    return {
        name: [
            dict(zip(row.keys(), row, strict=True))
            for row in database.all(f'SELECT * FROM "{name}"')
        ]
        for (name,) in database.all(_TABLES)
    }


def digest(database: Database) -> str:
    """Return a short digest of :func:`rows`."""
    return hashlib.sha256(repr(rows(database)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
