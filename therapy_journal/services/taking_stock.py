# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking stock: keep, change and take back lines about a longer stretch than one session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.stock import Stock, StockKind, fit
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.storage import roadblock_ratings, search
from therapy_journal.storage import stock as stored
from therapy_journal.storage.connection import Database

_CHANGED = Changes(stock=True)

FORMS: dict[StockKind, FormKind] = {
    StockKind.GOING: FormKind.STOCK_GOING,
    StockKind.EXPECTED: FormKind.STOCK_EXPECTED,
    StockKind.CHANGE: FormKind.STOCK_CHANGE,
    StockKind.ENDING: FormKind.STOCK_ENDING,
}
"""Where what is being written about each kind is kept until it is kept itself."""


class TakingStock:
    """Everything here is private, and everything can be taken back.

    The way back from :meth:`edit` is :meth:`put_back` with the lines as they were.
    """

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written, so that it is only shown."""
        return self._db.is_read_only

    def all(self) -> tuple[Stock, ...]:
        """Return what was written on every occasion, the latest first."""
        return tuple(stored.all_taken(self._db))

    def of_kind(self, kind: StockKind) -> tuple[Stock, ...]:
        """Return what was written of one kind, the latest first."""
        return tuple(stored.of_kind(self._db, kind))

    def latest(self, kind: StockKind) -> Stock | None:
        """Return what was written last of one kind."""
        return next(iter(self.of_kind(kind)), None)

    def get(self, stock_id: int) -> Stock | None:
        """Return one, or None when it is gone."""
        return stored.get(self._db, stock_id)

    def before(self, stock: Stock | None) -> tuple[Stock, ...]:
        """Return the looks at how it goes before one, or before now; the latest first.

        The first of all may be *what I expected*: hopes are compared with where they began.
        """
        both = (*self.of_kind(StockKind.GOING), *self.of_kind(StockKind.EXPECTED))
        earlier = [
            one
            for one in both
            if stock is None or (one.happened.at < stock.happened.at and one.id != stock.id)
        ]
        return tuple(sorted(earlier, key=_when, reverse=True))

    def roadblocks_since(self, stock: Stock | None) -> tuple[str, ...]:
        """Return the roadblocks that sounded familiar since a look, or ever, by their titles."""
        titles = {text.key: text.title for text in load_roadblocks()}
        return tuple(
            titles[key]
            for key in RoadblockKey
            if any(
                rating.familiar is not Familiar.NOT_NOW
                and (stock is None or rating.day >= stock.happened.day)
                for rating in roadblock_ratings.history(self._db, key)
            )
        )

    def keep(
        self, kind: StockKind, lines: Mapping[str, str], session_id: int | None = None
    ) -> Outcome[Stock]:
        """Keep lines written now; a single one is enough.

        Raises:
            NoLine: When there is none.
        """
        now = self._clock.now()
        stock = Stock(0, kind, now, fit(lines), session_id)
        with self._db.atomic():
            stock = replace(stock, id=stored.insert(self._db, stock, now))
            self._index(stock)
            self.forms.drop(FORMS[kind], 0)
        return Outcome(stock, _CHANGED)

    def edit(self, stock_id: int, lines: Mapping[str, str]) -> Outcome[Stock]:
        """Write lines anew; those that ``lines`` does not name stay as they are.

        Raises:
            NoLine: When nothing would be left.
            GoneMeanwhile: When it is not there any more.
        """
        with self._db.atomic():
            before = self._taken(stock_id)
            stock = replace(before, lines=fit(lines, before.lines))
            self._write(stock)
            self.forms.drop(FORMS[stock.kind], stock_id)
        return Outcome(stock, _CHANGED)

    def put_back(self, stock: Stock) -> Outcome[Stock]:
        """Make one read as it did."""
        with self._db.atomic():
            self._taken(stock.id)
            self._write(stock)
        return Outcome(stock, _CHANGED)

    def remove(self, stock_id: int) -> Outcome[int]:
        """Move one to the trash; :meth:`restore` is the way back."""
        with self._db.atomic():
            stock = self._taken(stock_id)
            search.drop(self._db, stored.KIND, stock_id)
            stored.trash(self._db, stock_id, self._clock.now())
            self.forms.drop(FORMS[stock.kind], stock_id)
        return Outcome(stock_id, _CHANGED)

    def restore(self, stock_id: int) -> Outcome[int]:
        """Take one out of the trash.

        Raises:
            GoneMeanwhile: When it is erased.
        """
        with self._db.atomic():
            stored.restore(self._db, stock_id)
            self._index(self._taken(stock_id))
        return Outcome(stock_id, _CHANGED)

    def _write(self, stock: Stock) -> None:
        stored.update(self._db, stock, self._clock.now())
        self._index(stock)

    def _index(self, stock: Stock) -> None:
        words = "\n".join(stock.lines.values())
        search.put(self._db, stored.KIND, stock.id, stock.happened.day, "", words)

    def _taken(self, stock_id: int) -> Stock:
        stock = stored.get(self._db, stock_id)
        if stock is None:
            raise GoneMeanwhile
        return stock


def _when(stock: Stock) -> tuple[datetime, int]:
    return (stock.happened.at, stock.id)
