# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal that an earlier version indexed: what it left out is found after a quiet moment."""

from __future__ import annotations

import pytest

from therapy_journal.services.search_renewal import SearchRenewal
from therapy_journal.services.searching import Searching
from therapy_journal.services.settings import Settings
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.writing import Writing
from therapy_journal.storage import checks, indexing

PICTURES = "A day at the sea 👩‍👩‍👧 and دَفْتَرِي."


@pytest.fixture
def notes(database, clock):
    return UnsentNotes(db=database, clock=clock)


@pytest.fixture
def renewal(database, clock, notes):
    return SearchRenewal(
        db=database, clock=clock, settings=Settings(db=database), unsent_notes=notes
    )


@pytest.fixture
def written(database, clock, notes):
    """Write an entry and a note, and index both as version 0.2.0 did."""
    writing = Writing(db=database, clock=clock)
    for number in range(90):
        entry = writing.new().value
        body = PICTURES if number % 45 == 7 else "nothing of it"
        writing.save(entry.id, f"Day {number}", body, entry.revision)
    note = notes.new().value
    notes.save(note, title="", raw=PICTURES, know=PICTURES, say="")
    for row, title, body, kind, item in database.all(
        "SELECT rowid, title, body, kind, item_id FROM search"
    ):
        indexing.take_out(database, "search", row)
        plain = PICTURES if "\U0010f469" in body else body
        database.execute(
            "INSERT INTO search (rowid, title, body, tags, kind, item_id)"
            " VALUES (?, ?, ?, '', ?, ?)",
            (row, title, plain, kind, item),
        )
    indexing.take_out(database, "search_raw", note)
    database.execute("INSERT INTO search_raw (rowid, body) VALUES (?, ?)", (note, PICTURES))
    return note


def never():
    return False


def found(database, typed):
    return sorted((hit.kind, hit.title) for hit in Searching(db=database).search(typed))


@pytest.mark.parametrize("typed", ["👩‍👩‍👧", "👧", "دفتري"])
def test_what_was_left_out_is_found_afterwards(database, written, renewal, notes, typed):
    assert found(database, typed) == []
    assert renewal.is_due()
    assert renewal.renew_giving_way(never)
    assert [title for kind, title in found(database, typed)] == ["Day 52", "Day 7", ""]
    assert notes.find(typed) == {written}
    assert checks.look_over(database) == []


def test_it_is_done_once(database, written, renewal):
    renewal.renew_giving_way(never)
    assert not renewal.is_due()


def test_who_comes_first_waits_one_step_only_and_it_goes_on_later(database, written, renewal):
    turns = iter([False, False, True])
    assert not renewal.renew_giving_way(lambda: next(turns))
    assert found(database, "👧") == [("reflection", "Day 52"), ("reflection", "Day 7")]
    assert renewal.is_due()
    assert renewal.renew_giving_way(never)
    assert len(found(database, "👧")) == 3


def test_what_is_out_of_sight_stays_out(database, written, renewal, notes, clock):
    writing = Writing(db=database, clock=clock)
    (hit,) = [hit for hit in Searching(db=database).search("nothing") if hit.title == "Day 9"]
    writing.trash(hit.item_id)
    notes.let_go(written)
    renewal.renew_giving_way(never)
    assert found(database, "👧") == [("reflection", "Day 52"), ("reflection", "Day 7")]
    assert notes.find("👧") == frozenset()
