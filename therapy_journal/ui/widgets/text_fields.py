# SPDX-License-Identifier: GPL-3.0-or-later
"""One line or many, of plain text that leaves only when it is copied on purpose."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.pasting import TOO_LONG, is_too_long
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.tips import show_tip
from therapy_journal.ui.widgets.window_keys import SupportKeys

_SPARE = 1  # without it Qt believes the last line does not fit
_PRIVATE = Qt.InputMethodHint.ImhSensitiveData


class TextField(QLineEdit):
    """A line of text. Copying is private; a selection never reaches the X11 selection."""

    def __init__(
        self,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        size: float = 13,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._size = size
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setInputMethodHints(self.inputMethodHints() | _PRIVATE)
        self._composed = ""
        self.textChanged.connect(self._forget_composed)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFont(self._theme.ui_font(self._size))

    def composed(self) -> str:
        """Return what an input method shows in the text and has not put into it yet."""
        return self._composed

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Know what is being composed: a line of text does not tell."""
        super().inputMethodEvent(event)
        self._composed = event.preeditString()

    def _forget_composed(self) -> None:
        self._composed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and cut privately."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)
        _withdraw()

    def copy(self) -> None:
        """Copy what is selected, unless it is hidden."""
        if self.hasSelectedText() and self.echoMode() == QLineEdit.EchoMode.Normal:
            copy_privately(self.selectedText())

    def cut(self) -> None:
        """Copy what is selected and remove it, unless it is hidden."""
        if not self.isReadOnly() and self.echoMode() == QLineEdit.EchoMode.Normal:
            self.copy()
            self.del_()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a selection without handing it to the X11 selection; paste nothing from there."""
        if event.button() == Qt.MouseButton.MiddleButton:
            event.accept()
            return
        start, length = self.selectionStart(), len(self.selectedText())
        is_backward = start >= 0 and self.cursorPosition() == start
        if start >= 0:
            self.deselect()
        super().mouseReleaseEvent(event)
        if start >= 0:
            self.setSelection(*((start + length, -length) if is_backward else (start, length)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show the usual menu, with private copying."""
        _show_menu(self.createStandardContextMenu(), self, event)


class TextBox(QPlainTextEdit):
    """Several lines of plain text in a box that grows with them.

    ``text_edited`` tells of what the person changed, not of ``set_text``. Tab leaves it.
    """

    text_edited = Signal()

    def __init__(
        self,
        placeholder: str = "",
        parent: QWidget | None = None,
        *,
        serif: bool = False,
        size: float | None = None,
        min_lines: int = 2,
        max_lines: int = 14,
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._is_serif = serif
        self._size = size or (15 if serif else 13)
        self._min_lines, self._max_lines = min_lines, max_lines
        self._is_setting = False
        self.setProperty("field", True)  # noqa: FBT003 — a Qt property
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setInputMethodHints(self.inputMethodHints() | _PRIVATE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._restyle()
        self.textChanged.connect(self._on_text_changed)
        self._theme.changed.connect(self._restyle)

    def text(self) -> str:
        """Return the text as it was typed, lines parted by a line feed."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show ``text``; nobody is told, and undo begins anew."""
        self._is_setting = True
        self.setPlainText(text)
        self._is_setting = False

    def composed(self) -> str:
        """Return what an input method shows in the text and has not put into it yet."""
        return self.textCursor().block().layout().preeditAreaText()

    def copy(self) -> None:
        """Copy what is selected, privately."""
        chosen = self.textCursor().selectedText()
        if chosen:
            copy_privately(chosen.replace("\u2029", "\n").replace("\u2028", "\n"))

    def cut(self) -> None:
        """Copy what is selected, privately, and remove it."""
        if not self.isReadOnly() and self.textCursor().hasSelection():
            self.copy()
            self.textCursor().removeSelectedText()

    # -- plain and private ------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy and cut privately."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Give nothing: Qt asks here for the X11 selection and for dragging out."""
        return QMimeData()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste words only, and say beside the box when they are too many."""
        if source.hasText():
            from therapy_journal.core.text import clean  # noqa: PLC0415 — a field is shown first

            text = source.text()
            if is_too_long(text):
                self._refuse()
            else:
                self.insertPlainText(clean(text).text)

    def _refuse(self) -> None:
        said = f"{TOO_LONG.text}\n{TOO_LONG.detail}"
        show_tip(self, said)
        announce(self, said)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take words only."""
        return source.hasText()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paste nothing from the X11 selection."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paste nothing from the X11 selection."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Show the usual menu, with private copying."""
        _show_menu(self.createStandardContextMenu(), self, event)

    # -- growing ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Grow or shrink when the width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._is_setting:
            self.text_edited.emit()

    def _restyle(self) -> None:
        theme = self._theme
        font = theme.reading_font(self._size) if self._is_serif else theme.ui_font(self._size)
        self.setFont(font)
        self.viewport().setFont(font)  # the placeholder is drawn with this one
        self._fit()

    def _fit(self) -> None:
        """Take the height of the text, between the fewest and the most lines."""
        line = self._line_height()
        fewest, most = self._min_lines * line, self._max_lines * line
        text = 0.0
        block = self.document().firstBlock()
        while block.isValid() and text < most:
            text += self.blockBoundingRect(block).height()
            block = block.next()
        if not block.isValid():
            text -= self.document().documentMargin()  # Qt counts it into the last paragraph
        text = min(max(text, fewest), most) + 2 * self.document().documentMargin()
        height = ceil(text) + 2 * self._theme.px(5) + 2 + _SPARE
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _line_height(self) -> float:
        """Return the height of a line as it is laid out, which the font alone does not tell."""
        block = self.document().firstBlock()
        self.blockBoundingRect(block)  # lays it out
        first = block.layout().lineAt(0) if block.layout().lineCount() else None
        return first.height() if first is not None else QFontMetricsF(self.font()).lineSpacing()


def _withdraw() -> None:
    """Take back what Qt handed to the X11 selection for a selection made by key.

    Other programs ask our event loop for the words, so none has seen them yet.
    """
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def _show_menu(menu: QMenu, field: TextField | TextBox, event: QContextMenuEvent) -> None:
    make_private(menu, field)
    menu.installEventFilter(SupportKeys(menu))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())


def make_private(menu: QMenu, field: TextField | TextBox) -> None:
    """Let *Copy* and *Cut* of Qt's own menu go the private way."""
    ways = {"edit-copy": field.copy, "edit-cut": field.cut}
    for action in menu.actions():
        way = ways.get(action.objectName())
        if way is not None:
            action.triggered.disconnect()
            action.triggered.connect(way)
