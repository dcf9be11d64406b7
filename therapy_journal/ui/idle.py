# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking after rest: a notice first, then the lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

NOTICE_SECONDS = 30

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """Emits ``soon`` 30 s before ``rested``; any key or movement begins anew (``stirred``).

    ``rested`` comes again every 30 s until somebody stirs or :meth:`stop` is called: a lock
    that was held back by a save that failed must not stay open all night.
    """

    soon = Signal()
    stirred = Signal()
    rested = Signal()

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._is_noticed = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._notice)
        self._last = QTimer(self)
        self._last.setInterval(NOTICE_SECONDS * 1000)
        self._last.timeout.connect(self.rested)

    def start(self, minutes: int) -> None:
        """Watch from now on; after ``minutes`` without a sign of life ``rested`` is emitted."""
        self._quiet.setInterval(max(1, minutes * 60 - NOTICE_SECONDS) * 1000)
        self._quiet.start()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._application.removeEventFilter(self)
        self._quiet.stop()
        self._last.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Take note of keys and movements; nothing is held back."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last.stop()
            self._quiet.start()
            if self._is_noticed:
                self._is_noticed = False
                self.stirred.emit()
        return False

    def _notice(self) -> None:
        self._is_noticed = True
        self._last.start()
        self.soon.emit()
