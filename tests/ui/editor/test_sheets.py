# SPDX-License-Identifier: GPL-3.0-or-later
"""Each text finds its own undo again when it is shown anew."""

import pytest

from tests.ui.editor.conftest import press, type_text
from tests.ui.editor.test_text_kept import shapes, shapes_of
from therapy_journal.ui.editor import sheets


def test_a_text_has_its_undo_when_it_is_shown_again(area):
    area.set_text("", 1)
    type_text(area, "one two")
    area.set_text("other", 2)
    assert not area.document().isUndoAvailable()
    area.go_to(5)
    type_text(area, "s")
    area.set_text("one two", 1)
    area.undo()
    assert area.text() == "one "
    area.redo()
    area.set_text("others", 2)
    area.undo()
    assert area.text() == "other"


def test_a_text_that_was_changed_elsewhere_begins_anew(area):
    area.set_text("", 1)
    type_text(area, "one")
    area.set_text("other", 2)
    area.set_text("one, changed", 1)
    assert area.text() == "one, changed"
    assert not area.document().isUndoAvailable()


def test_a_text_without_a_key_is_never_kept(area):
    type_text(area, "secret")
    area.set_text("", 1)
    area.set_text("secret")
    assert not area.document().isUndoAvailable()


def test_a_text_that_was_erased_is_forgotten(area):
    area.set_text("", 1)
    type_text(area, "gone")
    area.set_text("", 2)
    area.forget([1])
    area.set_text("gone", 1)
    assert not area.document().isUndoAvailable()
    type_text(area, "!")
    area.forget([1])
    area.set_text("", 2)
    area.set_text("!gone", 1)
    assert not area.document().isUndoAvailable()


@pytest.mark.parametrize("bound", ["MOST", "MOST_CHARACTERS"])
def test_only_so_many_are_kept(area, monkeypatch, bound):
    monkeypatch.setattr(sheets, bound, 2 if bound == "MOST" else 25)
    for key in range(1, 5):
        area.set_text("", key)
        type_text(area, f"ten chars{key}")
    area.set_text("", 9)
    held = []
    for key in (4, 3, 2, 1):
        area.set_text(f"ten chars{key}", key)
        held.append(area.document().isUndoAvailable())
    assert held == [True, True, False, False]


def test_a_text_taken_up_is_counted_styled_and_told_of(area, qtbot):
    area.set_text("", 1)
    type_text(area, "- one *two*")
    area.set_text("other words here", 2)
    area.set_text("- one *two*", 1)
    assert area.word_count() == 2
    with qtbot.waitSignals([area.text_edited, area.words_counted]):
        area.go_to(11)
        type_text(area, "\nthree")
    assert area.word_count() == 3
    assert area.text() == "- one *two*\n- three"
    assert shapes(area) == shapes_of(area, area.text())


def test_another_look_begins_undo_anew_for_the_texts_that_were_left(area, theme):
    area.set_text("", 1)
    type_text(area, "one")
    area.set_text("", 2)
    theme.set_mode("dark")
    area.set_text("one", 1)
    assert not area.document().isUndoAvailable()
    theme.set_scale(1.5)
    press(area, "x")
    assert area.text() == "xone"
