# SPDX-License-Identifier: GPL-3.0-or-later
"""A text to read through: the same page, without marks. No picture is ever loaded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from therapy_journal.core.text import is_right_to_left
from therapy_journal.ui.editor.inline import Look, Stretch, stretches
from therapy_journal.ui.editor.kinds import CODE, LISTS, Kind, Line, depth, read_line
from therapy_journal.ui.editor.looks import push_in
from therapy_journal.ui.editor.page import Page

_BULLETS = {Kind.BULLET: "•  ", Kind.TASK: "☐  ", Kind.TASK_DONE: "☑  "}
_RULE = "·   ·   ·"


class ReadingView(Page):
    """Shows Markdown as it is meant; can be selected, copied privately, not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self._theme.changed.connect(self._restyle)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self._text = text
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self) -> None:
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        self._write_text(cursor, self._text)
        cursor.endEditBlock()

    def _write_text(self, cursor: QTextCursor, whole: str, shown: Kind | None = None) -> None:
        """Write a text at ``cursor``; ``shown`` is what stands above it, None at the top."""
        before: Kind | None = None
        for text in whole.split("\n"):
            line = read_line(text, -1 if before is None else before)
            before = line.kind
            if line.kind in (Kind.FENCE_OPEN, Kind.FENCE_CLOSE):
                continue
            self._write_line(cursor, text, line, shown)
            shown = line.kind

    def _write_line(self, cursor: QTextCursor, text: str, line: Line, shown: Kind | None) -> None:
        start = _start(text, line)
        from_right = is_right_to_left(text[line.prefix :])
        shape = self._looks.block_format(line.kind, shown, start, from_right=from_right)
        if line.kind in LISTS:
            push_in(shape, self._looks.indent(depth(text)))
        elif line.kind is Kind.RULE:
            shape.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if shown is None:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        cursor.block().setUserState(int(line.kind))
        for words, look in _pieces(text, line, start):
            whole = Stretch(0, len(words), look)
            for first, end, form in self._looks.parts(words, whole, line.kind):
                cursor.insertText(words[first:end], form)

    def _restyle(self) -> None:
        self._looks.renew()
        self.dress()
        self.setUndoRedoEnabled(False)
        place = self.verticalScrollBar().value()
        self._write()
        self.verticalScrollBar().setValue(place)


def _start(text: str, line: Line) -> str:
    """Return what stands before the words of a list item."""
    if line.kind is Kind.NUMBER:
        return text[: line.prefix].strip() + " "
    return _BULLETS.get(line.kind, "")


def _pieces(text: str, line: Line, start: str) -> list[tuple[str, int]]:
    """Return (words, look) of a line without its marks."""
    if line.kind is Kind.RULE:
        return [(_RULE, Look.PLAIN)]
    if line.kind in CODE:
        return [(text, Look.PLAIN)]
    pieces = [(start, Look.PLAIN)] if start else []
    at = line.prefix
    for stretch in stretches(text, line.prefix):
        pieces.append((text[at : stretch.start], Look.PLAIN))
        if not stretch.look & (Look.MARKER | Look.ADDRESS):
            pieces.append((text[stretch.start : stretch.end], stretch.look))
        at = stretch.end
    pieces.append((text[at:], Look.PLAIN))
    return [(words, look) for words, look in pieces if words]
