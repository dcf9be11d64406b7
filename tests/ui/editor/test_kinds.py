# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.ui.editor.kinds import Kind, depth, next_prefix, read_line


@pytest.mark.parametrize(
    ("text", "kind", "prefix"),
    [
        ("", Kind.BLANK, 0),
        ("  \t", Kind.BLANK, 0),
        ("words", Kind.PARAGRAPH, 0),
        ("# one", Kind.HEADING_1, 2),
        ("###### six", Kind.HEADING_3, 7),
        ("#family", Kind.PARAGRAPH, 0),
        ("- item", Kind.BULLET, 2),
        ("  * deeper", Kind.BULLET, 4),
        ("-5 degrees", Kind.PARAGRAPH, 0),
        ("12. twelfth", Kind.NUMBER, 4),
        ("1999 was long ago", Kind.PARAGRAPH, 0),
        ("- [ ] open", Kind.TASK, 6),
        ("- [x] done", Kind.TASK_DONE, 6),
        ("> said", Kind.QUOTE, 2),
        (">said", Kind.QUOTE, 1),
        ("---", Kind.RULE, 3),
        ("- - -", Kind.RULE, 5),
        ("```", Kind.FENCE_OPEN, 3),
    ],
)
def test_a_line_is_read(text, kind, prefix):
    assert read_line(text) == (kind, prefix)


def test_between_fences_nothing_has_a_meaning():
    assert read_line("# no", Kind.FENCE_OPEN).kind is Kind.FENCED
    assert read_line("", Kind.FENCED).kind is Kind.FENCED
    assert read_line("```", Kind.FENCED).kind is Kind.FENCE_CLOSE
    assert read_line("# yes", Kind.FENCE_CLOSE).kind is Kind.HEADING_1


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("- a", "- "),
        ("  + a", "  + "),
        ("9) a", "10) "),
        ("- [x] a", "- [ ] "),
        (">a", "> "),
        ("> > a", "> > "),
        ("words", ""),
        ("# a", ""),
    ],
)
def test_what_the_next_line_begins_with(text, following):
    assert next_prefix(text, read_line(text)) == following


def test_a_tab_is_four_deep():
    assert depth("\t- a") == 4
    assert depth("  - a") == 2


@given(st.text(), st.integers(-1, max(Kind)))
def test_any_line_can_be_read(text, before):
    line = read_line(text.replace("\n", " "), before)
    assert 0 <= line.prefix <= len(text)
