# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screen and its forms need to know, read in one go on the storage thread."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.rhythms import Series
from therapy_journal.core.sessions import AllianceLook, CarePerson, Session, SessionState
from therapy_journal.services import taking_stock
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.services.workarounds import Workaround

FORMS = (
    FormKind.SESSION,
    FormKind.ABSENCE,
    FormKind.CARE_PERSON,
    FormKind.LOOK,
    *taking_stock.FORMS.values(),
)


@dataclass(frozen=True, slots=True)
class ScreenMaterial:
    """The sessions by where they stand, the looks, the care team, and a form that was left."""

    next: Session | None
    later: tuple[Session, ...]
    waiting: Session | None
    past: tuple[Session, ...]
    by_id: dict[int, Session]
    looks: tuple[AllianceLook, ...]
    people: tuple[CarePerson, ...]
    left: LeftForm | None
    workarounds: tuple[Workaround, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is no session at all."""
        return not (self.next or self.past)


@dataclass(frozen=True, slots=True)
class SessionMaterial:
    """For the form of a session; ``session`` is None for a new one.

    ``suggestion`` is where a new one would most likely be, or where this one could move to.
    """

    session: Session | None
    suggestion: Appointment
    draft: dict[str, str]
    series: Series | None = None


@dataclass(frozen=True, slots=True)
class AbsenceMaterial:
    """For the form that asks why a session did not take place."""

    session: Session
    state: SessionState
    draft: dict[str, str]


@dataclass(frozen=True, slots=True)
class PersonMaterial:
    """For the form of somebody of the care team; ``person`` is None for somebody new."""

    person: CarePerson | None
    draft: dict[str, str]


@dataclass(frozen=True, slots=True)
class LookMaterial:
    """For the look at how the work feels."""

    latest_session: Session | None
    draft: dict[str, str]


def read_screen(attending: Attending) -> ScreenMaterial:
    """Read what the screen shows."""
    coming = attending.coming()
    return ScreenMaterial(
        next=coming[0] if coming else None,
        later=coming[1:],
        waiting=attending.waiting_for_word(),
        past=attending.past(),
        by_id={session.id: session for session in attending.all()},
        looks=attending.looks(),
        people=attending.people(),
        left=next(iter(attending.forms.pending(*FORMS)), None),
        workarounds=attending.workarounds(),
    )


def read_session(attending: Attending, session_id: int) -> SessionMaterial:
    """Read what the form of a session needs; 0 is a new one."""
    session = attending.get(session_id) if session_id else None
    draft = attending.forms.get(FormKind.SESSION, session_id)
    series = attending.repeating.of(session)
    return SessionMaterial(session, attending.suggestion(session), draft, series)


def read_absence(
    attending: Attending, session_id: int, state: SessionState
) -> AbsenceMaterial | None:
    """Read what the question why needs; None when the session is gone."""
    session = attending.get(session_id)
    if session is None:
        return None
    return AbsenceMaterial(session, state, attending.forms.get(FormKind.ABSENCE, session_id))


def read_person(attending: Attending, person_id: int) -> PersonMaterial:
    """Read what the form of somebody needs; 0 is somebody new."""
    person = next((p for p in attending.people() if p.id == person_id), None)
    return PersonMaterial(person, attending.forms.get(FormKind.CARE_PERSON, person_id))


def read_look(attending: Attending) -> LookMaterial:
    """Read what a new look needs."""
    return LookMaterial(attending.last_attended(), attending.forms.get(FormKind.LOOK, 0))
