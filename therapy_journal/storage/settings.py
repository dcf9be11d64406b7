# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that belong to one journal and travel with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def read(db: Database, key: str) -> str | None:
    """Return the stored text of a setting, or None when it was never set."""
    row = db.one("SELECT value FROM setting WHERE key = ?", (key,))
    return None if row is None else str(row["value"])


def write(db: Database, key: str, value: str) -> None:
    """Store the text of a setting."""
    with db.atomic():
        db.execute(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )
