# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier beside now: which versions are listed, how fields stand, how times are said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.history import Earlier, counterpart, history, side_by_side, when_saved

LABELS = {"title": "Title", "body": "Text"}
AT = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)


def listed(now, *earlier):
    kept = tuple(
        Earlier(len(earlier) - n, AT - timedelta(minutes=n), fields)
        for n, fields in enumerate(earlier)
    )
    return [one.fields for one in history("reflection", 1, "It", LABELS, now, kept).earlier]


def test_what_reads_as_now_is_not_listed():
    now = {"title": "", "body": "now"}
    then = {"title": "", "body": "then"}
    assert listed(now, now, then, now, then) == [then, then]


def test_a_field_nobody_knew_of_is_taken_to_have_been_as_now():
    assert listed({"title": "T", "body": "now"}, {"body": "then"}) == [
        {"title": "T", "body": "then"}
    ]


def test_one_field_needs_no_label_and_an_empty_one_is_left_out():
    sides = side_by_side(
        LABELS, {"title": "", "body": "I was late"}, {"title": "", "body": "I was"}
    )
    assert sides.then.text == "I was late"
    assert sides.then.labels == ()
    assert [sides.then.text[s:e] for s, e in sides.then.marked] == [" late"]
    assert sides.now.marked == ()
    assert sides.differ


def test_several_fields_stand_below_their_labels_and_marks_are_where_the_words_are():
    sides = side_by_side(
        LABELS, {"title": "A", "body": "one two"}, {"title": "B", "body": "one 🌱"}
    )
    assert sides.then.text == "Title\nA\n\nText\none two"
    assert [sides.then.text[s:e] for s, e in sides.then.labels] == ["Title", "Text"]
    assert [sides.then.text[s:e] for s, e in sides.then.marked] == ["A", "two"]
    assert [sides.now.text[s:e] for s, e in sides.now.marked] == ["B", "🌱"]


def test_every_place_has_one_beside_it_and_what_is_the_same_stands_beside_itself():
    then = {"title": "A", "body": "one two three. four five six."}
    now = {"title": "A longer name", "body": "one two. and more. four five six."}
    sides = side_by_side(LABELS, then, now)
    for word in ("one", "four", "six"):
        left, right = sides.then.text.index(word), sides.now.text.index(word)
        assert counterpart(sides, left, is_then=True) == right
        assert counterpart(sides, right, is_then=False) == left


@given(st.text("ab \n.", max_size=60), st.text("ab \n.", max_size=60))
def test_going_down_one_column_goes_down_the_other(then, now):
    sides = side_by_side(LABELS, {"body": then}, {"body": now})
    for side, other, is_then in (
        (sides.then, sides.now, True),
        (sides.now, sides.then, False),
    ):
        found = [counterpart(sides, place, is_then=is_then) for place in range(len(side.text) + 1)]
        assert found == sorted(found)
        assert all(0 <= place <= len(other.text) for place in found)


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(hours=6, minutes=37), "today 14:05"),
        (timedelta(hours=20), "yesterday 00:42"),  # the day begins at four
        (timedelta(days=6), "last Tuesday 20:42"),
        (timedelta(days=11), "12 Nov 20:42"),
        (timedelta(days=400), "19 Oct 2025 20:42"),
    ],
)
def test_times_are_said_as_a_person_says_them(clock, ago, said):
    assert when_saved(clock.now().at - ago, clock.now()) == said
