# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown turned into HTML that reaches for nothing: no address, no style, no script.

The dialect is what the editor shows: lines end where they were ended, lists begin without an
empty line before them, items stand in by two spaces. HTML that somebody typed is shown as
typed. A link becomes its words with the address behind them in brackets. A picture is one of
the journal's own (``journal:`` and 32 hexadecimal digits), or else its caption.
"""

from __future__ import annotations

import html
import re
from xml.etree import ElementTree as ET

import markdown
import nh3
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

_TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre",
    "code", "em", "strong", "del", "img",
}  # fmt: skip
_PICTURE = re.compile(r"journal:[0-9a-f]{32}")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTES = re.compile(r"(?:[ \t]*>)+")
_HASH = re.compile(r"#(?=[^\s#])|#+(?=[^\s#])")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9}[.)]))[ \t]+")
_LISTS = ("bullets", "numbers")
_BOX = re.compile(r"\[([ xX])\][ \t]+")
_DEEPEST = 12
"""Quotes and items further in than this stay at this depth; nobody could read them."""
_STEP = 2
_MOST_BRACKETS = 300
_AMPERSAND = "\ufdd0"
"""Stands for one while the text is converted; no text that was cleaned holds it."""


def to_html(text: str) -> str:
    """Return a fragment of HTML for a text that passed ``core.text.clean``.

    Never raises for what the text is. A text that cannot be read as Markdown is shown as it
    was typed.
    """
    try:
        # Nobody types entities: an ampersand stays one, also where a word and ; follow it.
        made = _converter().convert(text.replace("&", _AMPERSAND)).replace(_AMPERSAND, "&amp;")
    except RecursionError:
        made = f"<pre>{html.escape(text)}</pre>"
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"img": {"src", "alt"}, "ol": {"start"}},
        attribute_filter=_only_ours,
        url_schemes={"journal"},
        link_rel=None,
    )


def _only_ours(tag: str, attribute: str, value: str) -> str | None:
    if (tag, attribute) == ("img", "src") and not _PICTURE.fullmatch(value):
        return None
    return value


def _converter() -> markdown.Markdown:
    made = markdown.Markdown(extensions=["fenced_code", "sane_lists", "nl2br"], tab_length=_STEP)
    # Typed HTML, indented lines and definitions of references are words like all others.
    made.preprocessors.deregister("html_block")
    made.inlinePatterns.deregister("html")
    made.parser.blockprocessors.deregister("code")
    made.parser.blockprocessors.deregister("reference")
    made.preprocessors.register(_AsTheEditor(made), "as_the_editor", 28)
    struck = SimpleTagInlineProcessor(r"()~~(?=\S)(.+?)(?<=\S)~~", "del")
    made.inlinePatterns.register(struck, "struck", 55)
    made.treeprocessors.register(_Inwards(made), "inwards", 5)
    return made


class _AsTheEditor(Preprocessor):
    """Sets lists, quotes and headings apart from what stands above, as the editor shows them."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with what Python-Markdown needs to read them alike."""
        result: list[str] = []
        before = ""
        is_code = False
        brackets = _brackets(lines)
        for line, is_full in zip(lines, brackets, strict=True):
            shown = line
            if _FENCE.match(line):
                is_code, before = not is_code, ""
            elif not is_code:
                kind = _kind(line, before)
                if before and kind and kind != before:
                    result.append("")
                before = kind
                shown = _tamed(line.replace("[", "\\[") if is_full else line)
            result.append(shown)
        return result


def _brackets(lines: list[str]) -> list[bool]:
    """Say of each line whether its paragraph has more brackets than links are looked for in.

    Python-Markdown looks from each to the end: the time would grow with their square.
    """
    result: list[bool] = []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line)
            continue
        is_full = sum(words.count("[") for words in paragraph) > _MOST_BRACKETS
        result += [is_full] * len(paragraph) + [False]
        paragraph = []
    return result[: len(lines)]


def _kind(line: str, before: str) -> str:
    """Return what a line is, as far as it has to stand apart; what stands in goes on."""
    if not line.strip():
        return ""
    is_in = line[0] in " \t" and before in _LISTS
    if found := _ITEM.match(line):
        return before if is_in else _LISTS[bool(found[1])]
    if is_in:
        return before
    if line.lstrip().startswith(">"):
        return "quote"
    return "heading" if line.startswith("#") else "words"


def _tamed(line: str) -> str:
    """Keep depths bearable, and a word that begins with # a word."""
    quotes = _QUOTES.match(line)
    if quotes and quotes[0].count(">") > _DEEPEST:
        return "> " * _DEEPEST + line[quotes.end() :]
    lead = len(line) - len(line.lstrip(" "))
    if lead > _DEEPEST * _STEP:
        line = line[lead - _DEEPEST * _STEP :]
    hash_word = _HASH.match(line)
    return "\\" + line if hash_word else line


class _Inwards(Treeprocessor):
    """Turns what points outside into words, and boxes of tasks into signs."""

    def run(self, root: ET.Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            if element.tag == "a":
                address = element.attrib.get("href", "")
                element.tag = "span"
                element.attrib.clear()
                _put_behind(element, address)
            elif element.tag == "img" and not _PICTURE.fullmatch(element.attrib.get("src", "")):
                caption = element.attrib.get("alt", "")
                element.tag = "span"
                element.attrib.clear()
                element.text = caption
            elif element.tag == "li":
                _show_box(element)


def _put_behind(element: ET.Element, address: str) -> None:
    words = "".join(element.itertext())
    if not address or address.removeprefix("mailto:") == words:
        return
    note = ET.SubElement(element, "span")
    note.text = f" ({address})" if words else address


def _show_box(item: ET.Element) -> None:
    holder = item if (item.text or "").strip() or not len(item) else item[0]
    box = _BOX.match(holder.text or "")
    if box and holder.text:
        holder.text = ("☐ " if box[1] == " " else "☑ ") + holder.text[box.end() :]
