# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a link of words, and words of a link. Nothing here ever opens an address."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor

from therapy_journal.ui.editor.continuing import line_of
from therapy_journal.ui.editor.formatting import word_at
from therapy_journal.ui.editor.inline import Look, Pair, pairs
from therapy_journal.ui.editor.kinds import CODE
from therapy_journal.ui.editor.positions import Places

_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S+$", re.IGNORECASE)


def toggle_link(cursor: QTextCursor) -> QTextCursor:
    """Make the selection, or the word at the cursor, a link; or take that back.

    Returns the cursor where what is missing goes: the address, or the words for one.
    """
    block = cursor.block()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    goes_beyond = not block.contains(start) or not block.contains(end)
    if goes_beyond or line_of(block).kind in CODE:
        return cursor
    text, places = block.text(), Places(block.text())
    first = places.from_qt(start - block.position())
    last = places.from_qt(end - block.position())
    found = _link_round(pairs(text, line_of(block).prefix), first, last)
    if found is not None:
        return _write(cursor, (found.start, found.end), text[found.inside : found.inside_end])
    if first == last:
        first, last = word_at(text, first) or (first, last)
    words = text[first:last]
    if _ADDRESS.match(words):
        return _write(cursor, (first, last), f"[]({words})", 1)
    return _write(cursor, (first, last), f"[{words}]()", len(words) + 3 if words else 1)


def _link_round(found: list[Pair], first: int, last: int) -> Pair | None:
    for pair in found:
        has_marks = pair.inside > pair.start
        if pair.look == Look.LINK and has_marks and pair.start <= first and last <= pair.end:
            return pair
    return None


def _write(
    cursor: QTextCursor, span: tuple[int, int], words: str, place: int | None = None
) -> QTextCursor:
    """Put words in the place of a stretch of the line; the cursor goes to ``place`` in them."""
    block = cursor.block()
    places, at = Places(block.text()), block.position()
    result = QTextCursor(cursor)
    result.beginEditBlock()
    result.setPosition(at + places.to_qt(span[0]))
    start = result.position()
    result.setPosition(at + places.to_qt(span[1]), QTextCursor.MoveMode.KeepAnchor)
    result.insertText(words)
    result.endEditBlock()
    if place is not None:
        result.setPosition(start + Places(words).to_qt(place))
    return result
