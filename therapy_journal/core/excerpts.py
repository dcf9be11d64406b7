# SPDX-License-Identifier: GPL-3.0-or-later
"""The few words of a text in which something was found, and where in them it stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from therapy_journal.core.marks import Span
from therapy_journal.core.query import Query, Term
from therapy_journal.core.text import shorten, snippet, strip_marks, tokens

_BEFORE = 60
"""Characters shown before the first hit, so that it is seen in its sentence."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Plain words of a text, and the places in them that were looked for."""

    text: str
    highlights: tuple[Span, ...] = ()


def excerpt(body: str, query: Query, limit: int = 160) -> Excerpt:
    """Return the surroundings of the first hit in a Markdown text, or its beginning."""
    hit = _first(body, _pattern(query))
    plain = snippet(body, limit) if hit is None else _around(body, hit, limit)
    return Excerpt(plain, highlights(plain, query))


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
        letters = [c for c in unicodedata.normalize("NFD", chr(code)) if not _is_accent(c)]
        folded = "".join(letters if len(letters) < 2 else [chr(code)]).lower()[:1]
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
    return re.compile("|".join(_term_pattern(term) for term in query.terms))


def _term_pattern(term: Term) -> str:
    words = [_fold(word)[0] for word in term.words]
    is_spaced = [tokens(word) == word for word in term.words]
    pattern = r"(?<![^\W_])" if is_spaced[0] else ""
    for number, word in enumerate(words):
        if number:
            pattern += r"[\W_]+" if is_spaced[number - 1] and is_spaced[number] else r"[\W_]*"
        pattern += re.escape(word)
    return pattern if term.is_prefix or not is_spaced[-1] else rf"{pattern}(?![^\W_])"


def _first(body: str, pattern: re.Pattern[str]) -> Span | None:
    # Nearly always the words stand there without accents; folding a long text costs more.
    lowered = body.lower()
    if len(lowered) == len(body) and (match := pattern.search(lowered)):
        return Span(*match.span())
    if body.isascii():
        return None
    folded, positions = _fold(body)
    match = pattern.search(folded)
    return None if match is None else _placed(match, positions, len(body))


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
    lines = (strip_marks(line) for line in body[start : hit.end + 2 * limit].splitlines())
    plain = " ".join(line for line in lines if line)
    return ("… " if start else "") + shorten(plain, limit)
