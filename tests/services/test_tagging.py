# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags over the whole journal: renamed, put together, taken off, and all of it taken back."""

from __future__ import annotations

import pytest

from therapy_journal.core.errors import DiskFull
from therapy_journal.core.tags import TagTaken, fitting, separated
from therapy_journal.services.searching import Searching
from therapy_journal.services.tagging import Tagging
from therapy_journal.storage import search


@pytest.fixture
def tagging(database, clock) -> Tagging:
    return Tagging(db=database, clock=clock)


@pytest.fixture
def entry_with(writing):
    def make(*tags, body="words"):
        entry = writing.new().value
        writing.save(entry.id, "", body, 1)
        writing.set_tags(entry.id, tags)
        return entry.id

    return make


@pytest.fixture
def found(database):
    searching = Searching(db=database)
    return lambda typed: sorted(hit.item_id for hit in searching.search(typed))


def tags_of(writing, *ids):
    return [writing.open(entry_id).tags for entry_id in ids]


def test_all_tags_are_counted(tagging, entry_with):
    entry_with("family", "work")
    entry_with("work")
    assert [tuple(use) for use in tagging.all()] == [("work", 2), ("family", 1)]


def test_a_new_name_is_on_every_entry_at_its_place_and_found_by_the_search(
    tagging, writing, entry_with, found, clock
):
    one, two = entry_with("a", "mum", "z"), entry_with("mum")
    trashed = entry_with("mum")
    writing.trash(trashed)
    changed = [writing.open(each).changed_at for each in (one, two)]
    versions = [writing.versions(each) for each in (one, two)]
    outcome = tagging.rename("mum", " #my mother ")
    assert tags_of(writing, one, two, trashed) == [
        ("a", "my mother", "z"),
        ("my mother",),
        ("my mother",),
    ]
    assert (found("mum"), found("mother")) == ([], [one, two])
    assert found("words") == [one, two]
    assert outcome.changes.tags
    assert outcome.changes.reflections == {one, two, trashed}
    assert [writing.open(each).changed_at for each in (one, two)] == changed
    assert [writing.versions(each) for each in (one, two)] == versions
    tagging.take_back(outcome.value)
    assert tags_of(writing, one, two, trashed) == [("a", "mum", "z"), ("mum",), ("mum",)]
    assert (found("mum"), found("mother")) == ([one, two], [])


def test_two_tags_become_one_only_when_that_was_said_and_come_apart_again(
    tagging, writing, entry_with, found
):
    one, both, other = entry_with("mum"), entry_with("mum", "Mother"), entry_with("Mother")
    with pytest.raises(TagTaken):
        tagging.rename("mum", "mother")
    assert tags_of(writing, one, both, other) == [("mum",), ("mum", "Mother"), ("Mother",)]
    done = tagging.rename("mum", "mother", merges=True).value
    assert tags_of(writing, one, both, other) == [("Mother",), ("Mother",), ("Mother",)]
    assert [tuple(use) for use in tagging.all()] == [("Mother", 3)]
    tagging.take_back(done)
    assert tags_of(writing, one, both, other) == [("mum",), ("mum", "Mother"), ("Mother",)]
    assert found("mum") == [one, both]


def test_other_letters_of_the_same_name_ask_nothing(tagging, writing, entry_with):
    one = entry_with("émile")
    done = tagging.rename("émile", "Émile").value
    assert tags_of(writing, one) == [("Émile",)]
    tagging.take_back(done)
    assert tags_of(writing, one) == [("émile",)]
    assert tagging.rename("émile", "  ").value.new == "émile"


def test_taken_off_everywhere_it_is_gone_and_comes_back_where_it_was(
    tagging, writing, entry_with, found
):
    one, two = entry_with("a", "mum", "z"), entry_with("mum")
    done = tagging.remove("mum").value
    assert tags_of(writing, one, two) == [("a", "z"), ()]
    assert found("mum") == []
    assert [use.name for use in tagging.all()] == ["a", "z"]
    tagging.take_back(done)
    assert tags_of(writing, one, two) == [("a", "mum", "z"), ("mum",)]
    assert found("mum") == [one, two]


def test_what_was_changed_since_then_stays_changed(tagging, writing, entry_with):
    one, erased = entry_with("mum"), entry_with("mum")
    done = tagging.rename("mum", "mother").value
    writing.set_tags(one, ["new", "mother"])
    entry = writing.open(erased)
    tagging._db.execute("DELETE FROM reflection WHERE id = ?", (entry.id,))
    tagging.take_back(done)
    assert tags_of(writing, one) == [("new", "mum")]


def test_a_fault_in_the_middle_changes_nothing(tagging, writing, entry_with, found, monkeypatch):
    one = entry_with("mum")

    def fail(*_args):
        raise DiskFull

    monkeypatch.setattr(search, "put_tags", fail)
    with pytest.raises(DiskFull):
        tagging.rename("mum", "mother")
    assert tags_of(writing, one) == [("mum",)]
    assert found("mum") == [one]


def test_more_entries_than_are_read_at_once_are_all_found_again(
    tagging, writing, entry_with, found, monkeypatch
):
    monkeypatch.setattr(search, "_AT_ONCE", 2)
    ids = [entry_with("mum", body=f"words {n}") for n in range(5)]
    tagging.rename("mum", "母")
    assert found("母") == ids
    assert found("mum") == []


def test_what_is_typed_meets_names_without_case_and_accents():
    names = ["work", "Café", "family", "old café", "my work"]
    assert fitting(names, "CAFE") == ["Café", "old café"]
    assert fitting(names, "wor") == ["work", "my work"]
    assert fitting(names, "#am") == ["family"]
    assert fitting(names, "") == names
    assert fitting(names, "zz") == []


def test_names_with_commas_between_them_are_several_but_for_one_in_use():
    assert separated(" anger, my sister;;home ") == ("anger", "my sister", "home")
    assert separated(" , ") == ()
    assert separated("Work, mostly", ["home", "work, mostly"]) == ("Work, mostly",)
