# SPDX-License-Identifier: GPL-3.0-or-later
"""When what was written after a session comes back, and when a look at the whole is offered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from therapy_journal.core.days import MONTHS, weekday
from therapy_journal.core.sessions import Session, SessionState, next_session

AFTER = timedelta(days=3)
"""When it comes back where no next session is planned."""

STALE = timedelta(days=21)
"""After so long it is not brought up any more."""

FRESH = timedelta(days=2)
"""How long after its end a session is asked about gently."""


def comes_back(last: Session, sessions: Iterable[Session], now: datetime) -> bool:
    """Whether it is midweek: half way from ``last`` to the next planned session, or 3 days on.

    It ends with the next session's beginning.
    """
    coming = next_session(sessions, now)
    since = now - last.ends_at
    if coming is None:
        return AFTER <= since < STALE
    if coming.starts.at <= now or since >= STALE:
        return False
    half = (coming.starts.at - last.ends_at) / 2
    return since >= min(half, AFTER * 2)


def to_write_about(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session that ended lately and has no note yet, if it may have taken place."""
    open_states = (SessionState.PLANNED, SessionState.ATTENDED)
    ended = [
        one
        for one in sessions
        if one.state in open_states and timedelta(0) <= now - one.ends_at < FRESH
    ]
    latest = max(ended, key=lambda one: one.starts.at, default=None)
    return latest if latest is not None and latest.note_id is None else None


def attended_since(sessions: Iterable[Session], since: datetime | None) -> int:
    """Count the attended sessions that began after ``since``; all of them without one."""
    return sum(
        one.state is SessionState.ATTENDED and (since is None or one.starts.at > since)
        for one in sessions
    )


def on_day(day: date, today: date) -> str:
    """Say a day of the last weeks in a sentence: *Today*, *Yesterday*, *On Thursday*."""
    ago = (today - day).days
    if ago in (0, 1):
        return ("Today", "Yesterday")[ago]
    # Not %B, which is in the system's language.
    return f"On {weekday(day)}" if ago < 7 else f"On {day.day} {MONTHS[day.month - 1]}"
