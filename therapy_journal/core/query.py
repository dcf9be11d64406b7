# SPDX-License-Identifier: GPL-3.0-or-later
"""From what a person types into the search box to what the index is asked.

Nothing typed is an error: there is no query language to get wrong. Words must all be there,
the last one may be unfinished; words in quotes stand together in their order; a run of
letters of a script without spaces is such a phrase by itself.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from therapy_journal.core.text import clean, tokens

LONGEST = 400
"""Characters of a query that are looked at; whoever pastes a page finds its beginning."""

_MOST_TERMS = 32
# What the index takes for a part of a word: letters, numbers, private characters and marks.
_OF_WORDS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Co", "Mn", "Mc", "Me"})
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»「」『』＂"), '"')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together; with ``is_prefix`` the last one may go on.

    ``text`` is the same as it was typed, pulled apart for the index but for its own
    tokenizer to cut into words: it knows other letters than we do.
    """

    text: str
    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be there."""

    terms: tuple[Term, ...]

    @property
    def match(self) -> str:
        """The FTS5 expression; no text has a quotation mark in it, so that quoting is safe."""
        return " ".join(f'"{term.text}"{" *" if term.is_prefix else ""}' for term in self.terms)


def typed(text: str) -> str:
    """Return the part of what was typed that is looked at, with one kind of quotation mark."""
    return clean(text[:LONGEST]).text.translate(_QUOTES)


def parse(text: str) -> Query | None:
    """Read what was typed; None when there is nothing in it to look for."""
    parts = typed(text).split('"')
    terms: list[Term] = []
    for number, part in enumerate(parts):
        # Odd parts stand between quotes; the last of them may not be closed yet.
        is_quoted = number % 2 == 1
        runs = [part] if is_quoted else part.split()
        terms += [
            Term(" ".join(tokens(run).split()), words) for run in runs if (words := _words(run))
        ]
    terms = terms[:_MOST_TERMS]
    if not terms:
        return None
    ends_closed = len(parts) % 2 == 1 and len(parts) > 1 and not _words(parts[-1])
    if not ends_closed:
        terms[-1] = replace(terms[-1], is_prefix=True)
    return Query(tuple(terms))


def match(text: str) -> str | None:
    """Return the FTS5 expression for what was typed, or None."""
    query = parse(text)
    return None if query is None else query.match


def _words(text: str) -> tuple[str, ...]:
    spaced = "".join(c if unicodedata.category(c) in _OF_WORDS else " " for c in tokens(text))
    # A mark without a letter before it is nothing the index could hold.
    return tuple(word for word in spaced.split() if not all(map(_is_mark, word)))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")
