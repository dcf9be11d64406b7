# SPDX-License-Identifier: GPL-3.0-or-later
"""What each line of a Markdown text is, read line by line and without Qt."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What a line is. The numbers are kept as block states by the highlighter."""

    BLANK = 0
    PARAGRAPH = 1
    HEADING_1 = 2
    HEADING_2 = 3
    HEADING_3 = 4
    BULLET = 5
    NUMBER = 6
    TASK = 7
    TASK_DONE = 8
    QUOTE = 9
    RULE = 10
    FENCE_OPEN = 11
    FENCED = 12
    FENCE_CLOSE = 13


HEADINGS = frozenset({Kind.HEADING_1, Kind.HEADING_2, Kind.HEADING_3})
LISTS = frozenset({Kind.BULLET, Kind.NUMBER, Kind.TASK, Kind.TASK_DONE})
CODE = frozenset({Kind.FENCE_OPEN, Kind.FENCED, Kind.FENCE_CLOSE})
_IN_FENCE = frozenset({Kind.FENCE_OPEN, Kind.FENCED})


class Line(NamedTuple):
    """One line as read: its kind, and how many characters at its start are marks."""

    kind: Kind
    prefix: int = 0


_HEADING = re.compile(r"(#{1,6})[ \t]+")
_LIST = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9})[.)])[ \t]+(?:\[([ xX])\](?:[ \t]+|$))?")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def read_line(text: str, before: int = -1) -> Line:
    """Read one line; ``before`` is the kind of the line above it, or −1 for none."""
    fence = _FENCE.match(text)
    if before in _IN_FENCE:
        return Line(Kind.FENCE_CLOSE, len(text)) if fence else Line(Kind.FENCED)
    if fence:
        return Line(Kind.FENCE_OPEN, len(text))
    if not text or text.isspace():
        return Line(Kind.BLANK)
    if _RULE.match(text):
        return Line(Kind.RULE, len(text))
    return _read_marked(text) or Line(Kind.PARAGRAPH)


def _read_marked(text: str) -> Line | None:
    if found := _HEADING.match(text):
        level = min(len(found[1]), 3)
        return Line(Kind(Kind.HEADING_1 + level - 1), found.end())
    if found := _QUOTE.match(text):
        return Line(Kind.QUOTE, found.end())
    if found := _LIST.match(text):
        if found[2] is not None:
            return Line(Kind.TASK if found[2] == " " else Kind.TASK_DONE, found.end())
        return Line(Kind.NUMBER if found[1] else Kind.BULLET, found.end())
    return None


def next_prefix(text: str, line: Line) -> str:
    """Return the marks the following line begins with when a list or quote goes on."""
    prefix = text[: line.prefix]
    if line.kind is Kind.NUMBER:
        return re.sub(r"\d+", _one_more, prefix, count=1)
    if line.kind is Kind.TASK_DONE:
        return prefix.replace("[x]", "[ ]").replace("[X]", "[ ]")
    if line.kind is Kind.QUOTE:
        return prefix if prefix.endswith((" ", "\t")) else prefix + " "
    return prefix if line.kind in LISTS else ""


def _one_more(found: re.Match[str]) -> str:
    return str(int(found[0]) + 1)


def depth(text: str) -> int:
    """Return how many spaces a line is pushed in; a tab counts as four."""
    lead = text[: len(text) - len(text.lstrip(" \t"))]
    return len(lead.expandtabs(4))
