# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over everything the person wrote, but for raw layers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.days import to_text
from therapy_journal.core.filters import Filters
from therapy_journal.services.searching import Searching
from therapy_journal.storage import search
from therapy_journal.storage.moments import moment_columns


@pytest.fixture
def searching(database) -> Searching:
    return Searching(db=database)


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


@pytest.mark.parametrize("typed", ["", " ", '"', "***"])
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


# -- words that narrow, and the order ------------------------------------------------------------


def titles(hits):
    return [hit.title for hit in hits]


@pytest.fixture
def narrowed(writing, clock):
    """Write four entries, the last one today: tags, moods and a mark differ."""
    made = {}
    for title, tags, mood in (
        ("One", ["family"], 2),
        ("Two", ["family", "My Mother"], 5),
        ("Three", ["work"], 8),
        ("Four", [], None),
    ):
        entry = written(writing, "It rained all day.", title)
        writing.set_tags(entry.id, tags)
        writing.set_mood(entry.id, mood)
        made[title] = entry.id
        clock.advance(days=10)
    return made


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rain tag:family", ["Two", "One"]),
        ("tag:FAMILY rain mood:>3", ["Two"]),
        ('tag:"my mother"', ["Two"]),
        ("tag:family tag:work", []),
        ("mood:2-5", ["Two", "One"]),
        ("mood:<6 rain", ["Two", "One"]),
        ("mood:>9", []),
        ("tag:nowhere", []),
        ("sun tag:family", []),
        ("tag:fa", ["Two", "One"]),  # only one tag begins so
        ("tag:fa ", []),  # finished, and no tag is called that
    ],
)
def test_words_that_narrow(searching, narrowed, typed, found):
    assert titles(searching.search(typed)) == found
    assert sorted(titles(searching.search(typed, order="best"))) == sorted(found)


def test_a_tag_of_which_several_begin_so_narrows_nothing_yet(searching, narrowed, writing):
    writing.set_tags(narrowed["Four"], ["fairness"])
    assert len(searching.search("rain tag:fa")) == 4
    assert titles(searching.search("rain tag:fai")) == ["Four"]


def test_a_tag_that_only_entries_out_of_sight_carry_completes_nothing(searching, narrowed, writing):
    writing.set_tags(narrowed["Four"], ["fairness"])
    writing.set_tags(narrowed["Three"], ["fate"])
    writing.seal(narrowed["Four"], date(2028, 1, 1))
    writing.trash(narrowed["Three"])
    assert titles(searching.search("rain tag:fa")) == ["Two", "One"]
    assert searching.search("rain tag:fai") == []


def test_days_narrow_everything(searching, narrowed, writing, clock, database):
    days = {hit.title: hit.day for hit in searching.search("rain")}
    typed = f"after:{days['Two']} before:{days['Four']}"
    assert titles(searching.search(f"rain {typed}")) == ["Three", "Two"]
    assert titles(searching.search(typed)) == ["Three", "Two"]
    now = a_row(
        database, clock, "homework", "agreed_at", {"title": "Rain walk"}, "Rain walk", ""
    )  # fmt: skip
    assert [hit.item_id for hit in searching.search(f"rain after:{clock.now().day}")] == [now]
    assert searching.search(f"rain before:{days['One']}") == []
    assert searching.search("rain after:9999-12-31 before:0001-01-02") == []


def test_marked_entries_are_found_by_that(searching, narrowed, writing):
    writing.bring(narrowed["Three"])
    assert titles(searching.search("is:marked")) == ["Three"]
    assert titles(searching.search("rain is:marked")) == ["Three"]
    assert searching.search("sun is:marked") == []


def test_words_that_narrow_and_what_was_chosen_hold_together(searching, narrowed):
    chosen = Filters(tags=frozenset({"family"}))
    assert titles(searching.search("rain", chosen=chosen)) == ["Two", "One"]
    assert titles(searching.search("mood:5", chosen=chosen)) == ["Two"]


def test_what_only_narrows_has_no_words_to_show(searching, narrowed):
    (hit,) = searching.search("mood:8")
    assert (hit.snippet, hit.highlights, hit.title_highlights) == ("It rained all day.", (), ())


def test_what_is_sealed_or_in_the_trash_passes_no_filter(searching, narrowed, writing):
    writing.seal(narrowed["One"], date(2028, 1, 1))
    writing.trash(narrowed["Two"])
    assert searching.search("tag:family") == []
    assert searching.search("rain tag:family") == []


def test_the_best_match_comes_first_and_then_the_newest(searching, writing, clock):
    for title, body in (
        ("Rain", "Rain, and more rain."),
        ("Older", "Once it rained. " + "The day was long and quiet. " * 20),
        ("Newer", "Once it rained. " + "The day was long and quiet. " * 20),
    ):
        written(writing, body, title)
        clock.advance(days=1)
    assert titles(searching.search("rain")) == ["Newer", "Older", "Rain"]
    assert titles(searching.search("rain", order="best")) == ["Rain", "Newer", "Older"]
    assert titles(searching.search("rain", limit=2, skip=1, order="best")) == ["Newer", "Older"]


def test_the_order_is_remembered(searching, database):
    assert searching.kept_order() == "newest"
    searching.keep_order("best")
    assert Searching(db=database).kept_order() == "best"


@given(st.text(max_size=60), st.sampled_from(["newest", "best"]))
def test_nothing_typed_is_an_error(searching, typed, order):
    assert searching.search(typed, order=order) == []


@pytest.mark.parametrize("order", ["newest", "best"])
@pytest.mark.parametrize(
    "typed",
    [
        "(a|b)*+?[^x]{2,}\\", "NEAR(a b)", "a AND b OR NOT c", "title:rain", "{title body}:rain",
        '"rain', 'rain" "', "^rain", "rain*", "-rain", "rain + day", "'; DROP TABLE search; --",
        "\x00rain", "rain\ud800", "\udfff", "x" * 10_000, '"' * 10_000, "rain " * 2_000,
        "tag:" * 2_500, "mood:3 " * 1_500, "a b c d e f g h i j k l m n o p " * 9, "\u202erain",
    ],
)  # fmt: skip
def test_odd_things_typed_are_words(searching, narrowed, typed, order):
    assert isinstance(searching.search(typed, order=order), list)
