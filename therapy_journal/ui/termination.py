# SPDX-License-Identifier: GPL-3.0-or-later
"""SIGTERM and the end of the desktop session: one more door at which text is saved."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier


class Termination(QObject):
    """Calls ``ask`` on the window's thread when the system asks the program to end.

    Python runs its signal handlers only between bytecodes, and Qt's loop runs none while
    it waits; a pipe wakes it. Windows tells through the session manager instead.
    """

    def __init__(self, ask: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        if os.name == "nt":
            return
        self._read, write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _noted)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._woken)

    def _woken(self) -> None:
        os.read(self._read, 64)
        self._ask()


def _noted(number: int, frame: FrameType | None) -> None:
    """Leave the work to the window; without a handler the process would end at once."""
