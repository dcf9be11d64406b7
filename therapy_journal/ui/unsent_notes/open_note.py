# SPDX-License-Identifier: GPL-3.0-or-later
"""The note that is open: shown once the one before is saved, saved while it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.unsent_notes import Delivery, UnsentNote
from therapy_journal.services.unsent_notes import Saved, UnsentNotes
from therapy_journal.ui.composing import commit_composed
from therapy_journal.ui.editor.private_text import REPLACED
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.pasting import TOO_LONG
from therapy_journal.ui.unsent_notes.answering import Answering
from therapy_journal.ui.unsent_notes.opened import Opened, read
from therapy_journal.ui.unsent_notes.pages import Pages
from therapy_journal.ui.unsent_notes.saver import NoteSaver

Then = Callable[[], object]


class OpenNote(QObject):
    """``shown`` carries the id of the note whose words came to the screen."""

    shown = Signal(int)

    def __init__(
        self, *, unsent_notes: UnsentNotes, kit: Kit, pages: Pages, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._notes, self._kit, self._pages = unsent_notes, kit, pages
        self._shelf, self._pane, self._gone = pages.shelf, pages.pane, pages.gone
        self._note: UnsentNote | None = None
        self.saver = NoteSaver(
            unsent_notes=unsent_notes, jobs=kit.jobs, texts=self._pane.texts, parent=self
        )
        self.answering = Answering(
            unsent_notes=unsent_notes, kit=kit, after=self._pane.after, parent=self
        )
        layers, footer = self._pane.layers, self._pane.footer
        self._pane.edited.connect(self.saver.typed)
        layers.characters_replaced.connect(self._tell_replaced)
        layers.paste_refused.connect(self._tell_too_long)
        layers.bringing.delivery_chosen.connect(self._on_delivery)
        self.saver.state_changed.connect(footer.show_state)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self._on_save_failed)
        self.answering.kept.connect(self.look_again)

    # -- which note -----------------------------------------------------------------------------

    @property
    def note(self) -> UnsentNote | None:
        """The open note, also one let go; None where there is none."""
        return self._note

    def is_open(self, note_id: int) -> bool:
        """Whether this note is the open one."""
        return self._note is not None and self._note.id == note_id

    def in_sight(self) -> UnsentNote | None:
        """Return the note whose words are on the screen, or None."""
        return None if self._note is None or self._note.is_out_of_sight else self._note

    def id_in_sight(self) -> int | None:
        """Return the number of the note whose words are on the screen, or None."""
        note = self.in_sight()
        return None if note is None else note.id

    # -- what is typed --------------------------------------------------------------------------

    def flush(self) -> None:
        """Save what is being typed."""
        self.answering.flush()
        self.saver.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return not (self.saver.is_saved and self.answering.is_kept)

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [*self.saver.unsaved_texts(), *self.answering.unsaved_texts()]

    def leave(self, then: Then) -> None:
        """Go on with ``then`` once nothing of the open note is unsaved."""
        commit_composed()
        self.answering.when_kept(partial(self.saver.when_saved, then))

    # -- opening --------------------------------------------------------------------------------

    def open(self, note_id: int, then: Then | None = None) -> None:
        """Show a note as it is stored, once the one before is saved, and go on with ``then``."""
        self.leave(partial(self._read, note_id, then))

    def show(self, opened: Opened, then: Then | None = None) -> None:
        """Show what was read of a note, and go on with ``then``."""
        note = opened.note
        if self.unsaved():
            # Keys that came while it was being read belong to the note before.
            self.leave(partial(self.show, opened, then))
            return
        self._drop_if_empty(note.id)
        self._note = note
        now = self._kit.clock.now()
        self.answering.begin(self.id_in_sight())
        self.saver.begin(self.id_in_sight())
        if note.is_out_of_sight:
            boundary, is_told = self._kit.clock.boundary, opened.is_handed_over
            self._gone.show_note(note, now.offset, boundary, is_handed_over=is_told)
            self._pages.show_beside(self._gone)
        else:
            self._pane.show_note(note, opened.raw, opened.session, now.day)
            self._pages.show_beside(self._pane)
        self._shelf.select(note.id)
        self.shown.emit(note.id)
        if then is not None:
            then()

    def show_nothing(self) -> None:
        """Have no note open; none of its words stay on the screen."""
        self._note = None
        self.answering.begin(None)
        self.saver.begin(None)
        self._pane.layers.set_texts("", "", "")
        self._pane.title.field.clear()
        self._shelf.select(None)
        self._pages.show_beside(self._pages.empty)

    def look_again(self) -> None:
        """Show where the open note stands now; its words may be newer here than there."""
        note_id = self.id_in_sight()
        if note_id is not None:
            self._kit.jobs.run(partial(read, self._notes, note_id), self, self._restand)

    def write(self) -> None:
        """Go to the end of the layer in front."""
        if self.in_sight() is not None:
            self._pane.layers.write()

    def _read(self, note_id: int, then: Then | None) -> None:
        done = partial(self._on_read, then)
        self._kit.jobs.run(partial(read, self._notes, note_id), self, done)

    def _on_read(self, then: Then | None, opened: Opened) -> None:
        self.show(opened, then)

    def _drop_if_empty(self, next_id: int) -> None:
        before = self._note
        if before is not None and before.id != next_id and not any(self._pane.texts().values()):
            self._kit.jobs.run(partial(self._notes.drop_if_empty, before.id), self)

    def _restand(self, opened: Opened) -> None:
        if not self.is_open(opened.note.id):
            return
        if opened.note.is_out_of_sight:
            self.show_nothing()
            return
        self._note = opened.note
        self._pane.show_standing(opened.note)
        today = self._kit.clock.now().day
        self._pane.after.show_answer(opened.note, opened.session, today)

    # -- saving ---------------------------------------------------------------------------------

    def _on_saved(self, saved: Saved) -> None:
        if not self.is_open(saved.note.id):
            return
        self._note = saved.note
        self._pane.footer.show_note(saved.note)
        if saved.replaced:
            self._tell_replaced()

    def _on_save_failed(self, problem: JournalProblem) -> None:
        self._kit.say(Message.trying(problem))
        self._shelf.select(self._note.id if self._note else None)

    def _on_delivery(self, delivery: Delivery) -> None:
        if self._note is not None:
            self._note = replace(self._note, delivery=delivery)
            self._kit.jobs.run(partial(self._notes.set_delivery, self._note.id, delivery), self)

    def _tell_replaced(self) -> None:
        self._kit.say(REPLACED)

    def _tell_too_long(self) -> None:
        self._kit.say(TOO_LONG)
