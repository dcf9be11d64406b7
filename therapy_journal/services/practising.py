# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework: agree, plan, practise, finish, carry over, let go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from therapy_journal.core.agreeing import applied, fit, kept_words
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Moment
from therapy_journal.core.homework import Agreement, Homework, HomeworkState, UntilKind
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.homework_cards import HomeworkCard, cards_of
from therapy_journal.services.practice_log import PracticeLog, Removed
from therapy_journal.storage import homework as stored
from therapy_journal.storage import marks, search, sessions
from therapy_journal.storage import practice as log

_RECENT_SESSIONS = 12


class Practising(PracticeLog):
    """The use cases around homework, its practice log among them.

    Every change can be taken back: by :meth:`put_back` with the task as it was, or by the
    value a removal returns.
    """

    # --- reading ---------------------------------------------------------------------

    def cards(self, state: HomeworkState = HomeworkState.ACTIVE) -> tuple[HomeworkCard, ...]:
        """Return the tasks of one state, as they are shown, the latest first."""
        return cards_of(self._db, self._clock.now(), stored.by_state(self._db, state))

    def card(self, homework_id: int) -> HomeworkCard | None:
        """Return one task as it is shown, or None when it is gone."""
        homework = stored.get(self._db, homework_id)
        if homework is None:
            return None
        return cards_of(self._db, self._clock.now(), [homework])[0]

    def today(self) -> tuple[HomeworkCard, ...]:
        """Return the tasks for today's list."""
        return tuple(card for card in self.cards() if card.is_for_today)

    def counts(self) -> dict[HomeworkState, int]:
        """Return how many tasks each state has."""
        return stored.counts(self._db)

    def count_active(self) -> int:
        """Return how many tasks are in progress."""
        return stored.counts(self._db)[HomeworkState.ACTIVE]

    def homework(self, homework_id: int) -> Homework | None:
        """Return one task, or None when it is gone."""
        return stored.get(self._db, homework_id)

    def recent_sessions(self) -> tuple[Session, ...]:
        """Return the sessions a task may come from: attended or under way, the latest first."""
        now = self._clock.now().at
        took_place = {SessionState.ATTENDED, SessionState.PLANNED}
        begun = [
            session
            for session in sessions.all_sessions(self._db)
            if session.state in took_place and session.starts.at <= now
        ]
        return tuple(begun[:_RECENT_SESSIONS])

    # --- agreeing --------------------------------------------------------------------

    def agree(self, agreement: Agreement, agreed: Moment | None = None) -> Outcome[Homework]:
        """Keep a new task; one that comes from a session counts from that session on."""
        agreement = fit(agreement)
        now = self._clock.now()
        with self._db.atomic():
            agreed = agreed or self._agreed_in(agreement.session_id, now)
            homework = applied(Homework(0, agreement.title, agreed), agreement)
            homework = replace(homework, id=stored.insert(self._db, homework, now))
            self._index(homework)
            self.forms.drop(FormKind.HOMEWORK, 0)
        return Outcome(homework, Changes(homework=True))

    def edit(self, homework_id: int, agreement: Agreement) -> Outcome[Homework]:
        """Write down anew what was agreed; practice, state and marks stay as they are."""
        agreement = fit(agreement)
        with self._db.atomic():
            before = self._homework(homework_id)
            homework = applied(before, agreement)
            if agreement.session_id != before.session_id and agreement.session_id is not None:
                agreed = self._agreed_in(agreement.session_id, before.agreed)
                homework = replace(homework, agreed=agreed)
            self._write(homework)
            self.forms.drop(FormKind.HOMEWORK, homework_id)
        return Outcome(homework, Changes(homework=True))

    def put_back(self, homework: Homework) -> Outcome[Homework]:
        """Make a task what it was: the way back from every change below."""
        with self._db.atomic():
            self._homework(homework.id)
            self._write(homework)
        return Outcome(homework, Changes(homework=True))

    # --- where it stands -------------------------------------------------------------

    def finish(self, homework_id: int, learned: str = "") -> Outcome[Homework]:
        """End a task, with what was learned from it if somebody wants to say."""
        return self._end(homework_id, HomeworkState.FINISHED, learned=kept_words(learned))

    def let_go(self, homework_id: int) -> Outcome[Homework]:
        """End a task without finishing it; nothing has to be said."""
        return self._end(homework_id, HomeworkState.LET_GO)

    def carry_over(self, homework_id: int) -> Outcome[Homework]:
        """Take a task along to the next session; an ended one is taken up again with it."""
        homework = self._homework(homework_id)
        return self._change(
            replace(
                homework,
                state=HomeworkState.ACTIVE,
                ended_day=None,
                carried=homework.carried + 1,
                carried_day=self._today(),
                until_kind=UntilKind.NEXT_SESSION,
                until_day=None,
            )
        )

    def reopen(self, homework_id: int) -> Outcome[Homework]:
        """Take up an ended task again; what was learned stays with it."""
        homework = self._homework(homework_id)
        return self._change(replace(homework, state=HomeworkState.ACTIVE, ended_day=None))

    def remove(self, homework_id: int) -> Outcome[Removed]:
        """Move a task with its log to the trash, and take both off what is brought."""
        with self._db.atomic():
            self._homework(homework_id)
            practices = [practice.id for practice in log.of_homework(self._db, homework_id)]
            brought = [p for p in practices if self._is_marked(MarkKind.PRACTICE, p)]
            is_brought = self._is_marked(MarkKind.HOMEWORK, homework_id)
            for practice_id in practices:
                search.drop(self._db, "practice", practice_id)
                marks.remove_all(self._db, MarkKind.PRACTICE, practice_id)
            search.drop(self._db, "homework", homework_id)
            marks.remove_all(self._db, MarkKind.HOMEWORK, homework_id)
            stored.trash(self._db, homework_id, self._clock.now())
        removed = Removed(homework_id, is_brought, tuple(brought))
        return Outcome(removed, Changes(homework=True, marks=True))

    def restore(self, removed: Removed) -> Outcome[int]:
        """Take a task with its log out of the trash, as it was."""
        with self._db.atomic():
            stored.restore(self._db, removed.id)
            self._index(self._homework(removed.id))
            for practice in log.of_homework(self._db, removed.id):
                self._index_practice(practice)
            for practice_id in removed.brought:
                self._mark(MarkKind.PRACTICE, practice_id, on=True)
            if removed.is_brought:
                self._mark(MarkKind.HOMEWORK, removed.id, on=True)
        return Outcome(removed.id, Changes(homework=True, marks=True))

    def bring(self, homework_id: int, *, on: bool) -> Outcome[bool]:
        """Switch on or off that a task itself is brought to the session."""
        with self._db.atomic():
            self._homework(homework_id)
            self._mark(MarkKind.HOMEWORK, homework_id, on=on)
        return Outcome(on, Changes(homework=True, marks=True))

    # --- inside ----------------------------------------------------------------------

    def _today(self) -> date:
        return self._clock.now().day

    def _agreed_in(self, session_id: int | None, otherwise: Moment) -> Moment:
        session = sessions.get(self._db, session_id) if session_id is not None else None
        if session is None or session.starts.at > self._clock.now().at:
            return otherwise
        return session.starts

    def _end(
        self, homework_id: int, state: HomeworkState, learned: str | None = None
    ) -> Outcome[Homework]:
        homework = self._homework(homework_id)
        kept = learned or homework.learned
        outcome = self._change(
            replace(homework, state=state, learned=kept, ended_day=self._today())
        )
        self.forms.drop(FormKind.FINISH, homework_id)
        return outcome

    def _change(self, homework: Homework) -> Outcome[Homework]:
        with self._db.atomic():
            self._write(homework)
        return Outcome(homework, Changes(homework=True))

    def _write(self, homework: Homework) -> None:
        stored.update(self._db, homework, self._clock.now())
        self._index(homework)

    def _index(self, homework: Homework) -> None:
        parts = (
            homework.detail, homework.plan_when, homework.plan_obstacle, homework.plan_then,
            homework.learned, *(step.text for step in homework.steps),
        )  # fmt: skip
        body = "\n".join(part for part in parts if part)
        search.put(self._db, "homework", homework.id, homework.agreed.day, homework.title, body)
