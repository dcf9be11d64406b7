# SPDX-License-Identifier: GPL-3.0-or-later
"""What Windows tells its windows: the session is locked or left, the computer sleeps and wakes.

Written from Microsoft's documentation (WTSRegisterSessionNotification, WM_WTSSESSION_CHANGE,
WM_POWERBROADCAST). Windows gives about two seconds after the message; nothing makes it wait.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.system.watch import SystemWatch

_WM_POWERBROADCAST = 0x0218
_WM_WTSSESSION_CHANGE = 0x02B1
_LEFT = frozenset({0x2, 0x4, 0x6, 0x7})  # disconnected (console, remote), logged off, locked
_SUSPEND = 0x4
_RESUMED = frozenset({0x7, 0x12})
_THIS_SESSION = 0


class _Message(ctypes.Structure):
    """The beginning of a MSG: the window, the message and its first parameter."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
    )


class WindowsWatch(SystemWatch):
    """Listens to the messages of the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._filter = _Filter(self)

    def start(self) -> None:
        """Ask for the session's messages, and look through all of them."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            handle = ctypes.c_void_p(int(self._window.winId()))
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)

    def take(self, message: int, parameter: int) -> None:
        """Tell what a message of Windows means."""
        if message == _WM_WTSSESSION_CHANGE and parameter in _LEFT:
            self.locked.emit()
        elif message == _WM_POWERBROADCAST and parameter == _SUSPEND:
            self.sleeping.emit()
        elif message == _WM_POWERBROADCAST and parameter in _RESUMED:
            self.woke.emit()


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, watch: WindowsWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(  # noqa: N802
        self,
        eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803
        message: Any,  # noqa: ANN401 — an address
    ) -> object:
        """Look at each message and let it go on."""
        if QByteArray(eventType).data() == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            self._watch.take(int(told.message), int(told.wparam))
        return False, 0
