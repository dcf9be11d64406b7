# SPDX-License-Identifier: GPL-3.0-or-later
"""Several texts one below the other, each under a quiet heading, filled in as they are read."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.editor.inline import Look
from therapy_journal.ui.editor.kinds import Kind
from therapy_journal.ui.pictures.reading import PictureReading

_PAGES_AHEAD = 3
_DAY_SIZE = 12
_ABOVE_FIRST = 22
_ABOVE_DAY = 44
_OPENING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class Part:
    """One text: ``day`` is said above it, ``title`` may be empty."""

    key: int
    day: str
    title: str
    text: str


class ContinuousView(PictureReading):
    """``more_wanted`` asks for what comes next, ``opened`` carries the key of a part gone to.

    A click on a heading goes there, Enter to the part in sight.
    """

    more_wanted = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parts: list[Part] = []
        self._starts: list[int] = []
        self._heads: set[int] = set()
        super().__init__(parent)
        self.setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.verticalScrollBar().rangeChanged.connect(self._look_ahead)

    def clear_parts(self) -> None:
        """Forget every word."""
        self._parts, self._starts, self._heads = [], [], set()
        self.show_text("")

    def add_parts(self, parts: Sequence[Part]) -> None:
        """Put texts below those that stand here."""
        # Neither the cursor nor what is in sight moves on with what is put below.
        before = self.textCursor()
        anchor, place = before.anchor(), before.position()
        seen = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for part in parts:
            self._write_part(cursor, part)
            self._parts.append(part)
        cursor.endEditBlock()
        after = self.textCursor()
        if (after.anchor(), after.position()) != (anchor, place):
            cursor.setPosition(anchor)
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(seen)
        self._look_ahead()

    @property
    def keys(self) -> tuple[int, ...]:
        """The keys of the parts that stand here."""
        return tuple(part.key for part in self._parts)

    def current_key(self) -> int | None:
        """Return the part the cursor is in, or where that is out of sight the topmost one."""
        at = self._current()
        return None if at is None else self._parts[at].key

    def step(self, by: int) -> None:
        """Go to the beginning of the next part, or of the one before."""
        at = self._current()
        if at is not None:
            self.go_to_part(max(0, min(at + by, len(self._parts) - 1)))

    def go_to_part(self, number: int) -> None:
        """Put the cursor and the upper edge to the beginning of a part."""
        block = self.document().findBlockByNumber(self._starts[number])
        self.setTextCursor(QTextCursor(block))
        bar = self.verticalScrollBar()
        top = self.document().documentLayout().blockBoundingRect(block).top()
        bar.setValue(round(top) if number else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open with Enter."""
        key = self.current_key() if event.key() in _OPENING else None
        if key is None:
            super().keyPressEvent(event)
        else:
            self.opened.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show that a heading leads somewhere."""
        super().mouseMoveEvent(event)
        is_head = self._head_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_head else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open by a click on a heading; one that ends a selection only selects."""
        super().mouseReleaseEvent(event)
        is_click = event.button() == Qt.MouseButton.LeftButton
        key = self._head_at(event.position().toPoint())
        if is_click and key is not None and not self.textCursor().hasSelection():
            self.opened.emit(key)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill a page that became larger."""
        super().resizeEvent(event)
        self._look_ahead()

    def _write(self) -> None:
        """Write everything anew: the theme or the text size is another one."""
        place = self.textCursor().position()
        super()._write()
        self._starts, self._heads = [], set()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for part in self._parts:
            self._write_part(cursor, part)
        cursor.endEditBlock()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def dress(self) -> None:
        """Leave room above the first day as well."""
        super().dress()
        frame = self.document().rootFrame()
        room = frame.frameFormat()
        room.setTopMargin(self._theme.px(_ABOVE_FIRST))
        frame.setFrameFormat(room)

    def _write_again(self) -> None:
        if self._parts:
            self._restyle()

    def _write_part(self, cursor: QTextCursor, part: Part) -> None:
        is_first = not self._starts
        shape, letters = self._day_looks(is_first=is_first)
        if is_first:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        self._starts.append(cursor.blockNumber())
        self._heads.add(cursor.blockNumber())
        cursor.block().setUserState(int(Kind.PARAGRAPH))
        cursor.insertText(part.day, letters)
        if part.title:
            kind = Kind.HEADING_2
            cursor.insertBlock(self._looks.block_format(kind, Kind.BLANK, ""))
            cursor.block().setUserState(int(kind))
            self._heads.add(cursor.blockNumber())
            cursor.insertText(part.title, self._looks.char_format(kind, Look.PLAIN))
        self._write_text(cursor, part.text.strip("\n"), Kind.HEADING_2)

    def _day_looks(self, *, is_first: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
        shape = QTextBlockFormat()
        if not is_first:  # Qt drops the margin of a document's first line: its frame has one
            shape.setTopMargin(self._theme.px(_ABOVE_DAY))
        letters = QTextCharFormat()
        font = self._theme.ui_font(_DAY_SIZE, 600)
        letters.setFontFamilies(font.families())
        letters.setProperty(QTextFormat.Property.FontPixelSize, self._theme.px(_DAY_SIZE))
        letters.setFontWeight(600)
        letters.setForeground(self._theme.color("muted"))
        return shape, letters

    def _current(self) -> int | None:
        if not self._parts:
            return None
        sight = self.viewport().rect()
        is_in_sight = sight.intersects(self.cursorRect())
        cursor = self.textCursor() if is_in_sight else self.cursorForPosition(QPoint(0, 1))
        return self._part_of(cursor)

    def _part_of(self, cursor: QTextCursor) -> int:
        return max(0, bisect_right(self._starts, cursor.blockNumber()) - 1)

    def _head_at(self, point: QPoint) -> int | None:
        cursor = self.cursorForPosition(point)
        if cursor.blockNumber() not in self._heads or not self._parts:
            return None
        box = self.document().documentLayout().blockBoundingRect(cursor.block())
        y = point.y() + self.verticalScrollBar().value()
        is_on_it = box.top() <= y <= box.bottom()
        return self._parts[self._part_of(cursor)].key if is_on_it else None

    def _look_ahead(self) -> None:
        bar = self.verticalScrollBar()
        if self._parts and bar.value() > bar.maximum() - _PAGES_AHEAD * bar.pageStep():
            self.more_wanted.emit()
