# SPDX-License-Identifier: GPL-3.0-or-later
"""The words around a hit, as a list shows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.excerpts import excerpt, highlights
from therapy_journal.core.query import Query, parse
from therapy_journal.core.text import clean


def asked(typed: str) -> Query:
    query = parse(typed)
    assert query is not None
    return query


def shown(body: str, typed: str) -> list[str]:
    part = excerpt(body, asked(typed))
    return [part.text[span.start : span.end] for span in part.highlights]


@pytest.mark.parametrize(
    ("body", "typed", "expected"),
    [
        ("I was anxious, so Anxious.", "anx", ["anx", "Anx"]),
        ("I was anxious.", "was anxious", ["was", "anxious"]),
        ("An éclair. E\u0301clair.", "eclair", ["éclair", "E\u0301clair"]),
        ("I don’t know", "don't", ["don’t"]),
        ("very, very-tired today", '"very tired"', ["very-tired"]),
        ("昨日は治療に行った", "治療", ["治療"]),
        ("昨日は治療に行った", "治", ["治"]),
        ("ผมไปหาหมอ", "หมอ", ["หมอ"]),
        ("שלום לך", "שלום", ["שלום"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
    ],
)
def test_what_was_looked_for_is_shown_as_it_was_written(body, typed, expected):
    assert shown(body, typed) == expected


def test_a_word_is_not_found_inside_another():
    assert shown("theatre, other", '"the"') == []
    assert shown("other, breathe", "the") == []


def test_a_hit_far_down_is_shown_in_its_sentence():
    body = "First line.\n\n" * 200 + "Then **my mother** called me again.\n" + "More. " * 100
    part = excerpt(body, asked("mother"))
    assert "Then my mother called me again." in part.text
    assert part.text.startswith("… ")
    assert [part.text[s.start : s.end] for s in part.highlights] == ["mother"]


def test_without_a_hit_the_beginning_is_shown():
    part = excerpt("# Monday\n\nIt rained.", asked("sun"))
    assert part.text == "Monday It rained."
    assert part.highlights == ()


def test_highlights_of_a_title():
    title = "After the call with Mum"
    assert [title[s.start : s.end] for s in highlights(title, asked("call mu"))] == ["call", "Mu"]


@given(st.text(), st.text(min_size=1))
def test_no_text_and_no_query_upsets_it(body, typed):
    query = parse(typed)
    if query is None:
        return
    part = excerpt(clean(body).text, query)
    assert len(part.text) <= 162
    assert all(0 <= s.start < s.end <= len(part.text) for s in part.highlights)


@given(
    st.lists(st.text(alphabet="abcdeéñ治療ก", min_size=1, max_size=8), min_size=1, max_size=400),
    st.data(),
)
def test_the_word_looked_for_is_in_sight(words, data):
    word = data.draw(st.sampled_from(words))
    part = excerpt(" ".join(words), asked(f'"{word}"'))
    assert any(part.text[s.start : s.end] == word for s in part.highlights)


@pytest.mark.parametrize(
    ("text", "typed", "shown"),
    [
        ("good 😀 day", "😀", ["😀"]),
        ("good😀day😀", "😀", ["😀", "😀"]),
        ("us 👩‍👩‍👧‍👦 there", "👩‍👩‍👧‍👦", ["👩‍👩‍👧‍👦"]),
        ("with ❤️ now", "❤", ["❤️"]),
        ("كَتَبْتُ فِي دَفْتَرِي", "دفتري", ["دَفْتَرِي"]),
        ("كتـــاب", "كتاب", ["كتـــاب"]),
        ("שָׁלוֹם לך", "שלום", ["שָׁלוֹם"]),
        ("எனக்கு பயமாக", "பயமாக", ["பயமாக"]),
        ("今天下雨了", "雨", ["雨"]),
        ("ខ្ញុំខ្លាច", "ខ្លា", ["ខ្លា"]),
    ],
)
def test_any_script_and_any_picture_is_shown_where_it_stands(text, typed, shown):
    spans = highlights(text, asked(typed))
    assert [text[span.start : span.end] for span in spans] == shown
