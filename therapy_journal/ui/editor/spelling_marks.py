# SPDX-License-Identifier: GPL-3.0-or-later
"""The quiet dots under the words of one text that nobody knows.

What is in sight is looked at when there is a rest, a few milliseconds at a time; until then
the dots move along with the words. They are painted over the text, so that neither its
formats nor its undo know of them.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QTextBlock, QTextCursor
from shiboken6 import isValid

from therapy_journal.core import spelling
from therapy_journal.ui.editor.spelling_dots import paint_dots
from therapy_journal.ui.editor.unknown_words import Mark, judge, unknown_in
from therapy_journal.ui.theme import current_theme

if TYPE_CHECKING:
    from therapy_journal.ui.editor.private_text import PrivateTextEdit
    from therapy_journal.ui.editor.spelling import SpellCheck

REST_MS = 300
"""Words are looked up this long after the last key."""
SLICE_S = 0.003


class SpellingMarks(QObject):
    """Marks one text; ``check`` says what is unknown."""

    def __init__(self, area: PrivateTextEdit, check: SpellCheck) -> None:
        super().__init__(area)
        self._area, self.check = area, check
        self._theme = current_theme()
        self._marks: list[Mark] = []
        self._seen = (0, -1)
        self._is_typing = self._was_edited = False
        self._steps: Iterator[None] = iter(())
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._look_on)
        self._document = area.document()
        self._document.contentsChange.connect(self._on_edited)
        area.cursorPositionChanged.connect(self._on_moved)
        check.changed.connect(self._begin_again)

    # -- what is unknown ----------------------------------------------------------------------

    def marks(self) -> list[Mark]:
        """Return the unknown words in sight, as far as they were looked at."""
        return list(self._marks)

    def hidden(self) -> Mark | None:
        """Return the word that is being typed, under which nothing is drawn yet."""
        if not self._is_typing:
            return None
        at = self._area.textCursor().position()
        return next((mark for mark in self._marks if mark.start <= at <= mark.end), None)

    def mark_at(self, position: int) -> Mark | None:
        """Return the unknown word at a place, in sight or not."""
        block = self._area.document().findBlock(position)
        found = self._unknown_in(block, position, position)
        return next((mark for mark in found if mark.start <= position <= mark.end), None)

    def next_from(self, position: int) -> Mark | None:
        """Return the next unknown word that begins there or later, then from the beginning."""
        document = self._area.document()
        block = document.findBlock(position)
        for _ in range(document.blockCount() + 1):
            end = block.position() + block.length()
            for mark in self._unknown_in(block, block.position(), end):
                if mark.start >= position:
                    return mark
            block = block.next()
            if not block.isValid():
                block, position = document.begin(), 0
        return None

    @property
    def is_on(self) -> bool:
        """Whether words of this text are looked up now."""
        return self.check.speller is not None and not self._area.isReadOnly()

    @property
    def is_settled(self) -> bool:
        """Whether nothing waits to be looked at."""
        return not (self._rest.isActive() or self._slices.isActive())

    def look(self) -> None:
        """Look at what is in sight, in slices."""
        self._rest.stop()
        self._steps = self._looking()
        self._slices.start()

    def _look_on(self) -> None:
        self._follow_document()
        if not self._slices.isActive():
            return  # another text is shown, and this one's lines may be gone
        until = time.perf_counter() + SLICE_S
        for _ in self._steps:
            if time.perf_counter() > until:
                return
        self._slices.stop()

    def _looking(self) -> Iterator[None]:
        first, last = self._in_sight()
        self._seen = first, last
        found: list[Mark] = []
        block = self._area.document().findBlock(first)
        while self.is_on and block.isValid() and block.position() <= last:
            if (speller := self.check.speller) is not None:
                yield from judge(speller, block, first, last)
            found += self._unknown_in(block, first, last)
            block = block.next()
        if found != self._marks:
            self._marks = found
            self._area.viewport().update()

    def _unknown_in(self, block: QTextBlock, first: int, last: int) -> list[Mark]:
        speller = self.check.speller
        if speller is None or not self.is_on:
            return []
        return unknown_in(speller, block, first, last)

    def _in_sight(self) -> tuple[int, int]:
        below = QPoint(self._area.viewport().width(), self._area.viewport().height())
        return (
            self._area.cursorForPosition(QPoint(0, 0)).position(),
            self._area.cursorForPosition(below).position(),
        )

    # -- following the text ---------------------------------------------------------------------

    def _begin_again(self) -> None:
        if not self.is_on:
            self._marks = []
            self._area.viewport().update()
        self.look()

    def _follow_document(self) -> None:
        """Turn to the text that is shown now: each entry may be a document of its own."""
        shown = self._area.document()
        if shown is self._document:
            return
        if isValid(self._document):
            self._document.contentsChange.disconnect(self._on_edited)
        self._document = shown
        shown.contentsChange.connect(self._on_edited)
        self._marks, self._seen = [], (0, -1)
        self._slices.stop()
        if self.check.speller is not None:
            self._rest.start()
        elif not shown.isEmpty():
            self.check.ask_for()

    def _on_edited(self, position: int, removed: int, added: int) -> None:
        self._was_edited = True
        self._slices.stop()
        if self.check.speller is None:
            if not self._area.document().isEmpty():
                self.check.ask_for()
            return
        self._rest.start()
        if self._marks:
            self._move_marks(position, removed, added)

    def _move_marks(self, position: int, removed: int, added: int) -> None:
        """Take the dots along with the words; what was typed into is looked at anew."""
        end, by = position + removed, added - removed
        kept: list[Mark] = []
        for mark in self._marks:
            if mark.end < position:
                kept.append(mark)
            elif mark.start > end:
                kept.append(Mark(mark.start + by, mark.end + by, mark.word))
            elif by == 0 and self._still_says(mark):  # only the look of it changed
                kept.append(mark)
        self._marks = kept

    def _still_says(self, mark: Mark) -> bool:
        return self._cursor_over(mark).selectedText() == mark.word

    def _on_moved(self) -> None:
        """The word at the cursor is being typed until the cursor goes elsewhere by itself."""
        before = self._is_typing
        self._is_typing, self._was_edited = self._was_edited, False
        if before != self._is_typing and self._marks:
            self._area.viewport().update()

    def _cursor_over(self, mark: Mark) -> QTextCursor:
        cursor = QTextCursor(self._area.document())
        end = self._area.document().characterCount() - 1
        cursor.setPosition(min(mark.start, end))
        cursor.setPosition(min(mark.end, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def select(self, mark: Mark) -> None:
        """Select an unknown word and bring it into view."""
        self._area.setTextCursor(self._cursor_over(mark))
        self._area.ensureCursorVisible()

    def below(self, mark: Mark) -> QPoint:
        """Return the place under the beginning of a word, in the viewport."""
        cursor = QTextCursor(self._area.document())
        cursor.setPosition(mark.start)
        return self._area.cursorRect(cursor).bottomLeft()

    def replace(self, mark: Mark, word: str) -> None:
        """Put another word in its place, as one step of undo."""
        cursor = self._cursor_over(mark)
        if cursor.selectedText() == mark.word and not self._area.isReadOnly():
            cursor.insertText(word)
            self._area.setTextCursor(cursor)

    # -- painting -------------------------------------------------------------------------------

    def paint(self, exposed: QRect) -> None:
        """Draw the dots within ``exposed``, and see whether something else came into sight."""
        self._follow_document()
        if self.check.speller is None or not isValid(self._area):
            return
        first, last = self._in_sight()
        if (first < self._seen[0] or last > self._seen[1]) and self.is_settled:
            self._rest.start()
        paint_dots(self._area, self._shown(first, last), exposed, self._theme)

    def _shown(self, first: int, last: int) -> Iterator[Mark]:
        """Yield the marks in sight, but not under the word that is being typed."""
        hidden = self.hidden()
        for mark in self._marks[bisect_left(self._marks, (first - spelling.LONGEST,)) :]:
            if mark.start > last:
                return
            if mark != hidden:
                yield mark
