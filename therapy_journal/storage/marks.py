# SPDX-License-Identifier: GPL-3.0-or-later
"""What is switched on to be brought: whole items and passages of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text
from therapy_journal.core.marks import Mark, MarkKind

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_OF_ITEMS_IN_SIGHT = """
SELECT mark.* FROM mark
    LEFT JOIN reflection ON mark.kind = 'reflection' AND reflection.id = mark.item_id
        AND reflection.trashed_at IS NULL
    LEFT JOIN unsent_note ON mark.kind = 'unsent_note' AND unsent_note.id = mark.item_id
        AND unsent_note.state IN ('kept', 'said')
    LEFT JOIN homework ON mark.kind = 'homework' AND homework.id = mark.item_id
        AND homework.trashed_at IS NULL
    LEFT JOIN practice ON mark.kind = 'practice' AND practice.id = mark.item_id
        AND practice.trashed_at IS NULL
WHERE coalesce(reflection.id, unsent_note.id, homework.id, practice.id) NOT NULL
ORDER BY mark.id
"""


def put_whole(db: Database, kind: MarkKind, item_id: int, now: Moment) -> int:
    """Mark a whole item and return the mark's id; one marked already keeps its mark."""
    row = db.one(
        "SELECT id FROM mark WHERE kind = ? AND item_id = ? AND passage IS NULL",
        (kind.value, item_id),
    )
    if row is not None:
        return int(row["id"])
    return db.insert("mark", {"kind": kind.value, "item_id": item_id, "marked_at": to_text(now.at)})


def put_passage(
    db: Database,
    kind: MarkKind,
    item_id: int,
    passage: str,
    before: str,
    after: str,
    now: Moment,
) -> int:
    """Mark a passage and return the mark's id."""
    return db.insert(
        "mark",
        {
            "kind": kind.value,
            "item_id": item_id,
            "passage": passage,
            "text_before": before,
            "text_after": after,
            "marked_at": to_text(now.at),
        },
    )


def get(db: Database, mark_id: int) -> Mark | None:
    """Return one mark, or None when it is gone."""
    row = db.one("SELECT * FROM mark WHERE id = ?", (mark_id,))
    return None if row is None else _mark(row)


def remove(db: Database, mark_id: int) -> None:
    """Take one mark away."""
    db.execute("DELETE FROM mark WHERE id = ?", (mark_id,))


def remove_whole(db: Database, kind: MarkKind, item_id: int) -> None:
    """Take away the mark of a whole item; its passages stay marked."""
    db.execute(
        "DELETE FROM mark WHERE kind = ? AND item_id = ? AND passage IS NULL",
        (kind.value, item_id),
    )


def remove_all(db: Database, kind: MarkKind, item_id: int) -> None:
    """Take away every mark of an item, for when the item itself goes."""
    db.execute("DELETE FROM mark WHERE kind = ? AND item_id = ?", (kind.value, item_id))


def of_item(db: Database, kind: MarkKind, item_id: int) -> list[Mark]:
    """Return the marks of one item in the order they were made."""
    rows = db.all(
        "SELECT * FROM mark WHERE kind = ? AND item_id = ? ORDER BY id",
        (kind.value, item_id),
    )
    return [_mark(row) for row in rows]


def all_marks(db: Database) -> list[Mark]:
    """Return every mark in the order they were made; none of what is in the trash or let go."""
    return [_mark(row) for row in db.all(_OF_ITEMS_IN_SIGHT)]


def set_lost(db: Database, mark_id: int, is_lost: bool) -> None:  # noqa: FBT001 - the column's own value
    """Say whether a passage's words are gone from its item."""
    db.update("mark", {"is_lost": int(is_lost)}, {"id": mark_id})


def set_surroundings(db: Database, mark_id: int, before: str, after: str) -> None:
    """Keep what stands around a passage now, so that it is found after later edits too."""
    db.update("mark", {"text_before": before, "text_after": after}, {"id": mark_id})


def _mark(row: Row) -> Mark:
    return Mark(
        id=row["id"],
        kind=MarkKind(row["kind"]),
        item_id=row["item_id"],
        marked_at=from_text(row["marked_at"]),
        passage=row["passage"],
        before=row["text_before"],
        after=row["text_after"],
        is_lost=bool(row["is_lost"]),
    )
