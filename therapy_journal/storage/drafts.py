# SPDX-License-Identifier: GPL-3.0-or-later
"""What is being typed and is not yet the entry itself. Drafts are not indexed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row


@dataclass(frozen=True, slots=True)
class Draft:
    """Texts being typed over revision ``revision`` of an item, and where the cursor stood."""

    kind: str
    item_id: int
    fields: dict[str, str]
    cursor: int
    revision: int
    changed_at: datetime


def put(
    db: Database,
    kind: str,
    item_id: int,
    fields: Mapping[str, str],
    cursor: int,
    revision: int,
    now: Moment,
) -> None:
    """Keep what is being typed, in place of what was kept of it before."""
    db.execute(
        "INSERT INTO draft (kind, item_id, fields, cursor, revision, changed_at)"
        " VALUES (:kind, :item_id, :fields, :cursor, :revision, :changed_at)"
        " ON CONFLICT (kind, item_id) DO UPDATE SET fields = excluded.fields,"
        " cursor = excluded.cursor, revision = excluded.revision, changed_at = excluded.changed_at",
        {
            "kind": kind,
            "item_id": item_id,
            "fields": json.dumps(dict(fields), ensure_ascii=False),
            "cursor": cursor,
            "revision": revision,
            "changed_at": to_text(now.at),
        },
    )


def get(db: Database, kind: str, item_id: int) -> Draft | None:
    """Return the draft of an item, or None."""
    row = db.one("SELECT * FROM draft WHERE kind = ? AND item_id = ?", (kind, item_id))
    return None if row is None else _draft(row)


def drop(db: Database, kind: str, item_id: int) -> None:
    """Forget the draft of an item, once its text is the item's own."""
    db.execute("DELETE FROM draft WHERE kind = ? AND item_id = ?", (kind, item_id))


def pending(db: Database) -> list[Draft]:
    """Return every draft, the oldest first: what was being typed when the journal closed."""
    return [_draft(row) for row in db.all("SELECT * FROM draft ORDER BY changed_at, kind, item_id")]


def _draft(row: Row) -> Draft:
    return Draft(
        kind=row["kind"],
        item_id=row["item_id"],
        fields=json.loads(row["fields"]),
        cursor=row["cursor"],
        revision=row["revision"],
        changed_at=from_text(row["changed_at"]),
    )
