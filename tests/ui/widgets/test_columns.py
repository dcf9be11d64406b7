# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards, dots, the bar above a screen, the column below it, and what stands in an empty one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.cards import Card, Dots, Hairline
from therapy_journal.ui.widgets.column import ScreenHeader, ScrollColumn
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.search_box import SearchBox
from therapy_journal.ui.widgets.segments import Segments

SCALES = [1.0, 1.5, 2.0]


def settle():
    for _ in range(4):
        QApplication.processEvents()


def test_a_card_is_paper_with_a_hairline(show, theme):
    card = show(Card(), 200, 120)
    image = card.grab().toImage()
    assert image.pixelColor(100, 60) == theme.color("paper")
    assert image.pixelColor(100, 0) == theme.color("line")
    theme.set_mode("dark")
    assert card.grab().toImage().pixelColor(100, 60) == theme.color("paper")


def test_a_soft_card_has_no_edge(show, theme):
    image = show(Card(tone="accent_soft"), 200, 120).grab().toImage()
    assert image.pixelColor(100, 0) == image.pixelColor(100, 60) == theme.color("accent_soft")


def test_dots_say_how_many_of_how_many(show, theme):
    dots = show(Dots(1))
    assert dots.accessibleName() == "1 of 3"
    before = dots.grab().toImage()
    dots.set_n(3)
    assert dots.n() == 3
    assert dots.accessibleName() == "3 of 3"
    assert dots.grab().toImage() != before
    assert dots.grab().toImage().pixelColor(dots.width() - 4, dots.height() // 2) == theme.color(
        "accent"
    )


def test_a_hairline_is_one_pixel(show, theme):
    line = show(Hairline(), 100)
    assert line.height() == 1
    assert line.grab().toImage().pixelColor(50, 0) == theme.color("line")


@pytest.mark.parametrize("role", ["canvas", "rail", "paper", "side"])
def test_a_ground_is_filled_with_its_role(show, theme, role):
    widget = show(on_ground(QWidget(), role), 60, 60)
    assert widget.grab().toImage().pixelColor(30, 30) == theme.color(role)


def header() -> ScreenHeader:
    made = ScreenHeader("list-checks", "Homework", "homework")
    made.set_middle(Segments([(1, "In progress 3"), (2, "Finished 21"), (3, "Let go 4")]))
    made.add(PrimaryButton("New homework", "plus"))
    return made


class Bar(QWidget):
    def __init__(self):
        super().__init__()
        self.header = header()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.header)
        column.addStretch(1)


def test_the_bar_is_as_high_as_in_every_screen(show):
    bar = show(Bar(), 900, 400)
    assert bar.header.height() == 57
    plain = show(ScreenHeader("sun", "Today"), 500)
    assert plain.height() == 57
    plain.set_title("Another")
    assert plain.title() == "Another"


@pytest.mark.parametrize("scale", SCALES)
def test_words_of_buttons_give_way_to_their_icons_one_after_the_other(show, theme, scale):
    theme.set_scale(scale)
    made = ScreenHeader("calendar-heart", "Summary for Fri 27 Nov")
    save, again = QuietButton("Save as PDF…", "file-down"), PrimaryButton("Print…", "printer")
    made.add_shrinking(save)
    made.add_shrinking(again)
    bar = show(made, theme.px(700))
    seen = {}
    for wide in (700, 400, 300, 400, 700):
        bar.resize(theme.px(wide), bar.height())
        settle()
        shown = (save.is_icon_only, again.is_icon_only)
        assert seen.setdefault(wide, shown) == shown
        for button in (save, again):
            assert button.is_icon_only or button.width() >= button.sizeHint().width()
            assert button.toolTip() == (button.text() if button.is_icon_only else "")
    assert seen == {700: (False, False), 400: (True, False), 300: (True, True)}


@pytest.mark.parametrize("scale", SCALES)
def test_a_narrow_bar_folds_into_two_rows_and_cuts_nothing(show, theme, scale):
    theme.set_scale(scale)
    bar = show(Bar(), theme.px(480), 400)
    settle()
    segments = bar.header.findChild(Segments)
    button = bar.header.findChild(PrimaryButton)
    assert (
        segments.mapTo(bar, segments.rect().topLeft()).y()
        >= button.mapTo(bar, button.rect().bottomLeft()).y()
    )
    for widget in (segments, button):
        assert widget.height() >= widget.sizeHint().height()
        assert bar.header.rect().contains(widget.geometry())
    bar.resize(theme.px(1_100), 400)
    settle()
    assert abs(segments.geometry().center().y() - button.geometry().center().y()) <= 2


@pytest.mark.parametrize("scale", SCALES)
def test_a_column_is_in_the_middle_and_no_wider_than_asked(show, theme, scale):
    theme.set_scale(scale)
    column = ScrollColumn(400)
    card = Card()
    card.column.addWidget(Label("words " * 60))
    column.add(card)
    column.add_stretch()
    show(column, 1_200, 300)
    settle()
    assert card.width() == theme.px(400)
    left = card.mapTo(column, card.rect().topLeft()).x()
    assert abs(left + card.width() / 2 - column.viewport().width() / 2) <= 2
    column.resize(theme.px(240), 300)
    settle()
    assert column.horizontalScrollBar().maximum() == 0
    assert card.width() <= column.viewport().width()
    label = card.findChild(Label)
    assert label.height() >= label.heightForWidth(label.width())


def test_the_button_of_an_empty_place_asks(show, qtbot):
    empty = show(EmptyState("notebook-pen", "Nothing here yet", "One line is enough.", "Write"))
    with qtbot.waitSignal(empty.action_requested):
        QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    empty.set_words("Nothing found")
    assert [label.text() for label in empty.findChildren(Label) if label.isVisible()] == [
        "Nothing found"
    ]


def test_an_empty_place_without_an_action_has_no_button(show):
    assert not show(EmptyState("sun", "Nothing here yet")).button.isVisible()


@pytest.fixture
def search(show):
    made = SearchBox()
    made.told = []
    made.text_changed.connect(made.told.append)
    return show(made, 262)


def test_every_letter_is_told_and_escape_empties(search):
    QTest.keyClicks(search, "mu")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.told == ["m", "mu", ""]
    assert search.accessibleName() == "Search everything"


def test_the_button_empties_and_is_there_only_when_needed(search):
    assert not search._clear.isVisible()
    QTest.keyClicks(search, "mum")
    assert search._clear.isVisible()
    QTest.mouseClick(search._clear, Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert not search._clear.isVisible()


def test_escape_in_an_empty_search_goes_further(show, search):
    class Around(QWidget):
        escaped = 0

        def keyPressEvent(self, event):  # noqa: N802
            self.escaped += event.key() == Qt.Key.Key_Escape

    around = Around()
    QVBoxLayout(around).addWidget(search)
    show(around)
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert around.escaped == 1


def test_down_leaves_the_search_downwards(search, qtbot):
    with qtbot.waitSignal(search.left_downwards):
        QTest.keyClick(search, Qt.Key.Key_Down)
