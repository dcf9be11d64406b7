# SPDX-License-Identifier: GPL-3.0-or-later
"""What macOS tells: the screen is locked, another user is switched to, the computer sleeps.

Written from Apple's documentation (CFNotificationCenter, IORegisterForSystemPower) and from the
names of the distributed notifications that loginwindow posts; there is no public one for the
lock of the screen. The system waits for the answer to *will sleep*, for up to 30 seconds.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from typing import Any

from PySide6.QtWidgets import QWidget

from therapy_journal.ui.system.watch import SystemWatch

_LOCKED = (b"com.apple.screenIsLocked", b"com.apple.sessionDidMoveOffConsole")
_UTF8 = 0x08000100
_AT_ONCE = 4
_CAN_SLEEP = 0xE0000270
_WILL_SLEEP = 0xE0000280
_HAS_POWERED_ON = 0xE0000300

_Told = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)
_Power = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p)


class MacWatch(SystemWatch):
    """Listens on the main run loop, which Qt's own loop runs."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._port = ctypes.c_uint32(0)
        self._waiting: int | None = None
        # What C calls has to stay alive as long as it may be called.
        self._told = _Told(self._was_locked)
        self._power = _Power(self._power_changed)

    def start(self) -> None:
        """Listen from now on."""
        if sys.platform == "darwin":
            self._listen_to_locks()
            self._listen_to_power()

    def let_sleep(self) -> None:
        """Answer that it may sleep now."""
        if self._waiting is not None:
            _library("IOKit").IOAllowPowerChange(self._port, ctypes.c_long(self._waiting))
            self._waiting = None

    def _was_locked(self, *_told: object) -> None:
        self.locked.emit()

    def _power_changed(self, _context: Any, _service: Any, kind: int, argument: Any) -> None:  # noqa: ANN401
        if kind == _WILL_SLEEP:
            self._waiting = int(argument or 0)
            self.sleeping.emit()
        elif kind == _CAN_SLEEP:
            _library("IOKit").IOAllowPowerChange(self._port, ctypes.c_long(int(argument or 0)))
        elif kind == _HAS_POWERED_ON:
            self.woke.emit()

    def _listen_to_locks(self) -> None:
        foundation = _library("CoreFoundation")
        foundation.CFNotificationCenterGetDistributedCenter.restype = ctypes.c_void_p
        foundation.CFStringCreateWithCString.restype = ctypes.c_void_p
        centre = ctypes.c_void_p(foundation.CFNotificationCenterGetDistributedCenter())
        for name in _LOCKED:
            text = ctypes.c_void_p(foundation.CFStringCreateWithCString(None, name, _UTF8))
            foundation.CFNotificationCenterAddObserver(
                centre, None, self._told, text, None, ctypes.c_long(_AT_ONCE)
            )

    def _listen_to_power(self) -> None:
        kit, foundation = _library("IOKit"), _library("CoreFoundation")
        kit.IORegisterForSystemPower.restype = ctypes.c_uint32
        kit.IONotificationPortGetRunLoopSource.restype = ctypes.c_void_p
        foundation.CFRunLoopGetMain.restype = ctypes.c_void_p
        port, notifier = ctypes.c_void_p(), ctypes.c_uint32()
        self._port = ctypes.c_uint32(
            kit.IORegisterForSystemPower(
                None, ctypes.byref(port), self._power, ctypes.byref(notifier)
            )
        )
        source = ctypes.c_void_p(kit.IONotificationPortGetRunLoopSource(port))
        mode = ctypes.c_void_p.in_dll(foundation, "kCFRunLoopCommonModes")
        loop = ctypes.c_void_p(foundation.CFRunLoopGetMain())
        foundation.CFRunLoopAddSource(loop, source, mode)


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(ctypes.util.find_library(name))
