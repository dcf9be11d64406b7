# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines of a form: what is kept of them, and that nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.homework_forms import (
    LINES,
    SHAPES,
    LineKind,
    Step,
    TaskForm,
    answers_text,
    first_line_of,
    kept_answers,
    kept_steps,
    rating_of,
    read_answers,
    read_steps,
    steps_in_words,
    steps_of,
    steps_text,
    words_of,
)

ANSWERS = st.dictionaries(st.sampled_from(sorted(LINES)), st.text(max_size=40))
STEPS = st.lists(st.builds(Step, st.text(max_size=40), st.none() | st.integers(-2, 14)), max_size=8)


def test_every_form_but_the_plain_one_has_a_first_line():
    assert first_line_of(TaskForm.PLAIN) is None
    firsts = [first_line_of(form) for form in TaskForm if form is not TaskForm.PLAIN]
    assert [line.key for line in firsts] == [
        "thought", "activity", "step", "worries", "arriving",
    ]  # fmt: skip


def test_no_two_forms_share_a_line():
    keys = [line.key for shape in SHAPES.values() for line in shape.lines]
    assert len(keys) == len(set(keys)) == len(LINES)


def test_a_pair_names_two_numbers_of_its_own_form():
    for shape in SHAPES.values():
        kinds = {line.key: line.kind for line in shape.lines}
        assert all(kinds[key] is LineKind.RATING for key in shape.pair or ())


def test_lines_of_an_earlier_form_stay_and_emptied_ones_go():
    before = {"thought": "I am late", "worries": "rent"}
    given_now = {"worries": "  ", "can_do": "call\r\nthem ", "unknown": "x"}
    assert kept_answers(before, given_now) == {"thought": "I am late", "can_do": "call\nthem"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("7", 7), ("0", 0), ("10", 10), ("11", None), ("-1", None), ("two", None), ("²", None),
        ("٧", None),
    ],
)  # fmt: skip
def test_a_number_is_between_none_and_the_most(typed, kept):
    answers = kept_answers({}, {"belief": typed})
    assert rating_of(answers, "belief") == kept
    assert ("belief" in answers) is (kept is not None)


@given(ANSWERS)
def test_answers_are_read_back_as_they_were_kept(typed):
    kept = kept_answers({}, typed)
    assert read_answers(answers_text(kept)) == kept
    assert kept_answers(kept, {}) == kept


@given(STEPS)
def test_steps_are_read_back_from_the_journal_and_from_words(typed):
    kept = kept_steps(typed)
    assert read_steps(steps_text(kept)) == kept
    assert steps_of(steps_in_words(kept)) == kept
    assert all("\n" not in step.text and step.text for step in kept)


def test_steps_say_what_was_expected():
    steps = (Step("Stand at the gate", 4), Step("7 · is no number here"))
    assert steps_in_words(steps) == "4 · Stand at the gate\n– · 7 · is no number here"


def test_a_step_with_a_dot_in_its_words_is_read_whole():
    assert steps_of("first the gate · then the yard") == (Step("first the gate · then the yard"),)


def test_the_search_is_given_words_and_no_numbers():
    answers = {"thought": "I said it wrong", "belief": "8", "step": "Stand at the gate"}
    assert words_of(answers) == "I said it wrong\nStand at the gate"
