# SPDX-License-Identifier: GPL-3.0-or-later
"""What two texts differ in, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.word_diff import difference

WORDS = st.lists(
    st.sampled_from(["I", "was", "late", "late.", "again!", "\n", "\n\n", "今日は", "é", "🌱"])
).map(" ".join)


def told(then, now):
    found = difference(then, now)
    return (
        [then[one.start : one.end] for one in found.removed],
        [now[one.start : one.end] for one in found.added],
    )


@pytest.mark.parametrize(
    ("then", "now", "removed", "added"),
    [
        ("I was late.", "I was early.", ["late"], ["early"]),
        ("I was late.", "I was very late.", [], ["very "]),
        ("One. Two. Three.", "One. Three.", ["Two. "], []),
        ("", "all new", [], ["all new"]),
        ("all gone", "", ["all gone"], []),
        ("a\n\nb\n\nc", "a\n\nc", ["b\n\n"], []),
        ("don't", "don’t", ["don't"], ["don’t"]),
        ("今日は心が重い", "今日は体が重い", ["心"], ["体"]),
        ("red wine", "white tea", ["red wine"], ["white tea"]),
    ],
)
def test_what_changed_is_told_by_words(then, now, removed, added):
    assert told(then, now) == (removed, added)


def test_a_word_changed_in_a_long_text_is_that_word_alone():
    then = " ".join(f"word{n} is here." for n in range(2_000))
    assert told(then, then.replace("word1234 ", "another ")) == (["word1234"], ["another"])


def test_a_long_text_without_any_full_stop_is_compared_as_well():
    then = " ".join(f"w{n}" for n in range(3_000))
    assert told(then, then.replace("w77 ", "x ")) == (["w77"], ["x"])


@given(WORDS, WORDS)
def test_without_what_is_marked_both_read_the_same(then, now):
    found = difference(then, now)
    left, right = (
        "".join(
            letter
            for place, letter in enumerate(text)
            if not any(one.start <= place < one.end for one in marked)
        )
        for text, marked in ((then, found.removed), (now, found.added))
    )
    assert left.split() == right.split() or "".join(left.split()) == "".join(right.split())


@given(WORDS)
def test_the_same_text_has_no_difference(text):
    assert difference(text, text).is_none


@given(st.text(), st.text())
def test_any_two_texts_have_stretches_in_order_and_inside(then, now):
    found = difference(then, now)
    for text, stretches in ((then, found.removed), (now, found.added)):
        end = 0
        for one in stretches:
            assert end <= one.start < one.end <= len(text)
            end = one.end
    assert found.is_none == (then == now)
