# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions: plan, move, attend, miss or cancel without blame, and the note afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.appointments import (
    DAY,
    WEEK,
    Absence,
    Appointment,
    Hints,
    NotBegun,
    hints,
    latest_in_rhythm,
    to_ask_about,
    waiting_for_word,
)
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.sessions import (
    Session,
    SessionState,
    last_attended,
    next_session,
)
from therapy_journal.services import session_rows
from therapy_journal.services.care_team import CareTeam
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.pausing import is_paused
from therapy_journal.services.repeating import Repeating
from therapy_journal.services.session_rows import placed
from therapy_journal.services.workarounds import Workaround, load_workaround
from therapy_journal.storage import sessions as stored
from therapy_journal.storage.connection import Database

_CHANGED = Changes(sessions=True, homework=True)
"""Homework says from which session it is and until when, so it changes with the sessions."""


@dataclass(frozen=True, slots=True)
class SessionCounts:
    """How many sessions there are, and what became of them."""

    all: int
    attended: int
    missed: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A session at its new time, and the record that stays at the old one."""

    session: Session
    record_id: int
    before: Session


@dataclass(frozen=True, slots=True)
class Taken:
    """A session in the trash, and how many things of each kind go on naming it."""

    id: int
    links: dict[str, int]


class Attending(CareTeam):
    """The use cases around sessions, the care team and the look at how the work feels.

    Every change can be taken back: by :meth:`put_back` with the session as it was, by
    :meth:`undo_move`, or by :meth:`restore`.
    """

    def __init__(self, *, db: Database, clock: Clock) -> None:
        super().__init__(db=db, clock=clock)
        self.repeating = Repeating(db=db, clock=clock, forms=self.forms)

    # --- reading ---------------------------------------------------------------------

    def all(self) -> tuple[Session, ...]:
        """Return every session, the latest first."""
        return tuple(stored.all_sessions(self._db))

    def get(self, session_id: int) -> Session | None:
        """Return one session, or None when it is gone."""
        return stored.get(self._db, session_id)

    def next(self) -> Session | None:
        """Return the earliest planned session that has not ended."""
        return next_session(self.all(), self._clock.now().at)

    def coming(self) -> tuple[Session, ...]:
        """Return the planned sessions that have not ended, the nearest first."""
        now = self._clock.now().at
        coming = [s for s in self.all() if s.state is SessionState.PLANNED and s.ends_at > now]
        return tuple(reversed(coming))

    def past(self) -> tuple[Session, ...]:
        """Return what is over or will not take place, the latest first."""
        now = self._clock.now().at
        return tuple(
            s for s in self.all() if s.state is not SessionState.PLANNED or s.ends_at <= now
        )

    def waiting_for_word(self) -> Session | None:
        """Return the latest session that has ended and of which nothing was said yet.

        While therapy pauses nothing is asked about.
        """
        if is_paused(self._db):
            return None
        return waiting_for_word(self.all(), self._clock.now().at)

    def workarounds(self) -> tuple[Workaround, ...]:
        """Return what one could ask after a session that did not take place of late."""
        if is_paused(self._db):
            return ()
        session = to_ask_about(self.all(), self._clock.now().day)
        return () if session is None else tuple(map(load_workaround, session.reasons))

    def last_attended(self) -> Session | None:
        """Return the latest session attended."""
        return last_attended(self.all(), self._clock.now().at)

    def counts(self) -> SessionCounts:
        """Return how many sessions there are; a moved one counts once, at its new time."""
        states = [s.state for s in self.all() if s.state is not SessionState.MOVED]
        return SessionCounts(
            len(states),
            states.count(SessionState.ATTENDED),
            states.count(SessionState.MISSED),
            states.count(SessionState.CANCELLED),
        )

    def count(self) -> int:
        """Return how many sessions there are, past and planned."""
        return self.counts().all

    def suggestion(self, moving: Session | None = None) -> Appointment:
        """Return where a next session would most likely be: the same hour, some weeks on.

        One that moves out of its rhythm would likely be the day after.
        """
        now = self._clock.now()
        known = self.all()
        latest = moving or latest_in_rhythm(known, now.at)
        if latest is None:
            local = now.local.replace(hour=15, minute=0, second=0, microsecond=0) + WEEK
            return Appointment(self._clock.at_local(local))
        step = WEEK if latest.series_id is None else DAY
        local = latest.starts.local + step
        while local <= now.local:
            local += step
        return Appointment(
            self._clock.at_local(local), latest.minutes, latest.with_whom, latest.place
        )

    def hints(self, appointment: Appointment, except_id: int | None = None) -> Hints:
        """Return what is worth saying about a time before it is kept; nothing is forbidden."""
        return hints(appointment, self.all(), self._clock.now().at, except_id)

    # --- planning --------------------------------------------------------------------

    def plan(
        self,
        appointment: Appointment,
        state: SessionState = SessionState.PLANNED,
        absence: Absence | None = None,
    ) -> Outcome[Session]:
        """Keep a new session; one in the past may be noted with what became of it."""
        now = self._clock.now()
        self._has_begun(appointment, state)
        session = _became(placed(Session(0, appointment.starts), appointment), state, absence)
        with self._db.atomic():
            session = session_rows.add(self._db, session, now)
            self.forms.drop(FormKind.SESSION, 0)
        return Outcome(session, _CHANGED)

    def edit(
        self,
        session_id: int,
        appointment: Appointment,
        state: SessionState | None = None,
        absence: Absence | None = None,
    ) -> Outcome[Session]:
        """Correct what is known of a session; to move one is :meth:`move`."""
        session = placed(self._session(session_id), appointment)
        self._has_begun(appointment, state or session.state)
        if state is not None:
            session = _became(session, state, absence)
        with self._db.atomic():
            self._write(session)
            self.forms.drop(FormKind.SESSION, session_id)
        return Outcome(session, _CHANGED)

    def move(self, session_id: int, appointment: Appointment) -> Outcome[Moved]:
        """Move a session; a record with state *moved* stays at the old time.

        The session keeps its number, so that what was prepared for it goes along.
        """
        now = self._clock.now()
        before = self._session(session_id)
        session = _became(placed(before, appointment), SessionState.PLANNED)
        record = replace(
            before,
            state=SessionState.MOVED,
            moved_to_id=session_id,
            note_id=None,
            series_id=None,
            series_day=None,
        )
        with self._db.atomic():
            self._write(session)
            record_id = session_rows.add(self._db, record, now).id
            self.forms.drop(FormKind.SESSION, session_id)
        return Outcome(Moved(session, record_id, before), _CHANGED)

    def undo_move(self, moved: Moved) -> Outcome[Session]:
        """Put a session back to the time it was moved from."""
        with self._db.atomic():
            self._write(moved.before)
            session_rows.trash(self._db, moved.record_id, self._clock.now())
        return Outcome(moved.before, _CHANGED)

    # --- what became of it -----------------------------------------------------------

    def attended(self, session_id: int) -> Outcome[Session]:
        """Say that a session took place.

        Raises:
            NotBegun: When it lies ahead.
        """
        session = self._session(session_id)
        self._has_begun(_appointment(session), SessionState.ATTENDED)
        return self._change(_became(session, SessionState.ATTENDED))

    def missed(self, session_id: int, absence: Absence | None = None) -> Outcome[Session]:
        """Say that a session was missed; why is asked, and may stay unanswered."""
        return self._absent(session_id, SessionState.MISSED, absence or Absence())

    def cancelled(self, session_id: int, absence: Absence | None = None) -> Outcome[Session]:
        """Say that a session was cancelled, by either side."""
        return self._absent(session_id, SessionState.CANCELLED, absence or Absence())

    def put_back(self, session: Session) -> Outcome[Session]:
        """Make a session what it was."""
        self._session(session.id)
        return self._change(session)

    def remove(self, session_id: int) -> Outcome[Taken]:
        """Move a session to the trash; homework, notes and pages made for it stay."""
        with self._db.atomic():
            self._session(session_id)
            taken = Taken(session_id, stored.links(self._db, session_id))
            session_rows.trash(self._db, session_id, self._clock.now())
            self.forms.drop(FormKind.SESSION, session_id)
        return Outcome(taken, _CHANGED)

    def restore(self, session_id: int) -> Outcome[int]:
        """Take a session out of the trash; what named it names it again."""
        with self._db.atomic():
            stored.restore(self._db, session_id)
            session_rows.index(self._db, self._session(session_id))
        return Outcome(session_id, _CHANGED)

    def link_note(self, session_id: int, reflection_id: int | None) -> Outcome[Session]:
        """Say which reflection is the note made after a session."""
        return self._change(replace(self._session(session_id), note_id=reflection_id))

    # --- inside ----------------------------------------------------------------------

    def _session(self, session_id: int) -> Session:
        session = stored.get(self._db, session_id)
        if session is None:
            raise GoneMeanwhile
        return session

    def _has_begun(self, appointment: Appointment, state: SessionState) -> None:
        over = state in {SessionState.ATTENDED, SessionState.MISSED}
        if over and appointment.starts.at > self._clock.now().at:
            raise NotBegun

    def _absent(self, session_id: int, state: SessionState, absence: Absence) -> Outcome[Session]:
        session = self._session(session_id)
        self._has_begun(_appointment(session), state)
        outcome = self._change(_became(session, state, absence))
        self.forms.drop(FormKind.ABSENCE, session_id)
        return outcome

    def _change(self, session: Session) -> Outcome[Session]:
        with self._db.atomic():
            self._write(session)
        return Outcome(session, _CHANGED)

    def _write(self, session: Session) -> None:
        session_rows.write(self._db, session, self._clock.now())


def _became(session: Session, state: SessionState, absence: Absence | None = None) -> Session:
    if absence is None or state not in {SessionState.MISSED, SessionState.CANCELLED}:
        absence = Absence()
    return replace(
        session,
        state=state,
        reasons=tuple(dict.fromkeys(absence.reasons)),
        reason_note=kept_words(absence.note),
    )


def _appointment(session: Session) -> Appointment:
    return Appointment(session.starts, session.minutes, session.with_whom, session.place)
