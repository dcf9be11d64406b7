# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a text only grew decides whether a version may give way, so it must be exact."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.text import common_start, only_grew

few = st.text(alphabet="ab", max_size=12)


@given(few, few)
def test_the_common_start_is_what_a_loop_finds(one, other):
    count = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    )
    assert common_start(one, other) == count


@given(st.text(), st.text(), st.text())
def test_a_text_with_something_put_in_grew(start, middle, end):
    assert only_grew(start + end, start + middle + end)


@given(few, few)
def test_nothing_else_grew(old, new):
    put_in = any(
        new.startswith(old[:cut]) and new.endswith(old[cut:]) and len(new) >= len(old)
        for cut in range(len(old) + 1)
    )
    assert only_grew(old, new) == put_in
