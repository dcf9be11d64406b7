# SPDX-License-Identifier: GPL-3.0-or-later
"""What one step of undo is: a word that was typed, a run of characters that were deleted.

Left to itself Qt keeps typed characters outside its edit blocks, and nothing can be joined to
them: the paragraph format that follows a typed mark would be a step of its own. It also looks
for the cursor before the new line is laid out; in a very long paragraph that is felt.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_DELETING = {Qt.Key.Key_Backspace: "back", Qt.Key.Key_Delete: "delete"}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_COMMANDS = (_CONTROL, _CONTROL | Qt.KeyboardModifier.ShiftModifier)


class UndoSteps:
    """Does what a typed key does, and groups the keys into steps of undo."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._last: tuple[str, int, int] | None = None  # what, where it ended, revision

    def forget(self) -> None:
        """Begin a new step with the next key: another text is shown."""
        self._last = None

    def take(self, event: QKeyEvent) -> bool:
        """Type or delete a character; False for a key that does something else."""
        what = _what(event)
        if what is None:
            self._last = None
            return False
        cursor = self._area.textCursor()
        if self._goes_on(what, cursor):
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        if what == "back":
            cursor.deletePreviousChar()
        elif what == "delete":
            cursor.deleteChar()
        else:
            cursor.insertText(event.text())
        cursor.endEditBlock()
        self._last = (what, cursor.position(), self._area.document().revision())
        return True

    def _goes_on(self, what: str, cursor: QTextCursor) -> bool:
        if self._last is None or cursor.hasSelection():
            return False
        last, place, revision = self._last
        if place != cursor.position() or revision != self._area.document().revision():
            return False
        return what == last or (what == "space" and last == "letter")


def _what(event: QKeyEvent) -> str | None:
    """Return what a key does to the text; None where it types and deletes nothing."""
    if event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in _DELETING:
        return _DELETING[Qt.Key(event.key())]
    text = event.text()
    is_control = not text or ord(text[0]) < 32 or 127 <= ord(text[0]) < 160
    if is_control or event.modifiers() in _COMMANDS:
        return None
    return "space" if text.isspace() else "letter"
