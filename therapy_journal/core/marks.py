# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks: what the person switched on to be brought to the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

CONTEXT = 32
"""Characters kept on either side of a marked passage, by which it is found again."""


class MarkKind(StrEnum):
    """The kinds of things that can be brought."""

    REFLECTION = "reflection"
    UNSENT_NOTE = "unsent_note"
    PRACTICE = "practice"
    HOMEWORK = "homework"


@dataclass(frozen=True, slots=True)
class Mark:
    """A whole item (``passage`` None) or a passage of it, with its surroundings.

    ``is_lost`` says that the passage changed or is gone since it was marked: its switch is
    off and the list says *this passage changed, look again*.
    """

    id: int
    kind: MarkKind
    item_id: int
    marked_at: datetime
    passage: str | None = None
    before: str = ""
    after: str = ""
    is_lost: bool = False


class Span(NamedTuple):
    """Half-open range of characters in a body."""

    start: int
    end: int


def around(body: str, span: Span) -> tuple[str, str, str]:
    """Return (passage, before, after) of a selection, the latter two at most 32 characters."""
    return (
        body[span.start : span.end],
        body[max(0, span.start - CONTEXT) : span.start],
        body[span.end : span.end + CONTEXT],
    )


def locate(body: str, mark: Mark) -> Span | None:
    """Find a marked passage after edits, or return None when its words are not there.

    The words must stand unchanged. Where they stand several times the place whose
    surroundings agree best is taken; the first of equals.
    """
    if mark.passage is None:
        return Span(0, len(body))
    if not mark.passage:
        return None
    best: Span | None = None
    best_score = -1
    start = body.find(mark.passage)
    while start >= 0:
        span = Span(start, start + len(mark.passage))
        score = _agreement(body, span, mark)
        if score > best_score:
            best, best_score = span, score
        start = body.find(mark.passage, start + 1)
    return best


def _agreement(body: str, span: Span, mark: Mark) -> int:
    _, before, after = around(body, span)
    return _common(before[::-1], mark.before[::-1]) + _common(after, mark.after)


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
