# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that narrow a search: read where they say something, ordinary text where they do not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.query import match
from therapy_journal.core.query_words import both, read, with_tag


def asked(text):
    """Return what is looked for in the index, and the filters."""
    said = read(text)
    return (said.query.match if said.query else None), said.filters


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("tag:family", Filters(tags=frozenset({"family"}))),
        ("TAG:Family", Filters(tags=frozenset({"family"}))),
        ("tag:#Family", Filters(tags=frozenset({"family"}))),
        ('tag:"my mother"', Filters(tags=frozenset({"my mother"}))),
        ("tag:“my  Mother”", Filters(tags=frozenset({"my mother"}))),
        ('tag:"my mother', Filters(tags=frozenset({"my mother"}))),
        ("tag:家族 tag:work", Filters(tags=frozenset({"家族", "work"}))),
        ("mood:3", Filters(mood=(3, 3))),
        ("mood：3", Filters(mood=(3, 3))),
        ("mood:٣", Filters(mood=(3, 3))),
        ("mood:<4", Filters(mood=(0, 3))),
        ("mood:<=4", Filters(mood=(0, 4))),
        ("mood:>7", Filters(mood=(8, 10))),
        ("mood:>=7", Filters(mood=(7, 10))),
        ("mood:3-5", Filters(mood=(3, 5))),
        ("mood:5–3", Filters(mood=(3, 5))),
        ("mood:3-50", Filters(mood=(3, 10))),
        ("mood:3-8 mood:>5", Filters(mood=(6, 8))),
        ("before:2026-03-05", Filters(last=date(2026, 3, 4))),
        ("before:2026-03", Filters(last=date(2026, 2, 28))),
        ("before:2026", Filters(last=date(2025, 12, 31))),
        ("after:2026-03-05", Filters(first=date(2026, 3, 5))),
        ("after:2026-03", Filters(first=date(2026, 3, 1))),
        ("after:2026", Filters(first=date(2026, 1, 1))),
        ("after:2026 before:2027", Filters(first=date(2026, 1, 1), last=date(2026, 12, 31))),
        ("after:2026 after:2025", Filters(first=date(2026, 1, 1))),
        ("is:marked", Filters(is_marked=True)),
        ("IS:Marked", Filters(is_marked=True)),
    ],
)
def test_a_word_with_a_value_narrows(text, filters):
    assert asked(text) == (None, filters)


def test_words_that_narrow_and_words_to_look_for_stand_in_any_order():
    expected = ('"rain" "tram" *', Filters(tags=frozenset({"work"}), is_marked=True))
    assert asked("tag:work rain is:marked tram") == expected
    assert asked("rain tag:work tram is:marked") == expected
    assert asked('"a tram" mood:3 stop') == ('"a tram" "stop" *', Filters(mood=(3, 3)))


@pytest.mark.parametrize(
    "text",
    [
        "mood:low ", "mood:11 ", "mood:<0 ", "mood:>10 ", "mood:3-x ", "mood:<3-5 ", "mood:-3 ",
        "before:yesterday ", "before:2026-13 ", "after:2026-02-30 ", "after:0000 ", "after:20 ",
        "before:0001 ", "before:2026-03-05-07 ", "is:sealed ", "is:mark ", "colour:red", "a:b:c",
        "https://example.org", "xtag:family", '"tag:family"', '"is:marked', "tag: ", "mood: low",
        'tag:"" ', "tag:# x", "10:30", ":", "tag", "mood 3",
    ],
)  # fmt: skip
def test_anything_else_is_ordinary_text(text):
    assert asked(text) == (match(text), EVERYTHING)


def test_a_word_that_says_nothing_is_told_apart_from_other_words():
    assert read("before:december rain a:b mood:3").unread == ("before:december",)
    assert read("rain before:2026").unread == ()
    assert read("before:20").unread == ()


@pytest.mark.parametrize(
    "whole", ["tag:family", "mood:<=4", "mood:3-5", "before:2026-03-05", "after:2026", "is:marked"]
)
def test_while_a_word_is_typed_it_is_never_looked_for_itself(whole):
    for end in range(whole.index(":") + 1, len(whole) + 1):
        assert read(f"rain {whole[:end]}").query == read("rain").query


def test_a_tag_still_being_typed_is_told():
    assert read("rain tag:fam").typed_tag == "fam"
    assert read("tag:fam rain").typed_tag == ""
    assert read("tag:fam ").typed_tag == ""
    assert read('tag:"fam').typed_tag == "fam"
    assert read('tag:"fam"').typed_tag == ""
    filters = read("tag:work tag:fam").filters
    assert with_tag(filters, "fam", "family").tags == {"work", "family"}
    assert with_tag(filters, "fam", "").tags == {"work"}


def test_nothing_is_nothing():
    assert read("").is_nothing
    assert read(' " ').is_nothing
    assert not read("rain").is_nothing
    assert not read("is:marked").is_nothing


def test_both_must_hold():
    one = Filters(tags=frozenset({"a"}), mood=(2, 6), first=date(2026, 1, 1))
    other = Filters(tags=frozenset({"b"}), mood=(5, 9), first=date(2025, 1, 1), is_marked=True)
    assert both(one, other) == Filters(
        tags=frozenset({"a", "b"}), mood=(5, 6), first=date(2026, 1, 1), is_marked=True
    )
    assert both(one, EVERYTHING) == both(EVERYTHING, one) == one


_WORDS = st.sampled_from(["tag:", "mood:", "before:", "after:", "is:", '"', "“", "-", "<", ">="])
_PARTS = st.one_of(_WORDS, st.text(max_size=8), st.sampled_from(["2026-", "3", "marked", " "]))


@given(st.lists(_PARTS, max_size=12).map("".join))
def test_whatever_is_typed_is_read(text):
    said = read(text)
    assert said.filters.mood is None or 0 <= said.filters.mood[0] <= 10
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "looks_for"),
    [
        ("x" * 10_000, "x" * 400),
        ('"' * 10_000, None),
        ("\x00", None),
        ("\ud800 rain \udfff", "rain"),
        ("(a|b)*+?[^", "(a|b)*+?[^"),
        ("\\", None),
    ],
)
def test_long_and_odd_texts_are_read(text, looks_for):
    said = read(text)
    assert said.filters.is_empty
    terms = said.query.terms if said.query else ()
    assert [term.text for term in terms] == ([looks_for] if looks_for else [])


def test_a_tag_of_any_length_is_one_tag():
    said = read("tag:" * 3_000)
    assert said.query is None
    assert len(said.filters.tags) == 1
