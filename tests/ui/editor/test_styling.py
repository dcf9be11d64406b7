# SPDX-License-Identifier: GPL-3.0-or-later
"""What is seen: marks dimmed, meanings shown, the whole of a long text in the end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from tests.ui.editor.conftest import formats, put_cursor, type_text
from therapy_journal.core.marks import Span
from therapy_journal.core.text import common_start
from therapy_journal.ui.editor.kinds import Kind
from therapy_journal.ui.editor.long_lines import LongLine, common_end


def test_marks_are_dimmed_and_words_styled(area, theme):
    area.set_text("a **b** c")
    shown = dict(formats(area))
    assert shown["**"].foreground().color() == theme.color("marker")
    assert shown["b"].fontWeight() == 600
    assert area.text() == "a **b** c"


def test_the_number_of_a_picture_is_small_and_quiet_and_uncounted(area, theme):
    text = f"![The sea](journal:{'0123456789abcdef' * 2})\n![far](https://example.org)"
    area.set_text(text)
    shown = dict(formats(area))
    look = shown[f"](journal:{'0123456789abcdef' * 2})"]
    assert look.intProperty(look.Property.FontPixelSize) <= 6
    assert look.foreground().color() == theme.color("marker")
    assert shown["The sea"].fontItalic()
    other = dict(formats(area, 1))
    assert not other["](https://example.org)"].hasProperty(look.Property.FontPixelSize)
    assert area.word_count() == 6
    assert area.text() == text


def test_a_heading_is_large_and_semibold(area, theme):
    area.set_text("## What I noticed")
    whole = formats(area)[0][1] if len(formats(area)) == 1 else formats(area)[-1][1]
    assert whole.fontWeight() == 600
    assert whole.intProperty(whole.Property.FontPixelSize) == 20


def test_wide_characters_do_not_shift_the_styling(area):
    area.set_text("😀😀 **b** 😀 *c*")
    block = area.document().firstBlock()
    units = block.text().encode("utf-16-le")
    shown = [
        units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le")
        for part in block.layout().formats()
    ]
    assert shown == ["**", "b", "**", "*", "c", "*"]


def test_styling_follows_the_keys(area):
    type_text(area, "*soft")
    assert formats(area) == []
    type_text(area, "*")
    assert [words for words, _ in formats(area)] == ["*", "soft", "*"]
    assert formats(area)[1][1].fontItalic()


def test_an_open_fence_turns_what_follows_into_code_until_it_closes(area):
    area.set_text("\n# heading\ntext")
    put_cursor(area, 0)
    type_text(area, "```")
    kinds = [area.document().findBlockByNumber(n).userState() for n in range(3)]
    assert kinds == [Kind.FENCE_OPEN, Kind.FENCED, Kind.FENCED]
    type_text(area, "\n```")
    kinds = [area.document().findBlockByNumber(n).userState() for n in range(4)]
    assert kinds == [Kind.FENCE_OPEN, Kind.FENCE_CLOSE, Kind.HEADING_2 - 1, Kind.PARAGRAPH]


def test_a_long_text_is_styled_to_its_end_in_slices(area, qtbot):
    text = "\n".join(f"line {n} **bold** and more words to fill it" for n in range(2_000))
    area.set_text(text)
    assert formats(area, 0)
    assert not formats(area, 1_999)
    qtbot.waitUntil(lambda: bool(formats(area, 1_999)))
    assert all(formats(area, line) for line in range(2_000))
    assert area.text() == text


def test_typing_while_the_rest_is_being_styled_loses_nothing(area, qtbot):
    text = "\n".join(f"- item {n} *x*" for n in range(3_000))
    area.set_text(text)
    area.go_to(len(text))
    type_text(area, " **end**")
    assert area.text() == text + " **end**"
    qtbot.waitUntil(lambda: bool(formats(area, 1_500)))
    assert ("end", 600) in [(words, shape.fontWeight()) for words, shape in formats(area, 2_999)]


def test_a_later_text_stops_the_styling_of_the_one_before(area, qtbot):
    area.set_text("\n".join("*x*" for _ in range(20_000)))
    area.set_text("short *text*")
    qtbot.waitUntil(lambda: bool(formats(area, 0)))
    assert area.document().blockCount() == 1


def test_another_theme_restyles_without_a_step_of_undo(area, theme, qtbot):
    area.set_text("**b**\n> quote")
    theme.set_mode("dark")
    assert formats(area, 0)[0][1].foreground().color() == theme.color("marker")
    assert not area.document().isUndoAvailable()


def test_another_text_size_keeps_text_cursor_and_passages(area, theme):
    area.set_text("# one\n- two\n> three")
    area.show_passages([Span(8, 11)])
    area.go_to(9)
    before = area.document().findBlockByNumber(1).blockFormat().lineHeight()
    theme.set_scale(1.5)
    assert area.text() == "# one\n- two\n> three"
    assert area.place() == 9
    assert area.document().findBlockByNumber(1).blockFormat().lineHeight() > before
    assert [part.cursor.selectedText() for part in area.extraSelections()] == ["two"]


def test_a_marked_passage_has_the_soft_ground_and_moves_with_its_words(area, theme):
    area.set_text("one two three")
    area.show_passages([Span(4, 7)])
    put_cursor(area, 0)
    type_text(area, "zero ")
    (shown,) = area.extraSelections()
    assert shown.cursor.selectedText() == "two"
    assert shown.format.background().color() == theme.color("accent_soft")


def test_list_items_hang_and_quotes_stand_in(area):
    area.set_text("plain\n- item\n> quote")
    shapes = [area.document().findBlockByNumber(n).blockFormat() for n in range(3)]
    assert shapes[0].leftMargin() == 0
    assert shapes[1].leftMargin() == -shapes[1].textIndent() > 0
    assert shapes[2].leftMargin() > 0


def test_the_bar_of_a_quote_is_drawn_in_the_accent(area, theme):
    area.set_text("plain\n> quote")
    image = area.viewport().grab().toImage()
    accent = theme.color("accent")
    column = [image.pixelColor(1, y) == accent for y in range(80)]
    assert not any(column[:25])
    assert any(column)


def test_the_column_is_never_wider_than_620_and_stays_in_the_middle(area, theme):
    area.resize(1_400, 500)
    assert area.viewport().width() == theme.px(620)
    left = area.viewport().x()
    assert abs(left - (1_400 - 620) / 2) <= 1
    area.resize(496, 500)
    assert area.viewport().x() == 56
    area.resize(320, 500)
    assert area.viewport().x() == 20


def test_an_empty_line_between_paragraphs_is_a_gap_and_the_last_one_a_line(area):
    area.set_text("one\n\ntwo\n")
    heights = [area.document().findBlockByNumber(n).blockFormat().lineHeight() for n in range(4)]
    assert heights[1] < heights[0] == heights[3]


@given(st.text(alphabet="ab *_`[]()", max_size=40), st.text(alphabet="ab *", max_size=8), st.data())
@settings(max_examples=100)
def test_a_long_line_moves_its_stretches_and_catches_up(before, added, data):
    from therapy_journal.ui.editor.inline import stretches

    long = LongLine()
    long.moved(before, 0)
    place = data.draw(st.integers(0, len(before)))
    after = before[:place] + added + before[place:]
    last = 0
    for start, end, _ in long.moved(after, 0):
        assert last <= start < end <= len(after)
        last = end
    long.catch_up()
    assert long.moved(after, 0) == stretches(after)


def test_a_very_long_line_is_read_again_at_rest(area, qtbot):
    text = "word " * 5_000
    area.set_text(text)
    area.go_to(0)
    type_text(area, "**now**")
    qtbot.waitUntil(lambda: "now" in [words for words, _ in formats(area)])
    assert area.text() == "**now**" + text


@pytest.mark.parametrize(
    ("one", "other", "start", "end"),
    [("abcd", "abXcd", 2, 2), ("", "x", 0, 0), ("aaa", "aaaa", 3, 0), ("same", "same", 4, 0)],
)
def test_what_two_texts_share(one, other, start, end):
    assert common_start(one, other) == start
    assert common_end(one, other, start) == end


def test_the_reading_type_is_used(area, theme):
    assert area.font().families() == ["Literata"]
    assert area.font().weight() == QFont.Weight.Normal
