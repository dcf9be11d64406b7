# SPDX-License-Identifier: GPL-3.0-or-later
"""Arriving: what the day's first screen shows, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from therapy_journal.core.days import Clock, short_day
from therapy_journal.core.reflections import FORM_TITLES
from therapy_journal.core.sessions import Session
from therapy_journal.services.attending import Attending
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.settings import PICK_UP_TEXT, SHEET_FILE, Settings
from therapy_journal.services.writing import Writing
from therapy_journal.storage import arriving as stored
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class PickUp:
    """The entry worked on last; ``beginning`` is empty unless it was asked for in Settings."""

    reflection_id: int
    name: str
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class TaskToday:
    """One task of today's list."""

    homework_id: int
    title: str
    is_practised: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """Everything but check-ins and the look back.

    ``sheet_is_here`` says that the recovery sheet still lies where it was saved as a file.
    """

    today: date
    pick_up: PickUp | None
    tasks: tuple[TaskToday, ...]
    has_homework: bool
    session: Session | None
    marked: int
    ready: int
    sheet_is_here: bool = False


class Arriving:
    """Looks at the other parts of the journal; changes nothing."""

    def __init__(
        self,
        *,
        db: Database,
        clock: Clock,
        writing: Writing,
        practising: Practising,
        attending: Attending,
        preparing: Preparing,
    ) -> None:
        self._db = db
        self._clock = clock
        self._writing = writing
        self._practising = practising
        self._attending = attending
        self._preparing = preparing
        self._settings = Settings(db=db)

    def look(self) -> Arrival:
        """Return what there is today."""
        tasks = [
            TaskToday(card.homework.id, card.homework.title, card.is_practised_today)
            for card in self._practising.today()
        ]
        return Arrival(
            today=self._clock.now().day,
            pick_up=self._pick_up(),
            tasks=tuple(sorted(tasks, key=_practised_last)),
            has_homework=bool(tasks) or self._practising.count_active() > 0,
            session=self._attending.next(),
            marked=self._preparing.count_marked(),
            ready=stored.count_ready_to_say(self._db),
            sheet_is_here=self._sheet_is_here(),
        )

    def _sheet_is_here(self) -> bool:
        place = self._settings.get(SHEET_FILE)
        return bool(place) and Path(place).is_file()

    def _pick_up(self) -> PickUp | None:
        row = self._writing.latest()
        if row is None:
            return None
        entry = self._writing.open(row.id)
        # A list may name an entry after its first words; here they stay closed.
        name = entry.title.strip() or f"{FORM_TITLES[entry.form]} of {short_day(row.happened.day)}"
        beginning = row.snippet if self._settings.get(PICK_UP_TEXT) else ""
        return PickUp(row.id, name, beginning)


def _practised_last(task: TaskToday) -> bool:
    return task.is_practised
