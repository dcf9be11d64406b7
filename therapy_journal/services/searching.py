# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over everything but raw layers: newest first, whatever is typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.excerpts import highlights, surroundings
from therapy_journal.core.marks import Span
from therapy_journal.core.query import Query, parse
from therapy_journal.core.text import first_line
from therapy_journal.storage import search, search_texts
from therapy_journal.storage.connection import Database
from therapy_journal.storage.search import Found
from therapy_journal.storage.search_texts import Texts


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, by ``query``.

    ``kind`` is ``reflection``, ``homework``, ``practice``, ``session`` or ``unsent_note``;
    the title of a practice is its task's, that of a session with whom it was; both may be
    empty. ``row`` is the lower the newer, and asks for older hits.
    """

    kind: str
    item_id: int
    day: date
    title: str
    snippet: str
    query: Query = field(repr=False)
    row: int = 0

    @property
    def highlights(self) -> tuple[Span, ...]:
        """The places of the words in ``snippet``; looked for when they are asked for."""
        return highlights(self.snippet, self.query)

    @property
    def title_highlights(self) -> tuple[Span, ...]:
        """The places of the words in ``title``."""
        return highlights(self.title, self.query)


class Searching:
    """Finds words. A running search may be interrupted by a newer one."""

    def __init__(self, *, db: Database) -> None:
        self._db = db

    def search(self, text: str, limit: int = 200, after_row: int = 0) -> list[Hit]:
        """Return what has the words typed, the newest first; nothing for nothing.

        ``after_row`` is the ``row`` of the last hit shown, to go on from there.
        """
        query = parse(text)
        if query is None:
            return []
        found = search.query(self._db, query.match, limit, after_row)
        texts = search_texts.texts_of(self._db, found)
        return [
            _hit(item, texts[item.kind, item.item_id], query)
            for item in found
            if (item.kind, item.item_id) in texts
        ]


def _hit(found: Found, texts: Texts, query: Query) -> Hit:
    is_untitled = found.kind == "reflection" and not texts.title
    title = first_line(texts.body) if is_untitled else texts.title
    return Hit(
        kind=found.kind,
        item_id=found.item_id,
        day=found.day,
        title=title,
        snippet=surroundings(texts.body, query),
        query=query,
        row=found.row,
    )
