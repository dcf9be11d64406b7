# SPDX-License-Identifier: GPL-3.0-or-later
"""*Did you hand it over?* is asked once, and only what was is remembered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.services.weeks import PASSAGE
from tests.ui.summary.conftest import words
from therapy_journal.core.summary import Extent, Part
from therapy_journal.ui.summary.handed_over import HandedOverQuestion


@pytest.fixture
def question(shown, qtbot):
    week = shown.week
    week.all_on()
    week.preparing.page_made(None, "pdf")
    week.at(26, 17)
    week.attending.attended(week.next_id)
    widget = HandedOverQuestion(preparing=week.preparing, kit=shown.kit)
    widget.resize(600, 300)
    widget.show()
    yield widget
    widget.close()
    widget.deleteLater()


def press(question, extent):
    order = [Extent.ALL, Extent.PART, Extent.NO]
    question.extent.chips()[order.index(extent)].click()


def test_nothing_is_asked_while_there_is_nothing_to_ask(shown):
    widget = HandedOverQuestion(preparing=shown.week.preparing, kit=shown.kit)
    widget.show()
    assert not widget.is_asking()
    assert words(widget) == []
    widget.close()
    widget.deleteLater()


@pytest.mark.parametrize("extent", [Extent.ALL, Extent.NO])
def test_one_press_answers(question, shown, qtbot, extent):
    assert "Did you hand it over?" in words(question)
    assert "The page for Thu 26 Nov" in words(question)
    with qtbot.waitSignal(question.answered, timeout=1000):
        press(question, extent)
    assert not question.is_asking()
    assert words(question) == []
    told = shown.week.preparing.last_handed_over()
    assert (told is not None) == (extent is Extent.ALL)
    if told is not None:
        assert PASSAGE in told.page_text


def test_of_a_part_one_says_which(question, shown):
    press(question, Extent.PART)
    assert question.is_asking()
    assert question.keep.isVisible()
    options = list(question.parts.value())
    assert Part.PASSAGES in options
    question.parts.set_value(tuple(part for part in options if part is not Part.PASSAGES))
    question.keep.click()
    told = shown.week.preparing.last_handed_over()
    assert told is not None
    assert told.extent is Extent.PART
    assert PASSAGE not in told.page_text
    assert "When you joked" in told.page_text


def test_one_can_go_back_before_saying_which(question):
    press(question, Extent.PART)
    question.back.click()
    QApplication.processEvents()
    assert not question.keep.isVisible()
    assert question.extent.value() is None
    assert question.is_asking()


def test_what_they_have_is_shown_when_the_next_page_is_made(question, shown):
    press(question, Extent.ALL)
    shown.screen.open_for(None)
    shown.screen.show_stays_out()
    said = " ".join(words(shown.screen.window()))
    assert "What they have already" in said
    assert PASSAGE in said
