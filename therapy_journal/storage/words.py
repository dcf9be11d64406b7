# SPDX-License-Identifier: GPL-3.0-or-later
"""The own words of the person, which the spelling check takes for right; kept here alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


def all_words(db: Database) -> list[str]:
    """Return the words in alphabetical order, whatever their capitals."""
    rows = db.all("SELECT word FROM word")
    return sorted((str(row["word"]) for row in rows), key=lambda word: (word.casefold(), word))


def add(db: Database, word: str) -> bool:
    """Keep a word; False when it is there already."""
    with db.atomic():
        if db.one("SELECT 1 FROM word WHERE word = ?", (word,)) is not None:
            return False
        db.insert("word", {"word": word})
    return True


def remove(db: Database, word: str) -> None:
    """Erase a word."""
    with db.atomic():
        db.execute("DELETE FROM word WHERE word = ?", (word,))
