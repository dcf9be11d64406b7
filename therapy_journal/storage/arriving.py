# SPDX-License-Identifier: GPL-3.0-or-later
"""Small counts for the day's first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def count_ready_to_say(db: Database) -> int:
    """Count the unsent notes still kept whose third layer could be said.

    Those marked to be brought are left out: they are counted among what is marked.
    """
    row = db.one(
        "SELECT count(*) FROM unsent_note AS n WHERE n.state = 'kept'"
        " AND trim(n.say, ' \n\t') <> '' AND NOT EXISTS (SELECT 1 FROM mark AS m"
        " WHERE m.kind = 'unsent_note' AND m.item_id = n.id AND m.is_lost = 0)"
    )
    return 0 if row is None else int(row[0])
