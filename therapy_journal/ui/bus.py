# SPDX-License-Identifier: GPL-3.0-or-later
"""One signal that tells every screen what was committed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """``changed`` carries the ``Changes`` and who made them (a QObject, or None)."""

    changed = Signal(object, object)
