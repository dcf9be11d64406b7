# SPDX-License-Identifier: GPL-3.0-or-later
"""What the JSON holds only when asked for by name: raw layers, and words that may come from one."""

from __future__ import annotations

from collections.abc import Iterator

from therapy_journal.storage import unsent_raw, words
from therapy_journal.storage.connection import Database
from therapy_journal.storage.whole_items import Item


def sections(db: Database) -> Iterator[tuple[str, Iterator[Item]]]:
    """Return the name and the items of each section."""
    yield "raw_layers", _layers(db)
    yield "words", _own_words(db)


def _layers(db: Database) -> Iterator[Item]:
    """Return the raw layer of every note in sight that has one, beside the note's uid."""
    for written in unsent_raw.in_sight(db):
        yield {
            "unsent_note": written.uid,
            "body": written.body,
            "revision": written.revision,
            "changed_at": written.changed_at,
        }


def _own_words(db: Database) -> Iterator[Item]:
    """Return what the spelling check takes for right; nobody keeps which text it came from."""
    for word in words.all_words(db):
        yield {"word": word}
