# SPDX-License-Identifier: GPL-3.0-or-later
"""Bringing the entry or a passage, and looking again when a passage changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.reflections.conftest import rows, type_into
from therapy_journal.core.marks import CONTEXT, Mark, MarkKind, Span, around
from therapy_journal.ui.reflections.passages import place_of
from therapy_journal.ui.widgets.labels import Label

BODY = "I would have said that it matters to me, and that I mean it."


@pytest.fixture
def entry(screen, entry_of):
    entry = entry_of("Title", BODY)
    screen.refresh()
    return entry


def select(screen, words):
    at = screen.pane.area.text().index(words)
    screen.pane.area.select(Span(at, at + len(words)))


def grounds(screen):
    return [part.cursor.selectedText() for part in screen.pane.area.extraSelections()]


def test_the_whole_entry_is_brought_and_taken_back(screen, entry, writing):
    chip = screen.pane.head.chips.bring
    assert chip.text() == "Bring to session"
    chip.click()
    assert chip.isChecked()
    assert [mark.passage for mark in writing.marks(entry)] == [None]
    assert rows(screen.entry_list.list)[0].icons == ("pin",)
    screen.acting.bring()
    assert not chip.isChecked()
    assert writing.marks(entry) == ()


def test_a_selected_passage_is_brought_shown_and_taken_back(screen, entry, writing):
    select(screen, "it matters to me")
    chip = screen.pane.head.chips.bring
    assert chip.text() == "Bring this passage"
    chip.click()
    assert [mark.passage for mark in writing.marks(entry)] == ["it matters to me"]
    assert grounds(screen) == ["it matters to me"]
    assert chip.text() == "Bringing this passage"
    assert chip.isChecked()
    chip.click()
    assert writing.marks(entry) == ()
    assert grounds(screen) == []


def test_what_was_typed_but_not_saved_is_saved_before_it_is_marked(screen, entry, writing):
    screen.pane.area.go_to(0)
    type_into(screen.pane.area, "😀 Yes. ")
    select(screen, "it matters to me")
    screen.acting.bring()
    (mark,) = writing.marks(entry)
    assert mark.passage == "it matters to me"
    text = screen.pane.area.text()
    at = text.index(mark.passage)
    assert mark.before == around(text, Span(at, at + len(mark.passage)))[1]


def test_blanks_are_not_marked(screen, entry, writing, said):
    select(screen, " ")
    screen.acting.bring()
    assert writing.marks(entry) == ()
    assert "no words" in said.last.text


def test_edits_elsewhere_leave_the_mark_on_its_words(screen, entry, writing):
    select(screen, "it matters to me")
    screen.acting.bring()
    screen.pane.area.go_to(0)
    type_into(screen.pane.area, "Well, ")
    screen.flush()
    assert grounds(screen) == ["it matters to me"]
    assert not writing.marks(entry)[0].is_lost
    assert not screen.pane.head.lost.isVisible()


@pytest.fixture
def lost(screen, entry):
    select(screen, "it matters to me")
    screen.acting.bring()
    screen.pane.area.go_to(BODY.index("matters"))
    type_into(screen.pane.area, "really ")
    screen.flush()
    return screen.pane.head.lost


def test_a_passage_that_changed_is_told_with_its_old_words(screen, entry, lost, writing):
    assert writing.marks(entry)[0].is_lost
    assert lost.isVisible()
    assert [label.text() for label in lost.findChildren(Label)] == [
        "A marked passage changed. Look again.",
        "It said: “it matters to me”",
    ]
    assert grounds(screen) == []
    assert rows(screen.entry_list.list)[0].icons == ()


def test_looking_again_selects_the_place_and_bringing_it_replaces_the_mark(
    screen, entry, lost, writing
):
    lost.look.click()
    assert screen.pane.area.selected_text() == "it really matters to me"
    screen.acting.bring()
    (mark,) = writing.marks(entry)
    assert mark.passage == "it really matters to me"
    assert not lost.isVisible()


def test_a_lost_passage_can_be_given_up(screen, entry, lost, writing):
    lost.drop.click()
    assert writing.marks(entry) == ()
    assert not lost.isVisible()


def test_a_lost_passage_whose_words_come_back_is_found(screen, entry, lost, writing):
    text = screen.pane.area.text().replace("really ", "")
    screen.pane.area.selectAll()
    screen.pane.area.insert(text)
    screen.flush()
    assert not writing.marks(entry)[0].is_lost
    assert not lost.isVisible()
    assert grounds(screen) == ["it matters to me"]


def test_marks_of_one_entry_are_not_shown_in_another(screen, entry, entry_of):
    select(screen, "it matters to me")
    screen.acting.bring()
    screen.open_entry(entry_of("Other", BODY, days=1))
    assert grounds(screen) == []
    assert not screen.pane.head.chips.bring.isChecked()
    screen.open_entry(entry)
    assert grounds(screen) == ["it matters to me"]


def _mark(body, span):
    passage, before, after = around(body, span)
    return Mark(1, MarkKind.REFLECTION, 1, None, passage, before, after, is_lost=True)


@given(st.text(alphabet="ab ", min_size=1, max_size=60), st.text(alphabet="xyz", max_size=10))
def test_the_place_of_a_changed_passage_lies_between_its_neighbours(body, now):
    middle = len(body) // 2
    mark = _mark(f"{body}PASSAGE{body[:middle]}", Span(len(body), len(body) + 7))
    place = place_of(f"{body}{now}{body[:middle]}", mark)
    if place is not None:
        found = f"{body}{now}{body[:middle]}"
        assert found[: place.start].endswith(mark.before)
        assert found[place.end :].startswith(mark.after)


def test_a_passage_whose_neighbours_are_gone_has_no_place():
    mark = _mark("x" * CONTEXT + "words" + "y" * CONTEXT, Span(CONTEXT, CONTEXT + 5))
    assert place_of("something else altogether", mark) is None
