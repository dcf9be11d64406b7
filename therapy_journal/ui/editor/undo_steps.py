# SPDX-License-Identifier: GPL-3.0-or-later
"""What one step of undo is: a word that was typed, a run of characters that were deleted.

Left to itself Qt keeps typed characters outside its edit blocks, and nothing can be joined to
them: the paragraph format that follows a typed mark would be a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

_DELETING = frozenset({int(Qt.Key.Key_Backspace), int(Qt.Key.Key_Delete)})


class UndoSteps:
    """Groups the keys of a text into steps of undo."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._last: tuple[str, int, int] | None = None  # what, where it ended, revision

    @contextmanager
    def key(self, event: QKeyEvent) -> Iterator[None]:
        """Run what a key does as a step, or as part of the step before."""
        what = _what(event)
        if what is None:
            self._last = None
            yield
            return
        cursor = self._area.textCursor()
        if self._goes_on(what, cursor):
            cursor.joinPreviousEditBlock()
        else:
            cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()
        after = self._area.textCursor().position()
        self._last = (what, after, self._area.document().revision())

    def _goes_on(self, what: str, cursor: QTextCursor) -> bool:
        if self._last is None or cursor.hasSelection():
            return False
        last, place, revision = self._last
        if place != cursor.position() or revision != self._area.document().revision():
            return False
        return what == last or (what == "space" and last == "letter")


def _what(event: QKeyEvent) -> str | None:
    """Return what a key does to the text; None where it does nothing that is typed."""
    if event.key() in _DELETING:
        return "delete" if event.modifiers() == Qt.KeyboardModifier.NoModifier else "delete more"
    text = event.text()
    if not text or ord(text[0]) < 32 or ord(text[0]) == 127:
        return None
    return "space" if text.isspace() else "letter"
