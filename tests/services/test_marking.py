# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing entries and passages, and finding passages again after edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.marks import Span, locate

BODY = "I said it’s going fine and changed the subject.\n\nIt’s going fine, I said."


@pytest.fixture
def entry(writing):
    entry = writing.new().value
    return writing.save(entry.id, "", BODY, entry.revision).value


def span_of(body: str, words: str) -> Span:
    start = body.index(words)
    return Span(start, start + len(words))


def save(writing, entry_id, body):
    entry = writing.open(entry_id)
    return writing.save(entry_id, entry.title, body, entry.revision)


def test_bringing_an_entry_and_taking_it_back(writing, entry):
    outcome = writing.bring(entry.id)
    assert outcome.changes.marks
    assert [mark.id for mark in writing.marks(entry.id)] == [outcome.value]
    assert writing.bring(entry.id).value == outcome.value
    assert writing.rows([entry.id])[0].is_marked
    assert writing.unbring(entry.id).changes.marks
    assert writing.marks(entry.id) == ()
    assert not writing.rows([entry.id])[0].is_marked


def test_a_passage_is_marked_without_the_blanks_around_it(writing, entry):
    span = span_of(BODY, " changed the subject.\n\n")
    mark = writing.mark_passage(entry.id, span).value
    assert mark.passage == "changed the subject."
    assert (mark.before[-4:], mark.after[:2]) == ("and ", "\n\n")
    assert writing.marks(entry.id) == (mark,)


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, 0), Span(47, 49), Span(9999, 10_001)])
def test_nothing_selected_marks_nothing(writing, entry, span):
    outcome = writing.mark_passage(entry.id, span)
    assert outcome.value is None
    assert not outcome.changes.any
    assert writing.marks(entry.id) == ()


def test_the_same_place_is_marked_once(writing, entry):
    first = writing.mark_passage(entry.id, span_of(BODY, "changed")).value
    assert writing.mark_passage(entry.id, span_of(BODY, " changed ")).value == first


def test_unmarking_returns_what_was_marked(writing, entry):
    mark = writing.mark_passage(entry.id, span_of(BODY, "changed")).value
    assert writing.unmark(mark.id).value == mark
    assert writing.marks(entry.id) == ()
    assert writing.unmark(mark.id).value is None


def test_a_passage_that_changed_is_lost_until_its_words_are_back(writing, entry):
    writing.mark_passage(entry.id, span_of(BODY, "changed the subject"))
    outcome = save(writing, entry.id, BODY.replace("subject", "topic"))
    assert outcome.changes.marks
    assert [mark.is_lost for mark in writing.marks(entry.id)] == [True]
    assert not writing.rows([entry.id])[0].is_marked
    outcome = save(writing, entry.id, BODY)
    assert outcome.changes.marks
    assert [mark.is_lost for mark in writing.marks(entry.id)] == [False]


def test_edits_elsewhere_do_not_lose_it(writing, entry):
    writing.mark_passage(entry.id, span_of(BODY, "changed the subject"))
    outcome = save(writing, entry.id, "Before.\n\n" + BODY + " After.")
    assert not outcome.changes.marks
    assert [mark.is_lost for mark in writing.marks(entry.id)] == [False]


def test_surroundings_follow_the_text_through_many_edits(writing):
    entry = writing.new().value
    body = "x1 here y1. x2 here y2."
    writing.save(entry.id, "", body, entry.revision)
    writing.mark_passage(entry.id, Span(body.rindex("here"), body.rindex("here") + 4))
    # With the surroundings it was marked in, both places would fit the last text equally well.
    for body in ("x1 here y1. x2 here z2.", "x1 here y1. w2 here z2."):
        save(writing, entry.id, body)
    (mark,) = writing.marks(entry.id)
    assert locate(body, mark) == Span(body.rindex("here"), body.rindex("here") + 4)


def test_the_whole_entry_stays_marked_whatever_is_written(writing, entry):
    writing.bring(entry.id)
    save(writing, entry.id, "quite another text")
    assert [mark.is_lost for mark in writing.marks(entry.id)] == [False]


@given(
    st.lists(st.sampled_from(["a", "b", "ab", " ", "é"]), min_size=3, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.sampled_from(["", "a", "xyz", "b "])), max_size=4),
    st.data(),
)
def test_after_any_edits_lost_says_whether_the_words_stand_there(writing, pieces, edits, data):
    entry = writing.new().value
    body = "".join(pieces)
    entry = writing.save(entry.id, "", body, entry.revision).value
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    mark = writing.mark_passage(entry.id, Span(start, end)).value
    for place, new in edits:
        pieces[place % len(pieces)] = new
        body = "".join(pieces)
        save(writing, entry.id, body)
    if mark is not None:
        (mark,) = writing.marks(entry.id)
        assert mark.is_lost == (mark.passage not in body)
