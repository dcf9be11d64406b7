# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists and quotes that are read from the right hang there, and Arabic stands upright."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.editor.conftest import type_text
from therapy_journal.ui.editor.reading_view import ReadingView

RIGHT, LEFT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
WORDS = "היה יום שקט ליד הים "
MARKED = ["- ", "1. ", "  - ", "- [ ] ", "- [x] ", "> "]
ITALIC = "> قالت Take your time 👍 خذ وقتك"


@pytest.fixture
def reading(theme, qtbot):
    view = ReadingView()
    view.resize(700, 500)
    view.show()
    qtbot.waitExposed(view)
    yield view
    view.close()
    view.deleteLater()


def lines_of(page, number):
    """Return where the lines of a paragraph begin and end, from the left of the window."""
    block = page.document().findBlockByNumber(number)
    layout = block.layout()
    left = layout.position().x() - page.horizontalScrollBar().value()
    rects = [layout.lineAt(line).naturalTextRect() for line in range(layout.lineCount())]
    return [(left + rect.left(), left + rect.right()) for rect in rects]


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize("kind", ["area", "reading"])
def test_it_hangs_at_the_right_and_all_of_it_can_be_seen(request, kind, mark):
    page = request.getfixturevalue(kind)
    text = f"{mark}{WORDS * 12}\nplain {WORDS}"
    (page.set_text if kind == "area" else page.show_text)(text)
    assert page.document().firstBlock().textDirection() == RIGHT
    first, *later = lines_of(page, 0)
    assert len(later) > 1
    edge = page.viewport().width()
    assert first[1] <= edge
    assert all(line[1] < edge - 5 for line in later)
    if mark != "> ":
        assert all(line[1] < first[1] - 5 for line in later)
    blank = page.fontMetrics().horizontalAdvance(" ")  # at a line's end it may hang over
    assert min(line[0] for line in later) >= -2 * blank


def test_the_x_of_a_task_does_not_turn_its_line(area):
    area.set_text("- [x] שלום\n- [x] Hello שלום\n> Hello\n- שלום")
    blocks = [area.document().findBlockByNumber(number) for number in range(4)]
    assert [block.textDirection() for block in blocks] == [RIGHT, LEFT, LEFT, RIGHT]


def test_a_line_turns_with_its_first_letter_and_back_with_one_undo(area):
    type_text(area, "- ")
    assert area.document().firstBlock().textDirection() == LEFT
    type_text(area, "ש")
    assert area.document().firstBlock().textDirection() == RIGHT
    area.undo()
    assert "ש" not in area.text()
    assert area.document().firstBlock().textDirection() == LEFT


@pytest.mark.parametrize("kind", ["area", "reading"])
def test_arabic_is_upright_in_a_quote_and_every_letter_has_a_font(request, kind):
    page = request.getfixturevalue(kind)
    (page.set_text if kind == "area" else page.show_text)(ITALIC)
    layout = page.document().firstBlock().layout()
    runs = [run for line in range(layout.lineCount()) for run in layout.lineAt(line).glyphRuns()]
    assert 0 not in {glyph for run in runs for glyph in run.glyphIndexes()}
    assert slanted(page) == {"خذ": False, "Take": True, "وقتك": False, "قالت": False}


def slanted(page):
    """Return of each word whether its first letter is set in italics."""
    block = page.document().firstBlock()
    units = block.text().encode("utf-16-le")
    return {
        word: is_slanted(block, units.find(word.encode("utf-16-le")) // 2)
        for word in ("خذ", "Take", "وقتك", "قالت")
    }


def is_slanted(block, at):
    over = [
        part.format.fontItalic()
        for part in block.layout().formats()
        if part.start <= at < part.start + part.length
    ]
    if over:
        return over[-1]
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        start = fragment.position() - block.position()
        if start <= at < start + fragment.length():
            return fragment.charFormat().fontItalic()
        fragments += 1
    raise AssertionError
