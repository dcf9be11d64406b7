# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in the trash, whatever its kind; the words of what was let go are not read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.storage.form_words import ANSWERS

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

TABLES: dict[TrashKind, str] = {
    TrashKind.REFLECTION: "reflection",
    TrashKind.UNSENT_NOTE: "unsent_note",
    TrashKind.HOMEWORK: "homework",
    TrashKind.PRACTICE: "practice",
    TrashKind.SESSION: "session",
    TrashKind.CARE_PERSON: "care_person",
    TrashKind.PERSON: "person",
    TrashKind.COMFORT: "comfort",
    TrashKind.LOOK: "alliance_look",
    TrashKind.STOCK: "stock",
    TrashKind.AGENDA_ITEM: "agenda_item",
    TrashKind.CHECK_IN: "check_in",
}
"""Which table holds each kind."""

_HANDED = {
    TrashKind.UNSENT_NOTE: "note.{}",
    TrashKind.HOMEWORK: "homework.{}",
    TrashKind.PRACTICE: "practice.{}",
    TrashKind.SESSION: "stayed.{}",
    TrashKind.AGENDA_ITEM: "agenda.{}",
}

# The day stands beside each, for things that have no name; sealed entries show none.
_CONTENTS = f"""
SELECT 'reflection' AS kind, id, title AS name, substr(body, 1, 400) AS words, day,
        trashed_at, sealed_until
    FROM reflection WHERE trashed_at NOT NULL
UNION ALL SELECT 'unsent_note', id, '', '', day, let_go_at, NULL
    FROM unsent_note WHERE state = 'let_go'
UNION ALL SELECT 'homework', id, title, detail, day, trashed_at, NULL
    FROM homework WHERE trashed_at NOT NULL
UNION ALL SELECT 'practice', practice.id, homework.title,
        substr({ANSWERS} || ' ' || noticed || ' ' || obstacle_note, 1, 400), practice.day,
        practice.trashed_at, NULL
    FROM practice JOIN homework ON homework.id = homework_id
    WHERE practice.trashed_at NOT NULL AND homework.trashed_at IS NULL
UNION ALL SELECT 'session', id, with_whom, place || ' ' || reason_note, day, trashed_at, NULL
    FROM session WHERE trashed_at NOT NULL
UNION ALL SELECT 'care_person', id, name, role || ' ' || note, '', trashed_at, NULL
    FROM care_person WHERE trashed_at NOT NULL
UNION ALL SELECT 'person', id, name, number || ' ' || note, '', trashed_at, NULL
    FROM person WHERE trashed_at NOT NULL
UNION ALL SELECT 'comfort', id, body, '', '', trashed_at, NULL
    FROM comfort WHERE trashed_at NOT NULL
UNION ALL SELECT 'look', id, '', '', day, trashed_at, NULL
    FROM alliance_look WHERE trashed_at NOT NULL
UNION ALL SELECT 'stock', id, kind,
        substr((SELECT group_concat(value, ' ') FROM json_each(lines)), 1, 400), day,
        trashed_at, NULL
    FROM stock WHERE trashed_at NOT NULL
UNION ALL SELECT 'agenda_item', id, body, '', '', trashed_at, NULL
    FROM agenda_item WHERE trashed_at NOT NULL
UNION ALL SELECT 'check_in', id, word, mood, day, trashed_at, NULL
    FROM check_in WHERE trashed_at NOT NULL
ORDER BY 6 DESC, 2 DESC
"""  # noqa: S608 - our own words


class Row(NamedTuple):
    """One thing in the trash, as it is stored."""

    item: Item
    name: str
    words: str
    day: str
    trashed_at: str
    sealed_until: str | None


def contents(db: Database) -> list[Row]:
    """Return everything in the trash, what was put there last first.

    A try of a task that lies there itself is not told apart from it.
    """
    return [
        Row(Item(TrashKind(row[0]), row[1]), row[2], str(row[3]), row[4], row[5], row[6])
        for row in db.all(_CONTENTS)
    ]


def uids(db: Database, items: Iterable[Item]) -> dict[TrashKind, tuple[str, ...]]:
    """Return the lasting names of things, by which they are found in a backup."""
    found: dict[TrashKind, tuple[str, ...]] = {}
    for item in items:
        row = db.one(f"SELECT uid FROM {TABLES[item.kind]} WHERE id = ?", (item.id,))  # noqa: S608 - our own names
        if row is not None:
            found[item.kind] = (*found.get(item.kind, ()), row[0])
    return found


def ids(db: Database, kind: TrashKind, names: Iterable[str]) -> list[int]:
    """Return the numbers things of these lasting names have in this database.

    Of a note that was erased nothing is left but its days: it is not among them.
    """
    left = " AND state <> 'erased'" if kind is TrashKind.UNSENT_NOTE else ""
    rows = db.all(
        f"SELECT id FROM {TABLES[kind]}"  # noqa: S608 - our own names
        f" WHERE uid IN (SELECT value FROM json_each(?)){left}",
        (json.dumps(list(names)),),
    )
    return [int(row[0]) for row in rows]


def is_handed_over(db: Database, item: Item) -> bool:
    """Whether a page that was handed over holds something of a thing."""
    keys: list[str] = []
    if item.kind in _HANDED:
        keys.append(_HANDED[item.kind].format(item.id))
    if item.kind is TrashKind.HOMEWORK:
        rows = db.all("SELECT id FROM practice WHERE homework_id = ?", (item.id,))
        keys += [f"practice.{row[0]}" for row in rows]
    marks = db.all("SELECT id FROM mark WHERE kind = ? AND item_id = ?", (item.kind.value, item.id))
    keys += [f"mark.{row[0]}" for row in marks]
    row = db.one(
        "SELECT 1 FROM handed_over, json_each(handed_over.items) AS had, json_each(?) AS wanted"
        " WHERE had.value = wanted.value OR had.value LIKE wanted.value || '.%'",
        (json.dumps(keys),),
    )
    return row is not None
