# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stretch of time shows, counted by the database: a few rows, however long it is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import TYPE_CHECKING

from therapy_journal.core.charts import Dot, Grain, Span
from therapy_journal.core.days import to_text
from therapy_journal.core.patterns import (
    MOST_TASKS,
    AttendancePattern,
    PracticePattern,
    RoadblockPattern,
    TaskPattern,
)
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import AbsenceReason, SessionState

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

_MOODS = (
    "(SELECT day, mood FROM check_in WHERE trashed_at IS NULL AND day BETWEEN :first AND :last"
    " UNION ALL SELECT day, mood FROM reflection WHERE trashed_at IS NULL AND mood IS NOT NULL"
    " AND day BETWEEN :first AND :last AND (sealed_until IS NULL OR sealed_until <= :open_on))"
)
_PRACTICE = (
    " FROM practice JOIN homework ON homework.id = practice.homework_id"
    " WHERE practice.trashed_at IS NULL AND homework.trashed_at IS NULL"
    " AND practice.day >= homework.day AND practice.day BETWEEN :first AND :last"
)
_BEST = "max(CASE outcome WHEN 'done' THEN 2 WHEN 'partly' THEN 1 ELSE 0 END)"
_SESSIONS = (
    " FROM session WHERE trashed_at IS NULL AND state <> 'planned' AND day BETWEEN :first AND :last"
)


def first_day(db: Database, open_on: date) -> date | None:
    """Return the first day on which there is anything to draw."""
    row = db.one(
        "SELECT min(day) AS day FROM ("
        " SELECT min(day) AS day FROM check_in WHERE trashed_at IS NULL"
        " UNION ALL SELECT min(day) FROM reflection WHERE trashed_at IS NULL"
        " AND mood IS NOT NULL AND (sealed_until IS NULL OR sealed_until <= :open_on)"
        " UNION ALL SELECT min(practice.day) FROM practice"
        " JOIN homework ON homework.id = practice.homework_id"
        " WHERE practice.trashed_at IS NULL AND homework.trashed_at IS NULL"
        " AND practice.day >= homework.day"
        " UNION ALL SELECT min(day) FROM roadblock_rating"
        " UNION ALL SELECT min(day) FROM session"
        " WHERE trashed_at IS NULL AND state <> 'planned')",
        {"open_on": str(open_on)},
    )
    return date.fromisoformat(row["day"]) if row is not None and row["day"] else None


def last_session_day(db: Database, now: datetime) -> date | None:
    """Return the day of the last attended session that has begun."""
    row = db.one(
        "SELECT day FROM session WHERE trashed_at IS NULL AND state = 'attended'"
        " AND starts_at <= ? ORDER BY starts_at DESC, id DESC LIMIT 1",
        (to_text(now),),
    )
    return None if row is None else date.fromisoformat(row["day"])


def session_days(db: Database, span: Span) -> tuple[date, ...]:
    """Return the days of attended sessions, in order."""
    rows = db.all(
        f"SELECT DISTINCT day{_SESSIONS} AND state = 'attended' ORDER BY day",
        _within(span),
    )
    return tuple(date.fromisoformat(row["day"]) for row in rows)


def moods(
    db: Database, span: Span, grain: Grain, open_on: date
) -> tuple[list[tuple[date, int, int]], int]:
    """Return (first day of the bin, mood, how often), and on how many days there was one."""
    values = {**_within(span), "open_on": str(open_on)}
    rows = db.all(
        f"SELECT {_bin(grain)} AS bin, mood, count(*) AS often FROM {_MOODS} GROUP BY bin, mood",  # noqa: S608 - our own words
        values,
    )
    days = db.one(f"SELECT count(DISTINCT day) AS days FROM {_MOODS}", values)  # noqa: S608 - our own words
    counted = [(date.fromisoformat(row["bin"]), row["mood"], row["often"]) for row in rows]
    return counted, int(days["days"]) if days is not None else 0


def practice(db: Database, span: Span, grain: Grain) -> PracticePattern:
    """Return the tasks practised last with the best of each bin, and what all of them count."""
    within = _within(span)
    tasks = db.all(
        "SELECT homework_id, homework.title AS title, max(practice.day) AS latest,"
        " count(DISTINCT CASE WHEN outcome <> 'not' THEN practice.day END) AS days"
        f"{_PRACTICE} GROUP BY homework_id ORDER BY latest DESC, homework_id DESC",
        within,
    )
    days = db.one(
        f"SELECT count(DISTINCT practice.day) AS days{_PRACTICE} AND outcome <> 'not'",
        within,
    )
    shown = tasks[:MOST_TASKS]
    numbers = ", ".join(str(int(row["homework_id"])) for row in shown) or "0"
    a_bin = _bin(grain, "practice.day")
    bins = db.all(
        f"SELECT homework_id, {a_bin} AS bin, {_BEST} AS level"
        f"{_PRACTICE} AND homework_id IN ({numbers}) GROUP BY homework_id, bin ORDER BY bin",
        within,
    )
    dots: dict[int, list[Dot]] = defaultdict(list)
    for row in bins:
        dots[row["homework_id"]].append(Dot(date.fromisoformat(row["bin"]), row["level"]))
    patterns = tuple(
        TaskPattern(row["homework_id"], row["title"], row["days"], tuple(dots[row["homework_id"]]))
        for row in shown
    )
    more = len(tasks) - len(shown)
    every = db.all(
        f"SELECT {a_bin} AS bin, {_BEST} AS level{_PRACTICE} GROUP BY bin ORDER BY bin",
        within,
    )
    return PracticePattern(
        int(days["days"]) if days is not None else 0,
        patterns,
        more,
        tuple(Dot(date.fromisoformat(row["bin"]), row["level"]) for row in every),
    )


def roadblocks(db: Database, span: Span, grain: Grain) -> tuple[RoadblockPattern, ...]:
    """Return the last answer of each bin for every roadblock that was answered."""
    rows = db.all(
        # With max() SQLite takes the other columns from the row that has it.
        f"SELECT key, {_bin(grain)} AS bin, rating, max(id) AS latest FROM roadblock_rating"  # noqa: S608 - our own words
        " WHERE day BETWEEN :first AND :last GROUP BY key, bin ORDER BY bin",
        _within(span),
    )
    dots: dict[RoadblockKey, list[Dot]] = defaultdict(list)
    latest: dict[RoadblockKey, tuple[int, Familiar]] = {}
    for row in rows:
        key, answer = RoadblockKey(row["key"]), Familiar(row["rating"])
        dots[key].append(Dot(date.fromisoformat(row["bin"]), int(answer)))
        latest[key] = max(latest.get(key, (0, answer)), (row["latest"], answer))
    return tuple(
        RoadblockPattern(key, tuple(dots[key]), latest[key][1])
        for key in RoadblockKey
        if key in dots
    )


def attendance(db: Database, span: Span) -> AttendancePattern:
    """Return how many sessions became what, on which days, and the reasons noted."""
    days: dict[SessionState, list[date]] = defaultdict(list)
    within = _within(span)
    for row in db.all(f"SELECT state, day{_SESSIONS} ORDER BY day", within):
        days[SessionState(row["state"])].append(date.fromisoformat(row["day"]))
    reasons = db.all(
        "SELECT reason.value AS reason, count(*) AS often FROM session,"
        " json_each(session.reasons) AS reason WHERE trashed_at IS NULL"
        " AND state NOT IN ('planned', 'attended') AND day BETWEEN :first AND :last"
        " GROUP BY reason.value",
        within,
    )
    return AttendancePattern(
        {state: len(each) for state, each in days.items()},
        {state: tuple(each) for state, each in days.items()},
        {AbsenceReason(row["reason"]): row["often"] for row in reasons},
    )


def _within(span: Span) -> dict[str, object]:
    return {"first": str(span.first), "last": str(span.last)}


def _bin(grain: Grain, day: str = "day") -> str:
    """Return the first day of a bin in SQL: the day, its Monday, the first of its month."""
    return {
        Grain.DAY: day,
        Grain.WEEK: f"date({day}, 'weekday 0', '-6 days')",
        Grain.MONTH: f"substr({day}, 1, 7) || '-01'",
    }[grain]
