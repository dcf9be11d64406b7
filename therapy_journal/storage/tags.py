# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags of reflections. A tag nobody uses any more is gone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

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
    _give(db, reflection_id, _Known(db).ids(names))
    drop_unused(db)


def drop_unused(db: Database) -> None:
    """Erase the tags no reflection carries."""
    db.execute(
        "DELETE FROM tag WHERE NOT EXISTS (SELECT 1 FROM reflection_tag WHERE tag_id = tag.id)"
    )


def carrying(db: Database, name: str) -> dict[int, tuple[str, ...]]:
    """Return every reflection with this tag, those in the trash too, with all its tags."""
    found: dict[int, tuple[str, ...]] = {}
    rows = db.all(
        "SELECT reflection_id, tag.name FROM reflection_tag JOIN tag ON tag.id = tag_id"
        " WHERE reflection_id IN (SELECT reflection_id FROM reflection_tag WHERE tag_id = ?)"
        " ORDER BY reflection_id, position, tag.id",
        (ids_by_name(db).get(name.casefold(), 0),),
    )
    for reflection_id, tag in rows:
        found[reflection_id] = (*found.get(reflection_id, ()), tag)
    return found


def of_each(db: Database, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of these reflections; one that is erased is left out."""
    found: dict[int, tuple[str, ...]] = {}
    rows = db.all(
        "SELECT reflection.id, tag.name FROM reflection"
        " LEFT JOIN reflection_tag ON reflection_id = reflection.id"
        " LEFT JOIN tag ON tag.id = tag_id"
        " WHERE reflection.id IN (SELECT value FROM json_each(?))"
        " ORDER BY reflection.id, position, tag.id",
        (json.dumps(list(ids)),),
    )
    for reflection_id, tag in rows:
        before = found.setdefault(reflection_id, ())
        found[reflection_id] = before if tag is None else (*before, tag)
    return found


def set_each(db: Database, names: Mapping[int, Sequence[str]]) -> None:
    """Give each of these reflections its tags and no others."""
    known = _Known(db)
    db.execute(
        "DELETE FROM reflection_tag WHERE reflection_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(names)),),
    )
    for reflection_id, given in names.items():
        _give(db, reflection_id, known.ids(given))
    drop_unused(db)


def rename_alone(db: Database, name: str, new: str) -> None:
    """Write a tag in other letters of the same name, such as capitals."""
    db.update("tag", {"name": new}, {"id": ids_by_name(db).get(name.casefold(), 0)})


def all_tags(db: Database, today: date) -> list[TagUse]:
    """Return the tags in use, those used most first; entries closed beyond ``today`` use none."""
    # What is out of sight is few and has an index; asking each entry would read them all.
    rows = db.all(
        "SELECT tag.name, count(*) FROM tag JOIN reflection_tag ON tag_id = tag.id"
        " WHERE reflection_id NOT IN (SELECT id FROM reflection WHERE trashed_at NOT NULL"
        " UNION ALL SELECT id FROM reflection WHERE sealed_until > ?)"
        " GROUP BY tag.id ORDER BY count(*) DESC, tag.name",
        (today.isoformat(),),
    )
    return [TagUse(row[0], row[1]) for row in rows]


def ids_by_name(db: Database) -> dict[str, int]:
    """Return the number of each tag by its name, folded as names of tags are compared."""
    # NOCASE knows ASCII only, so that letters of other alphabets are compared here.
    return {row["name"].casefold(): int(row["id"]) for row in db.all("SELECT id, name FROM tag")}


def _give(db: Database, reflection_id: int, ids: Sequence[int]) -> None:
    for position, tag_id in enumerate(ids):
        db.insert(
            "reflection_tag",
            {"reflection_id": reflection_id, "tag_id": tag_id, "position": position},
        )


class _Known:
    """The tags there are, by name; what is not among them is made."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known = ids_by_name(db)

    def ids(self, names: Iterable[str]) -> list[int]:
        ids = []
        for name in names:
            key = name.casefold()
            if key not in self._known:
                self._known[key] = self._db.insert("tag", {"name": name})
            ids.append(self._known[key])
        return list(dict.fromkeys(ids))
