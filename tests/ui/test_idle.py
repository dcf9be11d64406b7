# SPDX-License-Identifier: GPL-3.0-or-later
"""The lock after rest: a notice, a lock, and another try where the first was held back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from therapy_journal.ui.idle import IdleLock


@pytest.fixture
def idle(qapp):
    parent = QObject()
    made = IdleLock(qapp, parent)
    made._last.setInterval(5)
    yield made
    made.stop()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def begin(idle):
    idle.start(1)
    idle._quiet.start(0)


def test_a_lock_that_was_held_back_is_asked_for_again(idle, qtbot):
    asked = []
    idle.rested.connect(lambda: asked.append(1))
    begin(idle)
    qtbot.waitUntil(lambda: len(asked) >= 3)


def test_nothing_is_asked_for_once_it_is_stopped(idle, qtbot):
    asked = []
    idle.rested.connect(lambda: asked.append(1))
    idle.rested.connect(idle.stop)
    begin(idle)
    qtbot.waitUntil(lambda: bool(asked))
    assert not idle._last.isActive()
    assert not idle._quiet.isActive()


def test_a_key_begins_the_rest_anew(idle, qtbot):
    with qtbot.waitSignal(idle.soon):
        begin(idle)
    idle._quiet.setInterval(60_000)
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
    target = QObject()
    with qtbot.waitSignal(idle.stirred):
        QCoreApplication.sendEvent(target, key)
    assert not idle._last.isActive()
    assert idle._quiet.isActive()
