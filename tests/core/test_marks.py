# SPDX-License-Identifier: GPL-3.0-or-later
"""A marked passage is found again after edits, or is said to be gone."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.marks import CONTEXT, Mark, MarkKind, Span, around, locate


def mark_of(body: str, span: Span) -> Mark:
    passage, before, after = around(body, span)
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return Mark(1, MarkKind.REFLECTION, 1, at, passage, before, after)


@st.composite
def marked(draw):
    body = draw(st.text(alphabet="abc \n", min_size=1, max_size=200))
    start = draw(st.integers(0, len(body) - 1))
    end = draw(st.integers(start + 1, len(body)))
    return body, Span(start, end)


@given(marked())
def test_in_an_unchanged_text_a_passage_stands_with_the_same_surroundings(case):
    body, span = case
    found = locate(body, mark_of(body, span))
    assert found is not None
    assert around(body, found) == around(body, span)


@given(marked(), st.text(max_size=100), st.text(max_size=100))
def test_text_added_before_and_after_does_not_lose_it(case, before, after):
    body, span = case
    found = locate(before + body + after, mark_of(body, span))
    assert found is not None
    assert (before + body + after)[found.start : found.end] == body[span.start : span.end]


@given(marked(), marked())
def test_it_is_found_exactly_where_its_words_stand(case, other):
    body, span = case
    new_body, _ = other
    mark = mark_of(body, span)
    found = locate(new_body, mark)
    assert (found is not None) == (mark.passage in new_body)
    if found is not None:
        assert new_body[found.start : found.end] == mark.passage


def test_of_two_places_the_one_with_its_surroundings_is_taken():
    body = "I said no to her. I said no to him."
    second = Span(body.rindex("no"), body.rindex("no") + 2)
    mark = mark_of(body, second)
    edited = "At last I said no to her, and then I said no to him."
    assert locate(edited, mark) == Span(edited.rindex("no"), edited.rindex("no") + 2)


def test_one_changed_letter_loses_it():
    body = "that it matters to me"
    assert locate("that it mattered to me", mark_of(body, Span(0, len(body)))) is None


def test_surroundings_are_short():
    body = "x" * 100 + "here" + "y" * 100
    passage, before, after = around(body, Span(100, 104))
    assert (passage, len(before), len(after)) == ("here", CONTEXT, CONTEXT)
