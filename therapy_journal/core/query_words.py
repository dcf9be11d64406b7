# SPDX-License-Identifier: GPL-3.0-or-later
"""Words in the search box that narrow: ``tag:`` ``mood:`` ``before:`` ``after:`` ``is:``.

They can be typed anywhere outside quotes. A value that says nothing (``mood:low``) is ordinary
text, and so is any other word with a colon. What is still being typed (``before:20``) asks for
nothing yet, so that the list does not go empty between two keys.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.query import Query, parse, typed
from therapy_journal.core.reflections import tag_names

HINT: Final = "tag:name  ·  mood:3-5  ·  before:2026-03  ·  after:2026-03-05  ·  is:marked"
"""What can be typed, in one line."""

_PIECE = re.compile(
    r'"[^"]*"?'
    r'|(?<!\S)(?P<word>tag|mood|before|after|is)[:\uff1a](?P<value>"[^"]*"?|[^\s"]*)'
    r'|[^\s"]+',
    re.IGNORECASE,
)
_MOOD = re.compile(r"(?P<sign>[<>]=?)?(?P<low>\d{1,2})(?:[-\u2013](?P<high>\d{1,2}))?")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")
_UNFINISHED = {
    "mood": re.compile(r"(?:[<>]=?|\d{1,2}[-\u2013])?"),
    "before": re.compile(r"[\d-]{0,9}"),
    "after": re.compile(r"[\d-]{0,9}"),
    "is": re.compile(r"(?:m(?:a(?:r(?:k(?:e)?)?)?)?)?", re.IGNORECASE),
    "tag": re.compile(r'"?'),
}
_WORST, _BEST = 0, 10

T = TypeVar("T", date, datetime)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: words, or None, and filters, which may be empty.

    ``typed_tag`` is the one of ``filters.tags`` that may still be going on, or empty;
    ``is_unfinished`` says that a word that narrows is still being typed; ``unread`` are those
    whose value says nothing, so that they were taken for ordinary text.
    """

    query: Query | None
    filters: Filters
    typed_tag: str = ""
    is_unfinished: bool = False
    unread: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to look for."""
        return self.query is None and self.filters.is_empty


def read(text: str) -> Asked:
    """Read what was typed into the search box; nothing is an error."""
    pieces = list(_PIECE.finditer(typed(text)))
    kept: list[str] = []
    unread: list[str] = []
    filters, typed_tag, is_unfinished = EVERYTHING, "", False
    for piece in pieces:
        word = (piece["word"] or "").lower()
        is_last = piece is pieces[-1] and piece.end() == len(piece.string)
        narrowed = _narrowed(word, piece["value"]) if word else None
        if narrowed is not None:
            filters = both(filters, narrowed)
            goes_on = is_last and not piece["value"].endswith('"')
            typed_tag = next(iter(narrowed.tags), "") if goes_on else ""
        elif word and is_last and _UNFINISHED[word].fullmatch(piece["value"]):
            is_unfinished = True
        else:
            kept.append(piece.group())
            if word:
                unread.append(piece.group())
    return Asked(parse(" ".join(kept)), filters, typed_tag, is_unfinished, tuple(unread))


def both(one: Filters, other: Filters) -> Filters:
    """Return what both ask for; of two choices of forms the first one counts."""
    return Filters(
        forms=(one.forms & other.forms) or one.forms or other.forms,
        tags=one.tags | other.tags,
        mood=_overlap(one.mood, other.mood),
        is_marked=one.is_marked or other.is_marked,
        first=_latest(one.first, other.first),
        last=_earliest(one.last, other.last),
        since=_latest(one.since, other.since),
    )


def with_tag(filters: Filters, typed_tag: str, name: str) -> Filters:
    """Return filters that ask for ``name`` where somebody had typed the beginning of it.

    An empty name leaves that tag out.
    """
    rest = filters.tags - {typed_tag}
    return replace(filters, tags=rest | {name} if name else rest)


def _narrowed(word: str, value: str) -> Filters | None:
    """Return what a word with its value asks for; None when the value says nothing."""
    return _READERS[word](value)


def _tag(value: str) -> Filters | None:
    names = tag_names([value.strip('"')])
    return Filters(tags=frozenset({names[0].casefold()})) if names else None


def _mood(value: str) -> Filters | None:
    match = _MOOD.fullmatch(value)
    if match is None or (match["sign"] and match["high"]):
        return None
    sign, low = match["sign"] or "", int(match["low"])
    if sign:
        is_open = len(sign) == 1
        low, high = (_WORST, low - is_open) if sign[0] == "<" else (low + is_open, _BEST)
    else:
        low, high = sorted((low, int(match["high"] or low)))
    high = min(high, _BEST)
    return Filters(mood=(low, high)) if low <= high else None


def _before(value: str) -> Filters | None:
    first = _first_day(value)
    if first is None or first == date.min:
        return None
    return Filters(last=first - timedelta(days=1))


def _after(value: str) -> Filters | None:
    first = _first_day(value)
    return None if first is None else Filters(first=first)


def _is(value: str) -> Filters | None:
    return Filters(is_marked=True) if value.lower() == "marked" else None


_READERS: dict[str, Callable[[str], Filters | None]] = {
    "tag": _tag,
    "mood": _mood,
    "before": _before,
    "after": _after,
    "is": _is,
}


def _first_day(value: str) -> date | None:
    """Return the first day of a year, a month or a day as it is written in ISO 8601."""
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> tuple[int, int] | None:
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def _latest(*moments: T | None) -> T | None:
    return max(filter(None, moments), default=None)


def _earliest(*moments: T | None) -> T | None:
    return min(filter(None, moments), default=None)
