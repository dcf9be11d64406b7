# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: appointments, and the period a summary covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from therapy_journal.core.days import Moment

FIRST_PERIOD = timedelta(days=14)
"""How far back the first summary reaches, when no session was attended yet."""


class SessionState(StrEnum):
    """What became of an appointment, without blame."""

    PLANNED = "planned"
    ATTENDED = "attended"
    MISSED = "missed"
    CANCELLED = "cancelled"
    MOVED = "moved"


class AbsenceReason(StrEnum):
    """Why a session did not take place; several may hold."""

    ILL = "ill"
    MONEY = "money"
    TIME = "time"
    FORGOT = "forgot"
    DREAD = "dread"
    THERAPIST = "therapist"
    OTHER = "other"


ABSENCE_TITLES: dict[AbsenceReason, str] = {
    AbsenceReason.ILL: "not well",
    AbsenceReason.MONEY: "money",
    AbsenceReason.TIME: "time",
    AbsenceReason.FORGOT: "forgot",
    AbsenceReason.DREAD: "did not feel able to",
    AbsenceReason.THERAPIST: "the therapist could not",
    AbsenceReason.OTHER: "something else",
}


@dataclass(frozen=True, slots=True)
class Session:
    """One appointment; initials are enough for ``with_whom``. ``note_id`` is a reflection.

    ``series_id`` is the rhythm it was made by, ``series_day`` the day the rhythm gave; both
    stay when this one session is moved.
    """

    id: int
    starts: Moment
    minutes: int = 50
    with_whom: str = ""
    place: str = ""
    state: SessionState = SessionState.PLANNED
    reasons: tuple[AbsenceReason, ...] = ()
    reason_note: str = ""
    note_id: int | None = None
    moved_to_id: int | None = None
    series_id: int | None = None
    series_day: date | None = None

    @property
    def ends_at(self) -> datetime:
        """The instant the session ends, in UTC."""
        return self.starts.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class CarePerson:
    """Somebody of the care team: who does what."""

    id: int
    name: str
    role: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AllianceLook:
    """The four-line look at how the work feels; each 0–10 or left open."""

    id: int
    day: date
    looked_at: datetime
    heard: int | None = None
    matters: int | None = None
    pace: int | None = None
    free_no: int | None = None
    session_id: int | None = None


def next_session(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the earliest planned session that has not ended."""
    coming = (s for s in sessions if s.state is SessionState.PLANNED and s.ends_at > now)
    return min(coming, key=lambda s: s.starts.at, default=None)


def last_attended(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the latest attended session that has begun."""
    past = (s for s in sessions if s.state is SessionState.ATTENDED and s.starts.at <= now)
    return max(past, key=lambda s: s.starts.at, default=None)


def period_start(sessions: Iterable[Session], now: datetime) -> datetime:
    """Return where a summary begins: the end of the last attended session, or 14 days ago."""
    last = last_attended(sessions, now)
    return min(last.ends_at, now) if last else now - FIRST_PERIOD
