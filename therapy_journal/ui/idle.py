# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking after rest: a notice first, then the lock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from therapy_journal.services import resting
from therapy_journal.services.resting import Instant, Rest, Resting

LOOK_MS = 1_000
"""How often the clocks are looked at."""

AGAIN = 30.0
"""Seconds after which a lock that was held back is asked for again."""

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
    that was held back by a save that failed must not stay open all night. While ``is_held``
    says yes (an export, an import or a print is under way) it does not come at all.
    """

    soon = Signal()
    stirred = Signal()
    rested = Signal()

    def __init__(
        self,
        application: QApplication,
        parent: QObject,
        *,
        is_held: Callable[[], bool] | None = None,
        clock: Callable[[], Instant] = resting.now,
    ) -> None:
        super().__init__(parent)
        self._application, self._clock = application, clock
        self._is_held = is_held
        self._resting: Resting | None = None
        self._is_noticed = False
        self._asked_at: float | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, minutes: int) -> None:
        """Watch from now on; after ``minutes`` without a sign of life ``rested`` is emitted."""
        self._resting = Resting(minutes * 60, self._clock())
        self._is_noticed, self._asked_at = False, None
        self._timer.start()
        self._application.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._application.removeEventFilter(self)
        self._timer.stop()
        self._resting = None

    def look(self) -> None:
        """Look at the clocks now, e.g. because the computer woke up."""
        if self._resting is None:
            return
        at = self._clock()
        state = self._resting.look(at)
        if state is Rest.RESTED:
            self._ask_to_lock(at)
        elif state is Rest.SOON and not self._is_noticed and not self._holds():
            self._is_noticed = True
            self.soon.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802
        """Take note of keys and movements; nothing is held back."""
        if event.type() in _SIGNS_OF_LIFE and self._resting is not None:
            at = self._clock()
            if self._resting.stirred(at) is Rest.RESTED:
                # The computer slept: the first key after it is no sign that somebody stayed.
                self._ask_to_lock(at)
            elif self._is_noticed:
                self._is_noticed = False
                self.stirred.emit()
        return False

    def _ask_to_lock(self, at: Instant) -> None:
        is_due = self._asked_at is None or not 0 <= at.elapsed - self._asked_at < AGAIN
        if is_due and not self._holds():
            self._asked_at = at.elapsed
            self.rested.emit()

    def _holds(self) -> bool:
        return self._is_held is not None and self._is_held()
