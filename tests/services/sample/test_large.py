# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated journals: as many entries as asked for, found by their words, always the same."""

import pytest

from tests.clocks import SettableClock
from therapy_journal.services import keeping
from therapy_journal.services.sample import make_large

WORDS = "quiet harbour lantern seventeen"


@pytest.fixture
def large(tmp_path):
    """Return a function that makes a journal of N entries and opens it."""
    opened = []

    def made(entries, name="Large"):
        folder = tmp_path / f"{name}.tjournal"
        make_large(folder, entries, passphrase=WORDS)
        opened.append(keeping.unlock(folder, WORDS, clock=SettableClock()))
        return opened[-1]

    yield made
    for journal in opened:
        journal.close()


def texts(journal):
    ids = [entry_id for entry_id, _ in journal.writing.ids_with_days()]
    return [(e.title, e.body, e.happened) for e in map(journal.writing.open, ids)]


@pytest.mark.parametrize("entries", [0, 1, 1_001])
def test_it_has_as_many_entries_as_asked_for(large, entries):
    assert large(entries).writing.count() == entries


def test_it_is_the_same_every_time(large):
    assert texts(large(40)) == texts(large(40, "Again"))


def test_its_entries_are_found_and_spread_over_ten_years(large):
    journal = large(200)
    days = [day for _, day in journal.writing.ids_with_days()]
    assert (days[0] - days[-1]).days > 3_500
    entry = journal.writing.open(journal.writing.ids_with_days()[0][0])
    assert 150 <= len(entry.body.split()) <= 200
    rare = max(entry.body.split(), key=len).strip(".").lower()
    assert entry.id in {hit.item_id for hit in journal.searching.search(rare)}
