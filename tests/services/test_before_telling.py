# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to ask first: neutral, about what is confidential, and never a verdict."""

from __future__ import annotations

import pytest

from tests.services.test_roadblock_texts import grade, words_of_guide
from tests.services.test_roadblock_texts import (
    test_no_text_pushes_promises_or_blames as no_push,
)
from therapy_journal.services.guides import load_guide

GUIDE = load_guide("before_telling")
WORDS = [text for text in words_of_guide(GUIDE) if text]


def test_it_asks_what_is_confidential_and_what_would_happen():
    asked = [point for section in GUIDE.sections for point in section.points]
    assert len(asked) >= 8
    assert all(point.endswith("?") for point in asked)
    assert any("confidential" in point for point in asked)
    assert any(point.startswith("What would happen if") for point in asked)


@pytest.mark.parametrize("text", WORDS)
def test_it_neither_pushes_nor_promises(text):
    no_push("before_telling", text)
    # Nobody is told that a therapist cannot act; what is confidential is asked.
    for word in ("cannot tell", "can't tell", "is secret", "nobody will", "has to keep"):
        assert word not in text.lower()


def test_it_reads_at_about_grade_seven():
    assert grade(". ".join(text.rstrip(".") for text in WORDS)) <= 7


def test_harm_by_a_therapist_is_no_roadblock():
    told = " ".join(WORDS)
    assert "not a roadblock" in told
    assert "tell somebody else" in told
