# SPDX-License-Identifier: GPL-3.0-or-later
"""The page made for a session: its own words, its switches, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.summary import Extent, HandedOver, SummaryPage, Wish
from therapy_journal.storage import versions

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

MADE = "summary"
"""How a page that was printed or saved is called in the log of exports."""


KIND = "summary_page"
"""The kind of a page's own words among versions."""

WRITTEN = ("one_thing", "stayed")


def page(db: Database, session_id: int | None, *, loose_since: datetime) -> SummaryPage | None:
    """Return the page of a session; the one for *the next session* only while it is recent.

    The page of a session that is in the trash is for the next one as well.
    """
    if session_id is None:
        row = db.one(
            "SELECT * FROM summary_page WHERE changed_at >= ? AND (session_id IS NULL OR"
            " session_id IN (SELECT id FROM session WHERE trashed_at IS NOT NULL))"
            " ORDER BY session_id IS NULL DESC, id DESC LIMIT 1",
            (to_text(loose_since),),
        )
    else:
        row = db.one(
            "SELECT * FROM summary_page WHERE session_id = ? ORDER BY id DESC LIMIT 1",
            (session_id,),
        )
    return None if row is None else _page(row)


def put(db: Database, page: SummaryPage, now: Moment) -> None:
    """Keep a page over the one its session had."""
    values = {
        "one_thing": page.one_thing,
        "wishes": json.dumps([wish.value for wish in Wish if wish in page.wishes]),
        "stayed": page.stayed,
        "since_day": None if page.since_day is None else page.since_day.isoformat(),
        "changed_at": to_text(now.at),
    }
    before = db.one(
        "SELECT * FROM summary_page WHERE session_id IS ? ORDER BY id DESC LIMIT 1",
        (page.session_id,),
    )
    with db.atomic():
        if before is None:
            db.insert("summary_page", {"session_id": page.session_id, **values})
        else:
            db.update("summary_page", values, {"id": before["id"]})
            versions.put_row_edit(db, KIND, before, WRITTEN, values, now)


def words(db: Database, page_id: int) -> dict[str, str] | None:
    """Return the page's own words, or None when it is gone."""
    row = db.one("SELECT * FROM summary_page WHERE id = ?", (page_id,))
    return None if row is None else {name: str(row[name]) for name in WRITTEN}


def set_words(db: Database, page_id: int, words: Mapping[str, str], now: Moment) -> None:
    """Write the page's own words anew, whichever session it is for."""
    before = db.one("SELECT * FROM summary_page WHERE id = ?", (page_id,))
    if before is None:
        return
    values = {name: words.get(name, before[name]) for name in WRITTEN}
    with db.atomic():
        db.update("summary_page", {**values, "changed_at": to_text(now.at)}, {"id": page_id})
        versions.put_row_edit(db, KIND, before, WRITTEN, values, now)


def drop_loose(db: Database, session_id: int, now: Moment) -> None:
    """Erase the page for *the next session*, once a session's has taken over its words.

    What those words were, and were before, is kept among the versions of the session's page.
    """
    page = db.one("SELECT * FROM summary_page WHERE session_id = ?", (session_id,))
    loose = db.all("SELECT * FROM summary_page WHERE session_id IS NULL ORDER BY id")
    with db.atomic():
        for before in loose:
            if page is None:
                break
            versions.move(db, KIND, before["id"], page["id"])
            versions.put_row_edit(db, KIND, _as(before, page["id"]), WRITTEN, page, now)
        db.execute("DELETE FROM summary_page WHERE session_id IS NULL")


# A number may be given again after its row is gone, and what is marked anew has not been
# decided about: a decision counts only for what was there when it was made.
_BORN = (
    "SELECT 'mark.' || id AS key, marked_at AS at FROM mark"
    " UNION ALL SELECT 'mark.' || id || '.title', marked_at FROM mark"
    " UNION ALL SELECT 'note.' || item_id, marked_at FROM mark WHERE kind = 'unsent_note'"
    " UNION ALL SELECT 'agenda.' || id, created_at FROM agenda_item"
    " UNION ALL SELECT 'homework.' || id, created_at FROM homework"
    " UNION ALL SELECT 'practice.' || id || '.noticed', created_at FROM practice"
    " UNION ALL SELECT 'practice.' || id || '.obstacle', created_at FROM practice"
)


def switches(db: Database) -> dict[str, bool]:
    """Return every switch that was decided; a key that is not here is off, and new."""
    rows = db.all(
        f"WITH born AS ({_BORN})"  # noqa: S608 - our own words
        " SELECT summary_switch.key, is_on FROM summary_switch"
        " LEFT JOIN born ON born.key = summary_switch.key"
        " WHERE born.at IS NULL OR born.at <= decided_at"
    )
    return {row[0]: bool(row[1]) for row in rows}


def set_switch(db: Database, key: str, is_on: bool, now: Moment) -> None:  # noqa: FBT001 - the column's own value
    """Decide about a switch."""
    db.execute(
        "INSERT INTO summary_switch (key, is_on, decided_at) VALUES (?, ?, ?)"
        " ON CONFLICT (key) DO UPDATE SET is_on = excluded.is_on, decided_at = excluded.decided_at",
        (key, int(is_on), to_text(now.at)),
    )


def forget_switch(db: Database, key: str) -> None:
    """Forget what was decided about a key and about its parts (``mark.17.title``)."""
    db.execute("DELETE FROM summary_switch WHERE key = ? OR key LIKE ? || '.%'", (key, key))


def log_made(db: Database, session_id: int | None, form: str, now: Moment) -> None:
    """Note that a page left the journal, as ``print`` or ``pdf``; not what was on it."""
    db.insert(
        "export_log",
        {"what": _made(session_id), "form": form, "exported_at": to_text(now.at)},
    )


def was_made(db: Database, session_id: int | None) -> bool:
    """Whether a page for this session was printed or saved."""
    return bool(db.one("SELECT 1 FROM export_log WHERE what = ? LIMIT 1", (_made(session_id),)))


def put_handed_over(
    db: Database,
    session_id: int | None,
    extent: Extent,
    page_text: str,
    items: Sequence[str],
    now: Moment,
) -> int:
    """Remember what was handed over at a session, over an earlier answer about it."""
    if session_id is not None:
        db.execute("DELETE FROM handed_over WHERE session_id = ?", (session_id,))
    return db.insert(
        "handed_over",
        {
            "session_id": session_id,
            "extent": extent.value,
            "page_text": page_text,
            "items": json.dumps(list(items)),
            "told_at": to_text(now.at),
            "day": now.day.isoformat(),
        },
    )


def handed_over(db: Database) -> list[HandedOver]:
    """Return what was handed over, the latest first."""
    return [_handed_over(row) for row in db.all("SELECT * FROM handed_over ORDER BY id DESC")]


def _as(row: Row, row_id: int) -> dict[str, object]:
    return {**{name: row[name] for name in row.keys()}, "id": row_id}  # noqa: SIM118 - no mapping


def _made(session_id: int | None) -> str:
    return MADE if session_id is None else f"{MADE}.{session_id}"


def _page(row: Row) -> SummaryPage:
    since = row["since_day"]
    return SummaryPage(
        session_id=row["session_id"],
        one_thing=row["one_thing"],
        wishes=frozenset(Wish(value) for value in json.loads(row["wishes"])),
        stayed=row["stayed"],
        since_day=None if since is None else date.fromisoformat(since),
    )


def _handed_over(row: Row) -> HandedOver:
    return HandedOver(
        id=row["id"],
        session_id=row["session_id"],
        extent=Extent(row["extent"]),
        page_text=row["page_text"],
        keys=tuple(json.loads(row["items"])),
        day=date.fromisoformat(row["day"]),
    )
