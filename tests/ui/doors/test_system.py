# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal locks with the screen and before the computer sleeps, its words saved first."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is Linux's", allow_module_level=True)

from tests.ui.doors.conftest import LONG
from tests.ui.system.buses import needs_bus, tell_saver
from therapy_journal.services.resting import Instant
from therapy_journal.ui.system.linux import LinuxWatch

pytestmark = needs_bus


@pytest.fixture
def listening(opened, bus, logind, qtbot):
    watch = LinuxWatch(
        system=bus.connect("system"), session=bus.connect("session"), parent=opened.window
    )
    opened.window.listen_to_system(watch)
    qtbot.waitUntil(lambda: logind.waits() == 1)
    return watch


def test_sleep_waits_until_the_words_are_saved_and_the_journal_closed(
    qtbot, opened, listening, logind, write, restarts, texts
):
    write("Before it sleeps")
    logind.sleep(is_beginning=True)
    qtbot.waitUntil(lambda: bool(restarts))
    qtbot.waitUntil(lambda: logind.waits() == 0)
    assert texts() == ["Before it sleeps"]


def test_sleep_is_not_held_up_by_a_disk_that_is_full(
    qtbot, opened, listening, logind, write, disk, restarts, texts
):
    write(LONG)
    disk.fill()
    logind.sleep(is_beginning=True)
    qtbot.waitUntil(lambda: logind.waits() == 0, timeout=20_000)
    assert opened.window.doors.cover.is_laid
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)
    assert texts() == [LONG.strip()]


def test_it_locks_with_the_screen(qtbot, opened, listening, bus, write, restarts, texts):
    write("With the screen")
    tell_saver(bus.connect("saver"), "org.gnome.ScreenSaver", is_active=True)
    qtbot.waitUntil(lambda: bool(restarts))
    assert texts() == ["With the screen"]


def test_waking_after_a_long_sleep_locks_at_once(qtbot, opened, listening, logind, restarts):
    slept = Instant(10_000_000.0, 10_000_000_000.0)
    opened.window.idle._clock = lambda: slept
    logind.sleep(is_beginning=False)
    qtbot.waitUntil(lambda: bool(restarts))
