# SPDX-License-Identifier: GPL-3.0-or-later
"""The text of an entry on its way into the journal: draft, entry, version and index.

Every method that writes is called inside a transaction of its caller.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.reflections import EntryGone, Form, Reflection, is_sealed
from therapy_journal.core.text import clean
from therapy_journal.services.marking import Marking
from therapy_journal.storage import drafts, marks, reflections, search, versions
from therapy_journal.storage.connection import Database
from therapy_journal.storage.drafts import Draft

KIND = "reflection"
"""The kind of an entry in the index, among drafts and among versions."""


class EntryTexts:
    """Keeps the words of reflections so that none is lost on the way."""

    def __init__(self, *, db: Database, clock: Clock, marking: Marking) -> None:
        self._db = db
        self._clock = clock
        self._marking = marking

    def newest(self, reflection_id: int) -> Reflection:
        """Return an entry with the text typed last over it, be it in a draft."""
        entry = self._stored(reflection_id)
        draft = drafts.get(self._db, KIND, reflection_id)
        if draft is None or draft.revision != entry.revision:
            return entry
        return _with(entry, draft.fields)

    def add(self, entry: Reflection, number: int | None = None) -> Reflection:
        """Keep a new entry, under a number no entry has or a new one."""
        entry = replace(entry, id=reflections.insert(self._db, entry, number))
        self.index(entry.id)
        return entry

    def draft(self, reflection_id: int, title: str, body: str, cursor: int, revision: int) -> None:
        """Keep a draft; nothing is kept of an entry that is gone, whose number may be reused."""
        self._stored(reflection_id)
        fields = _fields(title, body)
        drafts.put(self._db, KIND, reflection_id, fields, cursor, revision, self._clock.now())

    def save(
        self, reflection_id: int, title: str, body: str, expected_revision: int
    ) -> Outcome[Reflection]:
        """Save a text over the revision it was typed over, or beside it when that changed."""
        fields = _fields(title, body)
        stored = reflections.get(self._db, reflection_id)
        if stored is not None and fields == _fields_of(stored):
            drafts.drop(self._db, KIND, reflection_id)
            return Outcome(stored, Changes())
        if stored is None or stored.revision != expected_revision:
            return self._save_beside(reflection_id, stored, fields)
        return self._save_over(stored, fields)

    def pending(self) -> list[Draft]:
        """Return the drafts of reflections, those of lost entries first, then the oldest.

        A new entry could be given the number of a lost one, and its draft with it.
        """
        found = [draft for draft in drafts.pending(self._db) if draft.kind == KIND]
        return sorted(found, key=lambda draft: reflections.get(self._db, draft.item_id) is not None)

    def recover(self, draft: Draft) -> int:
        """Make an entry of a draft; return the id of the entry that has its text now."""
        title, body = draft.fields["title"], draft.fields["body"]
        if reflections.get(self._db, draft.item_id) is None:
            # Erasing takes the draft along: an entry that has one and is not there was lost.
            return self._save_beside(draft.item_id, None, _fields(title, body), again=True).value.id
        return self.save(draft.item_id, title, body, draft.revision).value.id

    def index(self, reflection_id: int) -> None:
        """Put an entry into the index as it is stored; in the trash or sealed, take it out."""
        entry = reflections.get(self._db, reflection_id)
        if (
            entry is None
            or is_sealed(entry, self._clock.now().day)
            or reflections.is_trashed(self._db, reflection_id)
        ):
            search.drop(self._db, KIND, reflection_id)
        else:
            day, tags = entry.happened.day, " ".join(entry.tags)
            search.put(self._db, KIND, reflection_id, day, entry.title, entry.body, tags)

    def erase(self, reflection_id: int) -> None:
        """Erase an entry with everything that holds its words."""
        search.drop(self._db, KIND, reflection_id)
        drafts.drop(self._db, KIND, reflection_id)
        versions.drop_all(self._db, KIND, reflection_id)
        marks.remove_all(self._db, MarkKind.REFLECTION, reflection_id)
        reflections.erase(self._db, reflection_id)

    def _save_over(self, stored: Reflection, fields: dict[str, str]) -> Outcome[Reflection]:
        now = self._clock.now()
        entry = replace(_with(stored, fields), revision=stored.revision + 1, changed_at=now.at)
        if stored.revision == 1 and versions.latest(self._db, KIND, entry.id) is None:
            # Nothing was kept yet of the text the entry came with, e.g. by an import.
            before = replace(now, at=stored.changed_at)
            self._keep_version(stored, before)
        reflections.save_text(self._db, entry.id, entry.title, entry.body, stored.revision, now)
        self._keep_version(entry, now)
        self.index(entry.id)
        drafts.drop(self._db, KIND, entry.id)
        turned = self._marking.relocate(entry.id, entry.body)
        ids = frozenset({entry.id})
        return Outcome(entry, Changes(reflections=ids, marks=turned, summary=turned))

    def _save_beside(
        self,
        reflection_id: int,
        stored: Reflection | None,
        fields: dict[str, str],
        *,
        again: bool = False,
    ) -> Outcome[Reflection]:
        now = self._clock.now()
        like = stored or Reflection(0, Form.FREE, "", "", now, now.at, now.at, 1)
        entry = self.add(
            replace(_with(like, fields), created_at=now.at, changed_at=now.at, revision=1),
            reflection_id if again else None,
        )
        self._keep_version(entry, now)
        draft = drafts.get(self._db, KIND, reflection_id)
        if draft is not None and draft.fields == fields:
            drafts.drop(self._db, KIND, reflection_id)
        return Outcome(entry, Changes(frozenset({entry.id}), reflection_list=True))

    def _keep_version(self, entry: Reflection, at: Moment) -> None:
        versions.put(self._db, KIND, entry.id, _fields_of(entry), entry.revision, at)

    def _stored(self, reflection_id: int) -> Reflection:
        entry = reflections.get(self._db, reflection_id)
        if entry is None:
            raise EntryGone
        return entry


def _fields(title: str, body: str) -> dict[str, str]:
    """Clean both texts; a title is one line."""
    return {"title": " ".join(clean(title).text.split("\n")), "body": clean(body).text}


def _with(entry: Reflection, fields: Mapping[str, str]) -> Reflection:
    return replace(entry, title=fields["title"], body=fields["body"])


def _fields_of(entry: Reflection) -> dict[str, str]:
    return {"title": entry.title, "body": entry.body}
