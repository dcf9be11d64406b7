# SPDX-License-Identifier: GPL-3.0-or-later
"""When something was written last, as the clock said then."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import from_text

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

# Only instants the clock gave; when something happened may have been set by hand.
_NEWEST = """
SELECT max(at) FROM (
    SELECT max(changed_at) AS at FROM reflection WHERE trashed_at IS NULL
    UNION ALL SELECT saved_at FROM (SELECT saved_at FROM version ORDER BY id DESC LIMIT 1)
    UNION ALL SELECT max(changed_at) FROM draft
    UNION ALL SELECT max(changed_at) FROM unsent_note
    UNION ALL SELECT max(changed_at) FROM homework
    UNION ALL SELECT max(changed_at) FROM practice
    UNION ALL SELECT max(changed_at) FROM session
)
"""


def written_last(db: Database) -> datetime | None:
    """Return the newest instant (aware, UTC) at which something was written; None before."""
    row = db.one(_NEWEST)
    return None if row is None or row[0] is None else from_text(row[0])
