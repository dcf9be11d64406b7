# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a window's commands, whatever they were changed to."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QKeyCombination
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget


def is_key_of(window: QWidget, keys: QKeyCombination, command_ids: Collection[str]) -> bool:
    """Whether these keys are those of one of the window's commands named here."""
    pressed = QKeySequence(keys)
    return any(
        action.objectName() in command_ids and pressed in action.shortcuts()
        for action in window.actions()
    )
