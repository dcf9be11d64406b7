# SPDX-License-Identifier: GPL-3.0-or-later
"""What two texts differ in, word by word, as stretches of characters in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from therapy_journal.core.text import UNSPACED_LETTER

_PARAGRAPHS = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES = re.compile(r"[^.!?。！？\n]*[.!?。！？]+[^\S\n]*\n*|[^.!?。！？\n]+\n*|\n+")
_WORDS = re.compile(
    rf"{UNSPACED_LETTER}|(?:(?!{UNSPACED_LETTER})[\w\u0300-\u036f]|['’](?=\w))+|\s+|."
)

_MOST = 50_000
"""Pieces compared with each other at once; what is longer is told as a whole."""


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` (not included) of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands only in the earlier text, and what only in the later one."""

    removed: tuple[Stretch, ...] = ()
    added: tuple[Stretch, ...] = ()
    beside: tuple[tuple[int, int], ...] = ()
    """Places of the earlier text and where each belongs in the later one, in order."""

    @property
    def is_none(self) -> bool:
        """Whether both texts are the same."""
        return not (self.removed or self.added)


def difference(then: str, now: str) -> Difference:
    """Compare two texts by paragraphs, those that differ by sentences, and those by words.

    A text of 20,000 words takes a fraction of a second, also when every sentence was changed.
    """
    removed: list[Stretch] = []
    added: list[Stretch] = []
    beside: list[tuple[int, int]] = []
    for old, new in _changes(then, now, Stretch(0, len(then)), Stretch(0, len(now)), 0):
        beside += [(old.start, new.start), (old.end, new.end)]
        if old.start < old.end:
            removed.append(old)
        if new.start < new.end:
            added.append(new)
    return Difference(_joined(then, removed), _joined(now, added), tuple(beside))


_LEVELS: tuple[re.Pattern[str], ...] = (_PARAGRAPHS, _SENTENCES, _WORDS)


def _changes(
    then: str, now: str, old: Stretch, new: Stretch, level: int
) -> Iterator[tuple[Stretch, Stretch]]:
    """Return what changed between two stretches, in order, each as finely as it can be told."""
    pieces = _LEVELS[level].findall(then, old.start, old.end)
    other = _LEVELS[level].findall(now, new.start, new.end)
    first, last = _same_ends(pieces, other)
    starts = list(accumulate(map(len, pieces), initial=old.start))
    other_starts = list(accumulate(map(len, other), initial=new.start))
    pieces, other = pieces[first : len(pieces) - last], other[first : len(other) - last]
    is_last = level == len(_LEVELS) - 1
    for tag, a, b, c, d in _opcodes(pieces, other):
        if tag == "equal":
            continue
        gone = Stretch(starts[first + a], starts[first + b])
        come = Stretch(other_starts[first + c], other_starts[first + d])
        if tag == "replace" and not is_last:
            yield from _changes(then, now, gone, come, level + 1)
        else:
            yield gone, come


def _opcodes(pieces: list[str], other: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if min(len(pieces), len(other)) > _MOST:
        return [("replace", 0, len(pieces), 0, len(other))]
    # Pieces that stand everywhere, such as blanks, are no anchors in a long list of them.
    return SequenceMatcher(None, pieces, other, autojunk=True).get_opcodes()


def _same_ends(pieces: list[str], other: list[str]) -> tuple[int, int]:
    """Return how many pieces two lists begin with in common, and how many they end with."""
    most = min(len(pieces), len(other))
    first = next((n for n in range(most) if pieces[n] != other[n]), most)
    rest = most - first
    last = next((n for n in range(rest) if pieces[-1 - n] != other[-1 - n]), rest)
    return first, last


def _joined(text: str, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Join stretches with only blanks between them, so that a changed sentence reads as one."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and not text[joined[-1].end : stretch.start].strip(" \t"):
            joined[-1] = Stretch(joined[-1].start, stretch.end)
        else:
            joined.append(stretch)
    return tuple(joined)
