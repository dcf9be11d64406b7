# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock after rest: a notice, a lock, and another try where the first was held back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from therapy_journal.services.resting import Instant
from therapy_journal.ui import idle as module
from therapy_journal.ui.idle import IdleLock


class Clocks:
    """Both clocks, standing still until they are moved."""

    def __init__(self) -> None:
        self.at = Instant(0.0, 0.0)

    def __call__(self) -> Instant:
        return self.at

    def go(self, elapsed: float, wall: float | None = None) -> None:
        self.at = Instant(
            self.at.elapsed + elapsed, self.at.wall + (elapsed if wall is None else wall)
        )


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def held():
    return []


@pytest.fixture
def idle(qapp, clocks, held):
    parent = QObject()
    made = IdleLock(qapp, parent, clock=clocks, is_held=lambda: bool(held))
    made.told = []
    made.soon.connect(lambda: made.told.append("soon"))
    made.stirred.connect(lambda: made.told.append("stirred"))
    made.rested.connect(lambda: made.told.append("rested"))
    made.start(1)
    yield made
    made.stop()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press():
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    target = QObject()
    QCoreApplication.sendEvent(target, key)


def rest(idle, clocks, seconds, step=10):
    for _ in range(0, seconds, step):
        clocks.go(step)
        idle.look()


def test_a_notice_comes_first_and_then_the_lock(idle, clocks):
    rest(idle, clocks, 20)
    assert idle.told == []
    rest(idle, clocks, 10)
    assert idle.told == ["soon"]
    rest(idle, clocks, 30)
    assert idle.told == ["soon", "rested"]


def test_a_key_begins_the_rest_anew(idle, clocks):
    rest(idle, clocks, 40)
    press()
    assert idle.told == ["soon", "stirred"]
    rest(idle, clocks, 20)
    assert idle.told == ["soon", "stirred"]
    rest(idle, clocks, 40)
    assert idle.told == ["soon", "stirred", "soon", "rested"]


def test_a_lock_that_was_held_back_is_asked_for_again(idle, clocks):
    rest(idle, clocks, 60)
    rest(idle, clocks, 60)
    assert idle.told == ["soon", "rested", "rested", "rested"]


def test_the_first_key_after_sleep_does_not_keep_it_open(idle, clocks):
    clocks.go(7_200)
    press()
    assert idle.told == ["rested"]


def test_a_clock_set_back_locks(idle, clocks):
    rest(idle, clocks, 10)
    clocks.go(1, -3_600)
    idle.look()
    assert idle.told == ["rested"]


def test_what_is_under_way_holds_it_back(idle, clocks, held):
    held.append("an export")
    rest(idle, clocks, 120)
    assert idle.told == []
    held.clear()
    rest(idle, clocks, 10)
    assert idle.told == ["rested"]


def test_nothing_is_asked_for_once_it_is_stopped(idle, clocks):
    idle.stop()
    rest(idle, clocks, 120)
    press()
    assert idle.told == []
    assert not idle._timer.isActive()


def test_it_looks_by_itself(idle, clocks, qtbot):
    idle._timer.start(1)
    clocks.go(3_600)
    qtbot.waitUntil(lambda: "rested" in idle.told)
    assert module.LOOK_MS == 1_000
