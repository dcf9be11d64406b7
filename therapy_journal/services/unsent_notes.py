# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent notes: three layers, what becomes of them, and the shelf they stand on."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, datetime

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.query import match
from therapy_journal.core.sessions import last_attended
from therapy_journal.core.summary_building import note_key
from therapy_journal.core.text import clean
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.core.unsent_notes import (
    TAKE_BACK,
    Delivery,
    Group,
    NoteCounts,
    NoteGone,
    NoteState,
    SaidHow,
    Shelf,
    UnsentNote,
    shelf_row,
)
from therapy_journal.core.unsent_raw import RawLayer
from therapy_journal.services import unsent_drafts
from therapy_journal.services.pausing import is_paused
from therapy_journal.storage import erasing, marks, sessions, unsent_notes, unsent_raw
from therapy_journal.storage.connection import Database

_NOTES = Changes(unsent_notes=True)
_BROUGHT = Changes(unsent_notes=True, marks=True, summary=True)


@dataclass(frozen=True, slots=True)
class Saved:
    """What was saved; ``replaced`` says that characters had to give way to U+FFFD."""

    note: UnsentNote
    replaced: bool = False


class UnsentNotes:
    """Notes to a therapist that stay with the person until they decide otherwise."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    @property
    def is_read_only(self) -> bool:
        """Whether notes can only be read where the journal lies."""
        return self._db.is_read_only

    # Reading

    def open(self, note_id: int) -> tuple[UnsentNote, RawLayer]:
        """Return a note and, apart from it, its raw layer, as they were typed last.

        A note let go opens too.
        """
        note, raw = self._note(note_id), unsent_raw.get(self._db, note_id)
        return unsent_drafts.laid_over(self._db, note, raw)

    def shelf(self, query: str = "") -> Shelf:
        """Return the shelf; with something in ``query`` only the notes that have it."""
        wanted = self.find(query)
        with_raw = unsent_raw.written(self._db)
        offset, boundary = self._clock.now().offset, self._clock.boundary
        rows = [
            shelf_row(note, offset=offset, boundary=boundary, has_raw=note.id in with_raw)
            for note in unsent_notes.all_notes(self._db)
            if wanted is None or note.id in wanted
        ]
        still_yours, said, let_go = (
            tuple(row for row in rows if row.group is group) for group in Group
        )
        return Shelf(still_yours, said, let_go)

    def find(self, text: str) -> frozenset[int] | None:
        """Return the notes that have ``text`` in any layer; None when nothing is asked."""
        expression = match(text)
        if expression is None:
            return None
        return unsent_notes.matching(self._db, expression) | unsent_raw.search(self._db, expression)

    def index_raw_anew(self) -> None:
        """Index anew the raw layers that earlier versions indexed otherwise."""
        with self._db.atomic():
            unsent_raw.index_anew(self._db)

    def counts(self) -> NoteCounts:
        """Return how many notes stand in each group."""
        states = unsent_notes.count(self._db)
        return NoteCounts(
            states[NoteState.KEPT],
            states[NoteState.SAID],
            states[NoteState.LET_GO] + states[NoteState.ERASED],
        )

    def count_kept(self) -> int:
        """Return how many notes are in sight, for the rail."""
        return self.counts().held

    def session_since(self, note_id: int) -> Moment | None:
        """Return when the last attended session began, if the note was begun before it."""
        note = self._note(note_id)
        last = last_attended(sessions.all_sessions(self._db), self._clock.now().at)
        return last.starts if last and last.starts.at > note.happened.at else None

    def session_to_ask_after(self, note_id: int) -> Moment | None:
        """Return the session after which *Did you say it?* may be asked; none during a pause."""
        return None if is_paused(self._db) else self.session_since(note_id)

    def is_handed_over(self, note_id: int) -> bool:
        """Whether the third layer stood on a page handed over, which keeps its own record."""
        return unsent_notes.is_handed_over(self._db, note_key(note_id))

    # Writing

    def new(
        self,
        title: str = "",
        raw: str = "",
        know: str = "",
        say: str = "",
        session_id: int | None = None,
    ) -> Outcome[int]:
        """Begin a note, with words in any of its layers or none yet."""
        now = self._clock.now()
        title, raw, know, say = (clean(text).text for text in (title, raw, know, say))
        with self._db.atomic():
            note_id = unsent_notes.insert(self._db, title, know, say, session_id, now)
            unsent_raw.save(self._db, note_id, raw, now)
        return Outcome(note_id, _NOTES)

    def save(self, note_id: int, *, title: str, raw: str, know: str, say: str) -> Outcome[Saved]:
        """Save all layers with versions and index; their drafts are done with."""
        texts = [clean(text) for text in (title, know, say, raw)]
        now = self._clock.now()
        with self._db.atomic():
            before = self._writable(note_id)
            unsent_notes.save(self._db, before, texts[0].text, texts[1].text, texts[2].text, now)
            unsent_raw.save(
                self._db, note_id, texts[3].text, now, indexed=not before.is_out_of_sight
            )
        note = self._note(note_id)
        changes = _BROUGHT if before.is_marked else _NOTES | Changes(summary=True)
        return Outcome(Saved(note, any(text.replaced for text in texts)), changes)

    def keep_draft(self, note_id: int, *, title: str, raw: str, know: str, say: str) -> None:
        """Keep what is being typed, where it differs from what is saved; nothing is indexed."""
        title, raw, know, say = (clean(text).text for text in (title, raw, know, say))
        with self._db.atomic():
            note = self._writable(note_id)
            unsent_drafts.keep(self._db, note, title, raw, know, say, self._clock.now())

    def recover_drafts(self) -> Outcome[frozenset[int]]:
        """Make what was being typed when the journal closed the notes' own; asked at unlock.

        Notes that were begun and never written in leave here as well.
        """
        if self._db.is_read_only:
            return Outcome(frozenset(), Changes())
        with self._db.atomic():
            recovered = unsent_drafts.recover(self._db, self._clock.now())
            for note in unsent_notes.all_notes(self._db):
                self.drop_if_empty(note.id)
        return Outcome(recovered, _NOTES if recovered else Changes())

    def are_drafts_pending(self) -> bool:
        """Whether something typed has not become its note's own yet."""
        return unsent_drafts.are_pending(self._db)

    def drop_if_empty(self, note_id: int) -> Outcome[bool]:
        """Remove a note in which nothing stands and nothing ever stood."""
        note, raw = self.open(note_id)
        is_blank = not any((note.title, note.know, note.say, note.said_note, note.said_how))
        was_never_saved = note.revision == 1 and raw.revision == 0
        if (
            not (is_blank and was_never_saved)
            or note.state is not NoteState.KEPT
            or unsent_drafts.is_pending(self._db, note_id)
        ):
            return Outcome(value=False, changes=Changes())
        unsent_notes.remove(self._db, note_id)
        return Outcome(value=True, changes=_NOTES)

    # What becomes of it

    def set_delivery(self, note_id: int, delivery: Delivery) -> Outcome[None]:
        """Keep how the third layer is to be brought."""
        unsent_notes.set_delivery(self._db, note_id, delivery)
        return Outcome(None, _NOTES | Changes(summary=True))

    def add_to_summary(self, note_id: int) -> Outcome[bool]:
        """Mark the third layer to be brought; without one nothing is marked."""
        with self._db.atomic():
            note = self._writable(note_id)
            if not note.has_third_layer or note.is_out_of_sight:
                return Outcome(value=False, changes=Changes())
            marks.put_whole(self._db, MarkKind.UNSENT_NOTE, note_id, self._clock.now())
        return Outcome(value=True, changes=_BROUGHT)

    def take_from_summary(self, note_id: int) -> Outcome[None]:
        """Take the third layer off the summary again."""
        marks.remove_whole(self._db, MarkKind.UNSENT_NOTE, note_id)
        return Outcome(None, _BROUGHT)

    def keep(self, note_id: int) -> Outcome[bool]:
        """Keep a note unsent, off the summary; say whether it was on it."""
        with self._db.atomic():
            was_marked = self._writable(note_id).is_marked
            marks.remove_whole(self._db, MarkKind.UNSENT_NOTE, note_id)
        return Outcome(was_marked, _BROUGHT)

    def said(
        self, note_id: int, how: SaidHow | None, note: str = "", day: date | None = None
    ) -> Outcome[None]:
        """Keep whether it was said and what happened; None takes the answer back.

        Without a day it is taken to have been at the last session.
        """
        now = self._clock.now()
        session = self.session_since(note_id)
        when = day or (session.day if session else now.day)
        with self._db.atomic():
            before = self._writable(note_id)
            if before.is_out_of_sight:
                return Outcome(None, Changes())
            unsent_notes.set_said(self._db, before, how, when, clean(note).text, now)
        return Outcome(None, _NOTES | Changes(summary=True))

    # Letting go

    def let_go(self, note_id: int) -> Outcome[bool]:
        """Put a note out of sight at once, for a while; say whether it was on the summary."""
        with self._db.atomic():
            note = self._writable(note_id)
            if note.is_out_of_sight:
                return Outcome(value=False, changes=Changes())
            unsent_notes.hide(self._db, note, self._clock.now())
            unsent_raw.unindex(self._db, note_id)
        return Outcome(note.is_marked, _BROUGHT)

    def take_back(self, note_id: int, *, mark_again: bool = False) -> Outcome[None]:
        """Take a note let go back as it was; onto the summary only when asked."""
        with self._db.atomic():
            note, raw = self._writable(note_id), unsent_raw.get(self._db, note_id)
            unsent_notes.show(self._db, note)
            unsent_raw.index(self._db, note_id, raw.body)
            if mark_again and note.has_third_layer:
                marks.put_whole(self._db, MarkKind.UNSENT_NOTE, note_id, self._clock.now())
        return Outcome(None, _BROUGHT)

    def erase_now(self, note_id: int) -> Outcome[None]:
        """Erase every word of a note for good; only its day, and the day of erasing, remain."""
        self._writable(note_id)
        self._erase([note_id])
        return Outcome(None, _BROUGHT)

    def erase_due(self, now: datetime) -> Outcome[int]:
        """Erase what was let go a week before ``now`` or longer; asked at unlock. Return how many.

        Only what is surely past may be given: nothing brings these words back.
        """
        if self._db.is_read_only:
            return Outcome(0, Changes())
        due = unsent_notes.due(self._db, now - TAKE_BACK)
        if due:
            self._erase(due)
        return Outcome(len(due), _BROUGHT if due else Changes())

    def _erase(self, note_ids: list[int]) -> None:
        now = self._clock.now()
        with self._db.atomic():
            for note_id in note_ids:
                erasing.erase(self._db, Item(TrashKind.UNSENT_NOTE, note_id), now)
        # The words are gone by the commit above. The log beside the database forgets its old
        # pages here or, where the disk refuses at this moment, when the journal is locked.
        with contextlib.suppress(JournalProblem):
            self._db.checkpoint()

    def _note(self, note_id: int) -> UnsentNote:
        note = unsent_notes.get(self._db, note_id)
        if note is None:
            raise NoteGone
        return note

    def _writable(self, note_id: int) -> UnsentNote:
        # An erased note takes no more words: a late save must not bring any of them back.
        note = self._note(note_id)
        if note.state is NoteState.ERASED:
            raise NoteGone
        return note
