# SPDX-License-Identifier: GPL-3.0-or-later
"""One small interface to what the system tells: the screen is locked, it sleeps, it woke."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class SystemWatch(QObject):
    """Tells nothing by itself; each system has its own.

    ``locked``: the screen was locked, or somebody else sits at the computer now. ``sleeping``:
    it is about to sleep, and waits a moment for :meth:`let_sleep` where the system can wait.
    ``woke``: it is awake again.
    """

    locked = Signal()
    sleeping = Signal()
    woke = Signal()

    def start(self) -> None:
        """Listen from now on."""

    def let_sleep(self) -> None:
        """Everything is saved: the system need not wait any longer."""


def system_watch(window: QWidget) -> SystemWatch:
    """Return what listens on this system; ``window`` is a window of its own already."""
    system = str(sys.platform)
    if system == "linux":
        from therapy_journal.ui.system.linux import LinuxWatch  # noqa: PLC0415

        return LinuxWatch(parent=window)
    if system == "win32":
        from therapy_journal.ui.system.windows import WindowsWatch  # noqa: PLC0415

        return WindowsWatch(window)
    if system == "darwin":
        from therapy_journal.ui.system.macos import MacWatch  # noqa: PLC0415

        return MacWatch(window)
    return SystemWatch(window)
