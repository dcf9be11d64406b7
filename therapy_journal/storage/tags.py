# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of reflections. A tag nobody uses any more is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database


class TagUse(NamedTuple):
    """A tag and how many reflections carry it."""

    name: str
    uses: int


def of_reflection(db: Database, reflection_id: int) -> tuple[str, ...]:
    """Return the tags of a reflection in the order they were given."""
    rows = db.all(
        "SELECT tag.name FROM reflection_tag JOIN tag ON tag.id = tag_id"
        " WHERE reflection_id = ? ORDER BY position, tag.id",
        (reflection_id,),
    )
    return tuple(row[0] for row in rows)


def set_for(db: Database, reflection_id: int, names: Sequence[str]) -> None:
    """Give a reflection these tags and no others."""
    db.execute("DELETE FROM reflection_tag WHERE reflection_id = ?", (reflection_id,))
    ids = dict.fromkeys(_ids(db, names))
    for position, tag_id in enumerate(ids):
        db.insert(
            "reflection_tag",
            {"reflection_id": reflection_id, "tag_id": tag_id, "position": position},
        )
    drop_unused(db)


def drop_unused(db: Database) -> None:
    """Erase the tags no reflection carries."""
    db.execute(
        "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM reflection_tag WHERE tag_id = tag.id)"
    )


def all_tags(db: Database) -> list[TagUse]:
    """Return the tags in use, those used most first."""
    # What is in the trash is few and has an index; asking each entry would read them all.
    rows = db.all(
        "SELECT tag.name, count(*) FROM tag JOIN reflection_tag ON tag_id = tag.id"
        " WHERE reflection_id NOT IN (SELECT id FROM reflection WHERE trashed_at NOT NULL)"
        " GROUP BY tag.id ORDER BY count(*) DESC, tag.name"
    )
    return [TagUse(row[0], row[1]) for row in rows]


def _ids(db: Database, names: Iterable[str]) -> list[int]:
    # NOCASE knows ASCII only, so that letters of other alphabets are compared here.
    known = {row["name"].casefold(): int(row["id"]) for row in db.all("SELECT id, name FROM tag")}
    ids = []
    for name in names:
        key = name.casefold()
        if key not in known:
            known[key] = db.insert("tag", {"name": name})
        ids.append(known[key])
    return ids
