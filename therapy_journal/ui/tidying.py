# SPDX-License-Identifier: GPL-3.0-or-later
"""Garbage is looked for on the window's thread only, and never at a key."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

LOOK_EVERY_MS = 2_000


class Tidying(QObject):
    """Does what Python would do by itself on whichever thread makes the next object.

    On the storage thread that could take a widget apart while Qt is handing it an event; on
    the window's, somebody who is writing would wait for it now and then, in the middle of a
    word. A timer runs when the window has nothing else to do. ``parent`` is the window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look now, keep what was loaded out of every later look, and go on looking."""
        gc.collect()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect what Python's own thresholds would have had collected by now."""
        for generation, (count, limit) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= limit:
                return
            gc.collect(generation)
