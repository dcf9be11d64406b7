# SPDX-License-Identifier: GPL-3.0-or-later
"""A long text comes into sight at once; the rest of it is laid out after, and all of it in the end.

Qt loses the lines it has not laid out yet when something is changed before it comes to them.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.ui.editor.conftest import formats, press, put_cursor, type_text
from therapy_journal.core.marks import Span
from therapy_journal.ui.editor.writing_area import WritingArea

LINES = 400
TEXT = "\n".join(
    f"- item {number} **bold**" if number % 7 == 3 else " ".join(["word"] * 50)
    for number in range(LINES)
)


def without_height(area):
    """Return how many lines were never laid out."""
    block, count = area.document().begin(), 0
    while block.isValid():
        count += not block.layout().lineCount()
        block = block.next()
    return count


def height_anew(area):
    """Return the height of the same text laid out in one go."""
    other = WritingArea()
    other.resize(area.size())
    other.show()
    other.set_text(area.text())
    other.select(Span(len(area.text()), len(area.text())))
    height = other.document().size().height()
    other.close()
    other.deleteLater()
    return height


@pytest.fixture
def whole(qtbot):
    """Return a function that waits until every line is laid out."""

    def wait(area):
        qtbot.waitUntil(lambda: not without_height(area))

    return wait


def test_what_is_in_sight_comes_first(area, whole):
    area.set_text(TEXT)
    assert without_height(area)
    assert formats(area, 3)
    assert not formats(area, LINES - 5)
    assert area.verticalScrollBar().isVisible()
    whole(area)


def test_all_of_it_is_laid_out_and_styled_in_the_end(area, whole, qtbot):
    area.set_text(TEXT)
    whole(area)
    qtbot.waitUntil(lambda: bool(formats(area, 395)))
    assert formats(area, 395)[1][0] == "- "
    assert area.document().size().height() == height_anew(area)


def at_once(area):
    put_cursor(area, 0)
    type_text(area, "at once ")


def further_down(area):
    put_cursor(area, 9_000)
    type_text(area, "x\ny")


def at_the_end(area):
    put_cursor(area, area.document().characterCount() - 1)
    type_text(area, "\n\n- x")


def much_taken_out(area):
    put_cursor(area, 300, area.document().characterCount() - 300)
    press(area, Qt.Key.Key_Delete)


def taken_back(area):
    type_text(area, "x")
    area.undo()


def a_format(area):
    put_cursor(area, 2)
    area.format("heading")


def narrower(area):
    area.resize(560, 500)
    type_text(area, "x")


def another_text_between(area):
    area.set_text(TEXT, 1)
    type_text(area, "x")
    text = area.text()
    area.set_text("another", 2)
    area.set_text(text, 1)
    type_text(area, "y")


def typewriter(area):
    area.set_typewriter(is_on=True)
    area.set_typewriter(is_on=False)


@pytest.mark.parametrize(
    "change",
    [
        at_once,
        further_down,
        at_the_end,
        much_taken_out,
        taken_back,
        a_format,
        narrower,
        another_text_between,
        typewriter,
    ],
)
@pytest.mark.parametrize("events", [0, 1, 3, 6])
def test_a_change_before_that_loses_no_line(area, whole, qapp, events, change):
    area.set_text(TEXT, 1)
    for _ in range(events):
        qapp.processEvents()
    change(area)
    whole(area)
    assert area.document().size().height() == height_anew(area)


@pytest.mark.parametrize("change", [at_once, much_taken_out])
def test_nor_does_it_where_no_line_is_styled_afterwards(area, whole, change):
    area.set_text("\n".join([" ".join(["word"] * 50)] * LINES), 1)
    change(area)
    whole(area)
    assert area.document().size().height() == height_anew(area)


def test_a_place_far_down_is_in_sight_at_once(area):
    area.set_text(TEXT)
    area.go_to(len(TEXT) - 20)
    assert not without_height(area)
    assert area.viewport().rect().contains(area.cursorRect())
    at, top = area.verticalScrollBar().value(), area.verticalScrollBar().maximum()
    assert at > top - area.viewport().height()


def test_a_place_beyond_the_first_screens_is_reached_with_all_that_follows(area):
    area.set_text(TEXT)
    area.go_to(len(TEXT) // 2)
    assert not without_height(area)


def test_the_cursor_stands_at_the_beginning_of_every_text(area):
    told = []
    area.set_text(TEXT)
    put_cursor(area, 500)
    area.cursorPositionChanged.connect(lambda: told.append(area.textCursor().position()))
    area.set_text("another\ntext")
    assert area.textCursor() == QTextCursor(area.document())
    assert set(told) <= {0}
