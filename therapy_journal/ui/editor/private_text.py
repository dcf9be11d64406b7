# SPDX-License-Identifier: GPL-3.0-or-later
"""A text that takes and gives plain text only, and leaves no traces when it is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.core.text import clean
from therapy_journal.ui.clipboard import copy_privately, private_mime
from therapy_journal.ui.editor.menu import editing_menu
from therapy_journal.ui.pasting import is_too_long

if TYPE_CHECKING:
    from therapy_journal.ui.editor.spelling_marks import SpellingMarks

REPLACED = Message(
    "Some characters of what you pasted cannot be kept. A \ufffd stands in their place.",
    key="replaced",
)
"""What is said when ``characters_replaced`` was emitted."""


class PrivateTextEdit(QTextEdit):
    """Copies through the private clipboard, never to the X11 selection; refuses rich text.

    ``characters_replaced`` is emitted when something pasted held characters that cannot be
    kept, ``paste_refused`` when it was too long to be taken.
    """

    characters_replaced = Signal()
    paste_refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dragging = False
        self.spelling: SpellingMarks | None = None  # where unknown words are marked
        self.setAcceptRichText(False)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhSensitiveData
        )

    def selected_text(self) -> str:
        """Return what is selected."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def composed(self) -> str:
        """Return what an input method shows in the text and has not put into it yet."""
        return self.textCursor().block().layout().preeditAreaText()

    def insert(self, text: str) -> None:
        """Put text in place of the selection, as one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(text)
        cursor.endEditBlock()
        self.ensureCursorVisible()

    def copy(self) -> None:
        """Copy the selection privately."""
        if self.textCursor().hasSelection():
            copy_privately(self.selected_text())

    def cut(self) -> None:
        """Copy the selection privately and take it out."""
        if not self.isReadOnly():
            self.copy()
            self.textCursor().removeSelectedText()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and cut by our own hand."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Hand out text while the person drags it; Qt asks for the X11 selection too: nothing."""
        return private_mime(self.selected_text()) if self._is_dragging else QMimeData()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text only."""
        return source.hasFormat("text/plain")

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put in what was pasted or dropped, cleaned once."""
        if not self.canInsertFromMimeData(source):
            return
        text = source.text()
        if is_too_long(text):
            self.paste_refused.emit()
            return
        cleaned = clean(text)
        self.insert(cleaned.text)
        if cleaned.replaced:
            self.characters_replaced.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let a drag begin; only here Qt's question for the selection means one."""
        self._is_dragging = True
        try:
            super().mouseMoveEvent(event)
        finally:
            self._is_dragging = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer our own short menu; by key, it is about the word at the cursor."""
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.textCursor() if is_by_key else self.cursorForPosition(event.pos())
        menu = editing_menu(self, at.selectionStart())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text, and what marks unknown words."""
        super().paintEvent(event)
        if self.spelling is not None:
            self.spelling.paint(event.rect())
