# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own people and numbers, what helps them, and who stands on the lock screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.support import (
    MOST_ON_LOCK_SCREEN,
    Around,
    Comfort,
    LockLine,
    LockScreenFull,
    NothingWritten,
    Person,
    name_and_number,
)
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import comforts, export_log, lock_lines, people
from therapy_journal.storage.connection import Database

_CHANGED = Changes(support=True)


class Supporting:
    """Used on the storage thread. ``folder`` says where the journal lies.

    Whoever stands on the lock screen stands in a readable file as well: it is written in the
    transaction that changes who that is, so that nobody stays in it who was taken off.
    """

    def __init__(self, *, db: Database, folder: Callable[[], Path], clock: Clock) -> None:
        self._db, self._folder, self._clock = db, folder, clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written, so that it is only shown."""
        return self._db.is_read_only

    def around(self) -> Around:
        """Return everybody and everything, in the person's order."""
        return Around(tuple(people.all_people(self._db)), tuple(comforts.all_comforts(self._db)))

    # -- people -------------------------------------------------------------------------------

    def add_line(self, line: str) -> Outcome[Person]:
        """Add somebody by one line, e.g. ``M. 555 0134``."""
        name, number = name_and_number(kept_words(line))
        return self.add_person(name, number)

    def add_person(self, name: str, number: str = "", note: str = "") -> Outcome[Person]:
        """Add somebody; a name or initials are enough."""
        person = _person(Person(0, name, number, note))
        with self._db.atomic():
            person = replace(person, id=people.insert(self._db, person, self._clock.now()))
            self.forms.drop(FormKind.PERSON_LINE, 0)
        return Outcome(person, _CHANGED)

    def edit_person(self, person_id: int, name: str, number: str, note: str) -> Outcome[Person]:
        """Write somebody down anew, on the lock screen as well where they stand there."""
        with self._told_in_file():
            before = self._get(person_id)
            person = _person(replace(before, name=name, number=number, note=note))
            people.update(self._db, person, self._clock.now())
            self.forms.drop(FormKind.PERSON, person_id)
            if person.is_on_lock_screen:
                self._write_lock_lines()
        return Outcome(person, _CHANGED)

    def remove_person(self, person_id: int) -> Outcome[int]:
        """Move somebody to the trash, and off the lock screen."""
        with self._told_in_file():
            was_on = self._get(person_id).is_on_lock_screen
            people.trash(self._db, person_id, self._clock.now())
            self.forms.drop(FormKind.PERSON, person_id)
            if was_on:
                self._write_lock_lines()
        return Outcome(person_id, _CHANGED)

    def restore_person(self, person_id: int) -> Outcome[int]:
        """Take somebody out of the trash; not back to the lock screen."""
        with self._db.atomic():
            people.restore(self._db, person_id)
        return Outcome(person_id, _CHANGED)

    def move_person(self, person_id: int, by: int) -> Outcome[int]:
        """Move somebody up (-1) or down (1) in the order."""
        with self._told_in_file():
            people.order(self._db, _moved([p.id for p in self.around().people], person_id, by))
            self._write_lock_lines_if_any()
        return Outcome(person_id, _CHANGED)

    # -- the lock screen ----------------------------------------------------------------------

    def put_on_lock_screen(self, person_id: int, *, is_on: bool) -> Outcome[Person]:
        """Put one person's name and number where anyone can read them, or take them off.

        Raises:
            LockScreenFull: when three stand there already.
        """
        with self._told_in_file():
            person = self._get(person_id)
            if is_on and not person.is_on_lock_screen and len(self._on()) >= MOST_ON_LOCK_SCREEN:
                raise LockScreenFull
            people.put_on_lock_screen(self._db, person_id, is_on=is_on)
            self._write_lock_lines()
        return Outcome(replace(person, is_on_lock_screen=is_on), _CHANGED)

    def take_up(self) -> None:
        """Let the readable file say what the journal says: another copy may lie here."""
        with suppress(JournalProblem):
            wanted = tuple(self._on())
            folder = self._folder()
            is_stale = lock_lines.read(folder) != wanted
            if is_stale or (not wanted and lock_lines.is_there(folder)):
                lock_lines.write(folder, wanted)

    @contextmanager
    def _told_in_file(self) -> Iterator[None]:
        """Keep a change of somebody on the lock screen: where the journal refuses, both stay."""
        try:
            with self._db.atomic():
                yield
        except BaseException:
            # The file was written before the journal had kept the change.
            if not self._db.is_read_only:
                self.take_up()
            raise

    def _on(self) -> list[LockLine]:
        everybody = people.all_people(self._db)
        return [lock_lines.line(one.name, one.number) for one in everybody if one.is_on_lock_screen]

    def _write_lock_lines(self) -> None:
        lock_lines.write(self._folder(), self._on())

    def _write_lock_lines_if_any(self) -> None:
        if self._on():
            self._write_lock_lines()

    # -- what helps ---------------------------------------------------------------------------

    def add_comfort(self, line: str) -> Outcome[Comfort]:
        """Add one thing that helps."""
        body = _line(line)
        with self._db.atomic():
            comfort = Comfort(comforts.insert(self._db, body, self._clock.now()), body)
            self.forms.drop(FormKind.COMFORT_LINE, 0)
        return Outcome(comfort, _CHANGED)

    def edit_comfort(self, comfort_id: int, line: str) -> Outcome[Comfort]:
        """Write one of them anew."""
        comfort = Comfort(comfort_id, _line(line))
        with self._db.atomic():
            if comforts.get(self._db, comfort_id) is None:
                raise GoneMeanwhile
            comforts.update(self._db, comfort, self._clock.now())
            self.forms.drop(FormKind.COMFORT, comfort_id)
        return Outcome(comfort, _CHANGED)

    def remove_comfort(self, comfort_id: int) -> Outcome[int]:
        """Move one of them to the trash."""
        with self._db.atomic():
            comforts.trash(self._db, comfort_id, self._clock.now())
            self.forms.drop(FormKind.COMFORT, comfort_id)
        return Outcome(comfort_id, _CHANGED)

    def restore_comfort(self, comfort_id: int) -> Outcome[int]:
        """Take one of them out of the trash."""
        with self._db.atomic():
            comforts.restore(self._db, comfort_id)
        return Outcome(comfort_id, _CHANGED)

    def move_comfort(self, comfort_id: int, by: int) -> Outcome[int]:
        """Move one of them up (-1) or down (1) in the order."""
        with self._db.atomic():
            ids = [one.id for one in self.around().comforts]
            comforts.order(self._db, _moved(ids, comfort_id, by))
        return Outcome(comfort_id, _CHANGED)

    def card_made(self, form: str) -> None:
        """Keep that a wallet card left the journal, as ``print`` or ``pdf``."""
        if not self._db.is_read_only:
            export_log.note(self._db, form, self._clock.now(), export_log.CARD)

    def _get(self, person_id: int) -> Person:
        person = people.get(self._db, person_id)
        if person is None:
            raise GoneMeanwhile
        return person


def _person(person: Person) -> Person:
    kept = replace(
        person,
        name=_one_line(person.name),
        number=_one_line(person.number),
        note=kept_words(person.note),
    )
    if not kept.name:
        raise NothingWritten
    return kept


def _line(words: str) -> str:
    line = _one_line(words)
    if not line:
        raise NothingWritten
    return line


def _one_line(words: str) -> str:
    return " ".join(kept_words(words).split())


def _moved(ids: list[int], item_id: int, by: int) -> list[int]:
    if item_id not in ids:
        raise GoneMeanwhile
    place = ids.index(item_id)
    ids.insert(min(max(place + by, 0), len(ids) - 1), ids.pop(place))
    return ids
