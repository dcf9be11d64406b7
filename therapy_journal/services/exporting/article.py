# SPDX-License-Identifier: GPL-3.0-or-later
"""One entry as an article of an HTML file: its day, its title and its words.

The words come from ``services.rendering`` and are taken apart and put together anew: headings
stand below the entry's own, each text finds its own direction, and a picture is in
the file itself. No other address can get in, because none is ever written.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping
from html.parser import HTMLParser

from therapy_journal.core.days import Moment, clock_time, full_day
from therapy_journal.core.pictures import ALONE
from therapy_journal.services.exporting.chosen import ReadableEntry
from therapy_journal.services.rendering import to_html
from therapy_journal.storage.pictures import Picture

_HEADING = re.compile(r"<(h[1-6])>")
_WITH_WORDS = {"p", "pre", "li"}
_PLAIN = {"blockquote", "ul", "ol", "code", "em", "strong", "del"}
_ALONE = {"br", "hr"}
_MIMES = {"image/png", "image/jpeg"}


def article(entry: ReadableEntry) -> str:
    """Return the article."""
    text = to_html(entry.body)
    words = _Words(entry.pictures, _levels(text))
    words.feed(text)
    words.close()
    when = _when(entry.happened)
    head = (
        f'<p class="when">{when}</p>\n<h1 dir="auto">{html.escape(entry.title)}</h1>'
        if entry.title
        else f"<h1>{when}</h1>"
    )
    body = "".join(words.made).strip()
    return f"<article>\n<header>\n{head}\n</header>\n{body}\n</article>\n"


def _levels(text: str) -> dict[str, str]:
    """Return what each heading becomes: the highest stands right below the entry's own."""
    used = sorted(set(_HEADING.findall(text)))
    return {tag: f"h{min(level, 6)}" for level, tag in enumerate(used, 2)}


def _when(happened: Moment) -> str:
    offset = f"{'-' if happened.offset < 0 else '+'}{abs(happened.offset) // 60:02d}"
    stamp = f"{happened.local:%Y-%m-%dT%H:%M}{offset}:{abs(happened.offset) % 60:02d}"
    said = f"{full_day(happened.day)}, {clock_time(happened.local)}"
    return f'<time datetime="{stamp}">{said}</time>'


class _Words(HTMLParser):
    """Writes what it knows and lets go of everything else."""

    def __init__(self, pictures: Mapping[str, Picture], levels: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.made: list[str] = []
        self._pictures, self._levels = pictures, levels

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write a tag in our own words."""
        given = dict(attrs)
        if tag == "img":
            self.made.append(self._picture(given.get("src") or "", given.get("alt") or ""))
        elif tag in _WITH_WORDS or tag in self._levels:
            self.made.append(f'<{self._levels.get(tag, tag)} dir="auto">')
        elif tag == "ol" and (given.get("start") or "").isdecimal():
            self.made.append(f'<ol start="{given["start"]}">')
        elif tag in _PLAIN or tag in _ALONE:
            self.made.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        """Close what was opened."""
        if tag in _WITH_WORDS or tag in _PLAIN or tag in self._levels:
            self.made.append(f"</{self._levels.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        """Write words."""
        self.made.append(html.escape(data, quote=False))

    def _picture(self, address: str, caption: str) -> str:
        said = html.escape(caption.strip() or ALONE)
        picture = self._pictures.get(address.removeprefix("journal:"))
        if picture is None or picture.mime not in _MIMES:
            return f"<em>{said}</em>"
        content = base64.b64encode(picture.content).decode("ascii")
        size = f'width="{picture.width}" height="{picture.height}"'
        shown = f'<img src="data:{picture.mime};base64,{content}" {size} alt="{said}">'
        if not caption.strip():
            return shown
        # Said once by the picture, and seen below it.
        return f'{shown}<span class="caption" aria-hidden="true">{said}</span>'
