# SPDX-License-Identifier: GPL-3.0-or-later
"""Appointments that come round: made ahead, changed for one or for all that follow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.rhythms import (
    AHEAD,
    AT_LEAST,
    EndsBeforeItBegins,
    Repeats,
    Series,
    is_untouched,
    rule_of,
)
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.services import occurrences, session_rows
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import session_series as stored
from therapy_journal.storage import sessions
from therapy_journal.storage.connection import Database

_CHANGED = Changes(sessions=True, homework=True)


@dataclass(frozen=True, slots=True)
class Repeated:
    """What was done to a rhythm, and what :meth:`Repeating.undo` needs to take it back.

    ``session`` is the one it was said of, as it is now, and ``before`` as it was (None where it
    was planned by this). ``made`` is the rhythm begun by it, ``ended`` the one that held until
    now, as it was. ``trashed`` went to the trash with what was noted about them.
    """

    session: Session
    before: Session | None
    made: Series | None = None
    ended: Series | None = None
    trashed: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A day a rhythm leaves out, and the session that would have been on it, if it was made."""

    series_id: int
    day: date
    session_id: int | None


class Repeating:
    """Begins, changes and ends rhythms; each session of one is a session like any other."""

    def __init__(self, *, db: Database, clock: Clock, forms: FormDrafts) -> None:
        self._db = db
        self._clock = clock
        self._forms = forms

    # --- reading ---------------------------------------------------------------------

    def get(self, series_id: int) -> Series | None:
        """Return one rhythm, or None when it is gone."""
        return stored.get(self._db, series_id)

    def of(self, session: Session | None) -> Series | None:
        """Return the rhythm a session belongs to, if it belongs to one that goes on."""
        if session is None or session.series_id is None:
            return None
        return stored.get(self._db, session.series_id)

    def going_on(self) -> tuple[Series, ...]:
        """Return the rhythms that have not ended."""
        return tuple(stored.going_on(self._db, self._clock.now().day))

    def coming_days(self, series_id: int, most: int = 12) -> tuple[date, ...]:
        """Return the next days a rhythm gives, those it leaves out among them."""
        series = stored.get(self._db, series_id)
        if series is None:
            return ()
        found = []
        for at in occurrences.wall_times(series, self._today()):
            found.append(at.date())
            if len(found) >= most:
                break
        return tuple(found)

    # --- making ahead ----------------------------------------------------------------

    def top_up(self) -> Outcome[int]:
        """Make the sessions that rhythms give for the next weeks; returns how many."""
        made = 0
        if not self._db.is_read_only:
            with self._db.atomic():
                for series in stored.going_on(self._db, self._clock.now().day):
                    if not self._is_full(series):
                        made += self._fill(series)
        return Outcome(made, _CHANGED if made else Changes())

    def plan(self, appointment: Appointment, repeats: Repeats) -> Outcome[Repeated]:
        """Keep a first session, and those that follow it in a rhythm."""
        with self._db.atomic():
            series = self._begin(appointment, repeats)
            first = self._first_of(Session(0, appointment.starts), series)
            session = session_rows.add(self._db, first, self._clock.now())
            self._fill(series)
            self._forms.drop(FormKind.SESSION, 0)
        return Outcome(Repeated(session, None, made=series), _CHANGED)

    def change_from(
        self, session_id: int, appointment: Appointment, repeats: Repeats | None
    ) -> Outcome[Repeated]:
        """Change a session and all that follow it in its rhythm.

        ``repeats`` None ends the rhythm with it. One that stood alone begins a rhythm.
        """
        with self._db.atomic():
            before = self._session(session_id)
            old = self.of(before)
            trashed = self._end(old, before) if old is not None else ()
            series = self._begin(appointment, repeats) if repeats is not None else None
            session = session_rows.placed(before, appointment)
            session = replace(session, series_id=None, series_day=None)
            if series is not None:
                session = self._first_of(session, series)
            session_rows.write(self._db, session, self._clock.now())
            if series is not None:
                self._fill(series)
            if old is not None:
                stored.erase_unused(self._db, old.id)
            self._forms.drop(FormKind.SESSION, session_id)
        return Outcome(Repeated(session, before, series, old, trashed), _CHANGED)

    def leave_out(self, series_id: int, day: date) -> Outcome[Left]:
        """Have a rhythm leave out a day, a holiday say; :meth:`take_in` is the way back."""
        with self._db.atomic():
            series = stored.get(self._db, series_id)
            if series is None:
                raise GoneMeanwhile
            made = [s for s in sessions.of_series(self._db, series_id, day) if s.series_day == day]
            session_id = None
            for session in made:
                if self._is_as_made(session, series):
                    session_rows.unmake(self._db, session.id)
                else:
                    session_rows.trash(self._db, session.id, self._clock.now())
                    session_id = session.id
            stored.skip(self._db, series_id, day)
        return Outcome(Left(series_id, day, session_id), _CHANGED)

    def take_in(self, left: Left) -> Outcome[Left]:
        """Have a rhythm no longer leave out a day."""
        with self._db.atomic():
            series = stored.get(self._db, left.series_id)
            if series is None:
                raise GoneMeanwhile
            skipped = tuple(day for day in series.skipped if day != left.day)
            series = replace(series, skipped=skipped)
            stored.update(self._db, series, self._clock.now())
            if left.session_id is not None:
                self._restore(left.session_id)
            self._fill(series)
        return Outcome(left, _CHANGED)

    def undo(self, done: Repeated) -> Outcome[Session | None]:
        """Take back what was planned, changed or ended; nothing noted meanwhile is lost."""
        now = self._clock.now()
        with self._db.atomic():
            old = self._bring_back(done.ended) if done.ended is not None else None
            if done.before is not None:
                back = replace(done.before, series_id=old.id if old else None)
                session_rows.write(self._db, back, now)
            if done.made is not None:
                self._take_apart(done.made)
            for session_id in done.trashed:
                self._restore(session_id)
            if old is not None:
                self._fill(old)
        return Outcome(done.before, _CHANGED)

    # --- inside ----------------------------------------------------------------------

    def _today(self) -> date:
        return self._clock.now().local.date()

    def _session(self, session_id: int) -> Session:
        session = sessions.get(self._db, session_id)
        if session is None:
            raise GoneMeanwhile
        return session

    def _begin(self, appointment: Appointment, repeats: Repeats) -> Series:
        at = session_rows.placed(Session(0, appointment.starts), appointment)
        first = at.starts.local.date()
        if repeats.until is not None and repeats.until < first:
            raise EndsBeforeItBegins
        rule = rule_of(repeats.rhythm, first)
        series = Series(0, rule, at.starts, at.minutes, at.with_whom, at.place, (), repeats.until)
        return replace(series, id=stored.insert(self._db, series, self._clock.now()))

    def _first_of(self, session: Session, series: Series) -> Session:
        at = Appointment(series.starts, series.minutes, series.with_whom, series.place)
        session = session_rows.placed(session, at)
        return replace(session, series_id=series.id, series_day=series.first_day)

    def _is_full(self, series: Series) -> bool:
        """Whether enough is made ahead, told without asking the rule."""
        today = self._today()
        made = sessions.series_days(self._db, series.id) | set(series.skipped)
        last = max(made, default=series.first_day)
        following = last + series.shortest_gap
        if series.ended_day is not None and following > series.ended_day:
            return True
        ahead = sum(day >= today for day in made)
        return following > today + AHEAD and ahead >= AT_LEAST

    def _fill(self, series: Series) -> int:
        now = self._clock.now()
        taken = sessions.series_days(self._db, series.id)
        count = 0
        for wall in occurrences.wanted(series, self._today()):
            starts = occurrences.moment_of(series, wall, self._clock)
            if wall.date() in taken or starts.at <= now.at:
                continue
            at = Appointment(starts, series.minutes, series.with_whom, series.place)
            session = session_rows.placed(Session(0, starts), at)
            session = replace(session, series_id=series.id, series_day=wall.date())
            session_rows.add(self._db, session, now)
            count += 1
        return count

    def _end(self, series: Series, session: Session) -> tuple[int, ...]:
        """End a rhythm before a session, and return what went to the trash with its words."""
        day = session.series_day or session.starts.local.date()
        following = [s for s in sessions.of_series(self._db, series.id, day) if s.id != session.id]
        trashed = []
        for each in following:
            if self._is_as_made(each, series):
                session_rows.unmake(self._db, each.id)
            elif each.state is SessionState.PLANNED and each.starts.at > self._clock.now().at:
                session_rows.trash(self._db, each.id, self._clock.now())
                trashed.append(each.id)
        last = date.fromordinal(day.toordinal() - 1)
        ended = last if series.ended_day is None else min(last, series.ended_day)
        stored.update(self._db, replace(series, ended_day=ended), self._clock.now())
        return tuple(trashed)

    def _is_as_made(self, session: Session, series: Series) -> bool:
        is_ahead = session.starts.at > self._clock.now().at
        return is_ahead and is_untouched(session, series) and sessions.is_bare(self._db, session.id)

    def _bring_back(self, ended: Series) -> Series:
        """Make an ended rhythm what it was; one that was erased with its last session is anew."""
        now = self._clock.now()
        if stored.get(self._db, ended.id) is None:
            return replace(ended, id=stored.insert(self._db, ended, now))
        stored.update(self._db, ended, now)
        return ended

    def _take_apart(self, made: Series) -> None:
        now = self._clock.now()
        for session in sessions.of_series(self._db, made.id, date.min):
            if self._is_as_made(session, made):
                session_rows.unmake(self._db, session.id)
            elif session.state is SessionState.PLANNED:
                session_rows.trash(self._db, session.id, now)
        day = date.fromordinal(made.first_day.toordinal() - 1)
        stored.update(self._db, replace(made, ended_day=day), now)
        stored.erase_unused(self._db, made.id)

    def _restore(self, session_id: int) -> None:
        sessions.restore(self._db, session_id)
        session = sessions.get(self._db, session_id)
        if session is not None:
            session_rows.index(self._db, session)
