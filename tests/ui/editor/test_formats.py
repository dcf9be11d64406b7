# SPDX-License-Identifier: GPL-3.0-or-later
"""Each format by its name, as buttons, menus and shortcuts ask for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.editor.conftest import select_all, type_text
from therapy_journal.core.marks import Span
from therapy_journal.ui.editor.formats import FORMATS


@pytest.mark.parametrize(("name", "mark"), [("strike", "~~"), ("code", "`")])
def test_words_are_struck_through_or_code_and_plain_again(area, name, mark):
    area.set_text("say so")
    area.go_to(1)
    area.format(name)
    assert area.text() == f"{mark}say{mark} so"
    area.format(name)
    assert area.text() == "say so"


def test_code_with_ticks_in_it_gets_longer_marks(area):
    area.set_text("a b `")
    select_all(area)
    area.format("code")
    assert area.text() == "`` a b ` ``"


def test_lines_are_numbered_and_count_on_from_the_line_above(area):
    area.set_text("2. a\nb\nc")
    area.select(Span(5, 8))
    area.format("numbers")
    assert area.text() == "2. a\n3. b\n4. c"
    area.format("numbers")
    assert area.text() == "2. a\nb\nc"


def test_items_become_items_of_another_kind_as_far_in_as_they_are(area):
    area.set_text("- a\n  - b\n- c")
    select_all(area)
    area.format("numbers")
    assert area.text() == "1. a\n  1. b\n2. c"
    area.format("tasks")
    assert area.text() == "- [ ] a\n  - [ ] b\n- [ ] c"
    area.format("list")
    assert area.text() == "- a\n  - b\n- c"
    area.undo()
    area.undo()
    area.undo()
    assert area.text() == "- a\n  - b\n- c"
    assert not area.document().isUndoAvailable()


def test_tasks_are_done_and_open_again(area):
    area.set_text("- [ ] a\nwords [ ]\n1. [x] b")
    select_all(area)
    area.format("done")
    assert area.text() == "- [x] a\nwords [ ]\n1. [x] b"
    area.format("done")
    assert area.text() == "- [ ] a\nwords [ ]\n1. [ ] b"
    area.undo()
    assert area.text() == "- [x] a\nwords [ ]\n1. [x] b"


@pytest.mark.parametrize(
    ("text", "chosen", "typed", "result"),
    [
        ("see 😀 here", Span(4, 5), "x", "see [😀](x) here"),
        ("one word", Span(5, 5), "x", "one [word](x)"),
        ("at https://a.b/c", Span(3, 16), "x", "at [x](https://a.b/c)"),
        ("", Span(0, 0), "x", "[x]()"),
    ],
)
def test_words_become_a_link_and_one_types_what_is_missing(area, text, chosen, typed, result):
    area.set_text(text)
    area.select(chosen)
    area.format("link")
    type_text(area, typed)
    assert area.text() == result


def test_a_link_becomes_its_words_again(area):
    area.set_text("a [b c](https://d) e")
    area.go_to(4)
    area.format("link")
    assert area.text() == "a b c e"
    area.undo()
    assert area.text() == "a [b c](https://d) e"


def test_a_link_is_not_made_over_several_lines_or_in_code(area):
    area.set_text("a\nb")
    select_all(area)
    area.format("link")
    assert area.text() == "a\nb"
    area.set_text("```\ncode\n```")
    area.go_to(5)
    area.format("link")
    assert area.text() == "```\ncode\n```"


def test_items_go_further_in_and_out(area):
    area.set_text("- a\n- b")
    area.go_to(6)
    area.format("indent")
    assert area.text() == "- a\n  - b"
    area.format("outdent")
    assert area.text() == "- a\n- b"


LINES = st.lists(
    st.sampled_from(["", "# a", "- b *c*", "  - [x] d", "> e", "```", "1. f", "x 😀z [l](m)"]),
    max_size=6,
).map("\n".join)


@given(LINES, st.sampled_from(sorted(FORMATS)), st.data())
@settings(max_examples=150)
def test_every_format_is_at_most_one_step_of_undo(area, text, name, data):
    area.set_text(text)
    start = data.draw(st.integers(0, len(text)))
    area.select(Span(start, data.draw(st.integers(start, len(text)))))
    area.format(name)
    if area.document().isUndoAvailable():
        area.undo()
    assert area.text() == text
    assert not area.document().isUndoAvailable()
