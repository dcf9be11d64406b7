# SPDX-License-Identifier: GPL-3.0-or-later
"""How a row becomes an item of the complete JSON, and what its statements have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Row

Item = dict[str, Any]

SESSION = "(SELECT uid FROM session AS s WHERE s.id = {}.session_id AND s.trashed_at IS NULL)"
"""The uid of the session a row of the table ``{}`` names, once that is filled in."""

OPEN_ENTRY = "trashed_at IS NULL AND (sealed_until IS NULL OR sealed_until <= :open_until)"
"""What holds of an entry that is in sight and not sealed beyond ``:open_until``."""


def named(row: Row, names: str = "") -> Item:
    """Return the uid of a row and these columns, their names apart by spaces."""
    return as_is(row, f"uid {names}")


def as_is(row: Row, names: str) -> Item:
    """Return these columns of a row, their names apart by spaces."""
    return {name: row[name] for name in names.split()}


def moment(row: Row, instant: str) -> Item:
    """Return a moment: the column ``instant``, and what held where one was."""
    return {
        "at": row[instant],
        "offset": row["utc_offset"],
        "zone": row["zone"],
        "day": row["day"],
    }
