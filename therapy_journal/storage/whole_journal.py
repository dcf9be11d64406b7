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
from typing import TYPE_CHECKING

from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.core.trash import TrashKind
from therapy_journal.storage import drafts, pictures, trash
from therapy_journal.storage.whole_items import OPEN_ENTRY, SESSION, Item, as_is, moment, named
from therapy_journal.storage.whole_pages import WholePages

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_REFLECTIONS = f"""
SELECT reflection.*, {SESSION.format("reflection")} AS session,
    (SELECT json_group_array(name) FROM (
        SELECT tag.name AS name FROM reflection_tag JOIN tag ON tag.id = tag_id
        WHERE reflection_id = reflection.id ORDER BY position, tag.id)) AS tags
FROM reflection WHERE {OPEN_ENTRY} ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_NOTES = f"""
SELECT unsent_note.*, {SESSION.format("unsent_note")} AS session
FROM unsent_note WHERE state IN ('kept', 'said') ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_SESSIONS = f"""
SELECT session.*,
    (SELECT uid FROM session AS m WHERE m.id = session.moved_to_id AND m.trashed_at IS NULL)
        AS moved_to,
    (SELECT uid FROM reflection WHERE id = session.note_id AND {OPEN_ENTRY}) AS note,
    (SELECT uid FROM session_series AS r WHERE r.id = session.series_id AND r.trashed_at IS NULL)
        AS series
FROM session WHERE trashed_at IS NULL ORDER BY starts_at, id
"""  # noqa: S608 - our own words
_HOMEWORK = f"""
SELECT homework.*, {SESSION.format("homework")} AS session
FROM homework WHERE trashed_at IS NULL ORDER BY agreed_at, id
"""  # noqa: S608 - our own words
_LOOKS = f"""
SELECT alliance_look.*, {SESSION.format("alliance_look")} AS session
FROM alliance_look WHERE trashed_at IS NULL ORDER BY looked_at, id
"""  # noqa: S608 - our own words
_STOCK = f"""
SELECT stock.*, {SESSION.format("stock")} AS session
FROM stock WHERE trashed_at IS NULL ORDER BY day, happened_at, id
"""  # noqa: S608 - our own words
_IN_TRASH = "(SELECT count(*) FROM {} WHERE trashed_at NOT NULL)"
_WITH_TRASH = [table for kind, table in trash.TABLES.items() if kind is not TrashKind.UNSENT_NOTE]
_NEVER = "9999-12-31"
_OPENINGS = "opening_sentences"
"""Sentences made one's own stand in one draft for good, named by roadblock and place."""


class Whole:
    """Reads a whole journal; entries sealed beyond ``sealed_after`` only when it is None."""

    def __init__(self, db: Database, sealed_after: date | None) -> None:
        self._db = db
        self._open = {"open_until": _NEVER if sealed_after is None else sealed_after.isoformat()}

    def sections(self) -> Iterator[tuple[str, Iterator[Item]]]:
        """Return the name and the items of every section, in their order."""
        page = WholePages(self._db, self._open)
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
            "opening_sentences": self.opening_sentences,
            "agenda": page.agenda,
            "pages": page.pages,
            "marks": page.marks,
            "switches": page.switches,
            "handed_over": page.handed_over,
            "shielded_names": self.shielded_names,
            "pictures": self.pictures,
            "templates": self.templates,
        }
        for name, read in readers.items():
            yield name, read()

    def left_out(self) -> dict[str, int]:
        """Return how much stays in the journal alone, by why."""
        questions = {
            "in_trash": f"SELECT {' + '.join(map(_IN_TRASH.format, _WITH_TRASH))}",
            "sealed": "SELECT count(*) FROM reflection"
            " WHERE trashed_at IS NULL AND sealed_until > :open_until",
            "let_go": "SELECT count(*) FROM unsent_note WHERE state = 'let_go'",
        }
        return {why: int(self._db.all(sql, self._open)[0][0]) for why, sql in questions.items()}

    def reflections(self) -> Iterator[Item]:
        """Return the entries with their tags, the first one first."""
        for row in self._db.execute(_REFLECTIONS, self._open):
            yield named(row, "form title body mood") | {
                "tags": json.loads(row["tags"]),
                "happened": moment(row, "happened_at"),
                **as_is(row, "session roadblock sealed_until"),
                "look_back": bool(row["look_back"]),
                **as_is(row, "created_at changed_at revision"),
            }

    def unsent_notes(self) -> Iterator[Item]:
        """Return the second and third layers of the notes in sight."""
        for row in self._db.execute(_NOTES):
            yield named(row, "title know say delivery state") | {
                "happened": moment(row, "happened_at"),
                **as_is(row, "session said_how said_day said_note not_yet_day"),
                **as_is(row, "created_at changed_at revision"),
            }

    def sessions(self) -> Iterator[Item]:
        """Return the sessions, the first one first."""
        for row in self._db.execute(_SESSIONS, self._open):
            yield named(row) | {
                "starts": moment(row, "starts_at"),
                **as_is(row, "minutes with_whom place state"),
                "reasons": json.loads(row["reasons"]),
                **as_is(row, "reason_note note moved_to series series_day"),
                **as_is(row, "created_at changed_at"),
            }

    def session_series(self) -> Iterator[Item]:
        """Return the rhythms of appointments, the one begun first first."""
        sql = "SELECT * FROM session_series WHERE trashed_at IS NULL ORDER BY starts_at, id"
        for row in self._db.execute(sql):
            yield named(row, "rule") | {
                "starts": moment(row, "starts_at"),
                **as_is(row, "minutes with_whom place"),
                "skipped": json.loads(row["skipped"]),
                **as_is(row, "ended_day created_at changed_at"),
            }

    def homework(self) -> Iterator[Item]:
        """Return the tasks with their practice, the first agreed first."""
        for row in self._db.execute(_HOMEWORK):
            yield named(row, "title detail session until_kind until_day frequency") | {
                **as_is(row, "times_a_week plan_when plan_obstacle plan_then state"),
                "form": row["form"],
                "steps": json.loads(row["steps"]),
                **as_is(row, "carried carried_day learned"),
                "agreed": moment(row, "agreed_at"),
                **as_is(row, "ended_day created_at changed_at"),
                "practice": list(self._practice(row["id"])),
            }

    def care_team(self) -> Iterator[Item]:
        """Return everybody of the care team, in their order."""
        sql = "SELECT * FROM care_person WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield named(row, "name role note")

    def people(self) -> Iterator[Item]:
        """Return the own people and numbers in their order; not who is on the lock screen."""
        sql = "SELECT * FROM person WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield named(row, "name number note")

    def comforts(self) -> Iterator[Item]:
        """Return what helps, in its order."""
        sql = "SELECT * FROM comfort WHERE trashed_at IS NULL ORDER BY position, id"
        for row in self._db.execute(sql):
            yield named(row, "body")

    def looks(self) -> Iterator[Item]:
        """Return the four-line looks at how the work feels."""
        for row in self._db.execute(_LOOKS):
            yield named(row, "session looked_at day heard matters pace free_no")

    def stock(self) -> Iterator[Item]:
        """Return what was written when taking stock, the first one first."""
        for row in self._db.execute(_STOCK):
            yield named(row, "kind session") | {
                "lines": json.loads(row["lines"]),
                "happened": moment(row, "happened_at"),
                **as_is(row, "created_at changed_at"),
            }

    def check_ins(self) -> Iterator[Item]:
        """Return the check-ins, the first one first."""
        for row in self._db.execute(
            "SELECT * FROM check_in WHERE trashed_at IS NULL ORDER BY day, happened_at, id"
        ):
            yield named(row, "mood word") | {"happened": moment(row, "happened_at")}

    def roadblock_ratings(self) -> Iterator[Item]:
        """Return every answer to *Does this sound familiar?*."""
        for row in self._db.execute("SELECT * FROM roadblock_rating ORDER BY rated_at, id"):
            yield named(row, "key rating day rated_at")

    def opening_sentences(self) -> Iterator[Item]:
        """Return the opening sentences that were made one's own, in the order of the seven."""
        kept = drafts.get(self._db, _OPENINGS, 0)
        words = {} if kept is None else kept.fields
        for key in RoadblockKey:
            places = [name.partition(".")[2] for name in words if name.startswith(f"{key}.")]
            for place in sorted(int(each) for each in places if each.isdecimal()):
                yield {"key": key.value, "position": place, "body": words[f"{key}.{place}"]}

    def shielded_names(self) -> Iterator[Item]:
        """Return the names that print as initials or roles."""
        for row in self._db.execute("SELECT name, shown_as FROM shielded_name ORDER BY name"):
            yield as_is(row, "name shown_as")

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
            yield named(row, "name body position")

    def _practice(self, homework_id: int) -> Iterator[Item]:
        rows = self._db.all(
            "SELECT * FROM practice WHERE homework_id = ? AND trashed_at IS NULL"
            " ORDER BY happened_at, id",
            (homework_id,),
        )
        for row in rows:
            yield named(row, "outcome minutes before after noticed") | {
                "obstacles": json.loads(row["obstacles"]),
                "obstacle_note": row["obstacle_note"],
                "answers": json.loads(row["answers"]),
                "happened": moment(row, "happened_at"),
                **as_is(row, "created_at changed_at"),
            }
