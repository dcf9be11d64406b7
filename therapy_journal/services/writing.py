# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing reflections: from the first key to a saved entry, its lists, and the trash."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.marks import Mark, Span
from therapy_journal.core.reflections import (
    EntryGone,
    Form,
    Reflection,
    ReflectionRow,
    beginning,
    in_form,
    is_sealed,
    is_untouched,
    tag_names,
)
from therapy_journal.core.tags import changed
from therapy_journal.core.text import clean
from therapy_journal.services.entry_lists import EntryLists
from therapy_journal.services.entry_texts import KIND, EntryTexts
from therapy_journal.services.form_drafts import FormDrafts
from therapy_journal.services.marking import Marking
from therapy_journal.services.pictures import Pictures
from therapy_journal.services.sealing import Seal, Sealing
from therapy_journal.services.zones import moment_there
from therapy_journal.storage import reflection_lists, reflections, tags, templates, versions
from therapy_journal.storage.connection import Database
from therapy_journal.storage.reflection_lists import Counts
from therapy_journal.storage.tags import TagUse
from therapy_journal.storage.versions import Version

_RECENT = 20
"""How many of the entries changed last are looked through."""


class Writing:
    """Everything a person does with their reflections."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self.forms = FormDrafts(db=db, clock=clock)
        self.lists = EntryLists(db=db, clock=clock)
        self.pictures = Pictures(db=db, clock=clock)
        self._marking = Marking(db=db, clock=clock)
        self._texts = EntryTexts(db=db, clock=clock, marking=self._marking)
        self.sealing = Sealing(db=db, clock=clock, texts=self._texts)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written."""
        return self._db.is_read_only

    # Reading

    def open(self, reflection_id: int) -> Reflection:
        """Return an entry as it was typed last, be it in a draft.

        Raises:
            EntryGone: when it was erased.
        """
        return self._texts.newest(reflection_id)

    def ids_with_days(self) -> tuple[tuple[int, date], ...]:
        """Return every entry's number and day, the newest first."""
        return tuple(reflection_lists.ids_with_days(self._db))

    def rows(self, ids: Sequence[int]) -> tuple[ReflectionRow, ...]:
        """Return what a list shows of these entries, in the order asked for."""
        return tuple(reflection_lists.rows_of(self._db, ids, self._today()))

    def count(self) -> int:
        """Return how many entries there are, those in the trash left out."""
        return self.counts().entries

    def counts(self) -> Counts:
        """Return how many entries there are, and how many lie in the trash."""
        return reflection_lists.counts(self._db)

    def latest(self) -> ReflectionRow | None:
        """Return the entry worked on last, to pick up; neither a closed nor an empty one."""
        for reflection in reflections.recently_changed(self._db, _RECENT):
            if not is_sealed(reflection, self._today()) and not self._is_untouched(reflection):
                return self.rows([reflection.id])[0]
        return None

    def tags(self) -> tuple[TagUse, ...]:
        """Return the tags in use, those used most first."""
        return tuple(tags.all_tags(self._db, self._today()))

    def versions(self, reflection_id: int) -> tuple[Version, ...]:
        """Return what was saved of an entry, the newest first; fields are title and body."""
        return tuple(versions.of_item(self._db, KIND, reflection_id))

    def trashed_rows(self) -> tuple[ReflectionRow, ...]:
        """Return what lies in the trash, what was put there last first."""
        return self.rows(reflection_lists.trashed_ids(self._db))

    # Text

    def new(
        self,
        form: Form = Form.FREE,
        *,
        prompt: str = "",
        roadblock: str | None = None,
        session_id: int | None = None,
        body: str = "",
    ) -> Outcome[Reflection]:
        """Begin an entry; a prompt stands at its top as a quotation.

        ``body`` is the text of a template and takes the place of the form's outline.
        """
        now = self._clock.now()
        entry = Reflection(
            id=0,
            form=form,
            title="",
            body=clean(body).text or beginning(form, clean(prompt).text),
            happened=now,
            created_at=now.at,
            changed_at=now.at,
            revision=1,
            session_id=session_id,
            roadblock=None if roadblock is None else str(roadblock),
        )
        with self._db.atomic():
            entry = self._texts.add(entry)
        return Outcome(entry, _listed(entry.id))

    def new_on(self, day: date) -> Outcome[int]:
        """Begin an entry for a day, at noon where it is not today; the value is its number."""
        with self._db.atomic():
            begun = self.new()
            changes = begun.changes
            if day != self._today():
                noon = datetime.combine(day, time(12))
                changes |= self.set_happened(begun.value.id, noon).changes
        return Outcome(begun.value.id, changes)

    def save_draft(
        self, reflection_id: int, title: str, body: str, cursor: int, revision: int
    ) -> Outcome[None]:
        """Keep what is being typed over ``revision``, without making it the entry yet."""
        with self._db.atomic():
            self._texts.draft(reflection_id, title, body, cursor, revision)
        return Outcome(None, Changes())

    def save(
        self, reflection_id: int, title: str, body: str, expected_revision: int
    ) -> Outcome[Reflection]:
        """Make a text the entry's own, with version and index, in one transaction.

        Where the stored text is not the one it was typed over, both are kept: the value is
        then an entry of its own, with another id than the one asked for.
        """
        with self._db.atomic():
            return self._texts.save(reflection_id, title, body, expected_revision)

    def leave(self, reflection_id: int) -> Outcome[bool]:
        """Drop an entry nothing was ever put into; the value says whether it was."""
        with self._db.atomic():
            with suppress(EntryGone):
                entry = self.open(reflection_id)
                if self._is_untouched(entry) and not self._marking.of(reflection_id):
                    self._texts.erase(reflection_id)
                    return Outcome(value=True, changes=_listed(reflection_id))
            return Outcome(value=False, changes=Changes())

    def recover_drafts(self) -> Outcome[tuple[int, ...]]:
        """Put right what the last closing left behind; the value is the entries recovered.

        Drafts become entries, entries begun and never written are dropped, seals whose day
        has come are opened. What cannot be done now is left for the next time: nothing is
        lost by it, and nobody is kept out of their journal.
        """
        recovered: list[int] = []
        for draft in self._texts.pending():
            with suppress(JournalProblem), self._db.atomic():
                recovered.append(self._texts.recover(draft))
        dropped = False
        with suppress(JournalProblem):
            for entry in reflections.recently_changed(self._db, _RECENT):
                if self._is_untouched(entry):
                    dropped = self.leave(entry.id).value or dropped
            self.sealing.open_due()
        changes = Changes(frozenset(recovered), reflection_list=bool(recovered) or dropped)
        return Outcome(tuple(recovered), changes)

    def are_drafts_pending(self) -> bool:
        """Whether something typed has not become its entry's own yet."""
        return bool(self._texts.pending())

    def switch_form(self, reflection_id: int, form: Form) -> Outcome[Reflection]:
        """Lay an entry out in another form, as long as nothing is written in it.

        Raises:
            FormIsSet: when there are words in it.
        """
        with self._db.atomic():
            entry = self.open(reflection_id)
            body = in_form(entry, form)
            if entry.revision > 1:
                entry = self._texts.save(entry.id, entry.title, body, entry.revision).value
            reflections.set_form(self._db, entry.id, form, body)
            self._texts.index(entry.id)
            return Outcome(self.open(entry.id), Changes(frozenset({entry.id})))

    # What stands beside the text

    def set_mood(self, reflection_id: int, mood: int | None) -> Outcome[Reflection]:
        """Set how it was, 0 (very bad) to 10 (very good), or leave it open."""
        with self._db.atomic():
            reflections.set_mood(self._db, reflection_id, mood, self._clock.now())
            entry = self.open(reflection_id)
        return Outcome(entry, Changes(frozenset({reflection_id}), check_ins=True, summary=True))

    def set_tags(self, reflection_id: int, names: Sequence[str]) -> Outcome[Reflection]:
        """Give an entry these tags and no others."""
        with self._db.atomic():
            self.open(reflection_id)
            reflections.set_tags(self._db, reflection_id, tag_names(names), self._clock.now())
            entry = self.open(reflection_id)
            self._texts.index(reflection_id)
        return Outcome(entry, Changes(frozenset({reflection_id}), tags=True))

    def change_tags(
        self, reflection_id: int, before: Sequence[str], after: Sequence[str]
    ) -> Outcome[Reflection]:
        """Give and take what differs between two lists of tags; other tags stay as they are."""
        with self._db.atomic():
            now = self.open(reflection_id).tags
            return self.set_tags(reflection_id, changed(now, before, tag_names(after)))

    def set_happened(self, reflection_id: int, local: datetime) -> Outcome[Reflection]:
        """Set when it was, by a wall-clock time of the place where it was written."""
        written = self.open(reflection_id).happened
        return self._set_happened(reflection_id, moment_there(local, written, self._clock))

    def seal(self, reflection_id: int, until: date) -> Outcome[Reflection]:
        """Close an entry until a day: until then lists hide it and search does not find it."""
        return self._seal(reflection_id, until)

    def unseal(self, reflection_id: int) -> Outcome[Reflection]:
        """Open a sealed entry at once."""
        return self._seal(reflection_id, None)

    # Marks

    def marks(self, reflection_id: int) -> tuple[Mark, ...]:
        """Return the marks of an entry in the order they were made."""
        return self._marking.of(reflection_id)

    def bring(self, reflection_id: int) -> Outcome[int]:
        """Mark the whole entry to be brought; the value is the mark's id."""
        self.open(reflection_id)
        return self._marking.bring(reflection_id)

    def unbring(self, reflection_id: int) -> Outcome[None]:
        """Take the whole entry's mark away; marked passages stay marked."""
        return self._marking.unbring(reflection_id)

    def mark_passage(self, reflection_id: int, span: Span) -> Outcome[Mark | None]:
        """Mark a passage of the text as kept last; None when only blanks were selected."""
        return self._marking.mark_passage(reflection_id, self.open(reflection_id).body, span)

    def unmark(self, mark_id: int) -> Outcome[Mark | None]:
        """Take one mark away and return it; None when it was gone already."""
        return self._marking.unmark(mark_id)

    # Trash

    def trash(self, reflection_id: int) -> Outcome[bool]:
        """Move an entry to the trash; the value says whether it was not there before."""
        with self._db.atomic():
            moved = reflections.trash(self._db, reflection_id, self._clock.now())
            self._texts.index(reflection_id)
        return Outcome(moved, _gone_or_back(reflection_id))

    def restore(self, reflection_id: int) -> Outcome[bool]:
        """Take an entry out of the trash; the value says whether it lay there."""
        with self._db.atomic():
            moved = reflections.restore(self._db, reflection_id)
            self._texts.index(reflection_id)
        return Outcome(moved, _gone_or_back(reflection_id))

    def _is_untouched(self, entry: Reflection) -> bool:
        """Whether nothing was put into an entry since it was begun, be it from a template."""
        return is_untouched(entry) or (
            is_untouched(replace(entry, body="")) and templates.holds_body(self._db, entry.body)
        )

    def _set_happened(self, reflection_id: int, happened: Moment) -> Outcome[Reflection]:
        with self._db.atomic():
            reflections.set_happened(self._db, reflection_id, happened, self._clock.now())
            entry = self.open(reflection_id)
            self._texts.index(reflection_id)
        return Outcome(entry, _listed(reflection_id) | Changes(summary=True))

    def _seal(self, reflection_id: int, until: date | None) -> Outcome[Reflection]:
        entry = self.open(reflection_id)
        changes = self.sealing.set((Seal(reflection_id, until),)).changes
        return Outcome(replace(entry, sealed_until=until), changes)

    def _today(self) -> date:
        return self._clock.now().day


def _listed(reflection_id: int) -> Changes:
    return Changes(frozenset({reflection_id}), reflection_list=True)


def _gone_or_back(reflection_id: int) -> Changes:
    return Changes(
        frozenset({reflection_id}), reflection_list=True, tags=True, marks=True, summary=True
    )
