# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words of a text in which something was found, and where in them it stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from therapy_journal.core.marks import Span
from therapy_journal.core.pictures import captions
from therapy_journal.core.query import Query, Term
from therapy_journal.core.text import letter, shorten, snippet, strip_marks, tokens

_BEFORE = 60
"""Characters shown before the first hit, so that it is seen in its sentence."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Plain words of a text, and the places in them that were looked for."""

    text: str
    highlights: tuple[Span, ...] = ()


def excerpt(body: str, query: Query, limit: int = 160) -> Excerpt:
    """Return the surroundings of the first hit in a Markdown text, and the places in them."""
    plain = surroundings(body, query, limit)
    return Excerpt(plain, highlights(plain, query))


def surroundings(body: str, query: Query, limit: int = 160) -> str:
    """Return the surroundings of the first hit in a Markdown text, or its beginning."""
    plain = captions(body)
    hit = _first(plain, query)
    return snippet(body, limit) if hit is None else _around(plain, hit, limit)


def highlights(text: str, query: Query) -> tuple[Span, ...]:
    """Return where in a short text the words of a query stand."""
    folded, positions = _fold(text)
    found = _pattern(query).finditer(folded)
    return tuple(_placed(match, positions, len(text)) for match in found)


class _Folding(dict[int, str]):
    """Letters without case and accents, about as the index compares them; grows by use.

    What a character folds to is one character or, for an accent that stands alone, none.
    """

    def __missing__(self, code: int) -> str:
        own = letter(chr(code))
        letters = [c for c in unicodedata.normalize("NFD", own) if not _is_accent(c)]
        folded = "".join(letters if len(letters) < 2 else [own]).lower()[:1]
        self[code] = folded
        return folded


_FOLDING = _Folding()


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0


def _fold(text: str) -> tuple[str, list[int] | None]:
    """Return text folded, and where its characters stood if that is somewhere else."""
    if text.isascii():
        return text.lower(), None
    folded = text.translate(_FOLDING)
    if len(folded) == len(text):
        return folded, None
    return folded, [place for place, c in enumerate(text) if _FOLDING[ord(c)]]


@lru_cache(maxsize=8)
def _pattern(query: Query) -> re.Pattern[str]:
    return re.compile("|".join(_term_pattern(term)[1].pattern for term in query.terms))


@lru_cache(maxsize=64)
def _term_pattern(term: Term) -> tuple[str, re.Pattern[str]]:
    """Return the first word of a term, and the pattern of the whole of it."""
    words = [_fold(word)[0] for word in term.words]
    is_spaced = [tokens(word) == word for word in term.words]
    pattern = r"(?<![^\W_])" if is_spaced[0] else ""
    for number, word in enumerate(words):
        if number:
            pattern += r"[\W_]+" if is_spaced[number - 1] and is_spaced[number] else r"[\W_]*"
        pattern += re.escape(word)
    if is_spaced[-1] and not term.is_prefix:
        pattern += r"(?![^\W_])"
    return words[0], re.compile(pattern)


def _first(body: str, query: Query) -> Span | None:
    # Nearly always the words stand there without accents; folding a long text costs more.
    lowered = body.lower()
    if len(lowered) == len(body) and (match := _earliest(lowered, query)):
        return Span(*match.span())
    if body.isascii():
        return None
    folded, positions = _fold(body)
    match = _earliest(folded, query)
    return None if match is None else _placed(match, positions, len(body))


def _earliest(folded: str, query: Query) -> re.Match[str] | None:
    found = (_first_of(folded, *_term_pattern(term)) for term in query.terms)
    return min(filter(None, found), key=re.Match.start, default=None)


def _first_of(folded: str, literal: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    # Finding a plain word first is many times faster than a pattern that looks around itself.
    place = folded.find(literal)
    while place >= 0:
        if match := pattern.match(folded, place):
            return match
        place = folded.find(literal, place + 1)
    return None


def _placed(match: re.Match[str], positions: list[int] | None, length: int) -> Span:
    start, end = match.span()
    if positions is None:
        return Span(start, end)
    # Accents after the last letter belong to it.
    return Span(positions[start], positions[end] if end < len(positions) else length)


def _around(body: str, hit: Span, limit: int) -> str:
    start = max(0, hit.start - _BEFORE)
    if start:
        before = body[start : hit.start]
        start += len(before) - len(before.split(maxsplit=1)[-1]) if " " in before.strip() else 0
    lines = (strip_marks(line) for line in body[start : hit.end + limit + limit // 2].splitlines())
    plain = " ".join(line for line in lines if line)
    return ("… " if start else "") + shorten(plain, limit)
