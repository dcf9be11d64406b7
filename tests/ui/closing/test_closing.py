# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing step in the real window, and the timer that stops nobody."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.core.reflections import Form
from therapy_journal.ui.closing.closing_step import OFFER, ClosingStep
from therapy_journal.ui.closing.writing_timer import WritingTimer


@pytest.fixture
def reflections(qtbot, opened):
    desk = opened.window.desk
    desk.go("reflections")
    return desk.screen_of("reflections")


def write_scene(qtbot, screen, words):
    screen.new_entry(Form.SCENE)
    qtbot.waitUntil(screen.has_entry)
    qtbot.keyClicks(screen.pane.area, words)
    return screen.entry_id


def step_of(screen):
    return next(child for child in screen.children() if isinstance(child, ClosingStep))


def test_leaving_a_scene_offers_it_once(qtbot, opened, reflections, monkeypatch):
    said = []

    def show(message, action=None):
        said.append((message, action))

    monkeypatch.setattr(opened.bar, "show_message", show)
    entry_id = write_scene(qtbot, reflections, "The kitchen")
    opened.window.desk.go("today")
    qtbot.waitUntil(lambda: any(message == OFFER for message, _ in said))
    next(action for message, action in said if message == OFFER)()
    sheet = step_of(reflections).sheet
    assert sheet.is_open
    sheet.next.setText("Make tea.")
    sheet.done.click()
    qtbot.waitUntil(lambda: not sheet.is_open)
    opened.window.desk.go("reflections")
    bodies = []
    journal = opened.window._journal
    opened.jobs.run(lambda: journal.writing.open(entry_id).body, opened.window.desk, bodies.append)
    qtbot.waitUntil(lambda: bool(bodies))
    assert bodies[0].endswith("Make tea.\n")
    opened.window.desk.go("today")
    opened.jobs.flush()
    qtbot.wait(0)
    assert sum(message == OFFER for message, _ in said) == 1


def test_by_command_the_line_shows_in_the_open_entry(qtbot, opened, reflections):
    write_scene(qtbot, reflections, "The kitchen")
    opened.commands.run("entry.close")
    sheet = step_of(reflections).sheet
    sheet.next.setText("Go to bed.")
    sheet.done.click()
    qtbot.waitUntil(lambda: reflections.pane.area.text().endswith("Go to bed.\n"))
    assert "The kitchen" in reflections.pane.area.text()


def test_pressed_twice_the_line_is_there_once(qtbot, opened, reflections):
    write_scene(qtbot, reflections, "The kitchen")
    opened.commands.run("entry.close")
    sheet = step_of(reflections).sheet
    sheet.next.setText("Go to bed.")
    sheet.next.returnPressed.emit()
    sheet.next.returnPressed.emit()
    qtbot.waitUntil(lambda: not sheet.is_open)
    opened.jobs.flush()
    qtbot.waitUntil(lambda: reflections.pane.area.text().endswith("Go to bed.\n"))
    assert reflections.pane.area.text().count("Go to bed.") == 1


def test_sealing_asks_until_when_in_sight_and_closes_the_entry(qtbot, opened, reflections):
    entry_id = write_scene(qtbot, reflections, "The kitchen")
    opened.commands.run("entry.close")
    sheet = step_of(reflections).sheet
    sheet.next.setText("Go to bed.")
    sheet.seal.click()
    popup = reflections.sealing.popup
    qtbot.waitUntil(popup.isVisible)
    assert not sheet.is_open
    assert popup.offers[0].hasFocus()
    assert popup.screen().availableGeometry().contains(popup.geometry())
    popup.offers[0].click()
    found = []
    journal = opened.window._journal

    def look():
        entry = journal.writing.open(entry_id)
        return entry.sealed_until, entry.body

    def is_sealed():
        opened.jobs.run(look, opened.window.desk, found.append)
        opened.jobs.flush()
        opened.jobs.deliver()
        return found[-1][0] is not None

    qtbot.waitUntil(is_sealed)
    assert found[-1][1].endswith("Go to bed.\n")


def test_what_is_half_typed_waits(qtbot, opened, reflections):
    write_scene(qtbot, reflections, "The kitchen")
    opened.commands.run("entry.close")
    step = step_of(reflections)
    step.sheet.next.setText("Make")
    opened.window.desk.flush()
    qtbot.waitUntil(lambda: not opened.window.desk.unsaved())
    step.sheet.dismiss()
    opened.commands.run("entry.close")
    qtbot.waitUntil(lambda: step.sheet.next.text() == "Make")
    step.sheet.next.clear()
    step.sheet.dismiss()


def test_the_timer_is_off_until_asked_and_ends_with_one_line(qtbot, kit, said):
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    timer = WritingTimer(kit=kit, over=window)
    assert not timer.timer.isActive()
    timer.ask()
    timer.choice.set_value(15)
    timer.sheet.accept()
    assert timer.timer.isActive()
    assert timer.timer.interval() == 15 * 60_000
    timer.timer.timeout.emit()
    assert said.last.text == "15 minutes have passed."
