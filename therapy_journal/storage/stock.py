# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock taken: lines about a longer stretch, one row an occasion."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.stock import Stock, StockKind, kind_told_by
from therapy_journal.storage import versions
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

KIND = "stock"
"""The kind of stock taken among versions and in the index."""

_LIVE = "SELECT * FROM stock WHERE trashed_at IS NULL"


def insert(db: Database, stock: Stock, now: Moment) -> int:
    """Keep a new one and return its number; the number of the value given is not used."""
    return db.insert("stock", _columns(stock, now) | {"created_at": to_text(now.at)})


def update(db: Database, stock: Stock, now: Moment) -> None:
    """Write one back as it is now; words that were others are kept in a version."""
    with db.atomic():
        before = db.one("SELECT * FROM stock WHERE id = ?", (stock.id,))
        db.update("stock", _columns(stock, now), {"id": stock.id})
        if before is not None:
            kept = (_lines(before), from_text(before["changed_at"]))
            versions.put_edit(db, KIND, stock.id, kept, stock.lines, now)


def get(db: Database, stock_id: int) -> Stock | None:
    """Return one, or None when it is gone."""
    row = db.one(f"{_LIVE} AND id = ?", (stock_id,))
    return None if row is None else _stock(row)


def of_kind(db: Database, kind: StockKind) -> list[Stock]:
    """Return all of a kind, the latest first."""
    rows = db.all(f"{_LIVE} AND kind = ? ORDER BY day DESC, id DESC", (kind.value,))
    return [_stock(row) for row in rows]


def all_taken(db: Database) -> list[Stock]:
    """Return all of every kind, the latest first."""
    return [_stock(row) for row in db.all(f"{_LIVE} ORDER BY day DESC, id DESC")]


def trash(db: Database, stock_id: int, now: Moment) -> None:
    """Move one to the trash."""
    db.update("stock", {"trashed_at": to_text(now.at)}, {"id": stock_id})


def restore(db: Database, stock_id: int) -> None:
    """Take one out of the trash."""
    db.update("stock", {"trashed_at": None}, {"id": stock_id})


def columns_told_by(lines: Mapping[str, str]) -> dict[str, str]:
    """Return what a row held of which nothing is left but the lines of a version."""
    return {"kind": kind_told_by(lines).value, "lines": _lines_text(lines)}


def _columns(stock: Stock, now: Moment) -> dict[str, object]:
    return {
        "kind": stock.kind.value,
        "lines": _lines_text(stock.lines),
        "happened_at": to_text(stock.happened.at),
        **moment_columns(stock.happened),
        "session_id": stock.session_id,
        "changed_at": to_text(now.at),
    }


def _stock(row: Row) -> Stock:
    return Stock(
        id=row["id"],
        kind=StockKind(row["kind"]),
        happened=read_moment(row),
        lines=_lines(row),
        session_id=row["session_id"],
    )


def _lines(row: Row) -> Mapping[str, str]:
    return {str(key): str(text) for key, text in json.loads(row["lines"]).items()}


def _lines_text(lines: Mapping[str, str]) -> str:
    return json.dumps(dict(lines), ensure_ascii=False)
