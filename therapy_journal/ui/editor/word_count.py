# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts words line by line: after an edit only the lines it touched are counted again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from therapy_journal.core.reflections import is_given
from therapy_journal.core.text import word_count

REST_MS = 150
"""The count follows this long after the last key, so that typing never waits for it."""

AT_ONCE = 12_000
"""Characters counted in no time; whoever opens a longer text is not to wait for its number."""


class WordCount(QObject):
    """The number of words in a document; ``counted`` tells it when it is known anew.

    The headings a form came with are not among them.
    """

    counted = Signal(int)

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._counts: list[int | None] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._tell)
        self._forget()
        document.contentsChange.connect(self._edited)

    def total(self) -> int:
        """Return the number of words now."""
        if len(self._counts) != self._document.blockCount():
            self._forget()
        if None in self._counts:
            self._count_missing()
        return sum(count for count in self._counts if count is not None)

    def at_once(self) -> int | None:
        """Return the number of words, or None where that takes a while: ``counted`` follows."""
        if self._document.characterCount() > AT_ONCE and None in self._counts:
            self._timer.start()
            return None
        return self.total()

    def _count_missing(self) -> None:
        for at, count in enumerate(self._counts):
            if count is None:
                line = self._document.findBlockByNumber(at).text()
                self._counts[at] = 0 if is_given(line) else word_count(line)

    def _edited(self, position: int, _removed: int, added: int) -> None:
        """Forget the counts of the lines an edit touched; the others only move."""
        blocks = self._document.blockCount()
        first = self._document.findBlock(position).blockNumber()
        last_block = self._document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else blocks - 1
        now = last - first + 1
        before = now - (blocks - len(self._counts))
        if first < 0 or before < 1 or first + before > len(self._counts):
            self._forget()
        else:
            self._counts[first : first + before] = [None] * now
        self._timer.start()

    def _forget(self) -> None:
        self._counts = [None] * self._document.blockCount()

    def _tell(self) -> None:
        self.counted.emit(self.total())
