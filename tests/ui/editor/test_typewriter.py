# SPDX-License-Identifier: GPL-3.0-or-later
"""Typewriter scrolling: one height for the line being written, and a page that obeys the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from therapy_journal.core.marks import Span
from therapy_journal.ui.editor.typewriter import HEIGHT

from .conftest import press, type_text

LONG = "\n".join(f"Line {number} of what was written." for number in range(120))


@pytest.fixture
def typewriter(area):
    area.set_text(LONG, 1)
    area.set_typewriter(is_on=True)
    return area


def height(area):
    return area.cursorRect().center().y() / area.viewport().height()


def test_the_line_stays_where_it_is(typewriter):
    typewriter.go_to(len(LONG))
    for words in ("a", "\n", "b\nc\n", "\n\n- one\ntwo"):
        type_text(typewriter, words)
        assert height(typewriter) == pytest.approx(HEIGHT, abs=0.01)
    press(typewriter, Qt.Key.Key_Up)
    press(typewriter, Qt.Key.Key_PageUp)
    assert height(typewriter) == pytest.approx(HEIGHT, abs=0.01)


def test_it_holds_at_the_end_of_a_page_of_another_height_too(typewriter, qtbot):
    typewriter.go_to(len(LONG))
    type_text(typewriter, "x")
    typewriter.resize(700, 800)
    type_text(typewriter, "y")
    assert height(typewriter) == pytest.approx(HEIGHT, abs=0.01)


def test_the_mouse_moves_nothing(typewriter):
    typewriter.go_to(len(LONG) // 2)
    before = typewriter.verticalScrollBar().value()
    view = typewriter.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(10, 30))
    for y in (80, 150, 300):
        QTest.mouseMove(view, QPoint(120, y))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(120, 300))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(40, 400))
    assert typewriter.verticalScrollBar().value() == before
    type_text(typewriter, "z")
    assert height(typewriter) == pytest.approx(HEIGHT, abs=0.01)


def test_room_at_the_end_is_no_step_of_undo(area):
    area.set_text(LONG, 1)
    area.go_to(len(LONG))
    type_text(area, "one ")
    area.set_typewriter(is_on=True)
    area.undo()
    assert area.text() == LONG
    assert not area.document().isUndoAvailable()
    area.redo()
    assert area.text() == LONG + "one "
    area.set_typewriter(is_on=False)
    assert area.text() == LONG + "one "


def test_nobody_is_told_of_an_edit_when_it_is_turned_on(area, qtbot):
    area.set_text(LONG, 1)
    with qtbot.assertNotEmitted(area.text_edited):
        area.set_typewriter(is_on=True)


def test_a_text_gone_back_to_has_its_room(typewriter):
    typewriter.go_to(len(LONG))
    type_text(typewriter, "x")
    typewriter.set_text("another", 2)
    typewriter.set_typewriter(is_on=False)
    typewriter.set_text(LONG + "x", 1)
    bottom = typewriter.document().rootFrame().frameFormat().bottomMargin()
    typewriter.set_text("another", 2)
    assert bottom == typewriter.document().rootFrame().frameFormat().bottomMargin()


def test_off_the_page_stands_still(area):
    area.set_text(LONG, 1)
    area.select(Span(len(LONG) // 2, len(LONG) // 2))
    before = area.verticalScrollBar().value()
    type_text(area, "x")
    assert area.verticalScrollBar().value() == before
