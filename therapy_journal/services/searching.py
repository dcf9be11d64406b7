# SPDX-License-Identifier: GPL-3.0-or-later
"""Search over everything but raw layers, whatever is typed: newest first, or best match."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.excerpts import highlights, surroundings
from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.marks import Span
from therapy_journal.core.query import Query
from therapy_journal.core.query_words import Asked, both, read, with_tag
from therapy_journal.core.reflections import own_words
from therapy_journal.core.text import first_line, snippet
from therapy_journal.services.settings import SEARCH_ORDER, Settings
from therapy_journal.storage import search, search_narrowed, search_texts
from therapy_journal.storage.connection import Database
from therapy_journal.storage.search import Found
from therapy_journal.storage.search_texts import Texts

NEWEST, BEST = "newest", "best"
"""The orders in which what was found can stand."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, by ``query``; by filters alone where that is None.

    ``kind`` is ``reflection``, ``homework``, ``practice``, ``session`` or ``unsent_note``;
    the title of a practice is its task's, that of a session with whom it was; both may be
    empty. ``row`` is the lower the newer, and asks for older hits.
    """

    kind: str
    item_id: int
    day: date
    title: str
    snippet: str
    query: Query | None = field(repr=False)
    row: int = 0

    @property
    def highlights(self) -> tuple[Span, ...]:
        """The places of the words in ``snippet``; looked for when they are asked for."""
        return () if self.query is None else highlights(self.snippet, self.query)

    @property
    def title_highlights(self) -> tuple[Span, ...]:
        """The places of the words in ``title``."""
        return () if self.query is None else highlights(self.title, self.query)


class Searching:
    """Finds words. A running search may be interrupted by a newer one."""

    def __init__(self, *, db: Database) -> None:
        self._db = db
        self._settings = Settings(db=db)

    def kept_order(self) -> str:
        """Return the order chosen last: ``newest`` first, or what matches ``best``."""
        return self._settings.get(SEARCH_ORDER)

    def keep_order(self, order: str) -> None:
        """Remember an order; a place to read from remembers none."""
        if not self._db.is_read_only:
            self._settings.put(SEARCH_ORDER, order)

    def search(
        self,
        text: str,
        limit: int = 200,
        after_row: int = 0,
        skip: int = 0,
        chosen: Filters = EVERYTHING,
        order: str = NEWEST,
    ) -> list[Hit]:
        """Return what has the words typed and passes the filters; nothing for nothing.

        ``after_row`` is the ``row`` of the last hit shown and ``skip`` how many are shown, to
        go on from there. ``chosen`` narrows beside the words typed; with words that narrow
        and no others, all entries that pass are found.
        """
        asked = read(text)
        if asked.is_nothing:
            return []
        filters = both(chosen, self._completed(asked))
        if asked.query is None:
            found = search_narrowed.entries(self._db, filters, limit, skip)
        else:
            match, narrowed = asked.query.match, search_narrowed.narrowing(self._db, filters)
            if order == BEST:
                found = search.best(self._db, match, limit, skip, narrowed)
            else:
                found = search.query(self._db, match, limit, after_row, narrowed)
        texts = search_texts.texts_of(self._db, found)
        return [
            _hit(item, texts[item.kind, item.item_id], asked.query)
            for item in found
            if (item.kind, item.item_id) in texts
        ]

    def _completed(self, asked: Asked) -> Filters:
        """Take the beginning of a tag for the tag, where only one begins so.

        Where several do, somebody is still typing: until then that word narrows nothing.
        """
        typed = asked.typed_tag
        if not typed:
            return asked.filters
        names = search_narrowed.tags_beginning(self._db, typed)
        if not names or any(name.casefold() == typed for name in names):
            return asked.filters
        return with_tag(asked.filters, typed, names[0].casefold() if len(names) == 1 else "")


def _hit(found: Found, texts: Texts, query: Query | None) -> Hit:
    is_untitled = found.kind == "reflection" and not texts.title
    title = first_line(own_words(texts.body)) if is_untitled else texts.title
    return Hit(
        kind=found.kind,
        item_id=found.item_id,
        day=found.day,
        title=title,
        snippet=snippet(texts.body) if query is None else surroundings(texts.body, query),
        query=query,
        row=found.row,
    )
