# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over everything the person wrote, but for raw layers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.days import to_text
from therapy_journal.services.searching import Searching
from therapy_journal.services.writing import Writing
from therapy_journal.storage import search
from therapy_journal.storage.moments import moment_columns


@pytest.fixture
def searching(database) -> Searching:
    return Searching(db=database)


@pytest.fixture
def writing(database, clock) -> Writing:
    return Writing(db=database, clock=clock)


def written(writing, body, title=""):
    entry = writing.new().value
    return writing.save(entry.id, title, body, entry.revision).value


def marked(text, spans):
    return [text[span.start : span.end] for span in spans]


def a_row(database, clock, table, instant, texts, title, body):
    now = clock.now()
    stamps = {"created_at": to_text(now.at), "changed_at": to_text(now.at)}
    columns = {instant: to_text(now.at), **moment_columns(now), **stamps}
    item_id = database.insert(table, columns | texts)
    search.put(database, table, item_id, now.day, title, body)
    return item_id


def test_a_hit_shows_where_it_was_found(searching, writing, clock):
    entry = written(writing, "It rained.\n\nThen **my mother** called.", "After the call")
    (hit,) = searching.search("mothe")
    assert (hit.kind, hit.item_id, hit.title) == ("reflection", entry.id, "After the call")
    assert hit.day == clock.now().day
    assert hit.snippet == "It rained. Then my mother called."
    assert marked(hit.snippet, hit.highlights) == ["mothe"]
    (hit,) = searching.search("call")
    assert marked(hit.title, hit.title_highlights) == ["call"]


def test_an_entry_without_a_title_is_called_by_its_first_line(searching, writing):
    written(writing, "# The call\n\nIt rained.")
    assert searching.search("rain")[0].title == "The call"


def test_all_words_must_be_there_in_any_place(searching, writing):
    both = written(writing, "my mother called", "Rain")
    written(writing, "my mother")
    assert [hit.item_id for hit in searching.search("rain moth")] == [both.id]


def test_everything_is_searched_newest_first(searching, writing, database, clock):
    entry = written(writing, "the word breathing in an entry")
    clock.advance(days=1)
    homework = a_row(
        database, clock, "homework", "agreed_at",
        {"title": "Breathing", "plan_when": "after tea"}, "Breathing", "after tea",
    )  # fmt: skip
    clock.advance(days=1)
    practice = a_row(
        database, clock, "practice", "happened_at",
        {"homework_id": homework, "outcome": "partly", "noticed": "breathing was shallow"},
        "", "breathing was shallow",
    )  # fmt: skip
    clock.advance(days=1)
    session = a_row(
        database, clock, "session", "starts_at",
        {"with_whom": "A. B.", "place": "Breathing Lane 3"}, "A. B.", "Breathing Lane 3",
    )  # fmt: skip
    clock.advance(days=1)
    note = a_row(
        database, clock, "unsent_note", "happened_at",
        {"title": "", "know": "I stop breathing", "say": "Could we …"}, "", "I stop breathing",
    )  # fmt: skip
    hits = searching.search("breath")
    assert [(hit.kind, hit.item_id) for hit in hits] == [
        ("unsent_note", note),
        ("session", session),
        ("practice", practice),
        ("homework", homework),
        ("reflection", entry.id),
    ]
    assert [hit.title for hit in hits[:4]] == ["", "A. B.", "Breathing", "Breathing"]
    assert [marked(hit.snippet, hit.highlights) for hit in hits if hit.kind != "homework"] == [
        ["breath"], ["Breath"], ["breath"], ["breath"],
    ]  # fmt: skip


def test_raw_layers_are_not_searched(searching, database):
    database.execute("INSERT INTO search_raw (rowid, body) VALUES (1, 'nevertoldword')")
    assert searching.search("nevertoldword") == []


@pytest.mark.parametrize(
    ("table", "instant", "texts", "hiding"),
    [
        ("homework", "agreed_at", {"title": "word"}, {"trashed_at": "x"}),
        ("session", "starts_at", {"with_whom": "word"}, {"trashed_at": "x"}),
        ("unsent_note", "happened_at", {"title": "word"}, {"state": "let_go"}),
        ("unsent_note", "happened_at", {"title": "word"}, {"state": "erased"}),
    ],
)
def test_what_went_out_of_sight_is_absent_even_if_it_were_indexed(
    searching, database, clock, table, instant, texts, hiding
):
    item_id = a_row(database, clock, table, instant, texts, "word", "")
    assert len(searching.search("word")) == 1
    database.update(table, hiding, {"id": item_id})
    assert searching.search("word") == []


def test_sealed_and_trashed_entries_are_absent(searching, writing):
    sealed, trashed = written(writing, "word"), written(writing, "word")
    writing.seal(sealed.id, date(2027, 1, 1))
    writing.trash(trashed.id)
    assert searching.search("word") == []


def test_a_limit_and_the_older_ones_after_it(searching, writing, clock):
    ids = []
    for _ in range(7):
        clock.advance(days=1)
        ids.append(written(writing, "word").id)
    first = searching.search("word", limit=3)
    rest = searching.search("word", after_row=first[-1].row)
    assert [hit.item_id for hit in first] == ids[:3:-1]
    assert [hit.item_id for hit in rest] == ids[3::-1]


@pytest.mark.parametrize(("body", "typed"), [("昨日は治療に行った", "療"), ("ผมไปหาหมอ", "ม")])
def test_one_character_is_enough_in_scripts_without_spaces(searching, writing, body, typed):
    entry = written(writing, body)
    (hit,) = searching.search(typed)
    assert hit.item_id == entry.id
    assert hit.snippet == body
    assert set(marked(hit.snippet, hit.highlights)) == {typed}


@pytest.mark.parametrize("typed", ["", " ", '"', "***", "😀"])
def test_nothing_is_found_for_nothing(searching, writing, typed):
    written(writing, "anything 😀 ***")
    assert searching.search(typed) == []


@given(typed=st.text(max_size=60))
def test_whatever_is_typed_gets_an_answer(searching, writing, typed):
    assert isinstance(searching.search(typed), list)


def test_days_long_ago_come_last(searching, writing, clock):
    new = written(writing, "word")
    old = written(writing, "word")
    writing.set_happened(old.id, datetime(1962, 5, 1, 12))
    hits = searching.search("word")
    assert [hit.item_id for hit in hits] == [new.id, old.id]
    assert hits[1].day == date(1962, 5, 1)
    assert hits[0].day - hits[1].day > timedelta(days=20_000)
