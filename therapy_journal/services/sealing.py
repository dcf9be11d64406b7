# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing entries until a day: lists hide their words, search and exports leave them out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.services.entry_texts import EntryTexts
from therapy_journal.storage import reflections
from therapy_journal.storage.connection import Database


class Seal(NamedTuple):
    """Until when an entry is closed; None where it is open."""

    reflection_id: int
    until: date | None


class Sealing:
    """Closes and opens entries, several in one transaction."""

    def __init__(self, *, db: Database, clock: Clock, texts: EntryTexts) -> None:
        self._db = db
        self._clock = clock
        self._texts = texts

    def seal(self, reflection_ids: Sequence[int], until: date) -> Outcome[tuple[Seal, ...]]:
        """Close entries until a day; the value is what held before, for :meth:`set`."""
        return self.set([Seal(each, until) for each in reflection_ids])

    def unseal(self, reflection_id: int) -> Outcome[tuple[Seal, ...]]:
        """Open an entry for good; the value is what held before, for :meth:`set`."""
        return self.set((Seal(reflection_id, None),))

    def set(self, seals: Sequence[Seal]) -> Outcome[tuple[Seal, ...]]:
        """Close or open each entry as said; entries erased meanwhile are left out."""
        before: list[Seal] = []
        with self._db.atomic():
            for reflection_id, until in seals:
                entry = reflections.get(self._db, reflection_id)
                if entry is not None:
                    before.append(Seal(reflection_id, entry.sealed_until))
                    reflections.set_sealed(self._db, reflection_id, until)
                    self._texts.index(reflection_id)
        ids = frozenset(seal.reflection_id for seal in before)
        return Outcome(tuple(before), Changes(ids, reflection_list=bool(ids), summary=bool(ids)))

    def open_due(self) -> Outcome[tuple[Seal, ...]]:
        """Open the entries whose day has come."""
        due = reflections.due_seals(self._db, self._clock.now().day)
        return self.set([Seal(entry.id, None) for entry in due])
