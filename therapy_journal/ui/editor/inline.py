# SPDX-License-Identifier: GPL-3.0-or-later
"""Emphasis, code and links inside one line of Markdown, read without Qt.

A careful subset of CommonMark: what a person writing a journal may type. Time grows with
the length of the line only, so that a whole book in one paragraph stays quick.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple


class Look:
    """How a stretch of a line looks; looks that overlap add up.

    Plain numbers and no enum: a long text has thousands of them at every key.
    """

    PLAIN: Final = 0
    BOLD: Final = 1
    ITALIC: Final = 2
    STRIKE: Final = 4
    CODE: Final = 8
    LINK: Final = 16
    PICTURE: Final = 32
    MARKER: Final = 64
    ADDRESS: Final = 128


class Stretch(NamedTuple):
    """Characters ``start`` to ``end`` (half open) that look alike."""

    start: int
    end: int
    look: int


class Pair(NamedTuple):
    """A styled stretch, ``inside`` to ``inside_end``, with the marks on both sides of it.

    ``closing`` is the look of the marks behind it.
    """

    start: int
    inside: int
    inside_end: int
    end: int
    look: int
    closing: int = Look.MARKER


_SEED = re.compile(r"[\\`\[*_]|~~|://")  # where a token may begin; plain letters are skipped fast
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_TICKS = re.compile(r"`+")
_LINK = re.compile(r"\[([^\[\]]{0,1000})\]\([^()\s]{0,2000}\)")
_SCHEME = re.compile(r"(?<!\w)https?$")
_ADDRESS = re.compile(r"://[^\s<>*]{0,2000}[^\s<>*.,;:!?'\")]")
_RUN = re.compile(r"\*+|_+|~~")
_DEEPEST = 32
"""How many open marks are looked back at; keeps hostile lines linear."""


@dataclass(slots=True)
class _Run:
    """A run of marks that waits for its other half; ``start`` and ``end`` shrink as it is used."""

    mark: str
    start: int
    end: int
    length: int
    is_both: bool


def pairs(text: str, offset: int = 0) -> list[Pair]:
    """Return the styled stretches of ``text`` from ``offset`` on, in order of their start."""
    found: list[Pair] = []
    waiting: list[_Run] = []
    unclosed: set[int] = set()
    at = offset
    while seed := _SEED.search(text, at):
        at, first = seed.start(), seed[0]
        if first == "`":
            at = _read_code(text, at, unclosed, found)
        elif first == "[":
            at = _read_link(text, at, found)
        elif first == "://":
            at = _read_address(text, at, offset, found)
        elif first == "\\":
            at += 2 if _ESCAPED.match(text, at) else 1
        elif token := _RUN.match(text, at):
            at = token.end()
            _read_run(text, token, waiting, found)
    found.sort()
    return found


def stretches(text: str, offset: int = 0) -> list[Stretch]:
    """Return the stretches of ``text`` that are not plain, in order and without overlap."""
    edges: list[tuple[int, int]] = []
    for start, inside, inside_end, end, look, closing in pairs(text, offset):
        if start < inside:
            edges += ((start, Look.MARKER), (inside, -Look.MARKER))
        if inside < inside_end:
            edges += ((inside, look), (inside_end, -look))
        if inside_end < end:
            edges += ((inside_end, closing), (end, -closing))
    edges.sort()
    return _sweep(edges)


def _sweep(edges: list[tuple[int, int]]) -> list[Stretch]:
    """Turn (place, look begins or ends) into stretches; looks are counted, so they may nest."""
    result: list[Stretch] = []
    depths = dict.fromkeys((1, 2, 4, 8, 16, 32, 64, 128), 0)
    at = look = 0
    for place, change in edges:
        if place > at:
            if look:
                result.append(Stretch(at, place, look))
            at = place
        value = abs(change)
        depths[value] += 1 if change > 0 else -1
        look = look | value if depths[value] else look & ~value
    return result


def _read_code(text: str, at: int, unclosed: set[int], found: list[Pair]) -> int:
    """Read a code span; inside it nothing else has a meaning. Returns where to go on."""
    ticks = _TICKS.match(text, at)
    end = ticks.end() if ticks else at + 1
    count = end - at
    if count in unclosed:
        return end
    closing = re.compile(rf"(?<!`)`{{{count}}}(?!`)").search(text, end)
    if closing is None:
        unclosed.add(count)
        return end
    found.append(Pair(at, end, closing.start(), closing.end(), Look.CODE))
    return closing.end()


def _read_link(text: str, at: int, found: list[Pair]) -> int:
    link = _LINK.match(text, at)
    if link is None:
        return at + 1
    is_picture = text[at - 1 : at] == "!"
    look = Look.PICTURE if is_picture else Look.LINK
    is_ours = is_picture and text.startswith("](journal:", link.end(1))
    closing = Look.ADDRESS if is_ours else Look.MARKER
    found.append(Pair(at - is_picture, link.start(1), link.end(1), link.end(), look, closing))
    return link.end()


def _read_address(text: str, at: int, offset: int, found: list[Pair]) -> int:
    scheme = _SCHEME.search(text, max(offset, at - 6), at)
    address = _ADDRESS.match(text, at)
    if scheme is None or address is None:
        return at + 3
    found.append(Pair(scheme.start(), scheme.start(), address.end(), address.end(), Look.LINK))
    return address.end()


def _read_run(text: str, token: re.Match[str], waiting: list[_Run], found: list[Pair]) -> None:
    """Close what the run can close, then let the rest of it wait."""
    can_open, can_close = _sides(text, token)
    start, end = token.span()
    run = _Run(token[0][0], start, end, end - start, can_open and can_close)
    if can_close:
        _close(run, waiting, found)
    if can_open and run.start < run.end:
        waiting.append(run)
        del waiting[:-_DEEPEST]


def _sides(text: str, token: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a run may open and may close, as CommonMark's flanking rules have it."""
    before = text[token.start() - 1 : token.start()]
    after = text[token.end() : token.end() + 1]
    left = bool(after) and not after.isspace() and (after.isalnum() or not _is_word(before))
    right = bool(before) and not before.isspace() and (before.isalnum() or not _is_word(after))
    if token[0][0] == "_":
        return left and not _is_word(before), right and not _is_word(after)
    return left, right


def _is_word(character: str) -> bool:
    return character.isalnum()


def _close(run: _Run, waiting: list[_Run], found: list[Pair]) -> None:
    while run.start < run.end:
        index = _opener(run, waiting)
        if index is None:
            return
        opener = waiting[index]
        count = 2 if min(opener.end - opener.start, run.end - run.start) >= 2 else 1
        found.append(
            Pair(
                opener.end - count, opener.end, run.start, run.start + count, _look(run.mark, count)
            )
        )
        opener.end -= count
        run.start += count
        del waiting[index + 1 :]  # what opened inside and never closed is text
        if opener.start == opener.end:
            del waiting[index]


def _opener(run: _Run, waiting: list[_Run]) -> int | None:
    for index in range(len(waiting) - 1, -1, -1):
        opener = waiting[index]
        if opener.mark == run.mark and not _are_odd(opener, run):
            return index
    return None


def _are_odd(opener: _Run, run: _Run) -> bool:
    """Say whether CommonMark's rule of three keeps two runs apart (``**a*b**``)."""
    if not (opener.is_both or run.is_both) or (opener.length + run.length) % 3:
        return False
    return bool(opener.length % 3 or run.length % 3)


def _look(mark: str, count: int) -> int:
    if mark == "~":
        return Look.STRIKE
    return Look.BOLD if count == 2 else Look.ITALIC
