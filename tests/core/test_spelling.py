# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a line are looked up, and which are nobody's spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core import spelling


def words(line: str) -> list[str]:
    return [line[start:end] for start, end in spelling.words(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("It was **anxiuos** and ~~odd~~.", ["It", "was", "anxiuos", "and", "odd"]),
        ("I don’t, she'll", ["don’t", "she'll"]),
        ("_inside_ snake_case", ["inside"]),
        ("see `codde here` there", ["see", "there"]),
        ("one ` tick stays", ["one", "tick", "stays"]),
        ("``a `b` c`` word", ["word"]),
        ("[my link](http://abc.de/fgh) on", ["my", "link", "on"]),
        ("http://abc.de www.abc.de someone@abc.de abc.de", []),
        ("/home/abc C:\\abc #tagged", []),
        ("h3llo 2nd CBT iPhone e.g. x", []),
        ("well-known and/or", ["well", "known", "and", "or"]),
        ("naïve Café", ["naïve", "Café"]),
        ("naïve", ["naïve"]),
        ("a" * 41, []),
    ],
)
def test_only_prose_is_looked_up(line, found):
    assert words(line) == found


@given(st.text())
def test_any_text_is_read_and_every_word_lies_in_it(line):
    end = 0
    for start, stop in spelling.words(line):
        assert end <= start < stop <= len(line)
        assert not any(letter.isspace() or letter.isdigit() for letter in line[start:stop])
        end = stop


@pytest.mark.parametrize(
    ("word", "language", "is_written"),
    [
        ("word", "en_US", True),
        ("привет", "en_US", False),
        ("привет", "ru_RU", True),
        ("word", "ru_RU", False),
        ("naïve", "en", True),
        ("שלום", "he_IL", True),
    ],
)
def test_a_language_judges_its_own_script_only(word, language, is_written):
    assert spelling.is_written_in(word, spelling.script_of(language)) is is_written
