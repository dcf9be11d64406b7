# SPDX-License-Identifier: GPL-3.0-or-later
"""Where widgets stand once what was shown a moment ago has its place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent

_DEEP: Final = 4
"""A layout inside another is told only after it; lines that wrap take one turn more."""


def settle() -> None:
    """Lay out now what is waiting to be laid out; Qt would wait for the next turn of events.

    What opens under a widget that has only come into sight would stand where it was before.
    """
    for _ in range(_DEEP):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
