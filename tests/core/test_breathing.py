# SPDX-License-Identifier: GPL-3.0-or-later
"""A slow breath in parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.breathing import (
    LONGER_OUT,
    PACES,
    SQUARE,
    BreathPart,
    breath_at,
    whole_breaths,
)


@pytest.mark.parametrize(
    ("seconds", "part", "left", "number"),
    [
        (0, BreathPart.IN, 4, 0),
        (3.5, BreathPart.IN, 1, 0),
        (4, BreathPart.OUT, 6, 0),
        (9.9, BreathPart.OUT, 1, 0),
        (10, BreathPart.IN, 4, 1),
        (-3, BreathPart.IN, 4, 0),
    ],
)
def test_each_second_has_its_part(seconds, part, left, number):
    breath = breath_at(LONGER_OUT, seconds)
    assert (breath.part, breath.left, breath.number) == (part, left, number)


def test_a_square_goes_through_all_four():
    parts = [breath_at(SQUARE, second).part for second in (1, 5, 9, 13)]
    assert parts == list(BreathPart)


@given(st.sampled_from(PACES), st.floats(0, 3600))
def test_the_lungs_never_jump(pace, seconds):
    before, after = breath_at(pace, seconds), breath_at(pace, seconds + 0.033)
    assert 0 <= before.fullness <= 1
    assert 1 <= before.left <= 10
    # Half a cosine over four seconds moves by at most π/8 a second.
    assert abs(after.fullness - before.fullness) < 0.033 * 0.4


def test_the_last_breath_is_let_out():
    assert whole_breaths(LONGER_OUT, 1) == 60
    assert whole_breaths(SQUARE, 1) == 64
