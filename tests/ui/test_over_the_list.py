# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens above the list opens from everywhere: the list comes into sight first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def writing_in(opened, qtbot):
    """Return the window with a new entry open."""
    desk = opened.window.desk
    opened.window.resize(1300, 800)
    opened.commands.run("entry.new")
    qtbot.waitUntil(
        lambda: desk.place == "reflections" and desk.screen_of("reflections").has_entry()
    )
    return opened


def narrow(program):
    program.window.resize(700, 600)


def elsewhere(program):
    program.commands.run("go.today")


def in_focus(program):
    program.commands.run("entry.focus")


@pytest.mark.parametrize("somewhere", [narrow, elsewhere, in_focus])
def test_the_calendar_opens_under_its_chip_from_everywhere(writing_in, qtbot, somewhere):
    screen = writing_in.window.desk.screen_of("reflections")
    popup, chip = screen.entry_list.calendar.popup, screen.entry_list.bar.calendar
    somewhere(writing_in)
    writing_in.commands.run("list.calendar")
    qtbot.waitUntil(popup.isVisible)
    assert chip.isVisible()
    below = chip.mapToGlobal(QPoint(0, chip.height()))
    # The platform without a screen gives a window a frame of two pixels.
    assert 0 <= popup.y() - below.y() <= 6
    assert popup.x() - 2 <= below.x() < popup.x() + popup.width()
    popup.close()


@pytest.mark.parametrize("somewhere", [narrow, elsewhere, in_focus])
def test_the_filters_open_from_everywhere(writing_in, qtbot, somewhere):
    bar = writing_in.window.desk.screen_of("reflections").entry_list.bar
    somewhere(writing_in)
    writing_in.commands.run("list.filter")
    qtbot.waitUntil(lambda: bar.menu is not None and bar.menu.isVisible())
    assert bar.isVisible()
    bar.menu.close()
