# SPDX-License-Identifier: GPL-3.0-or-later
"""What the card and the forms of taking stock show, read in one go on the storage thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from therapy_journal.core.stock import Stock, StockKind
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.stock_texts import StockText, load_stock_text
from therapy_journal.services.taking_stock import FORMS, TakingStock


@dataclass(frozen=True, slots=True)
class WholeMaterial:
    """Everything kept, the latest first, and whether therapy pauses."""

    taken: tuple[Stock, ...]
    is_paused: bool


@dataclass(frozen=True, slots=True)
class StockMaterial:
    """For one form; ``first`` and ``last`` are earlier looks, to stand beside what is new."""

    kind: StockKind
    stock: Stock | None
    text: StockText
    draft: Mapping[str, str]
    first: Stock | None = None
    last: Stock | None = None
    roadblocks: tuple[str, ...] = field(default=())


def read_whole(taking_stock: TakingStock, pausing: Pausing) -> WholeMaterial:
    """Read what the card shows."""
    return WholeMaterial(taking_stock.all(), pausing.is_paused())


def read_stock(taking_stock: TakingStock, kind: StockKind, stock_id: int) -> StockMaterial:
    """Read what a form needs; 0 is a new one. A number that is gone gives a new one's."""
    stock = taking_stock.get(stock_id) if stock_id else None
    kind = kind if stock is None else stock.kind
    earlier = taking_stock.before(stock) if kind is StockKind.GOING else ()
    return StockMaterial(
        kind,
        stock,
        load_stock_text(kind),
        taking_stock.forms.get(FORMS[kind], stock_id),
        earlier[-1] if earlier else None,
        earlier[0] if len(earlier) > 1 else None,
        taking_stock.roadblocks_since(earlier[0] if earlier else None)
        if kind is StockKind.GOING
        else (),
    )
