# SPDX-License-Identifier: GPL-3.0-or-later
"""One line kept in passing: an entry of its own, of today, with nothing else asked."""

from __future__ import annotations

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.reflections import Form, Reflection
from therapy_journal.core.text import clean
from therapy_journal.services.entry_texts import EntryTexts
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.services.marking import Marking
from therapy_journal.storage.connection import Database

LINE = "line"
"""The field under which a line waits that was typed and not kept yet."""


class Capturing:
    """Keeps a line as a low-energy entry; nothing that stands already is touched by it."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)
        self._texts = EntryTexts(db=db, clock=clock, marking=Marking(db=db, clock=clock))

    def keep(self, line: str) -> Outcome[int | None]:
        """Keep a line; the value is the new entry's id, None where there was no word in it."""
        words = " ".join(clean(line).text.split())
        if not words:
            return Outcome(None, Changes())
        now = self._clock.now()
        entry = Reflection(
            id=0,
            form=Form.LOW_ENERGY,
            title="",
            body=f"{words}\n",
            happened=now,
            created_at=now.at,
            changed_at=now.at,
            revision=1,
        )
        with self._db.atomic():
            entry = self._texts.add(entry)
            self.forms.drop(FormKind.CAPTURE, 0)
        return Outcome(entry.id, Changes(frozenset({entry.id}), reflection_list=True))
