# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed until a day: out of sight everywhere, open by itself when the day comes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from therapy_journal.services.sealing import Seal

WORD = "marzipan"


@pytest.fixture
def entry_id(journal):
    return written(journal, f"A heavy {WORD}.")


def written(journal, body):
    entry = journal.writing.new().value
    return journal.writing.save(entry.id, "Heavy", body, entry.revision).value.id


def found(journal):
    return [hit.item_id for hit in journal.searching.search(WORD)]


def test_a_closed_entry_is_in_no_search_and_its_row_has_no_word(journal, entry_id, clock):
    assert found(journal) == [entry_id]
    until = clock.now().day + timedelta(days=7)
    outcome = journal.writing.sealing.seal([entry_id], until)
    assert outcome.value == (Seal(entry_id, None),)
    assert outcome.changes.reflection_list
    assert outcome.changes.summary
    assert found(journal) == []
    (row,) = journal.writing.rows([entry_id])
    assert row.is_sealed
    assert row.title == row.snippet == ""
    assert journal.writing.latest() is None


def test_what_was_being_typed_when_it_was_closed_stays_out_of_the_search(journal, entry_id, clock):
    journal.writing.sealing.seal([entry_id], clock.now().day + timedelta(days=7))
    entry = journal.writing.open(entry_id)
    journal.writing.save(entry_id, "Heavy", f"More of the {WORD}.", entry.revision)
    assert found(journal) == []


def test_several_are_closed_and_each_gets_back_what_it_had(journal, entry_id, clock):
    other = written(journal, f"Another {WORD}.")
    first, second = (clock.now().day + timedelta(days=days) for days in (7, 30))
    journal.writing.sealing.seal([other], first)
    before = journal.writing.sealing.seal([entry_id, other, 999], second).value
    assert before == (Seal(entry_id, None), Seal(other, first))
    assert found(journal) == []
    journal.writing.sealing.set(before)
    assert found(journal) == [entry_id]
    assert journal.writing.open(other).sealed_until == first


def test_it_opens_when_its_day_comes_while_the_journal_is_open(journal, entry_id, clock):
    journal.writing.sealing.seal([entry_id], clock.now().day + timedelta(days=7))
    clock.advance(days=6)
    assert journal.turn_day().changes.reflections == frozenset()
    assert found(journal) == []
    clock.advance(days=1)
    changes = journal.turn_day().changes
    assert changes.reflections == {entry_id}
    assert changes.reflection_list
    assert found(journal) == [entry_id]


def test_its_day_begins_at_the_day_boundary(journal, entry_id, clock):
    clock.set_local(clock.now().local.replace(hour=23, minute=0))
    tomorrow = clock.now().day + timedelta(days=1)
    journal.writing.sealing.seal([entry_id], tomorrow)
    clock.advance(hours=4)  # 3:00 of the night
    journal.turn_day()
    assert found(journal) == []
    clock.advance(hours=1)
    journal.turn_day()
    assert found(journal) == [entry_id]


def test_opened_early_it_is_open_for_good(journal, entry_id, clock):
    until = clock.now().day + timedelta(days=7)
    journal.writing.sealing.seal([entry_id], until)
    before = journal.writing.sealing.unseal(entry_id).value
    assert found(journal) == [entry_id]
    assert journal.writing.open(entry_id).sealed_until is None
    assert before == (Seal(entry_id, until),)


def test_closing_changes_neither_text_nor_when_it_was_changed(journal, entry_id, clock):
    before = journal.writing.open(entry_id)
    clock.advance(days=1)
    journal.writing.sealing.seal([entry_id], date(2027, 1, 1))
    after = journal.writing.open(entry_id)
    assert (after.body, after.changed_at, after.revision) == (
        before.body, before.changed_at, before.revision
    )  # fmt: skip
