# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice log: note a try, write it anew, take it away, bring it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from therapy_journal.core.agreeing import come, noted
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment
from therapy_journal.core.homework import Attempt, GoneMeanwhile, Homework, Practice
from therapy_journal.core.homework_forms import words_of
from therapy_journal.core.marks import MarkKind
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import homework as stored
from therapy_journal.storage import marks, search
from therapy_journal.storage import practice as log
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class Removed:
    """What went to the trash, and which marks have to come back with it."""

    id: int
    is_brought: bool = False
    brought: tuple[int, ...] = ()


class PracticeLog:
    """Use cases around single tries; every one can be taken back."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written, so that it is only shown."""
        return self._db.is_read_only

    def practice(self, practice_id: int) -> Practice | None:
        """Return one try, or None when it is gone."""
        return log.get(self._db, practice_id)

    def log_practice(
        self,
        homework_id: int,
        attempt: Attempt,
        happened: Moment | None = None,
        *,
        bring: bool = False,
    ) -> Outcome[Practice]:
        """Note one try. One from before the task was agreed is kept, and not counted."""
        now = self._clock.now()
        happened = come(happened or now, now)
        with self._db.atomic():
            self._homework(homework_id)
            practice = noted(Practice(0, homework_id, happened, attempt.outcome), attempt)
            practice = replace(practice, id=log.insert(self._db, practice, now))
            self._index_practice(practice)
            if bring:
                marks.put_whole(self._db, MarkKind.PRACTICE, practice.id, now)
            self.forms.drop(FormKind.PRACTICE, homework_id)
        return Outcome(practice, Changes(homework=True, marks=bring))

    def note_obstacle(
        self, homework_id: int, attempt: Attempt, *, bring: bool = False
    ) -> Outcome[Practice]:
        """Note what got in the way of a task, told from the form that is for all of them."""
        with self._db.atomic():
            outcome = self.log_practice(homework_id, attempt, bring=bring)
            self.forms.drop(FormKind.OBSTACLE, 0)
        return outcome

    def edit_practice(
        self,
        practice_id: int,
        attempt: Attempt,
        happened: Moment | None = None,
        *,
        bring: bool | None = None,
    ) -> Outcome[Practice]:
        """Write a try down anew; ``bring`` None leaves its mark as it is."""
        now = self._clock.now()
        with self._db.atomic():
            before = self._practice(practice_id)
            if happened is None or happened == before.happened:
                happened = before.happened  # as it was, even if the clock was set back since
            else:
                happened = come(happened, now)
            practice = noted(replace(before, happened=happened), attempt)
            log.update(self._db, practice, now)
            self._index_practice(practice)
            if bring is not None:
                self._mark(MarkKind.PRACTICE, practice_id, on=bring)
            self.forms.drop(FormKind.PRACTICE_EDIT, practice_id)
        return Outcome(practice, Changes(homework=True, marks=bring is not None))

    def put_practice_back(self, practice: Practice) -> Outcome[Practice]:
        """Make a try what it was."""
        with self._db.atomic():
            self._practice(practice.id)
            log.update(self._db, practice, self._clock.now())
            self._index_practice(practice)
        return Outcome(practice, Changes(homework=True))

    def remove_practice(self, practice_id: int) -> Outcome[Removed]:
        """Move a try to the trash and take it off the list of what is brought."""
        with self._db.atomic():
            self._practice(practice_id)
            removed = Removed(practice_id, self._is_marked(MarkKind.PRACTICE, practice_id))
            marks.remove_all(self._db, MarkKind.PRACTICE, practice_id)
            search.drop(self._db, "practice", practice_id)
            log.trash(self._db, practice_id, self._clock.now())
            self.forms.drop(FormKind.PRACTICE_EDIT, practice_id)
        return Outcome(removed, Changes(homework=True, marks=True))

    def restore_practice(self, removed: Removed) -> Outcome[int]:
        """Take a try out of the trash, as it was."""
        with self._db.atomic():
            log.restore(self._db, removed.id)
            self._index_practice(self._practice(removed.id))
            if removed.is_brought:
                self._mark(MarkKind.PRACTICE, removed.id, on=True)
        return Outcome(removed.id, Changes(homework=True, marks=True))

    def bring_practice(self, practice_id: int, *, on: bool) -> Outcome[bool]:
        """Switch on or off that a try, with what got in the way, is brought to the session."""
        with self._db.atomic():
            self._practice(practice_id)
            self._mark(MarkKind.PRACTICE, practice_id, on=on)
        return Outcome(on, Changes(homework=True, marks=True))

    def _homework(self, homework_id: int) -> Homework:
        homework = stored.get(self._db, homework_id)
        if homework is None:
            raise GoneMeanwhile
        return homework

    def _practice(self, practice_id: int) -> Practice:
        practice = log.get(self._db, practice_id)
        if practice is None:
            raise GoneMeanwhile
        return practice

    def _is_marked(self, kind: MarkKind, item_id: int) -> bool:
        return any(mark.passage is None for mark in marks.of_item(self._db, kind, item_id))

    def _mark(self, kind: MarkKind, item_id: int, *, on: bool) -> None:
        if on:
            marks.put_whole(self._db, kind, item_id, self._clock.now())
        else:
            marks.remove_whole(self._db, kind, item_id)

    def _index_practice(self, practice: Practice) -> None:
        parts = (words_of(practice.answers), practice.noticed, practice.obstacle_note)
        body = "\n".join(part for part in parts if part)
        if body:
            search.put(self._db, "practice", practice.id, practice.happened.day, "", body)
        else:
            search.drop(self._db, "practice", practice.id)
