# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the moment at which something was first painted."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from typing import NoReturn

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Painted(QObject):
    """Calls ``then`` once, after the first painting during which ``is_it`` holds."""

    def __init__(
        self, widget: QWidget, then: Callable[[], object], is_it: Callable[[], bool] | None = None
    ) -> None:
        super().__init__(widget)
        self._then, self._is_it = then, is_it
        self._has_told = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the painting to end: all widgets are painted before the next timer runs."""
        is_painting = not self._has_told and event.type() == QEvent.Type.Paint
        if is_painting and (self._is_it is None or self._is_it()):
            self._has_told = True
            QTimer.singleShot(0, self._then)
        return False


def now() -> int:
    """Return nanoseconds of the clock that all processes of this computer share."""
    return time.perf_counter_ns()


def tell(values: Mapping[str, object]) -> NoReturn:
    """Print what was measured and end at once; what is left over goes with the process."""
    print(json.dumps(dict(values)), flush=True)
    sys.stderr.flush()
    os._exit(0)
