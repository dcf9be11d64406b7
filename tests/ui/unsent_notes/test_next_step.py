# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet line of the next step: it follows what is written, and forces nothing."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from therapy_journal.core.next_step import STEP_WORDS, NextStep
from therapy_journal.core.unsent_notes import Delivery
from therapy_journal.ui.unsent_notes.layers import Layer


def test_it_follows_the_layers_and_leads_on(desk):
    desk.screen.new_note()
    line = desk.screen.pane.next
    assert (line.step, line.way.isVisible()) == (NextStep.BEGIN, False)
    desk.write(Layer.RAW, "raw")
    assert line.step is NextStep.KNOW
    QTest.keyClick(line.way, Qt.Key.Key_Space)
    assert desk.screen.pane.layers.front() is Layer.KNOW
    QTest.keyClicks(desk.area(Layer.KNOW), "know")
    assert line.step is NextStep.SAY
    QTest.keyClick(line.way, Qt.Key.Key_Space)
    QTest.keyClicks(desk.area(Layer.SAY), "say")
    assert line.step is NextStep.BRING
    desk.screen.pane.layers.bringing._choose(Delivery.READ)
    assert not line.isVisible()


def test_a_layer_can_be_left_out(desk):
    desk.screen.new_note()
    desk.write(Layer.SAY, "Please slow down.")
    assert desk.screen.pane.next.step is NextStep.BRING


def test_it_stands_back_in_a_low_window(desk):
    desk.screen.new_note()
    desk.resize(1074, 560)
    assert not desk.screen.pane.next.isVisible()
    desk.resize(1074, 800)
    assert desk.screen.pane.next.isVisible()


def test_it_offers_and_never_pushes():
    for words in STEP_WORDS.values():
        assert not re.search(r"!|\bjust\b|\bsimply\b|\bmust\b|\bshould\b", words)
