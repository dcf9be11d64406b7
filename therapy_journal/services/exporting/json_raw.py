# SPDX-License-Identifier: GPL-3.0-or-later
"""The raw layers of unsent notes, for the JSON that is asked for them by name."""

from __future__ import annotations

from collections.abc import Iterator

from therapy_journal.storage import unsent_raw
from therapy_journal.storage.connection import Database
from therapy_journal.storage.whole_journal import Item


def layers(db: Database) -> Iterator[Item]:
    """Return the raw layer of every note in sight that has one, beside the note's uid."""
    for written in unsent_raw.in_sight(db):
        yield {
            "unsent_note": written.uid,
            "body": written.body,
            "revision": written.revision,
            "changed_at": written.changed_at,
        }
