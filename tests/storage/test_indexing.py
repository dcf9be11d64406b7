# SPDX-License-Identifier: GPL-3.0-or-later
"""No word of an earlier text stays in the search index, however often a later text has it."""

from __future__ import annotations

import random
from datetime import date

import pytest

from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import checks, search
from therapy_journal.storage.connection import Database

TODAY = date(2026, 11, 23)


def words_of(database: Database, index: str) -> set[str]:
    """Return every word an index has, read from its own vocabulary."""
    database.permit(None)
    database.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, {index}, 'row')")
    words = {row[0] for row in database.all("SELECT term FROM temp.words")}
    database.execute("DROP TABLE temp.words")
    return words


@pytest.mark.parametrize("times", [1, 64, 128, 150, 191, 192, 300, 638, 900])
def test_a_word_written_often_goes_with_its_text(database: Database, times: int) -> None:
    search.put(database, "reflection", 1, TODAY, "", "lantern")
    search.put(database, "reflection", 1, TODAY, "", "lantern " * times)
    search.drop(database, "reflection", 1)
    assert checks.look_over(database) == []
    assert words_of(database, "search") == set()


def test_a_raw_word_written_often_goes_with_its_note(database: Database, clock) -> None:
    notes = UnsentNotes(db=database, clock=clock)
    note = notes.new().value
    for text in ("lantern", "lantern " * 150):
        notes.save(note, title="", raw=text, know="", say="")
    notes.erase_now(note)
    assert checks.look_over(database) == []
    assert words_of(database, "search_raw") == set()


def test_an_index_written_anew_a_thousand_times_fits_what_is_written(database: Database) -> None:
    chance = random.Random(3)
    bodies: dict[int, str] = {}
    for _ in range(1_000):
        item = chance.randint(1, 6)
        if chance.random() < 0.2:
            search.drop(database, "reflection", item)
            bodies.pop(item, None)
        else:
            words = chance.choices(["lantern", "harbour", "lamp"], k=chance.choice([1, 9, 400]))
            bodies[item] = " ".join(words)
            search.put(database, "reflection", item, TODAY, "", bodies[item])
    assert checks.look_over(database) == []
    for word in ("lantern", "harbour", "lamp"):
        hits = {hit.item_id for hit in search.query(database, f'"{word}"')}
        assert hits == {item for item, body in bodies.items() if word in body.split()}
