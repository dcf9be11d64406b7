# SPDX-License-Identifier: GPL-3.0-or-later
"""Rhythms of appointments, as the table keeps them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, to_text
from therapy_journal.core.rhythms import Series
from therapy_journal.storage.moments import moment_columns, read_moment

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database, Row

_LIVE = "SELECT * FROM session_series WHERE trashed_at IS NULL"


def insert(db: Database, series: Series, now: Moment) -> int:
    """Keep a new rhythm and return its number; the number of the value given is not used."""
    return db.insert("session_series", _columns(series, now) | {"created_at": to_text(now.at)})


def update(db: Database, series: Series, now: Moment) -> None:
    """Write a rhythm back as it is now."""
    db.update("session_series", _columns(series, now), {"id": series.id})


def get(db: Database, series_id: int) -> Series | None:
    """Return one rhythm, or None when it is gone."""
    row = db.one(f"{_LIVE} AND id = ?", (series_id,))
    return None if row is None else _series(row)


def all_series(db: Database) -> list[Series]:
    """Return every rhythm, ended ones too, the one begun first first."""
    return [_series(row) for row in db.all(f"{_LIVE} ORDER BY starts_at, id")]


def going_on(db: Database, day: date) -> list[Series]:
    """Return the rhythms that have not ended on a day, the one begun first first."""
    rows = db.all(
        f"{_LIVE} AND (ended_day IS NULL OR ended_day >= ?) ORDER BY starts_at, id",
        (day.isoformat(),),
    )
    return [_series(row) for row in rows]


def erase_unused(db: Database, series_id: int) -> None:
    """Erase a rhythm that has ended and of which no session is left, those in the trash counted."""
    db.execute(
        "DELETE FROM session_series WHERE id = ? AND ended_day NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM session WHERE series_id = session_series.id)",
        (series_id,),
    )


def skip(db: Database, series_id: int, day: date) -> None:
    """Have a rhythm leave out a day, so that no session is made for it again."""
    row = db.one("SELECT skipped FROM session_series WHERE id = ?", (series_id,))
    if row is not None:
        days = sorted({*json.loads(row[0]), day.isoformat()})
        db.update("session_series", {"skipped": json.dumps(days)}, {"id": series_id})


def _columns(series: Series, now: Moment) -> dict[str, object]:
    return {
        "rule": series.rule,
        "starts_at": to_text(series.starts.at),
        **moment_columns(series.starts),
        "minutes": series.minutes,
        "with_whom": series.with_whom,
        "place": series.place,
        "skipped": json.dumps([day.isoformat() for day in series.skipped]),
        "ended_day": None if series.ended_day is None else series.ended_day.isoformat(),
        "changed_at": to_text(now.at),
    }


def _series(row: Row) -> Series:
    return Series(
        id=row["id"],
        rule=row["rule"],
        starts=read_moment(row, "starts_at"),
        minutes=row["minutes"],
        with_whom=row["with_whom"],
        place=row["place"],
        skipped=tuple(date.fromisoformat(day) for day in json.loads(row["skipped"])),
        ended_day=date.fromisoformat(row["ended_day"]) if row["ended_day"] else None,
    )
