# SPDX-License-Identifier: GPL-3.0-or-later
"""Which way a paragraph is read."""

import pytest

from therapy_journal.core.text import is_right_to_left


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("שלום Hello", True),
        ("مرحبا", True),
        ("Hello שלום", False),
        ("12. – שלום", True),
        ("\u2066Mon 23 Nov.\u2069 שלום", True),
        ("\u2069 \u2067שלום\u2069 Hello", False),
        ("今天", False),
        ("👍 12", False),
        ("", False),
    ],
)
def test_the_first_letter_with_a_side_says_where_a_paragraph_begins(text, is_so):
    assert is_right_to_left(text) is is_so
