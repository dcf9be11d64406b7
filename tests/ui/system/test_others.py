# SPDX-License-Identifier: GPL-3.0-or-later
"""What the messages of Windows and macOS mean; the systems themselves are not asked here."""

from __future__ import annotations

import ctypes

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.system.macos import MacWatch
from therapy_journal.ui.system.watch import SystemWatch
from therapy_journal.ui.system.windows import WindowsWatch, _Message


def listen(watch: SystemWatch) -> list[str]:
    heard: list[str] = []
    for name in ("locked", "sleeping", "woke"):
        getattr(watch, name).connect(lambda name=name: heard.append(name))
    return heard


@pytest.mark.parametrize(
    ("message", "parameter", "told"),
    [
        (0x02B1, 0x7, ["locked"]),  # WTS_SESSION_LOCK
        (0x02B1, 0x8, []),  # WTS_SESSION_UNLOCK
        (0x02B1, 0x2, ["locked"]),  # WTS_CONSOLE_DISCONNECT: another user
        (0x0218, 0x4, ["sleeping"]),  # PBT_APMSUSPEND
        (0x0218, 0x12, ["woke"]),  # PBT_APMRESUMEAUTOMATIC
        (0x0218, 0xA, []),  # the power supply changed
        (0x0100, 0x7, []),  # a key
    ],
)
def test_a_message_of_windows_is_read_where_it_lies(qtbot, message, parameter, told):
    window = QWidget()
    qtbot.addWidget(window)
    watch = WindowsWatch(window)
    heard = listen(watch)
    lying = _Message(None, message, parameter)
    answer = watch._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(lying))
    assert answer == (False, 0)
    assert heard == told


def test_what_macos_tells_of_its_power_is_understood(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    watch = MacWatch(window)
    heard = listen(watch)
    watch._power_changed(None, None, 0xE0000280, 17)
    watch._power_changed(None, None, 0xE0000300, None)
    watch._was_locked()
    assert heard == ["sleeping", "woke", "locked"]
    assert watch._waiting == 17
