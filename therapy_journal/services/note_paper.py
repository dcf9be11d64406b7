# SPDX-License-Identifier: GPL-3.0-or-later
"""One note on a page of its own: what is ready to say, and nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.days import Clock
from therapy_journal.core.name_shield import NameShield
from therapy_journal.core.say_page import NothingToSay, SayPage
from therapy_journal.core.unsent_notes import NoteGone
from therapy_journal.services.settings import LARGE_PRINT, PAPER_SIZE, Settings
from therapy_journal.storage import export_log, shielded_names, unsent_notes
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class SayPaper:
    """The words for paper, shielded names replaced, and the paper chosen for the summary."""

    page: SayPage
    paper_size: str
    is_large: bool


class NotePaper:
    """The use cases of a page of one note; the raw layer cannot be reached from here."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._settings = Settings(db=db)

    def to_read(self, note_id: int) -> SayPage:
        """Return the words as they were written, for the person's own eyes.

        Raises ``NothingToSay`` where there is no third layer in sight, ``NoteGone`` where
        there is no such note.
        """
        note = unsent_notes.get(self._db, note_id)
        if note is None:
            raise NoteGone
        if note.is_out_of_sight or not note.has_third_layer:
            raise NothingToSay
        return SayPage(note.say.strip())

    def for_paper(self, note_id: int) -> SayPaper:
        """Return the words for paper; raises what :meth:`to_read` raises."""
        shield = NameShield(shielded_names.all_names(self._db))
        return SayPaper(
            SayPage(shield(self.to_read(note_id).words)),
            self._settings.get(PAPER_SIZE),
            self._settings.get(LARGE_PRINT),
        )

    def page_made(self, form: str) -> None:
        """Keep that a page left the journal, as ``print`` or ``pdf``; not of which note."""
        if not self._db.is_read_only:
            export_log.note(self._db, form, self._clock.now(), "unsent_note")
