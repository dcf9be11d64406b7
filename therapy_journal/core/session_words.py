# SPDX-License-Identifier: GPL-3.0-or-later
"""How a session is said: when, with whom, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from therapy_journal.core.charts import LineValues, Span, points_of
from therapy_journal.core.days import away, bare_day, clock_time, short_day
from therapy_journal.core.sessions import AllianceLook, Session, SessionState

STATE_TITLES: dict[SessionState, str] = {
    SessionState.PLANNED: "planned",
    SessionState.ATTENDED: "attended",
    SessionState.MISSED: "missed",
    SessionState.CANCELLED: "cancelled",
    SessionState.MOVED: "moved",
}

LOOK_LINES: tuple[tuple[str, str], ...] = (
    ("heard", "I felt heard"),
    ("matters", "We worked on what matters to me"),
    ("pace", "The pace suited me"),
    ("free_no", "I felt free to say no"),
)
"""The four lines, in our own words; the first of each pair is the name of its value."""

LOOK_ENDS = ("0 not at all", "10 fully")


def when(session: Session, today: date) -> str:
    """Return ``Thu 26 Nov, 15:00``, with the year where it is another one."""
    starts = session.starts
    year = f" {starts.day.year}" if starts.day.year != today.year else ""
    return f"{short_day(starts.local.date())}{year}, {clock_time(starts.local)}"


def about(session: Session, today: date) -> str:
    """Return what else is known, e.g. ``in 3 days · with M. K. · 50 minutes``."""
    parts = [away(session.starts.day, today)]
    parts += [f"with {session.with_whom}" if session.with_whom else ""]
    parts += [f"{session.minutes} minutes", session.place]
    return " · ".join(part for part in parts if part)


def company(session: Session) -> str:
    """Return with whom and where, as far as it was said."""
    whom = f"with {session.with_whom}" if session.with_whom else ""
    return " · ".join(part for part in (whom, session.place) if part)


def became(session: Session, moved_to: Session | None = None) -> str:
    """Return what became of a session; one of which nothing was said is told as that."""
    if session.state is SessionState.PLANNED:
        return "not said yet"
    if session.state is SessionState.MOVED and moved_to is not None:
        return f"moved to {bare_day(moved_to.starts.day)}"
    return STATE_TITLES[session.state]


def look_line(looks: Sequence[AllianceLook], name: str) -> LineValues:
    """Return one line of at least one look, the earliest first; unanswered it is a gap."""
    values = [(look.day, getattr(look, name)) for look in looks]
    days = [day for day, _ in values]
    points = points_of((day, value, 1) for day, value in values if value is not None)
    span = Span(min(days), max(days))
    return LineValues(span, points, ends=LOOK_ENDS, asked=tuple(sorted(set(days))))
