# SPDX-License-Identifier: GPL-3.0-or-later
"""Which session a page is for, and which time it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from therapy_journal.core.days import Clock
from therapy_journal.core.sessions import (
    FIRST_PERIOD,
    Session,
    SessionState,
    last_attended,
    next_session,
    period_start,
)
from therapy_journal.core.summary import Period, SummaryPage
from therapy_journal.storage import sessions, summary_pages
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class Frame:
    """A page before anything is on it.

    ``target`` is the session it is for; None while none is planned. ``earlier`` are the
    sessions whose words it takes over: those since the last attended one that did not take
    place. ``since`` and ``until`` are the instants between which things count.
    """

    target: Session | None
    last: Session | None
    earlier: tuple[Session, ...]
    around: tuple[Session, ...]
    since: datetime
    until: datetime
    loose_since: datetime
    period: Period
    page: SummaryPage
    today: date

    @property
    def session_id(self) -> int | None:
        """The number of the session the page is for."""
        return self.target.id if self.target else None

    @property
    def session_ids(self) -> tuple[int, ...]:
        """The session itself, then those whose words it takes over, the latest first."""
        own = (self.target.id,) if self.target else ()
        return own + tuple(session.id for session in self.earlier)

    @property
    def until_day(self) -> date:
        """The last day about which something can be known."""
        return min(self.today, self.period.end)

    def holds(self, at: datetime) -> bool:
        """Whether an instant lies in the time covered."""
        return self.since <= at <= self.until

    def holds_day(self, day: date) -> bool:
        """Whether a day lies in the time covered, the first day whole."""
        return self.period.start <= day <= self.until_day


def frame(db: Database, clock: Clock, session_id: int | None) -> Frame:
    """Return the frame of the page for a session; without a number, for the next one."""
    now = clock.now()
    every = sessions.all_sessions(db)
    target = next((s for s in every if s.id == session_id), None) or next_session(every, now.at)
    until = min(now.at, target.starts.at) if target else now.at
    before = [s for s in every if target is None or _is_before(s, target)]
    last = last_attended(before, until)
    usual = period_start(before, until)
    earlier = tuple(s for s in before if _did_not_take_place(s, usual, until, target))
    page = _page(db, target, earlier, usual)
    end = target.starts.day if target else now.day
    covered = min(now.day, end)
    start = page.since_day or (last.starts.day if last else now.day - FIRST_PERIOD)
    since = usual
    if page.since_day is not None:
        since = clock.at_local(datetime.combine(page.since_day, time(clock.boundary))).at
    return Frame(
        target,
        last,
        earlier,
        _around(before, start, covered),
        since,
        until,
        usual,
        Period(min(start, covered), covered),
        page,
        now.day,
    )


def _is_before(session: Session, target: Session) -> bool:
    if session.id == target.id:
        return False
    return session.starts.at < target.starts.at or session.moved_to_id == target.id


def _did_not_take_place(
    session: Session, since: datetime, until: datetime, target: Session | None
) -> bool:
    if target is not None and session.moved_to_id == target.id:
        return True
    return session.state is not SessionState.ATTENDED and since <= session.starts.at <= until


def _around(before: Sequence[Session], start: date, end: date) -> tuple[Session, ...]:
    taken = (
        s for s in before if s.state is not SessionState.PLANNED and start <= s.starts.day <= end
    )
    return tuple(sorted(taken, key=lambda s: s.starts.at))


def _page(
    db: Database, target: Session | None, earlier: Sequence[Session], loose_since: datetime
) -> SummaryPage:
    own = target.id if target else None
    for session_id in (own, *(session.id for session in earlier), None):
        found = summary_pages.page(db, session_id, loose_since=loose_since)
        if found is not None:
            return SummaryPage(own, found.one_thing, found.wishes, found.stayed, found.since_day)
    return SummaryPage(own)
