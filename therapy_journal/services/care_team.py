# SPDX-License-Identifier: GPL-3.0-or-later
"""The care team, and the four-line look at how the work feels."""

from __future__ import annotations

from dataclasses import replace

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.appointments import AlliancePoints, NobodyNamed, NothingSaid
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.sessions import AllianceLook, CarePerson
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import alliance, care_people
from therapy_journal.storage.connection import Database

_CHANGED = Changes(sessions=True)


class CareTeam:
    """Who does what, and how it feels; both are private and both can be taken back."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written, so that it is only shown."""
        return self._db.is_read_only

    def people(self) -> tuple[CarePerson, ...]:
        """Return everybody, in the order in which they were added."""
        return tuple(care_people.all_people(self._db))

    def add_person(self, name: str, role: str = "", note: str = "") -> Outcome[CarePerson]:
        """Add somebody; a name or initials are enough."""
        person = _person(0, name, role, note)
        with self._db.atomic():
            person = replace(person, id=care_people.insert(self._db, person, self._clock.now()))
            self.forms.drop(FormKind.CARE_PERSON, 0)
        return Outcome(person, _CHANGED)

    def edit_person(
        self, person_id: int, name: str, role: str = "", note: str = ""
    ) -> Outcome[CarePerson]:
        """Write somebody down anew."""
        person = _person(person_id, name, role, note)
        with self._db.atomic():
            if care_people.get(self._db, person_id) is None:
                raise GoneMeanwhile
            care_people.update(self._db, person, self._clock.now())
            self.forms.drop(FormKind.CARE_PERSON, person_id)
        return Outcome(person, _CHANGED)

    def remove_person(self, person_id: int) -> Outcome[int]:
        """Move somebody to the trash."""
        with self._db.atomic():
            care_people.trash(self._db, person_id, self._clock.now())
            self.forms.drop(FormKind.CARE_PERSON, person_id)
        return Outcome(person_id, _CHANGED)

    def restore_person(self, person_id: int) -> Outcome[int]:
        """Take somebody out of the trash."""
        with self._db.atomic():
            care_people.restore(self._db, person_id)
        return Outcome(person_id, _CHANGED)

    def looks(self) -> tuple[AllianceLook, ...]:
        """Return every look at how the work feels, the earliest first."""
        return tuple(alliance.all_looks(self._db))

    def add_look(
        self, points: AlliancePoints, session_id: int | None = None
    ) -> Outcome[AllianceLook]:
        """Keep a look at how the work feels now; any of its lines may be open, not all."""
        if points.is_empty:
            raise NothingSaid
        now = self._clock.now()
        look = AllianceLook(
            0,
            now.day,
            now.at,
            points.heard,
            points.matters,
            points.pace,
            points.free_no,
            session_id,
        )
        with self._db.atomic():
            look = replace(look, id=alliance.insert(self._db, look))
            self.forms.drop(FormKind.LOOK, 0)
        return Outcome(look, _CHANGED)

    def remove_look(self, look_id: int) -> Outcome[AllianceLook]:
        """Move a look to the trash; :meth:`put_look_back` is the way back."""
        with self._db.atomic():
            look = alliance.get(self._db, look_id)
            if look is None:
                raise GoneMeanwhile
            alliance.trash(self._db, look_id, self._clock.now())
        return Outcome(look, _CHANGED)

    def put_look_back(self, look_id: int) -> Outcome[AllianceLook]:
        """Take a look out of the trash."""
        with self._db.atomic():
            look = alliance.restore(self._db, look_id)
            if look is None:
                raise GoneMeanwhile
        return Outcome(look, _CHANGED)


def _person(person_id: int, name: str, role: str, note: str) -> CarePerson:
    person = CarePerson(person_id, kept_words(name), kept_words(role), kept_words(note))
    if not person.name:
        raise NobodyNamed
    return person
