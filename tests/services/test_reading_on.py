# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries to read one after another, on a real journal."""

from datetime import date

import pytest

from therapy_journal.core.reflections import Form
from therapy_journal.services.reading_on import ReadingOn


@pytest.fixture
def reading(writing, clock):
    return ReadingOn(writing=writing, clock=clock)


def test_entries_follow_each_other_as_they_were_lived(reading, entry_of):
    newest, oldest, middle = (
        entry_of(body="c", days=0),
        entry_of(body="a", days=60),
        entry_of(body="b", days=30),
    )
    assert reading.from_entry(oldest) == (oldest, middle, newest)
    assert reading.from_entry(middle) == (middle, newest)
    assert reading.from_entry(999) == ()
    assert reading.of_month(date(2026, 10, 1)) == (middle,)
    assert reading.of_these([newest, 999, oldest]) == (oldest, newest)
    assert [entry.body for entry in reading.texts([oldest, middle])] == ["a", "b"]


def test_what_is_closed_trashed_empty_or_gone_is_not_read(reading, writing, entry_of):
    closed, trashed, kept = (
        entry_of(body="closed", days=3),
        entry_of(body="trashed", days=2),
        entry_of(body="kept", days=1),
    )
    empty = writing.new(Form.FREE).value.id
    ids = reading.from_entry(closed)
    writing.seal(closed, date(2027, 1, 1))
    writing.trash(trashed)
    assert [entry.id for entry in reading.texts((*ids, empty, 999))] == [kept]
    assert trashed not in reading.from_entry(closed)


def test_the_nearest_entry_is_the_first_of_its_day(reading, entry_of):
    assert reading.nearest(date(2026, 11, 1), date(2026, 11, 30)) is None
    first, second = entry_of(body="first", days=10), entry_of(body="second", days=10)
    far = entry_of(body="far", days=40)
    day = date(2026, 11, 13)
    assert reading.nearest(day, day) == (first, day)
    assert reading.nearest(date(2026, 11, 1), date(2026, 11, 30)) == (first, day)
    assert reading.nearest(date(2020, 1, 1), date(2020, 1, 1)) == (far, date(2026, 10, 14))
    assert second != first


def test_words_in_a_draft_are_read_as_they_were_typed_last(reading, writing, entry_of):
    entry = entry_of(body="saved", days=1)
    writing.save_draft(entry, "", "typed since", 0, writing.open(entry).revision)
    assert [each.body for each in reading.texts([entry])] == ["typed since"]
