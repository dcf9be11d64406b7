# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown on its way to paper."""

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.page_words import plain_paragraphs, takeaway


def test_marks_go_and_words_stay():
    body = "# Monday\n\nI **did** it.\n\n- tea\n- [x] call\n- [ ] write\n1. first\n> she *did*\n---"
    assert plain_paragraphs(body) == (
        "Monday", "I did it.", "• tea", "☑ call", "☐ write", "1. first", "she did",
    )  # fmt: skip


def test_a_picture_is_never_on_paper_not_even_its_place():
    assert plain_paragraphs("before\n\n![the kitchen](journal:7)\n\nafter") == ("before", "after")


def test_a_heading_of_a_form_without_words_is_left_out():
    body = "## What happened\n\n\n## What my body did\n\nIt shook.\n\n## What I needed\n"
    assert plain_paragraphs(body) == ("What my body did", "It shook.")


def test_a_heading_of_ones_own_is_kept_even_alone():
    assert plain_paragraphs("## I left") == ("I left",)


@given(st.text(max_size=300))
def test_any_text_becomes_single_lines(text):
    assert all(line and "\n" not in line for line in plain_paragraphs(text))


def test_the_takeaway_is_what_one_wants_to_keep():
    body = "## What I want to keep\n\nIt may be unfinished.\nBreathe.\n\n## What we agreed\n\nTea."
    assert takeaway(body) == "It may be unfinished.\nBreathe."


def test_an_empty_first_question_keeps_nothing():
    assert takeaway("## What I want to keep\n\n\n## What I did not say\n\nThe thing.") == ""


def test_a_note_without_headings_keeps_its_first_line():
    assert takeaway("Slow is fine.\n\nThen more.") == "Slow is fine."
