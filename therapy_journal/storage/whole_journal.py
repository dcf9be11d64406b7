# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is written in a journal, row by row, ready to become JSON.

Things name each other by their uid, which stays with them in every copy. What is in the trash
or was let go is not among it, nor is anything that hangs on it; raw layers are in none of
these tables. Own words are not among it either, because one may come from a raw layer.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from therapy_journal.storage import pictures

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

Item = dict[str, Any]

_SESSION = "(SELECT uid FROM session AS s WHERE s.id = {}.session_id AND s.trashed_at IS NULL)"
_LIVE_SESSION = (
    "(session_id IS NULL OR session_id IN (SELECT id FROM session WHERE trashed_at IS NULL))"
)
_OPEN_ENTRY = "trashed_at IS NULL AND (sealed_until IS NULL OR sealed_until <= :open_until)"

_REFLECTIONS = f"""
SELECT reflection.*, {_SESSION.format("reflection")} AS session,
    (SELECT json_group_array(name) FROM (
        SELECT tag.name AS name FROM reflection_tag JOIN tag ON tag.id = tag_id
        WHERE reflection_id = reflection.id ORDER BY position, tag.id)) AS tags
FROM reflection WHERE {_OPEN_ENTRY} ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_NOTES = f"""
SELECT unsent_note.*, {_SESSION.format("unsent_note")} AS session
FROM unsent_note WHERE state IN ('kept', 'said') ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_SESSIONS = f"""
SELECT session.*,
    (SELECT uid FROM session AS m WHERE m.id = session.moved_to_id AND m.trashed_at IS NULL)
        AS moved_to,
    (SELECT uid FROM reflection WHERE id = session.note_id AND {_OPEN_ENTRY}) AS note,
    (SELECT uid FROM session_series AS r WHERE r.id = session.series_id AND r.trashed_at IS NULL)
        AS series
FROM session WHERE trashed_at IS NULL ORDER BY starts_at, id
"""  # noqa: S608 - our own words
_HOMEWORK = f"""
SELECT homework.*, {_SESSION.format("homework")} AS session
FROM homework WHERE trashed_at IS NULL ORDER BY agreed_at, id
"""  # noqa: S608 - our own words
_LOOKS = f"""
SELECT alliance_look.*, {_SESSION.format("alliance_look")} AS session
FROM alliance_look WHERE trashed_at IS NULL ORDER BY looked_at, id
"""  # noqa: S608 - our own words
_STOCK = f"""
SELECT stock.*, {_SESSION.format("stock")} AS session
FROM stock WHERE trashed_at IS NULL ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_AGENDA = f"""
SELECT agenda_item.*, {_SESSION.format("agenda_item")} AS session
FROM agenda_item WHERE trashed_at IS NULL AND {_LIVE_SESSION} ORDER BY session_id, position, id
"""  # noqa: S608 - our own words
_PAGES = f"""
SELECT summary_page.*, {_SESSION.format("summary_page")} AS session
FROM summary_page WHERE {_LIVE_SESSION} ORDER BY id
"""  # noqa: S608 - our own words
_HANDED_OVER = f"""
SELECT handed_over.*, {_SESSION.format("handed_over")} AS session FROM handed_over ORDER BY id
"""  # noqa: S608 - our own words
_MARKS = f"""
SELECT mark.*, coalesce(reflection.uid, unsent_note.uid, homework.uid, practice.uid) AS item
FROM mark
    LEFT JOIN (SELECT * FROM reflection WHERE {_OPEN_ENTRY}) AS reflection
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

_NEVER = "9999-12-31"


class Whole:
    """Reads a whole journal; entries sealed beyond ``sealed_after`` only when it is None."""

    def __init__(self, db: Database, sealed_after: date | None) -> None:
        self._db = db
        self._open = {"open_until": _NEVER if sealed_after is None else sealed_after.isoformat()}

    def sections(self) -> Iterator[tuple[str, Iterator[Item]]]:
        """Return the name and the items of every section, in their order."""
        readers: dict[str, Callable[[], Iterator[Item]]] = {
            "reflections": self.reflections,
            "unsent_notes": self.unsent_notes,
            "sessions": self.sessions,
            "session_series": self.session_series,
            "homework": self.homework,
            "care_team": self.care_team,
            "people": self.people,
            "comforts": self.comforts,
            "looks": self.looks,
            "stock": self.stock,
            "check_ins": self.check_ins,
            "roadblock_ratings": self.roadblock_ratings,
            "agenda": self.agenda,
            "pages": self.pages,
            "marks": self.marks,
            "switches": self.switches,
            "handed_over": self.handed_over,
            "shielded_names": self.shielded_names,
            "pictures": self.pictures,
            "templates": self.templates,
        }
        for name, read in readers.items():
            yield name, read()

    def left_out(self) -> dict[str, int]:
        """Return how much stays in the journal alone, by why."""
        questions = {
            "in_trash": "SELECT (SELECT count(*) FROM reflection WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM session WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM homework WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM practice WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM care_person WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM person WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM comfort WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM check_in WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM agenda_item WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM alliance_look WHERE trashed_at NOT NULL)"
            " + (SELECT count(*) FROM stock WHERE trashed_at NOT NULL)",
            "sealed": "SELECT count(*) FROM reflection"
            " WHERE trashed_at IS NULL AND sealed_until > :open_until",
            "let_go": "SELECT count(*) FROM unsent_note WHERE state = 'let_go'",
        }
        return {why: int(self._db.all(sql, self._open)[0][0]) for why, sql in questions.items()}

    def reflections(self) -> Iterator[Item]:
        """Return the entries with their tags, the first one first."""
        for row in self._db.execute(_REFLECTIONS, self._open):
            yield _named(row, "form title body mood") | {
                "tags": json.loads(row["tags"]),
                "happened": _moment(row, "happened_at"),
                **_as_is(row, "session roadblock sealed_until"),
                "look_back": bool(row["look_back"]),
                **_as_is(row, "created_at changed_at revision"),
            }

    def unsent_notes(self) -> Iterator[Item]:
        """Return the second and third layers of the notes in sight."""
        for row in self._db.execute(_NOTES):
            yield _named(row, "title know say delivery state") | {
                "happened": _moment(row, "happened_at"),
                **_as_is(row, "session said_how said_day said_note not_yet_day"),
                **_as_is(row, "created_at changed_at revision"),
            }

    def sessions(self) -> Iterator[Item]:
        """Return the sessions, the first one first."""
        for row in self._db.execute(_SESSIONS, self._open):
            yield _named(row) | {
                "starts": _moment(row, "starts_at"),
                **_as_is(row, "minutes with_whom place state"),
                "reasons": json.loads(row["reasons"]),
                **_as_is(row, "reason_note note moved_to series series_day"),
                **_as_is(row, "created_at changed_at"),
            }

    def session_series(self) -> Iterator[Item]:
        """Return the rhythms of appointments, the one begun first first."""
        sql = "SELECT * FROM session_series WHERE trashed_at IS NULL ORDER BY starts_at, id"
        for row in self._db.execute(sql):
            yield _named(row, "rule") | {
                "starts": _moment(row, "starts_at"),
                **_as_is(row, "minutes with_whom place"),
                "skipped": json.loads(row["skipped"]),
                **_as_is(row, "ended_day created_at changed_at"),
            }

    def homework(self) -> Iterator[Item]:
        """Return the tasks with their practice, the first agreed first."""
        for row in self._db.execute(_HOMEWORK):
            yield _named(row, "title detail session until_kind until_day frequency") | {
                **_as_is(row, "times_a_week plan_when plan_obstacle plan_then state"),
                "form": row["form"],
                "steps": json.loads(row["steps"]),
                **_as_is(row, "carried carried_day learned"),
                "agreed": _moment(row, "agreed_at"),
                **_as_is(row, "ended_day created_at changed_at"),
                "practice": list(self._practice(row["id"])),
            }

    def care_team(self) -> Iterator[Item]:
        """Return everybody of the care team, in their order."""
        sql = "SELECT * FROM care_person WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield _named(row, "name role note")

    def people(self) -> Iterator[Item]:
        """Return the own people and numbers in their order; not who is on the lock screen."""
        sql = "SELECT * FROM person WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield _named(row, "name number note")

    def comforts(self) -> Iterator[Item]:
        """Return what helps, in its order."""
        sql = "SELECT * FROM comfort WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield _named(row, "body")

    def looks(self) -> Iterator[Item]:
        """Return the four-line looks at how the work feels."""
        for row in self._db.execute(_LOOKS):
            yield _named(row, "session looked_at day heard matters pace free_no")

    def stock(self) -> Iterator[Item]:
        """Return what was written when taking stock, the first one first."""
        for row in self._db.execute(_STOCK):
            yield _named(row, "kind session") | {
                "lines": json.loads(row["lines"]),
                "happened": _moment(row, "happened_at"),
                **_as_is(row, "created_at changed_at"),
            }

    def check_ins(self) -> Iterator[Item]:
        """Return the check-ins, the first one first."""
        for row in self._db.execute(
            "SELECT * FROM check_in WHERE trashed_at IS NULL ORDER BY day, happened_at, id"
        ):
            yield _named(row, "mood word") | {"happened": _moment(row, "happened_at")}

    def roadblock_ratings(self) -> Iterator[Item]:
        """Return every answer to *Does this sound familiar?*."""
        for row in self._db.execute("SELECT * FROM roadblock_rating ORDER BY rated_at, id"):
            yield _named(row, "key rating day rated_at")

    def agenda(self) -> Iterator[Item]:
        """Return what is to be brought, by session and rank."""
        for row in self._db.execute(_AGENDA):
            yield _named(row, "session position body source created_at")

    def pages(self) -> Iterator[Item]:
        """Return the pages' own words."""
        for row in self._db.execute(_PAGES):
            yield {
                **_as_is(row, "session one_thing"),
                "wishes": json.loads(row["wishes"]),
                **_as_is(row, "stayed since_day changed_at"),
            }

    def marks(self) -> Iterator[Item]:
        """Return what is marked to be brought, whole or by a passage."""
        for row in self._db.execute(_MARKS, self._open):
            yield _named(row, "kind item passage text_before text_after") | {
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
            yield _named(row, "session extent page_text") | {
                "items": [key for key in map(self._key, json.loads(row["items"])) if key],
                **_as_is(row, "told_at day"),
            }

    def shielded_names(self) -> Iterator[Item]:
        """Return the names that print as initials or roles."""
        for row in self._db.execute("SELECT name, shown_as FROM shielded_name ORDER BY name"):
            yield _as_is(row, "name shown_as")

    def pictures(self) -> Iterator[Item]:
        """Return the pictures entries and templates show, each with its bytes in base64."""
        entries = (row["body"] for row in self._db.execute(_REFLECTIONS, self._open))
        templates = (row["body"] for row in self._db.execute("SELECT body FROM template"))
        for picture in pictures.shown_in(self._db, chain(entries, templates)):
            yield {
                "uid": picture.uid,
                "reflection": picture.entry_uid,
                "mime": picture.mime,
                "width": picture.width,
                "height": picture.height,
                "created_at": picture.created_at,
                "base64": base64.b64encode(picture.content).decode("ascii"),
            }

    def templates(self) -> Iterator[Item]:
        """Return the own templates in their order."""
        for row in self._db.execute("SELECT * FROM template ORDER BY position, id"):
            yield _named(row, "name body position")

    def _practice(self, homework_id: int) -> Iterator[Item]:
        rows = self._db.all(
            "SELECT * FROM practice WHERE homework_id = ? AND trashed_at IS NULL"
            " ORDER BY happened_at, id",
            (homework_id,),
        )
        for row in rows:
            yield _named(row, "outcome minutes before after noticed") | {
                "obstacles": json.loads(row["obstacles"]),
                "obstacle_note": row["obstacle_note"],
                "answers": json.loads(row["answers"]),
                "happened": _moment(row, "happened_at"),
                **_as_is(row, "created_at changed_at"),
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


def _named(row: Row, names: str = "") -> Item:
    return _as_is(row, f"uid {names}")


def _as_is(row: Row, names: str) -> Item:
    return {name: row[name] for name in names.split()}


def _moment(row: Row, instant: str) -> Item:
    return {
        "at": row[instant],
        "offset": row["utc_offset"],
        "zone": row["zone"],
        "day": row["day"],
    }
