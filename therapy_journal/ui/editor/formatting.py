# SPDX-License-Identifier: GPL-3.0-or-later
"""Formatting words by command: puts Markdown's marks round words, or takes them away again.

Every command is one step of undo. The words themselves are never changed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor

from therapy_journal.ui.editor.continuing import blocks_of, line_of
from therapy_journal.ui.editor.inline import Look, Pair, pairs
from therapy_journal.ui.editor.kinds import CODE
from therapy_journal.ui.editor.positions import Places

MARKS = {Look.BOLD: "**", Look.ITALIC: "*", Look.STRIKE: "~~", Look.CODE: "`"}
_TICKS = re.compile(r"`+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class _Part(NamedTuple):
    """Characters of one line that a command is about."""

    block: QTextBlock
    start: int
    end: int


class _Edit(NamedTuple):
    """Characters of one line to be replaced."""

    start: int
    end: int
    words: str


def toggle_inline(cursor: QTextCursor, look: int) -> QTextCursor:
    """Make the selection, or the word at the cursor, look so; or take that back.

    Returns the cursor as it should stand afterwards.
    """
    if cursor.hasSelection():
        parts = [part for block in blocks_of(cursor) if (part := _selected(cursor, block))]
        return _toggle_parts(cursor, parts, look)
    return _toggle_word(cursor, look)


def word_at(text: str, place: int) -> tuple[int, int] | None:
    """Return (start, end) of the word that a place in a line lies in or beside."""
    words = (word.span() for word in _WORD.finditer(text))
    return next(((start, end) for start, end in words if start <= place <= end), None)


def _toggle_word(cursor: QTextCursor, look: int) -> QTextCursor:
    block = cursor.block()
    text, places = block.text(), Places(block.text())
    at = places.from_qt(cursor.positionInBlock())
    styled = _pair_round(_Part(block, at, at), look)
    word = word_at(text, at)
    result = QTextCursor(cursor)
    if word is None and _waits_for_a_word(text, at, MARKS[look]):
        _change(result, block, [_Edit(at - len(MARKS[look]), at + len(MARKS[look]), "")])
        return result
    if styled is not None and at == styled.inside_end:
        # Whoever has written to the end of it goes on without it, and takes nothing back.
        result.setPosition(block.position() + places.to_qt(styled.end))
        return result
    if styled is None and word is None:
        mark = MARKS[look]
        result.beginEditBlock()
        result.insertText(mark + mark)
        result.endEditBlock()
        result.setPosition(result.position() - len(mark))
        return result
    part = _Part(block, at, at) if word is None else _Part(block, *word)
    # At the end of the word the cursor stays inside the marks that close it.
    result.setKeepPositionOnInsert(word is not None and at == word[1])
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    if styled is not None:
        _change(edit, block, _without(styled))
    else:
        _change(edit, block, _wrapped(part, look))
    edit.endEditBlock()
    result.setKeepPositionOnInsert(False)
    result.setPosition(result.position())
    return result


def _waits_for_a_word(text: str, at: int, mark: str) -> bool:
    """Whether a place stands between two marks with nothing between them yet."""
    sign = mark[0]
    before, after = text[:at], text[at:]
    run = min(len(before) - len(before.rstrip(sign)), len(after) - len(after.lstrip(sign)))
    return run % 2 == 1 if len(mark) == 1 else run >= len(mark)


def _toggle_parts(cursor: QTextCursor, parts: list[_Part], look: int) -> QTextCursor:
    styled = [_pair_round(part, look) for part in parts]
    takes_away = None not in styled
    first, last = QTextCursor(cursor), QTextCursor(cursor)
    first.setPosition(cursor.selectionStart())
    last.setPosition(cursor.selectionEnd())
    last.setKeepPositionOnInsert(True)
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for part, pair in zip(parts, styled, strict=True):
        if takes_away and pair is not None:
            _change(edit, part.block, _without(pair))
        elif pair is None:
            _change(edit, part.block, _wrapped(part, look))
    edit.endEditBlock()
    result = QTextCursor(cursor)
    result.setPosition(first.position())
    result.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
    return result


def _selected(cursor: QTextCursor, block: QTextBlock) -> _Part | None:
    """Return what is selected of a line, without its prefix and the spaces at the ends."""
    line = line_of(block)
    if line.kind in CODE:
        return None
    text, places = block.text(), Places(block.text())
    start = places.from_qt(max(0, cursor.selectionStart() - block.position()))
    end = places.from_qt(min(block.length() - 1, cursor.selectionEnd() - block.position()))
    start = max(start, line.prefix)
    words = text[start:end]
    if not words.strip():
        return None
    return _Part(block, end - len(words.lstrip()), start + len(words.rstrip()))


def _pair_round(part: _Part, look: int) -> Pair | None:
    """Return the stretch of this look that holds the part, its own marks taken as part of it."""
    for pair in pairs(part.block.text(), line_of(part.block).prefix):
        if pair.look == look and pair.start <= part.start and part.end <= pair.end:
            return pair
    return None


def _wrapped(part: _Part, look: int) -> list[_Edit]:
    """Return the edits that wrap a part; what looked so inside it gives up its own marks."""
    mark, gap = MARKS[look], ""
    if look == Look.CODE:
        mark, gap = _code_marks(part.block.text()[part.start : part.end])
    edits = [_Edit(part.start, part.start, mark + gap), _Edit(part.end, part.end, gap + mark)]
    for pair in pairs(part.block.text(), line_of(part.block).prefix):
        if pair.look == look and part.start <= pair.start and pair.end <= part.end:
            edits += _without(pair)
    return edits


def _code_marks(words: str) -> tuple[str, str]:
    """Return marks longer than any run of ticks in the words, and what keeps them apart."""
    longest = max((len(run) for run in _TICKS.findall(words)), default=0)
    gap = " " if words.startswith("`") or words.endswith("`") else ""
    return "`" * (longest + 1), gap


def _without(pair: Pair) -> list[_Edit]:
    return [_Edit(pair.start, pair.inside, ""), _Edit(pair.inside_end, pair.end, "")]


def _change(edit: QTextCursor, block: QTextBlock, edits: list[_Edit]) -> None:
    places, start = Places(block.text()), block.position()
    for change in sorted(edits, reverse=True):
        edit.setPosition(start + places.to_qt(change.start))
        edit.setPosition(start + places.to_qt(change.end), QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(change.words)
