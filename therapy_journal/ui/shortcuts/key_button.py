# SPDX-License-Identifier: GPL-3.0-or-later
"""A button that shows a command's keys, and once pressed waits for other ones."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.shortcuts.allowed import MODIFIERS, pressed
from therapy_journal.ui.widgets.buttons import QuietButton

WAITING = "Press the keys"
NONE = "none"
_TAKING_AWAY = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})


class KeyButton(QuietButton):
    """``caught`` carries the command's id and the keys that were pressed; empty ones for none.

    While it waits, Esc leaves the keys as they are, Backspace and Delete take them away.
    """

    caught = Signal(str, QKeySequence)

    _pad_y = 3
    _weight = 400

    def __init__(self, command_id: str, title: str, parent: QWidget | None = None) -> None:
        self._is_waiting = False
        super().__init__("", None, parent)
        self._command_id, self._command_title = command_id, title
        self._keys = QKeySequence()
        self.clicked.connect(self._begin)

    def show_keys(self, keys: QKeySequence) -> None:
        """Show these keys."""
        self._keys = keys
        self._is_waiting = False
        self._say()

    def event(self, event: QEvent) -> bool:
        """While it waits, take every key, those that would move the focus as well."""
        if self._is_waiting and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Wait no longer once somebody is elsewhere."""
        super().focusOutEvent(event)
        self.show_keys(self._keys)

    def _begin(self) -> None:
        self._is_waiting = True
        self._say()

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in MODIFIERS:
            return
        self._is_waiting = False
        self._say()
        if key == Qt.Key.Key_Escape and is_alone:
            return
        takes_away = key in _TAKING_AWAY and is_alone
        self.caught.emit(self._command_id, QKeySequence() if takes_away else pressed(event))

    def _say(self) -> None:
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText) or NONE
        self.setText(WAITING if self._is_waiting else keys)
        self.setAccessibleName(f"{self._command_title}: {self.text()}")
