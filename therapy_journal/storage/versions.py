# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of what is written; ``core.thinning`` says which of them stay."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.text import only_grew
from therapy_journal.core.thinning import WHILE_SAVING, Saved, let_go

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_MINUTE = len("2026-11-23T19:42")
_HOUR = len("2026-11-23T19")


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
        return
    db.insert("version", {"kind": kind, "item_id": item_id} | values)
    if last is not None and to_text(last.saved_at)[:_HOUR] != saved_at[:_HOUR]:
        thin(db, kind, item_id, now, most=WHILE_SAVING)


def put_edit(
    db: Database,
    kind: str,
    item_id: int,
    before: tuple[Mapping[str, str], datetime],
    after: Mapping[str, str],
    now: Moment,
) -> None:
    """Keep an edit of texts that have no revision of their own.

    ``before`` is what stood there and since when. It is kept as well where nothing was kept of
    the thing yet; texts that stay as they are make no version.
    """
    texts, since = before
    if dict(texts) == dict(after):
        return
    last = latest(db, kind, item_id)
    revision = 1 if last is None else last.revision
    if any(texts.values()) and (last is None or last.fields != dict(texts)):
        put(db, kind, item_id, texts, revision, replace(now, at=min(since, now.at)))
    put(db, kind, item_id, after, revision + 1, now)


def put_row_edit(
    db: Database,
    kind: str,
    before: Row | Mapping[str, Any],
    names: Sequence[str],
    after: Row | Mapping[str, Any],
    now: Moment,
) -> None:
    """Keep an edit of the columns ``names`` of a row that has ``id`` and ``changed_at``."""
    old = {name: str(before[name]) for name in names}
    new = {name: str(after[name]) for name in names}
    put_edit(db, kind, before["id"], (old, from_text(before["changed_at"])), new, now)


def move(db: Database, kind: str, item_id: int, to: int) -> None:
    """Give the versions of one thing to another, which took over its words."""
    db.update("version", {"item_id": to}, {"kind": kind, "item_id": item_id})


def thin(db: Database, kind: str, item_id: int, now: Moment, *, most: int | None = None) -> int:
    """Let go of the versions of one thing whose time has passed; return how many went.

    ``most`` is as in ``core.thinning``.
    """
    rows = db.all(
        "SELECT id, saved_at FROM version WHERE kind = ? AND item_id = ? ORDER BY id DESC",
        (kind, item_id),
    )
    texts: dict[int, str] = {}

    def text_of(version_id: int) -> str:
        if version_id not in texts:
            found = get(db, version_id)
            texts[version_id] = "" if found is None else "\n".join(found.fields.values())
        return texts[version_id]

    saved = [Saved(row["id"], from_text(row["saved_at"])) for row in rows]
    gone = let_go(saved, now.at, now.offset, text_of, most)
    if gone:
        with db.atomic():
            for version_id in gone:
                db.execute("DELETE FROM version WHERE id = ?", (version_id,))
    return len(gone)


def lately_saved(db: Database, limit: int) -> list[tuple[str, int]]:
    """Return kind and number of what the newest ``limit`` versions are of."""
    rows = db.all(
        "SELECT DISTINCT kind, item_id FROM"
        " (SELECT kind, item_id FROM version ORDER BY id DESC LIMIT ?)",
        (limit,),
    )
    return [(row["kind"], row["item_id"]) for row in rows]


def get(db: Database, version_id: int) -> Version | None:
    """Return one version, or None when it is gone."""
    row = db.one("SELECT * FROM version WHERE id = ?", (version_id,))
    return None if row is None else _version(row)


def of_item(db: Database, kind: str, item_id: int) -> list[Version]:
    """Return the versions of an item, the newest first."""
    rows = db.all(
        "SELECT * FROM version WHERE kind = ? AND item_id = ? ORDER BY id DESC", (kind, item_id)
    )
    return [_version(row) for row in rows]


def items(db: Database, kind: str, limit: int) -> list[int]:
    """Return the numbers of the things of a kind that have versions, those saved last first."""
    rows = db.all(
        "SELECT item_id FROM version WHERE kind = ? GROUP BY item_id ORDER BY max(id) DESC LIMIT ?",
        (kind, limit),
    )
    return [int(row["item_id"]) for row in rows]


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
