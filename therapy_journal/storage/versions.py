# SPDX-License-Identifier: GPL-3.0-or-later
"""Every saved version of a text. No word that was saved is thinned away."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.text import only_grew

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_MINUTE = len("2026-11-23T19:42")


@dataclass(frozen=True, slots=True)
class Version:
    """The texts of an item as they were saved at one time."""

    id: int
    kind: str
    item_id: int
    fields: dict[str, str]
    revision: int
    saved_at: datetime


def put(
    db: Database,
    kind: str,
    item_id: int,
    fields: Mapping[str, str],
    revision: int,
    now: Moment,
) -> None:
    """Keep what was saved.

    The version before it gives way only when it was saved in the same minute and all of its
    words stand in the new one, in their order: typing on makes one version a minute, taking
    words away always makes a new one.
    """
    saved_at = to_text(now.at)
    values: dict[str, object] = {
        "fields": json.dumps(dict(fields), ensure_ascii=False),
        "revision": revision,
        "saved_at": saved_at,
    }
    last = latest(db, kind, item_id)
    if last is not None and _gives_way(last, fields, saved_at):
        db.update("version", values, {"id": last.id})
    else:
        db.insert("version", {"kind": kind, "item_id": item_id} | values)


def of_item(db: Database, kind: str, item_id: int) -> list[Version]:
    """Return the versions of an item, the newest first."""
    rows = db.all(
        "SELECT * FROM version WHERE kind = ? AND item_id = ? ORDER BY id DESC", (kind, item_id)
    )
    return [_version(row) for row in rows]


def latest(db: Database, kind: str, item_id: int) -> Version | None:
    """Return the version saved last, or None when nothing was saved yet."""
    row = db.one(
        "SELECT * FROM version WHERE kind = ? AND item_id = ? ORDER BY id DESC LIMIT 1",
        (kind, item_id),
    )
    return None if row is None else _version(row)


def drop_all(db: Database, kind: str, item_id: int) -> None:
    """Erase every version of an item, for when the item itself is erased."""
    db.execute("DELETE FROM version WHERE kind = ? AND item_id = ?", (kind, item_id))


def _gives_way(last: Version, fields: Mapping[str, str], saved_at: str) -> bool:
    return to_text(last.saved_at)[:_MINUTE] == saved_at[:_MINUTE] and all(
        only_grew(text, fields.get(name, "")) for name, text in last.fields.items()
    )


def _version(row: Row) -> Version:
    return Version(
        id=row["id"],
        kind=row["kind"],
        item_id=row["item_id"],
        fields=json.loads(row["fields"]),
        revision=row["revision"],
        saved_at=from_text(row["saved_at"]),
    )
