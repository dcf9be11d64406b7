# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles Markdown while it is typed; the text itself is never touched."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextLayout,
)

from therapy_journal.ui.editor.inline import Look, Stretch, stretches
from therapy_journal.ui.editor.kinds import CODE, Kind, Line, read_line
from therapy_journal.ui.editor.laying_out import AFTER_PAINTING_MS, LayingOut
from therapy_journal.ui.editor.long_lines import LongLine
from therapy_journal.ui.editor.looks import Looks
from therapy_journal.ui.editor.positions import Places

AT_ONCE = 8_000
"""Characters styled before a text is first shown; about two screens."""
SLICE = 12_000
"""Characters styled in one go afterwards, a few milliseconds' worth."""
LONG = 20_000
"""Characters from which on a line is not read anew at every key, but when there is a rest."""
REST_MS = 250

_Range = tuple[int, int, QTextCharFormat]


class MarkdownHighlighter(QSyntaxHighlighter):
    """Dims the marks and shows what they mean. The block state of each line is its ``Kind``.

    A long text is styled in slices: between :meth:`hold` and :meth:`go_on` only the first
    screens are styled. The slices go round the base class, which would have the whole text
    laid out again for every line.
    """

    def __init__(
        self, document: QTextDocument, looks: Looks, laying: LayingOut, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._looks, self._laying = looks, laying
        self._room: int | None = None  # characters that may still be styled while holding
        self._next = -1
        self._long = LongLine()
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._style_slice)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._read_long_line)
        self.setDocument(document)

    def hold(self) -> None:
        """Style the first screens only, until :meth:`go_on`: the text is about to be replaced."""
        self._slices.stop()
        self._rest.stop()
        self._long.forget()
        self._room = AT_ONCE
        self._next = -1

    def go_on(self) -> None:
        """Style the rest when the window has nothing else to do."""
        self._room = None
        if self._next >= 0:
            self._slices.start(AFTER_PAINTING_MS)

    def style_all_again(self) -> None:
        """Style everything anew, for another theme."""
        self._slices.stop()
        self._next = 0
        self._style_slice()
        self.go_on()

    @property
    def is_done(self) -> bool:
        """Whether every line is styled."""
        return not self._slices.isActive() and self._room is None

    def highlightBlock(self, text: str) -> None:  # noqa: N802
        """Style one line."""
        line = read_line(text, self.previousBlockState())
        self.setCurrentBlockState(int(line.kind))
        if self._room is not None:
            if self._room <= 0:
                if self._next < 0:
                    self._next = self.currentBlock().blockNumber()
                return
            self._room -= len(text) + 1
        for start, length, look in self._ranges(text, line):
            self.setFormat(start, length, look)

    def _ranges(self, text: str, line: Line) -> list[_Range]:
        """Return (start, length, format) in Qt's counting, later ones lying over earlier ones."""
        kind, prefix = line
        if kind is Kind.BLANK:
            return []
        places = Places(text)
        result: list[_Range] = []
        if kind is not Kind.PARAGRAPH:
            result += self._parts(text, places, Stretch(0, len(text), Look.PLAIN), kind)
        if prefix:
            marks = self._looks.char_format(kind, Look.MARKER)
            result.append((0, places.to_qt(prefix), marks))
        if kind in CODE:
            return result
        for stretch in self._stretches(text, prefix):
            result += self._parts(text, places, stretch, kind)
        return result

    def _parts(self, text: str, places: Places, stretch: Stretch, kind: Kind) -> list[_Range]:
        ranges = []
        for start, end, look in self._looks.parts(text, stretch, kind):
            at = places.to_qt(start)
            ranges.append((at, places.to_qt(end) - at, look))
        return ranges

    def _stretches(self, text: str, prefix: int) -> list[Stretch]:
        if len(text) < LONG:
            return stretches(text, prefix)
        self._rest.start()
        return self._long.moved(text, prefix)

    def _read_long_line(self) -> None:
        """Read the long line in full, now that nobody is typing; style it if that shows."""
        if self._long.catch_up():
            self._laying.finish()
            block = self.document().begin()
            while block.isValid():
                if block.length() > LONG:
                    self.rehighlightBlock(block)
                block = block.next()
            self._rest.stop()

    def _style_slice(self) -> None:
        """Style the next lines straight into their layouts, with one layout of what changed."""
        self._slices.setInterval(0)
        room = SLICE
        start = end = 0
        block = self.document().findBlockByNumber(self._next)
        while block.isValid() and room > 0:
            room -= block.length()
            if self._style_block(block):
                start = start if end else block.position()
                end = block.position() + block.length()
            block = block.next()
        self._next = block.blockNumber() if block.isValid() else -1
        if self._next < 0:
            self._slices.stop()
        if end:
            self._laying.mark(start, end)

    def _style_block(self, block: QTextBlock) -> bool:
        """Style one line; False where it is plain and was."""
        text = block.text()
        line = read_line(text, block.previous().userState() if block.blockNumber() else -1)
        ranges = []
        for start, length, look in self._ranges(text, line):
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start, length, look
            ranges.append(part)
        layout = block.layout()
        is_plain = not ranges and not layout.formats()
        if not is_plain:
            layout.setFormats(ranges)
        return not is_plain
