# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the two columns: a text to read, with what only it holds marked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from therapy_journal.core.history import Side
from therapy_journal.core.word_diff import Stretch
from therapy_journal.ui.editor.positions import Places
from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.theme import current_theme

_PADDING = 12
_LINE_HEIGHT = 130.0


class ComparedText(PrivateTextEdit):
    """Shows a :class:`Side`.

    What is gone is struck through on a warm ground, what is new underlined on a green one:
    neither hangs on its colour.
    """

    def __init__(self, name: str, *, is_now: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._is_now = is_now
        self._side = Side("", (), ())
        self._places = Places("")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme.changed.connect(self._write)
        self._write()

    def show_side(self, side: Side) -> None:
        """Show a text from its beginning."""
        self._side, self._places = side, Places(side.text)
        count = len(side.marked)
        self.setAccessibleDescription("1 difference" if count == 1 else f"{count} differences")
        self._write()
        self.verticalScrollBar().setValue(0)

    def marks(self) -> tuple[str, ...]:
        """Return what is marked, piece by piece."""
        return tuple(self._side.text[one.start : one.end] for one in self._side.marked)

    def place(self) -> int:
        """Return the character that stands first in the topmost line in sight."""
        return self._places.from_qt(self.cursorForPosition(QPoint(0, 0)).position())

    def show_at(self, place: int) -> None:
        """Bring the line of a character to the top, as far as there is text below it."""
        cursor = self._cursor(Stretch(place, place))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top())

    def go_to(self, stretch: Stretch) -> None:
        """Bring a stretch into the upper part of what is in sight, and the cursor to it."""
        cursor = self._cursor(stretch)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        top = self.cursorRect(cursor).top() - self.viewport().height() // 4
        bar.setValue(bar.value() + top)

    def _write(self) -> None:
        theme = self._theme
        place = self.verticalScrollBar().value()
        self.document().setDocumentMargin(theme.px(_PADDING))
        self.setFont(theme.reading_font(15))
        self.setPlainText(self._side.text)
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(shape)
        for stretches, look in (
            (self._side.labels, self._label_look()),
            (self._side.marked, self._marked_look()),
        ):
            for stretch in stretches:
                self._cursor(stretch).mergeCharFormat(look)
        self.verticalScrollBar().setValue(place)

    def _cursor(self, stretch: Stretch) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._places.to_qt(stretch.start))
        cursor.setPosition(self._places.to_qt(stretch.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _label_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._theme.ui_font(12, 600))
        look.setForeground(self._theme.color("muted"))
        return look

    def _marked_look(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("accent_soft" if self._is_now else "homework_soft"))
        look.setForeground(self._theme.color("ink"))
        if self._is_now:
            look.setFontUnderline(True)
            look.setFontWeight(QFont.Weight.DemiBold)
        else:
            look.setFontStrikeOut(True)
        return look
