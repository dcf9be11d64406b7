# SPDX-License-Identifier: GPL-3.0-or-later
"""Small counts for the day's first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def count_ready_to_say(db: Database) -> int:
    """Count the unsent notes still kept whose third layer could be said; no layer is read."""
    row = db.one(
        "SELECT count(*) FROM unsent_note WHERE state = 'kept' AND trim(say, ' \n\t') <> ''"
    )
    return 0 if row is None else int(row[0])
