# SPDX-License-Identifier: GPL-3.0-or-later
"""Focus mode in the whole window, and what the footer says of a selection."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from therapy_journal.core.marks import Span
from therapy_journal.ui.theme import current_theme


@pytest.fixture
def writing_in(opened, qtbot):
    """Return the desk with a new entry of three paragraphs open."""
    desk = opened.window.desk
    opened.window.resize(1300, 800)
    opened.commands.run("entry.new")
    qtbot.waitUntil(
        lambda: desk.place == "reflections" and desk.screen_of("reflections").has_entry()
    )
    area = desk.screen_of("reflections").pane.area
    area.insert("one\ntwo\nthree")
    opened.window.activateWindow()
    area.setFocus()
    return desk


def shown(desk):
    screen = desk.screen_of("reflections")
    return [
        widget.isVisible()
        for widget in (desk.rail, desk.sidebar, screen.entry_list, screen.pane.bar)
    ]


def test_only_the_page_is_left_until_escape(opened, writing_in):
    area = writing_in.screen_of("reflections").pane.area
    assert shown(writing_in) == [True] * 4
    opened.commands.run("entry.focus")
    assert shown(writing_in) == [False] * 4
    assert area.isVisible()
    QTest.keyClick(area, "x")
    assert area.text().endswith("threex")
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert shown(writing_in) == [True] * 4


def test_another_screen_ends_it(opened, writing_in):
    opened.commands.run("entry.focus")
    opened.commands.run("go.today")
    assert writing_in.rail.isVisible()
    assert writing_in.sidebar.isVisible()
    opened.commands.run("go.reflections")
    assert shown(writing_in) == [True] * 4


def test_only_the_paragraph_with_the_cursor_is_at_full_strength(opened, writing_in):
    area = writing_in.screen_of("reflections").pane.area
    area.go_to(0)
    area.setCursorWidth(0)
    plain = area.viewport().grab().toImage()
    opened.commands.run("entry.focus")
    area.setFixedSize(area.size())
    area.parentWidget().setFocus()
    dimmed = area.viewport().grab().toImage()

    def darkest(image, line):
        block = area.document().findBlockByNumber(line)
        rect = area.document().documentLayout().blockBoundingRect(block).toRect()
        grey = [
            image.pixelColor(x, y).lightness()
            for x in range(min(60, image.width()))
            for y in range(rect.top(), min(rect.bottom(), image.height()))
        ]
        return min(grey)

    assert darkest(dimmed, 0) == darkest(plain, 0)
    assert darkest(dimmed, 1) > darkest(plain, 1) + 40
    assert current_theme().color("paper").alpha() == 255, "sheets are painted with it as well"


def test_the_footer_counts_what_is_selected(opened, writing_in, qtbot):
    pane = writing_in.screen_of("reflections").pane
    pane.area.select(Span(0, 7))
    wanted = "2 words, 7 characters selected"
    qtbot.waitUntil(lambda: pane.footer.words()[1] == wanted)
    pane.toggle_reading()
    assert pane.footer.words()[1] == "3 words"
    pane.toggle_reading()
    assert pane.footer.words()[1] == wanted
    pane.area.go_to(0)
    qtbot.waitUntil(lambda: pane.footer.words()[1] == "3 words")
