# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the exercises: there, plain, without a promise, and leaving is always possible."""

from __future__ import annotations

import pytest

from tests.services.test_roadblock_texts import (
    grade,
    words_of_guide,
)
from tests.services.test_roadblock_texts import (
    test_no_text_pushes_promises_or_blames as no_push,
)
from therapy_journal.paths import resource
from therapy_journal.services.guides import load_guide

KEYS = ("breathing", "grounding")


@pytest.fixture(params=KEYS)
def guide(request):
    return load_guide(request.param, folder=resource("exercises"))


def test_every_exercise_is_there():
    shipped = {path.stem for path in resource("exercises", "en").glob("*.md")}
    assert shipped == set(KEYS)


def test_it_reads_at_about_grade_seven(guide):
    assert grade(". ".join(text.rstrip(".") for text in words_of_guide(guide) if text)) <= 7


def test_it_neither_pushes_nor_promises(guide):
    for text in words_of_guide(guide):
        no_push(guide.key, text)


def test_grounding_counts_down_from_five_and_ends():
    steps = load_guide("grounding", folder=resource("exercises")).sections[1:]
    counts = [step.heading.split()[0] for step in steps]
    assert counts == ["Five", "Four", "Three", "Two", "One", "You"]


def test_breathing_says_that_one_may_stop():
    opening = load_guide("breathing", folder=resource("exercises")).sections[0]
    assert any("or stop" in text for text in opening.paragraphs)
