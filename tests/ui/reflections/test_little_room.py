# SPDX-License-Identifier: GPL-3.0-or-later
"""What an entry shows where there is little room: nothing ends in the middle of a letter."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QToolButton, QWidget

from therapy_journal.core.prompts import Offered, PromptKind
from therapy_journal.core.text import word_count
from therapy_journal.services.autosave import SaveState
from therapy_journal.ui.reflections.entry_head import TitleField
from therapy_journal.ui.reflections.footer import Footer
from therapy_journal.ui.reflections.prompt_popup import PromptPopup
from therapy_journal.ui.reflections.reading_page import ReadingPage
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.settling import settle

LONG = "The long way home after the call, with everything that was not said on it"


@pytest.fixture
def title(qtbot):
    field = TitleField()
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    field.setFocus()
    return field


def ink_at_edge(field):
    """Say whether anything is drawn in the last pixels of either side."""
    image = field.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 0)
    columns = (0, 1) if field.text().startswith("א") else (image.width() - 1, image.width() - 2)
    return any(
        abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 40
        for x in columns
        for y in range(image.height())
    )


@pytest.mark.parametrize("words", ["M" * 60, "א" * 90])
def test_a_title_that_is_too_long_ends_with_an_ellipsis(title, words):
    title.setText(words)
    title.setCursorPosition(0)
    assert ink_at_edge(title), "as long as somebody writes in it the whole is there"
    title.clearFocus()
    assert title.is_too_long()
    assert not ink_at_edge(title)
    title.setText("Short")
    assert not title.is_too_long()


def test_the_footer_says_less_before_anything_is_cut(qtbot):
    footer = Footer()
    qtbot.addWidget(footer)
    footer.setMinimumWidth(1)
    footer.show_state(SaveState.SAVED)
    footer.show_words(21)
    footer.show()
    said = []
    for width in (500, 250, 150):
        footer.resize(width, 36)
        said.append(footer.words()[2])
    assert said == ["Encrypted on this computer only", "Encrypted", ""]
    footer.resize(300, 36)
    footer.show_selection(1, 5)
    assert footer.words()[1:] == ("1 word, 5 characters selected", "")


def test_the_keys_of_the_reading_page_go_before_its_title_is_cut(qtbot):
    page = ReadingPage()
    qtbot.addWidget(page)
    page.begin("From here on")
    page.resize(700, 400)
    page.show()
    assert page.said.isVisible()
    page.setMinimumWidth(1)
    page.resize(260, 400)
    assert not page.said.isVisible()
    settle()
    assert page.title.width() >= page.title.sizeHint().width()


def test_month_and_year_grow_with_the_text(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    current_theme().dress(window)
    window.show()
    popup = CalendarPopup(window)
    popup.open_at(window, date(2026, 11, 24))
    year = popup.findChild(QToolButton, "qt_calendar_yearbutton")
    before = year.font().pixelSize()
    current_theme().set_scale(2.0)
    assert year.font().pixelSize() == 2 * before
    popup.close()
    current_theme().set_scale(1.0)


def test_ways_to_begin_stay_over_the_page(qtbot):
    popup = PromptPopup(None)
    qtbot.addWidget(popup)
    page = QRect(100, 0, 440, 500)
    popup.open_near(
        QRect(400, 100, 2, 24), page, [Offered(PromptKind.NUDGE, "A way to begin", ("Words",))]
    )
    assert page.left() <= popup.x()
    # The platform without a screen gives a window a frame of two pixels.
    assert popup.x() + popup.width() <= page.right() + 3
    popup.close()


def test_headings_that_a_form_came_with_are_no_words_of_ones_own(screen, qtbot):
    from therapy_journal.core.reflections import Form

    screen.new_entry(Form.LOW_ENERGY)
    assert screen.pane.footer.words()[1] == "0 words"
    screen.pane.area.insert("tired")
    qtbot.waitUntil(lambda: screen.pane.footer.words()[1] == "1 word")
    assert word_count(screen.pane.area.text()) == 7
