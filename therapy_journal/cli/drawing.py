# SPDX-License-Identifier: GPL-3.0-or-later
"""Loading what draws pages, before anything is asked for or made that needs it."""

from __future__ import annotations

import os

from therapy_journal import character_set


def load() -> None:
    """Load Qt so that it draws without any display; raises ImportError where it cannot be."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    character_set.settle()
    import PySide6.QtGui  # noqa: F401
