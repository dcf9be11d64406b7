# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of a whole journal: what is brought, what was decided, what somebody else has."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from therapy_journal.storage.whole_items import OPEN_ENTRY, SESSION, Item, as_is, named

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_LIVE_SESSION = (
    "(session_id IS NULL OR session_id IN (SELECT id FROM session WHERE trashed_at IS NULL))"
)
_AGENDA = f"""
SELECT agenda_item.*, {SESSION.format("agenda_item")} AS session
FROM agenda_item WHERE trashed_at IS NULL AND {_LIVE_SESSION} ORDER BY session_id, position, id
"""  # noqa: S608 - our own words
_PAGES = f"""
SELECT summary_page.*, {SESSION.format("summary_page")} AS session
FROM summary_page WHERE {_LIVE_SESSION} ORDER BY id
"""  # noqa: S608 - our own words
_HANDED_OVER = f"""
SELECT handed_over.*, {SESSION.format("handed_over")} AS session FROM handed_over ORDER BY id
"""  # noqa: S608 - our own words
_MARKS = f"""
SELECT mark.*, coalesce(reflection.uid, unsent_note.uid, homework.uid, practice.uid) AS item
FROM mark
    LEFT JOIN (SELECT * FROM reflection WHERE {OPEN_ENTRY}) AS reflection
        ON mark.kind = 'reflection' AND reflection.id = mark.item_id
    LEFT JOIN unsent_note ON mark.kind = 'unsent_note' AND unsent_note.id = mark.item_id
        AND unsent_note.state IN ('kept', 'said')
    LEFT JOIN homework ON mark.kind = 'homework' AND homework.id = mark.item_id
        AND homework.trashed_at IS NULL
    LEFT JOIN (SELECT practice.* FROM practice JOIN homework AS of_task
            ON of_task.id = practice.homework_id AND of_task.trashed_at IS NULL
        WHERE practice.trashed_at IS NULL) AS practice
        ON mark.kind = 'practice' AND practice.id = mark.item_id
WHERE coalesce(reflection.uid, unsent_note.uid, homework.uid, practice.uid) NOT NULL
ORDER BY mark.id
"""  # noqa: S608 - our own words

_NUMBERED = {
    "agenda": "agenda_item",
    "stayed": "session",
    "homework": "homework",
    "practice": "practice",
    "mark": "mark",
    "note": "unsent_note",
}
"""What the number in a switch's key counts; the other keys have none."""


class WholePages:
    """Reads them; ``open_until`` is what ``OPEN_ENTRY`` asks for."""

    def __init__(self, db: Database, open_until: Mapping[str, str]) -> None:
        self._db = db
        self._open = open_until

    def agenda(self) -> Iterator[Item]:
        """Return what is to be brought, by session and rank."""
        for row in self._db.execute(_AGENDA):
            yield named(row, "session position body source created_at")

    def pages(self) -> Iterator[Item]:
        """Return the pages' own words."""
        for row in self._db.execute(_PAGES):
            yield {
                **as_is(row, "session one_thing"),
                "wishes": json.loads(row["wishes"]),
                **as_is(row, "stayed since_day changed_at"),
            }

    def marks(self) -> Iterator[Item]:
        """Return what is marked to be brought, whole or by a passage."""
        for row in self._db.execute(_MARKS, self._open):
            yield named(row, "kind item passage text_before text_after") | {
                "is_lost": bool(row["is_lost"]),
                "marked_at": row["marked_at"],
            }

    def switches(self) -> Iterator[Item]:
        """Return what was decided about the page; keys name things by their uid."""
        for row in self._db.all("SELECT * FROM summary_switch ORDER BY decided_at, key"):
            key = self._key(row["key"])
            if key is not None:
                yield {"key": key, "is_on": bool(row["is_on"]), "decided_at": row["decided_at"]}

    def handed_over(self) -> Iterator[Item]:
        """Return what was handed over: the pages' text, as somebody else has it."""
        for row in self._db.execute(_HANDED_OVER):
            yield named(row, "session extent page_text") | {
                "items": [key for key in map(self._key, json.loads(row["items"])) if key],
                **as_is(row, "told_at day"),
            }

    def _key(self, key: str) -> str | None:
        """Return a switch's key with a uid for its number; None when what it names is gone."""
        kind, _, rest = key.partition(".")
        table = _NUMBERED.get(kind)
        if table is None:
            return key
        number, dot, which = rest.partition(".")
        row = self._db.one(f"SELECT uid FROM {table} WHERE id = ?", (number,))  # noqa: S608 - our own names
        return None if row is None else f"{kind}.{row[0]}{dot}{which}"
