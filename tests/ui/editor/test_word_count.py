# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.editor.conftest import type_text
from therapy_journal.core.marks import Span
from therapy_journal.core.text import word_count

LINES = st.lists(st.sampled_from(["", "one two", "漢字", "- a", "don’t"]), max_size=8).map(
    "\n".join
)


@given(LINES, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), LINES), max_size=5))
@settings(max_examples=60)
def test_the_count_is_right_after_any_edits(area, text, edits):
    area.set_text(text)
    for place, other, words in edits:
        area.select(Span(min(place, other), max(place, other)))
        area.insert(words)
        assert area.word_count() == word_count(area.text())
    area.undo()
    assert area.word_count() == word_count(area.text())


def test_the_count_is_told_after_a_rest(area, qtbot):
    with qtbot.waitSignal(area.words_counted) as told:
        type_text(area, "four words are here")
    assert told.args == [4]


def test_only_the_line_that_was_touched_is_counted_again(area, monkeypatch):
    import therapy_journal.ui.editor.word_count as module

    area.set_text("\n".join("some words" for _ in range(50)))
    area.word_count()
    counted = []
    monkeypatch.setattr(module, "word_count", lambda text: counted.append(text) or word_count(text))
    type_text(area, "x")
    assert area.word_count() == 100
    assert counted == ["xsome words"]


def test_a_long_text_is_shown_before_it_is_counted(area, qtbot):
    area.set_text("some words")
    assert area.words_at_once() == 2
    with qtbot.waitSignal(area.words_counted) as told:
        area.set_text("\n".join("some words" for _ in range(2_000)))
        assert area.words_at_once() is None
    assert told.args == [4_000]
    assert area.words_at_once() == 4_000
