# SPDX-License-Identifier: GPL-3.0-or-later
"""After heavy writing: whether a closing step is offered, and what one does next."""

from __future__ import annotations

import json
from datetime import datetime

from therapy_journal.core.agreeing import kept_words
from therapy_journal.core.changes import Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.reflections import Form, Reflection, is_sealed, own_words
from therapy_journal.core.support import NothingWritten
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.services.settings import CLOSING_OFFERED, CLOSING_STEP, Settings
from therapy_journal.services.writing import Writing
from therapy_journal.storage import reflections
from therapy_journal.storage.connection import Database

LOW = 3
"""A mood up to this one makes an entry a heavy one."""

_MOST_KEPT = 200


class Closing:
    """Used on the storage thread. No word is read to decide: a form and a mood are enough."""

    def __init__(self, *, db: Database, clock: Clock, settings: Settings, writing: Writing) -> None:
        self._db, self._clock = db, clock
        self._settings, self._writing = settings, writing
        self.forms = FormDrafts(db=db, clock=clock)

    def is_due(self, entry_id: int, opened_at: datetime) -> bool:
        """Return whether to offer it about an entry that is left; True once an entry.

        ``opened_at`` is the instant since which it was on the screen: one that was only read
        is left in peace.
        """
        entry = reflections.get(self._db, entry_id)
        if entry is None or self._db.is_read_only or not self._settings.get(CLOSING_STEP):
            return False
        offered = self._offered()
        if entry.changed_at < opened_at or entry_id in offered or not self._is_heavy(entry):
            return False
        self._settings.put(CLOSING_OFFERED, json.dumps([*offered, entry_id][-_MOST_KEPT:]))
        return True

    def keep_next(self, entry_id: int, words: str) -> Outcome[int]:
        """Write what one does next as the last paragraph of the entry.

        Raises:
            NothingWritten: for an empty line. EntryGone: when the entry is gone.
        """
        line = kept_words(words)
        if not line:
            raise NothingWritten
        with self._db.atomic():
            entry = self._writing.open(entry_id)  # with what was typed and is not saved yet
            body = f"{entry.body.rstrip()}\n\n{line}\n".lstrip("\n")
            saved = self._writing.save(entry_id, entry.title, body, entry.revision)
            self.forms.drop(FormKind.NEXT_STEP, entry_id)
        return Outcome(entry_id, saved.changes)

    def is_offered(self) -> bool:
        """Return whether it is offered by itself."""
        return self._settings.get(CLOSING_STEP)

    def offer(self, *, is_on: bool) -> Outcome[bool]:
        """Offer it by itself, or by its command only."""
        return self._settings.put(CLOSING_STEP, is_on)

    def _is_heavy(self, entry: Reflection) -> bool:
        is_heavy = entry.form is Form.SCENE or (entry.mood is not None and entry.mood <= LOW)
        is_written = bool(own_words(entry.body).strip())
        return is_heavy and is_written and not is_sealed(entry, self._clock.now().day)

    def _offered(self) -> list[int]:
        try:
            kept = json.loads(self._settings.get(CLOSING_OFFERED) or "[]")
        except ValueError:
            return []
        return [one for one in kept if isinstance(one, int)] if isinstance(kept, list) else []
