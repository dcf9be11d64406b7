# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed into the search box becomes a question the index can answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.query import LONGEST, Query, Term, match, parse


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("anx", '"anx" *'),
        ("my mother", '"my" "mother" *'),
        ("my mother ", '"my" "mother" *'),
        ("don't", '"don\'t" *'),
        ("don’t panic", '"don’t" "panic" *'),
        ('"so tired"', '"so tired"'),
        ('"so tired" of', '"so tired" "of" *'),
        ("“so tired” of", '"so tired" "of" *'),
        ('"so ti', '"so ti" *'),
        ('"so tired" ', '"so tired"'),
        ("治療", '"治 療" *'),
        ("หมอ", '"ห ม อ" *'),
        ("ที่", '"ที่" *'),
        ("#family", '"#family" *'),
        ("NEAR(a b) OR NOT c*", '"NEAR(a" "b)" "OR" "NOT" "c*" *'),
        ("title:x", '"title:x" *'),
        ("-- yes", '"yes" *'),
    ],
)
def test_words_are_all_asked_for_and_the_last_may_go_on(typed, expected):
    assert match(typed) == expected


@pytest.mark.parametrize("typed", ["", " \n\t", '"', '""', "“”", "--- ***", "←→", "\x00", "\ud800"])
def test_nothing_to_look_for_is_no_query(typed):
    assert parse(typed) is None
    assert match(typed) is None


def test_a_phrase_still_being_typed_may_go_on():
    assert parse('"so ti') == Query((Term("so ti", ("so", "ti"), is_prefix=True),))
    assert parse('"so ti"') == Query((Term("so ti", ("so", "ti")),))


def test_a_page_pasted_is_asked_for_by_its_beginning():
    query = parse("word " * 10_000)
    assert query is not None
    assert len(query.match) < 2 * LONGEST


@given(st.text())
def test_whatever_is_typed_is_quoted_in_pairs(typed):
    expression = match(typed)
    assert expression is None or expression.count('"') % 2 == 0


@given(st.text())
def test_reading_twice_gives_the_same(typed):
    assert parse(typed) == parse(typed)
