# SPDX-License-Identifier: GPL-3.0-or-later
"""Earlier versions of what is written, and bringing one back; raw layers are not among it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, recent_day
from therapy_journal.core.history import Earlier, Fields, History, history
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.homework_forms import steps_in_words, steps_of
from therapy_journal.core.reflections import is_sealed
from therapy_journal.core.session_words import when
from therapy_journal.core.stock import LABELS as STOCK_LINES
from therapy_journal.core.stock import TITLES
from therapy_journal.core.text import shorten
from therapy_journal.services.attending import Attending
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.form_histories import (
    answers_of,
    form_labels,
    told,
    told_answers,
)
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.supporting import Supporting
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.services.writing import Writing
from therapy_journal.storage import (
    agenda,
    care_people,
    check_ins,
    comforts,
    people,
    summary_pages,
    versions,
)
from therapy_journal.storage import homework as tasks
from therapy_journal.storage import practice as tries
from therapy_journal.storage import sessions as appointments
from therapy_journal.storage import stock as stocks
from therapy_journal.storage.connection import Database

REFLECTION = "reflection"
_MOST = 40
"""Things of one kind that are offered, those edited last first."""

_LATELY = 400
"""So many of the newest versions are looked through after an unlock, for what may go."""

_NAME = 60
_OF_TASK = tuple(name for name in tasks.WRITTEN if name != "steps")
_OF_TRY = tuple(name for name in tries.WRITTEN if name != "answers")
_Read = Callable[[int], tuple[str, Fields] | None]
_Write = Callable[[int, Fields], Changes]

LABELS: dict[str, dict[str, str]] = {
    REFLECTION: {"title": "Title", "body": "Text"},
    tasks.KIND: {
        "title": "What we agreed", "detail": "In my words", "plan_when": "When and where",
        "plan_obstacle": "What may get in the way", "plan_then": "Then I will",
        "learned": "What I learned", "steps": "Steps",
    },
    tries.KIND: {"noticed": "What I noticed", "obstacle_note": "What got in the way"},
    appointments.KIND: {"with_whom": "With", "place": "Where", "reason_note": "Why"},
    care_people.KIND: {"name": "Name", "role": "What they do", "note": "Note"},
    people.KIND: {"name": "Name", "number": "Number", "note": "Note"},
    comforts.KIND: {"body": "What helps me"},
    summary_pages.KIND: {
        "one_thing": "If we only talk about one thing", "stayed": "What stayed from last time",
    },
    agenda.KIND: {"body": "What I want to bring"},
    check_ins.KIND: {"word": "In a word"},
    stocks.KIND: STOCK_LINES,
}  # fmt: skip
"""What the fields of each kind are called, in the order in which they are read.

The lines of a form stand before those of a try, under the names the form gives them.
"""


@dataclass(frozen=True, slots=True)
class _Kind:
    read: _Read
    write: _Write


class EarlierVersions:
    """Histories of everything but unsent notes, which keep theirs to their own screen."""

    def __init__(  # noqa: PLR0913 — one use case a kind
        self,
        *,
        db: Database,
        clock: Clock,
        writing: Writing,
        practising: Practising,
        attending: Attending,
        supporting: Supporting,
        taking_stock: TakingStock,
        preparing: Preparing,
        checking_in: CheckingIn,
    ) -> None:
        self._db, self._clock = db, clock
        self._writing, self._practising = writing, practising
        self._attending, self._preparing = attending, preparing
        self._checking_in = checking_in
        self._taking_stock, self._supporting = taking_stock, supporting
        self._kinds = {
            REFLECTION: _Kind(self._read_entry, self._write_entry),
            tasks.KIND: _Kind(self._read_task, self._write_task),
            tries.KIND: _Kind(self._read_try, self._write_try),
            appointments.KIND: _Kind(self._read_session, self._write_session),
            care_people.KIND: _Kind(self._read_person, self._write_person),
            people.KIND: _Kind(self._read_own_person, self._write_own_person),
            comforts.KIND: _Kind(self._read_comfort, self._write_comfort),
            summary_pages.KIND: _Kind(self._read_page, self._write_page),
            agenda.KIND: _Kind(self._read_line, self._write_line),
            check_ins.KIND: _Kind(self._read_check_in, self._write_check_in),
            stocks.KIND: _Kind(self._read_stock, self._write_stock),
        }

    def of(self, kind: str, item_id: int) -> tuple[History, ...]:
        """Return the history of one thing; nothing where it is gone, or was never changed."""
        found = self._history(kind, item_id)
        return (found,) if found is not None and found.earlier else ()

    def of_kinds(self, *kinds: str) -> tuple[History, ...]:
        """Return the histories of all things of some kinds that were changed."""
        return tuple(
            found
            for kind in kinds
            for item_id in versions.items(self._db, kind, _MOST)
            for found in self.of(kind, item_id)
        )

    def make(self, kind: str, item_id: int, fields: Fields) -> Outcome[Fields]:
        """Make a thing read as it once did; returns how it read until now, the way back.

        What it read until now stays among its versions, so that nothing is lost by it.

        Raises:
            GoneMeanwhile: when the thing itself is gone.
        """
        with self._db.atomic():
            found = self._kinds[kind].read(item_id)
            if found is None:
                raise GoneMeanwhile
            before = found[1]
            changes = self._kinds[kind].write(item_id, {**before, **fields})
        return Outcome(before, changes)

    def to_tidy(self) -> tuple[tuple[str, int], ...]:
        """Return what was saved lately, by kind and number: its versions may be thinned."""
        return () if self._db.is_read_only else tuple(versions.lately_saved(self._db, _LATELY))

    def tidy(self, kind: str, item_id: int) -> int:
        """Thin the versions of one thing; asked when the journal is at rest."""
        return versions.thin(self._db, kind, item_id, self._clock.now())

    def _history(self, kind: str, item_id: int) -> History | None:
        found = self._kinds[kind].read(item_id)
        if found is None:
            return None
        kept = tuple(
            Earlier(version.id, version.saved_at, told(version.fields))
            for version in versions.of_item(self._db, kind, item_id)
        )
        name, now = found
        return history(kind, item_id, shorten(name, _NAME), self._labels(kind), now, kept)

    def _labels(self, kind: str) -> dict[str, str]:
        return form_labels() | LABELS[kind] if kind == tries.KIND else LABELS[kind]

    # -- how each is read and written ------------------------------------------------------

    def _read_entry(self, item_id: int) -> tuple[str, Fields] | None:
        entry = self._writing.open(item_id)
        if is_sealed(entry, self._clock.now().day):
            return None
        return "This entry", {"title": entry.title, "body": entry.body}

    def _write_entry(self, item_id: int, fields: Fields) -> Changes:
        entry = self._writing.open(item_id)
        return self._writing.save(item_id, fields["title"], fields["body"], entry.revision).changes

    def _read_task(self, item_id: int) -> tuple[str, Fields] | None:
        task = self._practising.homework(item_id)
        if task is None:
            return None
        return task.title, _of(task, _OF_TASK) | {"steps": steps_in_words(task.steps)}

    def _write_task(self, item_id: int, fields: Fields) -> Changes:
        task = self._practising.homework(item_id)
        if task is None:
            raise GoneMeanwhile
        steps = steps_of(fields["steps"])
        changed = replace(task, **_only(fields, _OF_TASK), steps=steps)
        return self._practising.put_back(changed).changes

    def _read_try(self, item_id: int) -> tuple[str, Fields] | None:
        tried = self._practising.practice(item_id)
        task = None if tried is None else self._practising.homework(tried.homework_id)
        if tried is None or task is None:
            return None
        day = recent_day(tried.happened.day, self._clock.now().day)
        return f"{task.title}, {day}", told_answers(tried.answers) | _of(tried, _OF_TRY)

    def _write_try(self, item_id: int, fields: Fields) -> Changes:
        tried = self._practising.practice(item_id)
        if tried is None:
            raise GoneMeanwhile
        changed = replace(tried, **_only(fields, _OF_TRY), answers=answers_of(fields))
        return self._practising.put_practice_back(changed).changes

    def _read_session(self, item_id: int) -> tuple[str, Fields] | None:
        session = self._attending.get(item_id)
        if session is None:
            return None
        return when(session, self._clock.now().day), _of(session, appointments.WRITTEN)

    def _write_session(self, item_id: int, fields: Fields) -> Changes:
        session = self._attending.get(item_id)
        if session is None:
            raise GoneMeanwhile
        changed = replace(session, **_only(fields, appointments.WRITTEN))
        return self._attending.put_back(changed).changes

    def _read_person(self, item_id: int) -> tuple[str, Fields] | None:
        person = care_people.get(self._db, item_id)
        return None if person is None else (person.name, _of(person, care_people.WRITTEN))

    def _write_person(self, item_id: int, fields: Fields) -> Changes:
        words = (fields["name"], fields["role"], fields["note"])
        return self._attending.edit_person(item_id, *words).changes

    def _read_own_person(self, item_id: int) -> tuple[str, Fields] | None:
        person = people.get(self._db, item_id)
        return None if person is None else (person.name, _of(person, people.WRITTEN))

    def _write_own_person(self, item_id: int, fields: Fields) -> Changes:
        words = (fields["name"], fields["number"], fields["note"])
        return self._supporting.edit_person(item_id, *words).changes

    def _read_comfort(self, item_id: int) -> tuple[str, Fields] | None:
        comfort = comforts.get(self._db, item_id)
        return None if comfort is None else (comfort.body, {"body": comfort.body})

    def _write_comfort(self, item_id: int, fields: Fields) -> Changes:
        return self._supporting.edit_comfort(item_id, fields["body"]).changes

    def _read_page(self, item_id: int) -> tuple[str, Fields] | None:
        words = summary_pages.words(self._db, item_id)
        return None if words is None else ("My page", words)

    def _write_page(self, item_id: int, fields: Fields) -> Changes:
        return self._preparing.set_page_words(item_id, fields).changes

    def _read_line(self, item_id: int) -> tuple[str, Fields] | None:
        line = agenda.get(self._db, item_id)
        return None if line is None else (line.body, {"body": line.body})

    def _write_line(self, item_id: int, fields: Fields) -> Changes:
        return self._preparing.edit_agenda(item_id, fields["body"]).changes

    def _read_check_in(self, item_id: int) -> tuple[str, Fields] | None:
        made = check_ins.get(self._db, item_id)
        if made is None:
            return None
        day = recent_day(made.happened.day, self._clock.now().day)
        return f"Check-in, {day}", {"word": made.word}

    def _write_check_in(self, item_id: int, fields: Fields) -> Changes:
        made = check_ins.get(self._db, item_id)
        if made is None:
            raise GoneMeanwhile
        return self._checking_in.change(item_id, made.mood, fields["word"]).changes

    def _read_stock(self, item_id: int) -> tuple[str, Fields] | None:
        stock = self._taking_stock.get(item_id)
        if stock is None:
            return None
        day = recent_day(stock.happened.day, self._clock.now().day)
        return f"{TITLES[stock.kind]}, {day}", dict(stock.lines)

    def _write_stock(self, item_id: int, fields: Fields) -> Changes:
        return self._taking_stock.edit(item_id, fields).changes


def _of(thing: object, names: tuple[str, ...]) -> dict[str, str]:
    return {name: str(getattr(thing, name)) for name in names}


def _only(fields: Fields, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: fields[name] for name in names if name in fields}
