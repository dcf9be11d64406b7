# SPDX-License-Identifier: GPL-3.0-or-later
"""What logind and the screen savers tell is heard, over real buses."""

from __future__ import annotations

import sys
from functools import partial

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus is Linux's", allow_module_level=True)

from PySide6.QtCore import QObject

from tests.ui.system.buses import needs_bus, tell_saver
from therapy_journal.ui.system.linux import SAVERS, LinuxWatch

pytestmark = needs_bus

TOLD = ("locked", "sleeping", "woke")


@pytest.fixture
def heard():
    return []


@pytest.fixture
def watch(bus, logind, heard, qtbot):
    parent = QObject()
    made = LinuxWatch(system=bus.connect("system"), session=bus.connect("session"), parent=parent)
    for name in TOLD:
        getattr(made, name).connect(partial(heard.append, name))
    made.start()
    qtbot.waitUntil(lambda: made._is_listening)
    qtbot.waitUntil(lambda: logind.waits() == 1)
    yield made
    made.let_sleep()
    parent.deleteLater()


def test_it_asks_to_be_waited_for_and_says_why(watch, logind):
    asked = dict(logind.asked)
    assert asked["Inhibit"] == ["sleep", "Journal", "Saving what is being written", "delay"]


def test_sleep_is_told_and_waits_until_all_is_saved(watch, logind, heard, qtbot):
    logind.sleep(is_beginning=True)
    qtbot.waitUntil(lambda: heard == ["sleeping"])
    assert logind.waits() == 1
    watch.let_sleep()
    qtbot.waitUntil(lambda: logind.waits() == 0)
    logind.sleep(is_beginning=False)
    qtbot.waitUntil(lambda: heard == ["sleeping", "woke"])
    qtbot.waitUntil(lambda: logind.waits() == 1)


def test_the_sessions_lock_is_told_and_no_other_sessions(watch, logind, heard, qtbot):
    logind.lock("/org/freedesktop/login1/session/_32")
    logind.lock()
    qtbot.waitUntil(lambda: bool(heard))
    logind.sleep(is_beginning=False)
    qtbot.waitUntil(lambda: "woke" in heard)
    assert heard == ["locked", "woke"]


def test_another_user_at_the_screen_locks_and_coming_back_does_not(watch, logind, heard, qtbot):
    logind.switch_user(is_active=False)
    qtbot.waitUntil(lambda: heard == ["locked"])
    logind.switch_user(is_active=True)
    logind.sleep(is_beginning=False)
    qtbot.waitUntil(lambda: "woke" in heard)
    qtbot.waitUntil(lambda: [name for name, _ in logind.asked].count("Get") == 2)
    assert heard == ["locked", "woke"]


@pytest.mark.parametrize("saver", SAVERS)
def test_every_screen_saver_is_heard(watch, bus, heard, qtbot, saver):
    other = bus.connect("saver")
    tell_saver(other, saver, is_active=False)
    tell_saver(other, saver, is_active=True)
    qtbot.waitUntil(lambda: heard == ["locked"])


def test_without_a_bus_nothing_is_told_and_nothing_breaks(qapp, heard):
    from PySide6.QtDBus import QDBusConnection

    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere/at/all", "nowhere")
    parent = QObject()
    watch = LinuxWatch(system=nowhere, session=nowhere, parent=parent)
    for name in TOLD:
        getattr(watch, name).connect(partial(heard.append, name))
    watch.start()
    assert not watch._is_listening
    watch.let_sleep()
    assert heard == []
    parent.deleteLater()
