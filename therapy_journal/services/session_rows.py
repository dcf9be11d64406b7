# SPDX-License-Identifier: GPL-3.0-or-later
"""A session into its table and into the search, in one go."""

from __future__ import annotations

from dataclasses import replace

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.days import Moment
from therapy_journal.core.sessions import Session
from therapy_journal.storage import search, sessions
from therapy_journal.storage.connection import Database


def add(db: Database, session: Session, now: Moment) -> Session:
    """Keep a new session and return it with its number."""
    kept = replace(session, id=sessions.insert(db, session, now))
    index(db, kept)
    return kept


def write(db: Database, session: Session, now: Moment) -> None:
    """Write a session back as it is now."""
    sessions.update(db, session, now)
    index(db, session)


def trash(db: Database, session_id: int, now: Moment) -> None:
    """Move a session to the trash, out of the search."""
    search.drop(db, "session", session_id)
    sessions.trash(db, session_id, now)


def unmake(db: Database, session_id: int) -> None:
    """Take away a session that a rhythm made and nobody touched."""
    search.drop(db, "session", session_id)
    sessions.unmake(db, session_id)


def index(db: Database, session: Session) -> None:
    """Have the search find a session by its words."""
    body = "\n".join(part for part in (session.place, session.reason_note) if part)
    if body or session.with_whom:
        search.put(db, "session", session.id, session.starts.day, session.with_whom, body)
    else:
        search.drop(db, "session", session.id)


def placed(session: Session, appointment: Appointment) -> Session:
    """Return a session at another time and place, its words and its length made fit."""
    return replace(
        session,
        starts=appointment.starts,
        minutes=min(max(appointment.minutes, 5), 600),
        with_whom=kept_words(appointment.with_whom),
        place=kept_words(appointment.place),
    )
