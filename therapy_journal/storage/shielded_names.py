# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that print as initials or roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapy_journal.core.name_shield import ShieldedName

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def all_names(db: Database) -> list[ShieldedName]:
    """Return the shielded names in alphabetical order."""
    rows = db.all("SELECT id, name, shown_as FROM shielded_name ORDER BY name COLLATE NOCASE, id")
    return [ShieldedName(row["id"], row["name"], row["shown_as"]) for row in rows]


def put(db: Database, name: str, shown_as: str) -> int:
    """Shield a name, or say anew what stands in its place; return its number."""
    row = db.one(
        "INSERT INTO shielded_name (name, shown_as) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET shown_as = excluded.shown_as RETURNING id",
        (name, shown_as),
    )
    return 0 if row is None else int(row["id"])


def remove(db: Database, name_id: int) -> None:
    """Print a name as it is again."""
    db.execute("DELETE FROM shielded_name WHERE id = ?", (name_id,))
