# SPDX-License-Identifier: GPL-3.0-or-later
"""Paragraph formats (line height, indents, gaps) that follow what each line is.

They are document formats, so Qt keeps them in its undo stack. A change is joined to the
typed edit that caused it: taking back the words takes back the format with them, and undo
never has a step in which nothing seems to happen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from therapy_journal.core.text import is_right_to_left
from therapy_journal.ui.editor.kinds import CODE, LISTS, Kind, read_line
from therapy_journal.ui.editor.looks import Looks

_NUMBER = QTextFormat.Property.UserProperty.value + 1
_Key = tuple[Kind, Kind | None, str, bool, int]
_WITH_A_SIDE = LISTS | {Kind.QUOTE}


class ParagraphFormats:
    """Keeps the block format of every line in step with its kind."""

    def __init__(self, document: QTextDocument, looks: Looks) -> None:
        self._document = document
        self._looks = looks
        self._numbers: dict[_Key, int] = {}
        self._formats: dict[int, QTextBlockFormat] = {}
        self._last_number = 0
        self._room: Callable[[str], int] = _no_room

    def leave_room(self, room: Callable[[str], int]) -> None:
        """Leave as many pixels below each line as ``room`` says of it."""
        self._room = room

    def renew(self) -> None:
        """Forget the formats of the theme before; the text is to be set again."""
        self._numbers.clear()
        self._formats.clear()

    def write(self, text: str, written: Callable[[], object]) -> None:
        """Replace the whole document by ``text``, each line in its format, as one edit.

        ``written`` is called when the words stand there, and before they are laid out.

        The undo stack must be off. Neighbours of one format are written together. Only where
        the document begins anew does Qt lay out what is asked for first and the rest in steps.
        """
        runs = self._runs(text)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        self._document.clear()
        is_first = True
        for number, lines in runs:
            if is_first:
                cursor.setBlockFormat(self._formats[number])
                is_first = False
            else:
                cursor.insertBlock(self._formats[number])
            cursor.insertText("\n".join(lines))
        if not self.is_end_right():
            self._leave_room_at_end()
        written()
        cursor.endEditBlock()

    def follow(self, first: int, last: int) -> None:
        """Look at the lines ``first`` to ``last`` and on, as far as kinds changed with them."""
        block = self._document.findBlockByNumber(first)
        cursor: QTextCursor | None = None
        while block.isValid():
            number = self._wanted(block)
            is_right = block.blockFormat().intProperty(_NUMBER) == number
            if is_right and block.blockNumber() > last:
                break
            if not is_right:
                if cursor is None:
                    cursor = QTextCursor(block)
                    cursor.joinPreviousEditBlock()
                cursor.setPosition(block.position())
                cursor.setBlockFormat(self._formats[number])
            block = block.next()
        if not self.is_end_right():
            if cursor is None:
                cursor = QTextCursor(self._document)
                cursor.joinPreviousEditBlock()
            self._leave_room_at_end()
        if cursor is not None:
            cursor.endEditBlock()

    def is_end_right(self) -> bool:
        """Whether there is as much room below the last line as there should be."""
        frame = self._document.rootFrame().frameFormat()
        return round(frame.bottomMargin()) == self._end_room()

    def _leave_room_at_end(self) -> None:
        """Let the page go on below what the last line leaves room for; Qt does not count that."""
        frame = self._document.rootFrame()
        room = frame.frameFormat()
        room.setBottomMargin(self._end_room())
        frame.setFrameFormat(room)

    def _end_room(self) -> int:
        last = self._document.lastBlock().blockFormat().bottomMargin()
        return self._looks.room_below() + round(last)

    def _runs(self, text: str) -> list[tuple[int, list[str]]]:
        """Return (format number, lines) of neighbouring lines that share a format."""
        runs: list[tuple[int, list[str]]] = []
        before: Kind | None = None
        lines = text.split("\n")
        for index, line in enumerate(lines):
            kind, prefix = read_line(line, -1 if before is None else before)
            shown = kind
            if kind is Kind.BLANK and index == len(lines) - 1:
                shown = Kind.PARAGRAPH
            number = self._number(shown, before, line, prefix)
            if runs and runs[-1][0] == number:
                runs[-1][1].append(line)
            else:
                runs.append((number, [line]))
            before = kind
        return runs

    def _wanted(self, block: QTextBlock) -> int:
        kind = Kind(max(block.userState(), 0))
        prefix = 0
        text = block.text()
        if kind in _WITH_A_SIDE:
            prefix = read_line(text).prefix
        elif kind is Kind.BLANK and not block.next().isValid():
            kind = Kind.PARAGRAPH  # the last line waits for words: it is a line, not a gap
        above = block.previous()
        before = Kind(max(above.userState(), 0)) if above.isValid() else None
        return self._number(kind, before, text, prefix)

    def _room_below(self, line: str, kind: Kind) -> int:
        return 0 if kind in CODE else self._room(line)

    def _number(self, kind: Kind, before: Kind | None, line: str, prefix: int) -> int:
        room = self._room_below(line, kind)
        hanging = line[:prefix] if kind in LISTS else ""
        from_right = kind in _WITH_A_SIDE and is_right_to_left(line[prefix:])
        key = (kind, before, hanging, from_right, room)
        number = self._numbers.get(key)
        if number is None:
            self._last_number += 1
            number = self._last_number
            made = self._looks.block_format(kind, before, hanging, from_right=from_right)
            made.setProperty(_NUMBER, number)
            if room:
                made.setBottomMargin(room)
            self._numbers[key] = number
            self._formats[number] = made
        return number


def _no_room(line: str) -> int:  # noqa: ARG001 - where no picture is shown
    return 0
