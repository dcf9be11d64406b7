# SPDX-License-Identifier: GPL-3.0-or-later
"""Carries the answers to the quiet questions, and offers to take each back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.messages import Message
from therapy_journal.core.still_unsaid import Unsaid
from therapy_journal.services.still_unsaid import Answered, StillUnsaid
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.unsent_notes.saver import NoteSaver
from therapy_journal.ui.unsent_notes.shelf import ShelfView

_KEY = "unsent_note"
LEFT = Message("Left for now.", action="Undo", key=_KEY)
RAISED = Message(
    "On your summary.", "Only what stands under Ready to say goes there.", action="Undo", key=_KEY
)
TO_WRITE = Message(
    "What would you like to say?",
    "One or two sentences under Ready to say can go on your summary.",
    key=_KEY,
)


class Asking(QObject):
    """``write_requested`` carries the note that has nothing ready to say yet.

    ``let_go_requested`` carries the one to be let go.
    """

    write_requested = Signal(int)
    let_go_requested = Signal(int)

    def __init__(
        self,
        *,
        still_unsaid: StillUnsaid,
        kit: Kit,
        shelf: ShelfView,
        saver: NoteSaver,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._unsaid, self._kit = still_unsaid, kit
        self._shelf, self._saver = shelf, saver
        card = shelf.unsaid
        card.raised.connect(self._raise)
        card.not_yet.connect(self.leave)
        card.let_go.connect(self.let_go_requested)

    def refresh(self) -> None:
        """Ask about the note that is asked about now, if any."""
        self._kit.jobs.run(self._unsaid.question, self, self._show)

    def leave(self, note_id: int) -> None:
        """Leave a question about a note for now."""
        work = partial(self._unsaid.not_yet, note_id)
        self._kit.jobs.run(work, self, partial(self._left, note_id))

    def _show(self, unsaid: Unsaid | None) -> None:
        self._shelf.show_question(unsaid)

    def _left(self, note_id: int, answered: Answered) -> None:
        self._kit.say(LEFT, partial(self._undo, note_id, answered))

    def _raise(self, note_id: int) -> None:
        self._saver.when_saved(partial(self._raise_saved, note_id))

    def _raise_saved(self, note_id: int) -> None:
        work = partial(self._unsaid.raise_it, note_id)
        self._kit.jobs.run(work, self, partial(self._raised, note_id))

    def _raised(self, note_id: int, answered: Answered) -> None:
        if answered.is_on_summary:
            self._kit.say(RAISED, partial(self._undo, note_id, answered))
        else:
            self.write_requested.emit(note_id)
            self._kit.say(TO_WRITE)

    def _undo(self, note_id: int, answered: Answered) -> None:
        self._kit.jobs.run(partial(self._unsaid.undo, note_id, answered), self)
