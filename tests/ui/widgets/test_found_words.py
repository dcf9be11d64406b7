# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that were searched for lie on a soft ground, wherever they stand in a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication

from therapy_journal.core.marks import Span
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.found_words import cut_to, formats_over, found_format
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView


def spans_of(text, word):
    starts = [at for at in range(len(text)) if text.startswith(word, at)]
    return tuple(Span(at, at + len(word)) for at in starts)


def row_of(title, snippet, word):
    return RowView(
        title, "Mon 23", snippet, found=spans_of(snippet, word), title_found=spans_of(title, word)
    )


@pytest.fixture
def painted(show, qapp):
    """Return a function that paints one row and gives the places of the ground in it."""

    def paint(view, *, reverse=False):
        model = GroupedListModel(lambda ids: dict.fromkeys(ids, view), parent=qapp)
        shown = GroupedList(model)
        if reverse:
            shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        show(shown, 290, 120)
        model.set_ids([1])
        shown.viewport().grab()
        QApplication.processEvents()
        QApplication.processEvents()
        picture = shown.viewport().grab().toImage()
        ground = current_theme().color("found").rgb()
        return [
            (x, y)
            for y in range(picture.height())
            for x in range(picture.width())
            if picture.pixel(x, y) == ground
        ]

    return paint


def test_a_row_without_found_words_has_no_such_ground(painted):
    assert painted(row_of("Rain", "It rained all day.", "sun")) == []


def test_a_snippet_read_from_the_right_begins_at_the_right(painted):
    right = painted(row_of("A day", "הים היה שקט", "הים"))
    left = painted(row_of("A day", "The sea was calm", "The"))
    assert min(x for x, _ in right) > 200
    assert max(x for x, _ in left) < 90


def test_found_words_lie_on_it_in_title_and_snippet(painted):
    in_title = painted(row_of("Lantern", "A day.", "Lantern"))
    in_snippet = painted(row_of("A day", "The lantern went out.", "lantern"))
    assert in_title
    assert in_snippet
    assert max(y for _, y in in_title) < min(y for _, y in in_snippet)


def test_a_word_in_a_line_cut_short_has_its_ground(painted):
    words = "quiet " * 9 + "lantern " + "quiet " * 30
    first_line_only = painted(row_of("A day", words[:40], "lantern"))
    assert first_line_only == []
    assert painted(row_of("A day", words, "lantern"))


def test_a_title_cut_short_shows_no_ground_for_what_is_cut_off(painted):
    assert painted(row_of("quiet " * 12 + "lantern", "A day.", "lantern")) == []
    assert painted(row_of("lantern " + "quiet " * 12, "A day.", "lantern"))


@pytest.mark.parametrize("word", ["دفتر", "יומן", "治療", "👩‍👩‍👧"])
def test_any_script_has_its_ground(painted, word):
    assert painted(row_of("A day", f"👍🏽 {word} 👍🏽", word))
    assert painted(row_of(f"{word} 👍🏽", "", word), reverse=True)


def test_places_are_counted_as_a_layout_counts_them(qapp):
    text = "👍 lamp 治 lamp"
    formats = formats_over(text, spans_of(text, "lamp"), found_format(current_theme()))
    assert [(part.start, part.length) for part in formats] == [(3, 4), (10, 4)]
    assert [(part.start, part.length) for part in cut_to(formats, 5, 11)] == [(0, 2), (5, 1)]


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


@pytest.mark.parametrize(
    ("text", "spans", "taken"),
    [
        (f"a {FAMILY} b", [(4, 5)], [(2, 8)]),
        (f"a {FAMILY} b", [(2, 3), (4, 5), (8, 9)], [(2, 8), (11, 1)]),
        ("கொடு", [(0, 1)], [(0, 2)]),
        ("e\u0301a", [(0, 1)], [(0, 2)]),
        ("البحر", [(2, 4)], [(2, 2)]),
        ("plain", [(1, 3), (4, 9)], [(1, 2), (4, 1)]),
    ],
)
def test_a_sign_that_is_drawn_as_one_is_found_whole(qapp, text, spans, taken):
    parts = formats_over(text, [Span(*span) for span in spans], QTextCharFormat())
    assert [(part.start, part.length) for part in parts] == taken
