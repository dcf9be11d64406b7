# SPDX-License-Identifier: GPL-3.0-or-later
"""Which words of a line nobody knows, in Qt's counting; of a very long line those in sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextBlock

from therapy_journal.core import spelling
from therapy_journal.ui.editor.kinds import CODE
from therapy_journal.ui.editor.positions import Places

if TYPE_CHECKING:
    from therapy_journal.services.spelling import Speller

LONG = 4_000
"""Characters from which on only what is in sight of a line is looked at."""
_AROUND = 300


class Mark(NamedTuple):
    """An unknown word and where it stands, in Qt's counting."""

    start: int
    end: int
    word: str


def judge(speller: Speller, block: QTextBlock, first: int, last: int) -> Iterator[None]:
    """Look the words of a line up, one at a time; what was looked up costs nothing later."""
    _, text = _piece(block, first, last)
    if speller.has_judged(text) or _is_code(block):
        return
    for start, end in spelling.words(text):
        if not speller.has_judged_word(text[start:end]):
            speller.knows(text[start:end])
            yield


def unknown_in(speller: Speller, block: QTextBlock, first: int, last: int) -> list[Mark]:
    """Return the unknown words of a line; ``first`` to ``last`` of the document is in sight."""
    if _is_code(block):
        return []
    at, text = _piece(block, first, last)
    unknown = speller.unknown(text)
    if not unknown:
        return []
    places = Places(text)
    return [
        Mark(at + places.to_qt(start), at + places.to_qt(end), text[start:end])
        for start, end in unknown
    ]


def _is_code(block: QTextBlock) -> bool:
    return block.userState() in CODE


def _piece(block: QTextBlock, first: int, last: int) -> tuple[int, str]:
    """Return where it begins and the words of a line, or of a long one those in sight."""
    text = block.text()
    if len(text) < LONG:
        return block.position(), text
    places = Places(text)
    start = places.from_qt(max(0, first - block.position())) - _AROUND
    end = places.from_qt(max(0, last - block.position())) + _AROUND
    start, end = max(0, start), min(len(text), max(end, start))
    start = 0 if start == 0 else _next_blank(text, start)
    end = _next_blank(text, end)
    return block.position() + places.to_qt(start), text[start:end]


def _next_blank(text: str, at: int) -> int:
    """Return the next place where a word ends."""
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
