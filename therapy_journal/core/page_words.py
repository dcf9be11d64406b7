# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown on its way to paper: plain paragraphs, and the takeaway of a session."""

from __future__ import annotations

import re

from therapy_journal.core.reflections import FORM_OUTLINES, Form
from therapy_journal.core.text import first_line, strip_marks

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*)")
_BULLET = re.compile(r"(\s*)[-*+]\s+(?:\[([ xX])\]\s+)?(?=\S)")
_NUMBER = re.compile(r"\s*(\d+[.)])\s+(?=\S)")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_OUTLINE_TITLES = {title.casefold() for titles in FORM_OUTLINES.values() for title in titles}
_RULE = re.compile(r"\s*([-*_])(?:\s*\1){2,}\s*")


def plain_paragraphs(markdown: str) -> tuple[str, ...]:
    """Return the lines of a text as they go on paper: no marks, no pictures.

    A heading that a form put there and nobody wrote under is left out.
    """
    kept: list[str] = []
    outline_heading = ""
    for raw in markdown.splitlines():
        line = _PICTURE.sub("", raw)
        heading = _HEADING.match(line)
        words = strip_marks(heading.group(1)) if heading else _plain(line)
        if not words:
            continue
        if heading:
            outline_heading = ""
            if words.casefold() in _OUTLINE_TITLES:
                outline_heading = words
                continue
        elif outline_heading:
            kept.append(outline_heading)
            outline_heading = ""
        kept.append(words)
    return tuple(kept)


def _plain(line: str) -> str:
    if _RULE.fullmatch(line):
        return ""
    bullet = _BULLET.match(line)
    if bullet:
        box = {None: "•", " ": "☐"}.get(bullet.group(2), "☑")
        words = strip_marks(line[bullet.end() :])
        return f"{box} {words}" if words else ""
    number = _NUMBER.match(line)
    if number:
        return f"{number.group(1)} {strip_marks(line[number.end() :])}"
    return strip_marks(line)


def takeaway(body: str) -> str:
    """Return what an after-session note wants to keep; its first line where no heading says."""
    wanted = FORM_OUTLINES[Form.AFTER_SESSION][0].casefold()
    found: list[str] = []
    is_inside = False
    for line in body.splitlines():
        heading = _HEADING.match(line)
        if heading:
            is_inside = strip_marks(heading.group(1)).casefold() == wanted
        elif is_inside:
            found.append(line)
    words = "\n".join(plain_paragraphs("\n".join(found)))
    if words or any(_is_own_heading(line) for line in body.splitlines()):
        return words
    return first_line(body, 400)


def _is_own_heading(line: str) -> bool:
    heading = _HEADING.match(line)
    titles = {title.casefold() for title in FORM_OUTLINES[Form.AFTER_SESSION]}
    return heading is not None and strip_marks(heading.group(1)).casefold() in titles
