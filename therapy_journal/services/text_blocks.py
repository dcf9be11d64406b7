# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown as a row of blocks to be set on paper: paragraphs, headings, items, code, pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from html.parser import HTMLParser

from therapy_journal.services.rendering import to_html

NEW_LINE = "\u2028"
"""Ends a line within a paragraph."""

_BULLET = "•"
_STYLES = {"em": "italic", "strong": "bold", "del": "struck", "code": "code"}


class BlockKind(StrEnum):
    """What a block is."""

    WORDS = "words"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one style: any of ``bold``, ``italic``, ``struck`` and ``code``."""

    text: str
    styles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """One block; ``label`` stands before an item's first words.

    ``level`` is that of a heading, ``depth`` how many lists it stands in, ``quotes`` how many
    quotations. A picture's caption is its words, and ``uid`` says which it is.
    """

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    label: str = ""
    level: int = 0
    depth: int = 0
    quotes: int = 0
    uid: str = ""

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(span.text for span in self.spans)


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text that passed ``core.text.clean``, in their order."""
    reader = _Reader()
    reader.feed(to_html(text))
    reader.close()
    return reader.end()


class _Reader(HTMLParser):
    """Walks through what ``to_html`` made."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._made: list[Block] = []
        self._spans: list[Span] = []
        self._styles: list[str] = []
        self._lists: list[int | None] = []
        self._label = ""
        self._quotes = self._level = 0
        self._is_code = False

    def end(self) -> list[Block]:
        """Return everything there was."""
        self._finish()
        return self._made

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a style or a block."""
        given = dict(attrs)
        if tag == "br":
            self._spans.append(Span(NEW_LINE))
        elif tag in _STYLES and not self._is_code:
            self._styles.append(_STYLES[tag])
        elif tag == "img":
            self._add_picture(given.get("src") or "", given.get("alt") or "")
        elif tag not in _STYLES:
            self._finish()
            self._begin(tag, given.get("start") or "")

    def handle_endtag(self, tag: str) -> None:
        """End a style or a block."""
        if tag in _STYLES:
            if _STYLES[tag] in self._styles:
                self._styles.remove(_STYLES[tag])
            return
        self._finish()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        elif tag == "blockquote":
            self._quotes -= 1
        elif tag == "pre":
            self._is_code = False
        elif tag[0] == "h":
            self._level = 0

    def handle_data(self, data: str) -> None:
        """Take words; outside code a line is ended by what says so alone."""
        if self._is_code:
            data = data.replace("\n", NEW_LINE)
        else:
            data = data.replace("\n", " ")
            if not self._spans or self._spans[-1].text.endswith(NEW_LINE):
                data = data.lstrip(" ")
        if data:
            self._spans.append(Span(data, frozenset(self._styles)))

    def _begin(self, tag: str, start: str) -> None:
        if tag == "ul":
            self._lists.append(None)
        elif tag == "ol":
            self._lists.append(int(start) if start.isdecimal() else 1)
        elif tag == "li":
            self._label = self._next_label()
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._is_code = True
        elif tag == "hr":
            self._add(BlockKind.RULE)
        elif tag[0] == "h":
            self._level = int(tag[1])

    def _next_label(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return _BULLET
        self._lists[-1] = number + 1
        return f"{number}."

    def _add_picture(self, address: str, caption: str) -> None:
        self._finish()
        spans = (Span(caption.strip()),) if caption.strip() else ()
        self._add(BlockKind.PICTURE, spans, uid=address.removeprefix("journal:"))

    def _finish(self) -> None:
        """Make a block of the words there are, without the end of its last line."""
        spans, self._spans = self._spans, []
        if spans and self._is_code:
            spans[-1] = replace(spans[-1], text=spans[-1].text.removesuffix(NEW_LINE))
        while spans and not spans[-1].text.strip(f" {NEW_LINE}"):
            spans.pop()
        if not spans:
            return
        kind = BlockKind.HEADING if self._level else BlockKind.WORDS
        self._add(BlockKind.CODE if self._is_code else kind, tuple(spans))

    def _add(self, kind: BlockKind, spans: tuple[Span, ...] = (), uid: str = "") -> None:
        block = Block(kind, spans, self._label, self._level, len(self._lists), self._quotes, uid)
        self._made.append(block)
        self._label = ""
