# SPDX-License-Identifier: GPL-3.0-or-later
"""Then and now: offer a day to look back at, and its text only when asked for."""

from __future__ import annotations

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.looking_back import NEAR, LookBack, anchors, nearest
from therapy_journal.core.reflections import Reflection
from therapy_journal.services.settings import THEN_AND_NOW, Settings
from therapy_journal.storage import looking_back as stored
from therapy_journal.storage import reflections
from therapy_journal.storage.connection import Database


class LookingBack:
    """The use cases around *then and now*."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._settings = Settings(db=db)

    def is_on(self) -> bool:
        """Whether a day may be offered at all."""
        return self._settings.get(THEN_AND_NOW)

    def switch(self, *, on: bool) -> Outcome[bool]:
        """Switch the offer on or off."""
        return self._settings.put(THEN_AND_NOW, on)

    def offer(self) -> LookBack | None:
        """Return the day to be offered today, or None; the same all day long."""
        oldest = stored.oldest_day(self._db) if self.is_on() else None
        if oldest is None:
            return None
        today = self._clock.now().day
        for anchor in anchors(today, oldest):
            near = stored.between(self._db, anchor.day - NEAR, anchor.day + NEAR, today)
            offered = nearest(anchor, near)
            if offered is not None:
                return offered
        return None

    def read(self, reflection_id: int) -> Reflection | None:
        """Return the entry that was asked for, or None when it may not be offered any more."""
        if not stored.may_be_offered(self._db, reflection_id, self._clock.now().day):
            return None
        return reflections.get(self._db, reflection_id)

    def not_again(self, reflection_id: int) -> Outcome[int]:
        """Never offer this entry again; :meth:`again` takes that back."""
        return self._set(reflection_id, may_be_offered=False)

    def again(self, reflection_id: int) -> Outcome[int]:
        """Let an entry be offered again."""
        return self._set(reflection_id, may_be_offered=True)

    def _set(self, reflection_id: int, *, may_be_offered: bool) -> Outcome[int]:
        with self._db.atomic():
            reflections.set_look_back(self._db, reflection_id, may_be_offered)
        return Outcome(reflection_id, Changes(reflections=frozenset({reflection_id})))
