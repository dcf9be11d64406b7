# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys of a window's commands, whatever they were changed to."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QKeyCombination, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


def is_key_of(window: QWidget, keys: QKeyCombination, command_ids: Collection[str]) -> bool:
    """Whether these keys are those of one of the window's commands named here."""
    pressed = QKeySequence(keys)
    return any(
        action.objectName() in command_ids and pressed in action.shortcuts()
        for action in window.actions()
    )


def leads_to_support(popup: QWidget, event: QKeyEvent) -> bool:
    """Close a menu or popup and open Support where these are its keys; else do nothing.

    The shortcuts of a window rest while something stands in a window of its own before it.
    """
    parent = popup.parentWidget()
    pressed = QKeySequence(event.keyCombination())
    for action in parent.window().actions() if parent is not None else ():
        if action.objectName() == "go.support" and pressed in action.shortcuts():
            popup.close()
            action.trigger()
            event.accept()
            return True
    return False


class SupportKeys(QObject):
    """Leads from a menu that Qt made to Support; it is an event filter of that menu."""

    def __init__(self, menu: QWidget) -> None:
        super().__init__(menu)
        self._menu = menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave for Support where its keys are pressed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return watched is self._menu and leads_to_support(self._menu, event)
        return False
