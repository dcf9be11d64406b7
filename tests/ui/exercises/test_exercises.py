# SPDX-License-Identifier: GPL-3.0-or-later
"""Breathing and grounding: they move, or stand still, and can be left at any time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from therapy_journal.core.breathing import LONGER_OUT, SQUARE
from therapy_journal.ui.exercises.breathing_pacer import OVER, READY, BreathingPacer
from therapy_journal.ui.exercises.sheets import LEAVING, open_breathing, open_grounding
from therapy_journal.ui.widgets.labels import Label


@pytest.fixture
def window(qtbot, kit):
    window = QWidget()
    window.resize(900, 760)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def pacer(qtbot, kit, window):
    pacer = BreathingPacer(window, is_still=False)
    pacer.resize(300, 250)
    pacer.show()
    return pacer


def circle_at(pacer, seconds):
    """Return how many points of the middle row belong to the circle."""
    pacer.show_at(seconds)
    image = pacer.grab().toImage()
    soft = pacer._theme.color("accent_soft").rgb()
    row = int(image.height() * 0.9)
    return sum(image.pixel(x, row) == soft for x in range(image.width()))


def test_the_circle_grows_and_gets_smaller(pacer):
    pacer.start(LONGER_OUT)
    assert circle_at(pacer, 0.1) == 0
    full = circle_at(pacer, 3.99)
    assert full > 20
    assert circle_at(pacer, 9.9) == 0


def test_it_says_what_to_do(pacer):
    pacer.start(SQUARE)
    said = []
    for second in (0, 4, 8, 12):
        pacer.show_at(second)
        said.append(pacer.words)
    assert said == ["Breathe in", "Hold", "Breathe out", "Wait"]
    assert pacer.accessibleName() == "Wait"


def test_still_it_shows_words_and_no_circle(pacer):
    pacer.set_still(is_still=True)
    pacer.start(LONGER_OUT)
    assert circle_at(pacer, 3.99) == 0
    assert pacer.words == "Breathe in"


def test_less_motion_in_the_settings_is_heeded(kit, window):
    for is_still in (True, False):
        kit.theme.set_still(is_still=is_still)
        assert BreathingPacer(window).is_still is is_still


def test_it_ends_after_whole_breaths(qtbot, pacer):
    pacer.start(LONGER_OUT, minutes=1)
    with qtbot.waitSignal(pacer.ended):
        pacer.show_at(60)
    assert not pacer.is_running
    assert pacer.words == OVER
    assert pacer.minutes_breathed() == 1


def test_it_goes_on_by_itself(qtbot, pacer):
    pacer.start(LONGER_OUT)
    qtbot.waitUntil(lambda: pacer.breath().fullness > 0)


def test_out_of_sight_it_stops(pacer, window):
    pacer.start(LONGER_OUT)
    window.hide()
    assert not pacer.is_running
    assert pacer.words == READY


@pytest.mark.parametrize("open_it", [open_breathing, open_grounding])
def test_esc_leaves_and_it_says_so(qtbot, kit, window, open_it):
    sheet = open_it(window)
    assert any(LEAVING in label.text() for label in sheet.findChildren(Label))
    with qtbot.waitSignal(sheet.dismissed):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_breathing_begins_when_asked_and_stops_with_the_panel(qtbot, kit, window):
    sheet = open_breathing(window)
    assert not sheet.pacer.is_running
    sheet.paces.set_value(SQUARE)
    sheet.begin.click()
    assert sheet.pacer.is_running
    assert sheet.begin.text() == "Stop"
    assert not sheet.paces.isEnabled()
    pacer = sheet.pacer
    sheet.dismiss()
    assert not pacer.is_running


def test_in_a_low_window_the_word_to_breathe_by_is_in_sight(kit, window):
    window.resize(700, 440)
    sheet = open_breathing(window)
    view = sheet._area.viewport()
    sheet._area.verticalScrollBar().setValue(sheet._area.verticalScrollBar().maximum())
    assert view.height() < sheet.pacer.height()
    sheet.begin.click()
    middle = sheet.pacer.mapTo(view, sheet.pacer.rect().center()).y()
    assert abs(middle - view.height() // 2) <= 1
    sheet.dismiss()


def test_words_in_place_of_the_circle_by_choice(kit, window):
    sheet = open_breathing(window)
    sheet.stillness.click()
    assert sheet.pacer.is_still
    assert sheet.stillness.text() == "Show the circle"


def test_grounding_by_keyboard_from_five_to_the_end(qtbot, kit, window):
    sheet = open_grounding(window)
    circles = sheet.steps.circles
    counts = []
    while not sheet.steps.is_at_end:
        assert circles.hasFocus()
        while not circles.accessibleName().startswith(f"{5 - sheet.steps.step} of"):
            qtbot.keyClick(circles, Qt.Key.Key_Space)
        counts.append(circles.filled)
        qtbot.keyClick(circles, Qt.Key.Key_Tab)
        qtbot.keyClick(
            sheet.next, Qt.Key.Key_Space
        ) if sheet.next.hasFocus() else sheet.next.click()
    assert counts == [5, 4, 3, 2, 1]
    assert sheet.next.text() == "Done"
    sheet.next.click()
    assert not sheet.is_open


def test_a_step_may_be_skipped_and_come_back_to(kit, window):
    sheet = open_grounding(window)
    sheet.next.click()
    assert "Four" in sheet.steps.heading.text()
    sheet.back.click()
    assert "Five" in sheet.steps.heading.text()
    assert not sheet.back.isEnabled()


def test_a_circle_fills_softly_or_at_once(kit, window):
    sheet = open_grounding(window)
    circles = sheet.steps.circles
    accent = circles._theme.color("accent").rgb()

    def filled():
        image = circles.grab().toImage()
        return sum(
            image.pixel(x, y) == accent
            for x in range(image.width())
            for y in range(4, image.height() - 4)
        )

    circles.fill_next()
    circles.grow_to(0.3)
    little = filled()
    circles.grow_to(1.0)
    assert filled() > 3 * little
    circles.is_still = True
    circles.begin(3)
    circles.fill_next()
    assert filled() > 3 * little
