# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts words that were kept elsewhere where they belong; where that is gone, into a new entry."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.reflections import Form
from therapy_journal.core.unsaved import (
    AGENDA,
    AGENDA_NEW,
    CHECK_IN,
    NOTE,
    ONE_THING,
    REFLECTION,
    SAID,
    STAYED,
    TAGS,
    Unsaved,
)
from therapy_journal.core.unsent_notes import NoteGone, SaidHow
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.writing import Writing
from therapy_journal.storage import agenda
from therapy_journal.storage.connection import Database

_NO_ROOM = frozenset({"E_ENTRY_GONE", "E_CHECK_IN_GONE", "E_AGENDA_FULL", "E_GONE"})
_NO_WORDS = frozenset({"revision", "before", "how", "day", "mood", "at"})
"""Fields that say where words belong, and are none themselves."""


class Placing:
    """Each kind of words has its way in. Every call is made inside a transaction."""

    def __init__(
        self,
        *,
        db: Database,
        writing: Writing,
        unsent_notes: UnsentNotes,
        preparing: Preparing,
        checking_in: CheckingIn,
    ) -> None:
        self._db = db
        self._writing, self._notes = writing, unsent_notes
        self._preparing, self._checking_in = preparing, checking_in
        self._ways: dict[str, Callable[[Unsaved], None]] = {
            REFLECTION: self._reflection,
            TAGS: self._tags,
            NOTE: self._note,
            SAID: self._said,
            ONE_THING: self._one_thing,
            STAYED: self._stayed,
            AGENDA: self._agenda,
            AGENDA_NEW: self._agenda_new,
            CHECK_IN: self._check_in,
            **{kind.value: self._form for kind in FormKind},
        }

    def place(self, words: Unsaved) -> None:
        """Put words where they belong, or into an entry of their own when that is gone."""
        way = self._ways.get(words.kind, self._beside)
        try:
            with self._db.atomic():
                way(words)
        except (NoteGone, LookupError, ValueError):
            self._beside(words)
        except JournalProblem as problem:
            if problem.code not in _NO_ROOM:
                raise
            self._beside(words)

    def _reflection(self, words: Unsaved) -> None:
        fields = words.fields
        self._writing.save(words.item_id, fields["title"], fields["body"], int(fields["revision"]))

    def _tags(self, words: Unsaved) -> None:
        self._writing.set_tags(words.item_id, words.fields["names"].split("\n"))

    def _note(self, words: Unsaved) -> None:
        title, raw, know, say = (words.fields.get(n, "") for n in ("title", "raw", "know", "say"))
        try:
            self._notes.save(words.item_id, title=title, raw=raw, know=know, say=say)
        except NoteGone:
            # A raw layer has no way into an entry: it stays in a note.
            self._notes.new(title, raw, know, say)

    def _said(self, words: Unsaved) -> None:
        fields = words.fields
        how = SaidHow(fields["how"]) if fields.get("how") else None
        self._notes.said(
            words.item_id, how, fields.get("note", ""), date.fromisoformat(fields["day"])
        )

    def _one_thing(self, words: Unsaved) -> None:
        session_id = words.item_id or None
        stored = self._preparing.overview(session_id).material.page.one_thing
        self._preparing.set_one_thing(session_id, _both(stored, words.fields))

    def _stayed(self, words: Unsaved) -> None:
        session_id = words.item_id or None
        stayed = self._preparing.material(session_id).stayed
        stored = stayed.words if stayed else ""
        self._preparing.set_stayed(session_id, _both(stored, words.fields))

    def _agenda(self, words: Unsaved) -> None:
        if agenda.get(self._db, words.item_id) is None:
            self._beside(words)
        else:
            self._preparing.edit_agenda(words.item_id, words.fields["words"])

    def _agenda_new(self, words: Unsaved) -> None:
        self._preparing.add_to_agenda(words.item_id or None, words.fields["words"])

    def _check_in(self, words: Unsaved) -> None:
        fields = words.fields
        if not fields.get("mood"):
            self._checking_in.keep_waiting(fields["word"])
        elif words.item_id:
            self._checking_in.change(words.item_id, int(fields["mood"]), fields["word"])
        else:
            at = datetime.fromisoformat(fields["at"])
            self._checking_in.check_in(int(fields["mood"]), fields["word"], at)

    def _form(self, words: Unsaved) -> None:
        self._checking_in.forms.keep(FormKind(words.kind), words.item_id, words.fields)

    def _beside(self, words: Unsaved) -> None:
        if "raw" in words.fields:
            self._notes.new(raw="\n\n".join(words.fields.values()))
            return
        texts = [text for name, text in words.fields.items() if name not in _NO_WORDS]
        body = "\n\n".join(text for text in texts if text.strip())
        if not body:
            return
        entry = self._writing.new(Form.FREE).value
        self._writing.save(entry.id, "", body, entry.revision)


def _both(stored: str, fields: dict[str, str]) -> str:
    """Return the words typed; what was stored meanwhile by somebody else stays before them."""
    words = fields["words"]
    if stored in (fields.get("before", ""), words) or not stored.strip():
        return words
    return f"{stored}\n{words}"
