# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning a session: what a form holds, and what is worth saying about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from therapy_journal.core.days import Moment, clock_time, short_day
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.sessions import AbsenceReason, Session, SessionState

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
ASKED_DAYS = 42
"""How long questions about a session that did not take place are offered."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """When, for how long, with whom and where; the moment alone makes it complete."""

    starts: Moment
    minutes: int = 50
    with_whom: str = ""
    place: str = ""

    @property
    def ends_at(self) -> datetime:
        """The instant it ends, in UTC."""
        return self.starts.at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a session did not take place, as far as somebody wants to say."""

    reasons: tuple[AbsenceReason, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class AlliancePoints:
    """The four lines of a look at how the work feels; each may stay open."""

    heard: int | None = None
    matters: int | None = None
    pace: int | None = None
    free_no: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no line was answered."""
        return self == AlliancePoints()


@dataclass(frozen=True, slots=True)
class Hints:
    """What is told about a planned time; none of it forbids anything."""

    has_passed: bool = False
    clashes: tuple[Session, ...] = ()

    @property
    def text(self) -> str:
        """The hints as one or two sentences, empty when there is nothing to say."""
        said = []
        if self.has_passed:
            said.append("This time has passed. You can note it, and say whether you were there.")
        if self.clashes:
            when = self.clashes[0].starts
            said.append(
                f"There is a session on {short_day(when.day)}, {clock_time(when.local)} already. "
                "Both can stay."
            )
        return " ".join(said)


class NotBegun(JournalProblem):
    """A session was said to be attended before it began."""

    code = "E_NOT_BEGUN"
    sentence = "This session has not begun yet."
    action = "You can say how it went once it has. Nothing was changed."


class NobodyNamed(JournalProblem):
    """Somebody of the care team without a name."""

    code = "E_NO_NAME"
    sentence = "There is no name here yet."
    action = "Initials are enough. What you wrote is still here."


class NothingSaid(JournalProblem):
    """A look at how the work feels without a single line answered."""

    code = "E_NO_LINE"
    sentence = "None of the four lines was answered, so there was nothing to keep."
    action = "One is enough, or leave it for now."


def hints(
    appointment: Appointment,
    sessions: Iterable[Session],
    now: datetime,
    except_id: int | None = None,
) -> Hints:
    """Return what is worth saying about a time: that it has passed, or that another is near it."""
    clashes = tuple(
        session
        for session in sessions
        if session.id != except_id
        and session.state in {SessionState.PLANNED, SessionState.ATTENDED}
        and session.starts.at < appointment.ends_at
        and appointment.starts.at < session.ends_at
    )
    return Hints(appointment.starts.at <= now, clashes)


def waiting_for_word(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the latest planned session that has ended and of which nothing was said yet."""
    ended = (s for s in sessions if s.state is SessionState.PLANNED and s.ends_at <= now)
    return max(ended, key=lambda s: s.starts.at, default=None)


def clock_change(wanted: datetime, first: Moment, second: Moment) -> str:
    """Say what the clocks do to a wall time, or nothing.

    ``first`` and ``second`` are the moments of ``wanted`` read with fold 0 and 1.
    """
    if first.local != wanted.replace(fold=0):
        return (
            f"The clocks change, and {clock_time(wanted)} does not come that day. "
            f"It is kept as {clock_time(first.local)}."
        )
    if first.at != second.at:
        return f"The clocks change, and {clock_time(wanted)} comes twice. The first is meant."
    return ""


def to_ask_about(sessions: Iterable[Session], today: date) -> Session | None:
    """Return the latest session, where it did not take place of late and a reason was said."""
    told = {SessionState.ATTENDED, SessionState.MISSED, SessionState.CANCELLED}
    latest = max((s for s in sessions if s.state in told), key=_start, default=None)
    if latest is None or not latest.reasons or (today - latest.starts.day).days > ASKED_DAYS:
        return None
    return None if latest.state is SessionState.ATTENDED else latest


def latest_in_rhythm(sessions: Iterable[Session], now: datetime) -> Session | None:
    """Return the session whose weekday and hour a next one would most likely keep.

    Of those a rhythm made ahead it is the nearest.
    """
    usual = [s for s in sessions if s.state is not SessionState.MOVED]
    ahead = [s for s in usual if s.series_id is not None and s.starts.at > now]
    settled = [s for s in usual if s not in ahead]
    nearest = [min(ahead, key=_start)] if ahead else []
    return max(settled + nearest, key=_start, default=None)


def _start(session: Session) -> datetime:
    return session.starts.at
