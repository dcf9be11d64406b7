# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, encrypted like every word. One belongs to the entry it was put into.

It is kept as long as any entry, one of its versions, a draft or a template names it
(docs/decisions, *A picture stays as long as a text names it*).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.pictures import Prepared, address, mentions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_KIND = "reflection"


@dataclass(frozen=True, slots=True)
class Picture:
    """A kept picture; ``entry_uid`` names the entry it belongs to, if that is there."""

    uid: str
    mime: str
    width: int
    height: int
    content: bytes
    created_at: str
    entry_uid: str | None = None


def add(
    db: Database, reflection_id: int, picture: Prepared, now: Moment, uid: str | None = None
) -> str:
    """Keep a picture of an entry; return its uid, drawn by lot where none is given."""
    picture_id = db.insert(
        "image",
        {
            "reflection_id": reflection_id,
            "mime": picture.mime,
            "width": picture.width,
            "height": picture.height,
            "bytes": picture.content,
            "created_at": to_text(now.at),
            **({} if uid is None else {"uid": uid}),
        },
    )
    return str(db.all("SELECT uid FROM image WHERE id = ?", (picture_id,))[0][0])


def get(db: Database, uid: str) -> Picture | None:
    """Return a picture, or None when it is not in the journal."""
    row = db.one(
        "SELECT image.*, reflection.uid AS entry_uid FROM image"
        " LEFT JOIN reflection ON reflection.id = reflection_id WHERE image.uid = ?",
        (uid,),
    )
    return None if row is None else _picture(row)


def sizes(db: Database, uids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return width and height in pixels of those pictures that are there."""
    rows = db.all(
        "SELECT uid, width, height FROM image WHERE uid IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(uids)),),
    )
    return {row["uid"]: (row["width"], row["height"]) for row in rows}


def shown_in(db: Database, texts: Iterable[str]) -> Iterator[Picture]:
    """Return the pictures that these texts show, each once, in the order they come in."""
    told: set[str] = set()
    for text in texts:
        for mention in mentions(text):
            found = None if mention.uid in told else get(db, mention.uid)
            told.add(mention.uid)
            if found is not None:
                yield found


def remove(db: Database, uid: str) -> None:
    """Erase one picture."""
    db.execute("DELETE FROM image WHERE uid = ?", (uid,))


def erase_of_entry(db: Database, reflection_id: int) -> None:
    """Erase the pictures of an entry that is being erased, its texts already gone.

    One that another entry names as well, because its line was copied, belongs to that entry
    from now on; one that only a template names belongs to none.
    """
    for row in db.all("SELECT id, uid FROM image WHERE reflection_id = ?", (reflection_id,)):
        _hand_over_or_erase(db, row["id"], row["uid"], other_than=reflection_id)


def erase_unnamed(db: Database, before: datetime) -> int:
    """Erase what no text names and was put in before an instant; return how many went."""
    gone = 0
    # Reading created_at means reading past the picture itself: only of the few left over.
    for row in db.all(_LEFT_OVER):
        kept = db.all("SELECT created_at FROM image WHERE id = ?", (row["id"],))
        if kept[0][0] < to_text(before):
            gone += _hand_over_or_erase(db, row["id"], row["uid"], other_than=0)
    return gone


_LEFT_OVER = """
SELECT id, uid FROM image
WHERE NOT EXISTS (SELECT 1 FROM reflection
        WHERE reflection.id = reflection_id AND instr(body, image.uid))
    AND NOT EXISTS (SELECT 1 FROM draft
        WHERE kind = 'reflection' AND item_id = reflection_id AND instr(fields, image.uid))
    AND NOT EXISTS (SELECT 1 FROM version
        WHERE kind = 'reflection' AND item_id = reflection_id AND instr(fields, image.uid))
"""

_NAMED_BY = """
SELECT id FROM reflection WHERE id <> :not AND instr(body, :address)
UNION ALL
SELECT item_id FROM draft WHERE kind = :kind AND item_id <> :not AND instr(fields, :address)
UNION ALL
SELECT item_id FROM version WHERE kind = :kind AND item_id <> :not AND instr(fields, :address)
UNION ALL
SELECT NULL FROM template WHERE instr(body, :address)
UNION ALL
SELECT NULL FROM draft WHERE kind = 'template' AND instr(fields, :address)
LIMIT 1
"""
"""The entry that names a picture, or NULL where templates alone do."""


def _hand_over_or_erase(db: Database, picture_id: int, uid: str, *, other_than: int) -> bool:
    asked = {"not": other_than, "kind": _KIND, "address": address(uid)}
    other = db.one(_NAMED_BY, asked)
    if other is None:
        db.execute("DELETE FROM image WHERE id = ?", (picture_id,))
    elif other[0] is not None:
        db.update("image", {"reflection_id": other[0]}, {"id": picture_id})
    return other is None


def _picture(row: Row) -> Picture:
    return Picture(
        uid=row["uid"],
        mime=row["mime"],
        width=row["width"],
        height=row["height"],
        content=row["bytes"],
        created_at=row["created_at"],
        entry_uid=row["entry_uid"],
    )
