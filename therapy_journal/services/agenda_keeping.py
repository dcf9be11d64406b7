# SPDX-License-Identifier: GPL-3.0-or-later
"""What I want to bring: at most three things, ranked, for one session or the next one."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.summary import MOST_TO_BRING, AgendaFull, AgendaItem
from therapy_journal.core.text import clean
from therapy_journal.services.form_drafts import FormDrafts
from therapy_journal.services.summary_period import Frame, frame
from therapy_journal.storage import agenda
from therapy_journal.storage.connection import Database

SUMMARY_CHANGED = Changes(summary=True)


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A thing taken out, and the rank at which it stood."""

    item: AgendaItem
    rank: int


class AgendaKeeping:
    """The use cases around the agenda; part of ``Preparing``."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written, so that it is only shown."""
        return self._db.is_read_only

    def agenda(self, session_id: int | None = None) -> tuple[AgendaItem, ...]:
        """Return the things to bring, the most important first."""
        return tuple(self._agenda(self._frame(session_id)))

    def add_to_agenda(
        self, session_id: int | None, body: str, source: str = ""
    ) -> Outcome[int | None]:
        """Add a thing to bring at the end; nothing is added for blanks. Raises ``AgendaFull``.

        It is *new*: off the page until it is switched on.
        """
        words = _line(body)
        if not words:
            return Outcome(None, Changes())
        with self._db.atomic():
            here = self._frame(session_id)
            items = self._agenda(here)
            if len(items) >= MOST_TO_BRING:
                raise AgendaFull
            item_id = agenda.insert(
                self._db, here.session_id, words, source, len(items), self._clock.now()
            )
            agenda.put_in_order(self._db, here.session_id, [*(i.id for i in items), item_id])
        return Outcome(item_id, SUMMARY_CHANGED)

    def edit_agenda(self, item_id: int, body: str) -> Outcome[None]:
        """Write a thing to bring anew; left empty it is taken out."""
        words = _line(body)
        if not words:
            self.remove_from_agenda(item_id)
            return Outcome(None, SUMMARY_CHANGED)
        with self._db.atomic():
            agenda.set_body(self._db, item_id, words, self._clock.now())
        return Outcome(None, SUMMARY_CHANGED)

    def move_agenda(self, session_id: int | None, item_id: int, to: int) -> Outcome[None]:
        """Give a thing to bring another rank; the first is 0."""
        with self._db.atomic():
            here = self._frame(session_id)
            ids = [item.id for item in self._agenda(here)]
            if item_id in ids:
                ids.remove(item_id)
                ids.insert(max(0, min(to, len(ids))), item_id)
                agenda.put_in_order(self._db, here.session_id, ids)
        return Outcome(None, SUMMARY_CHANGED)

    def remove_from_agenda(
        self, item_id: int, session_id: int | None = None
    ) -> Outcome[TakenOut | None]:
        """Move a thing to the trash; :meth:`put_back_on_agenda` is the way back."""
        with self._db.atomic():
            ids = [item.id for item in self._agenda(self._frame(session_id))]
            item = agenda.get(self._db, item_id)
            agenda.trash(self._db, item_id, self._clock.now())
        if item is None:
            return Outcome(None, Changes())
        rank = ids.index(item_id) if item_id in ids else len(ids)
        return Outcome(TakenOut(item, rank), SUMMARY_CHANGED)

    def put_back_on_agenda(self, session_id: int | None, taken: TakenOut) -> Outcome[int | None]:
        """Put a thing back where it stood; its switch stayed as it was. Raises ``AgendaFull``."""
        return self.restore_to_agenda(taken.item.id, session_id, taken.rank)

    def restore_to_agenda(
        self, item_id: int, session_id: int | None = None, rank: int | None = None
    ) -> Outcome[int | None]:
        """Take a thing out of the trash, to a rank or the end. Raises ``AgendaFull``."""
        with self._db.atomic():
            here = self._frame(session_id)
            ids = [item.id for item in self._agenda(here) if item.id != item_id]
            if len(ids) >= MOST_TO_BRING:
                raise AgendaFull
            if not agenda.restore(self._db, item_id):
                return Outcome(None, Changes())
            ids.insert(len(ids) if rank is None else max(0, min(rank, len(ids))), item_id)
            agenda.put_in_order(self._db, here.session_id, ids)
        return Outcome(item_id, SUMMARY_CHANGED)

    def _frame(self, session_id: int | None) -> Frame:
        return frame(self._db, self._clock, session_id)

    def _agenda(self, here: Frame) -> list[AgendaItem]:
        return agenda.of_sessions(self._db, here.session_ids, loose_since=here.loose_since)


def _line(text: str) -> str:
    return " ".join(clean(text).text.split())
