# SPDX-License-Identifier: GPL-3.0-or-later
"""What the person decides about a note: keep it, bring it, let it go, erase it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.messages import Message
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services.trash import Trash
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.trash.erasing import Erasing
from therapy_journal.ui.unsent_notes.gone import ERASING
from therapy_journal.ui.unsent_notes.saver import NoteSaver

_KEY = "unsent_note"


class Deciding(QObject):
    """Carries out decisions once the note is saved, and offers to take each back.

    ``left`` carries the id of a note that went out of sight, ``returned`` of one that came
    back, and ``settled`` of one that stands otherwise than before.
    """

    left = Signal(int)
    returned = Signal(int)
    settled = Signal(int)

    def __init__(
        self,
        *,
        unsent_notes: UnsentNotes,
        trash: Trash,
        kit: Kit,
        saver: NoteSaver,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._notes, self._kit, self._saver = unsent_notes, kit, saver
        self._erasing = Erasing(trash=trash, kit=kit, parent=parent)
        self._erasing.about_to.connect(self._stop_writing)
        self._erasing.failed.connect(self._on_not_erased)

    # Letting go

    def let_go(self, note_id: int) -> None:
        """Put a note out of sight at once; it can be taken back."""
        self._saver.when_saved(partial(self._let_go, note_id))

    def take_back(self, note_id: int, *, mark_again: bool = False) -> None:
        """Bring a note let go back into sight."""
        back = partial(self._notes.take_back, note_id, mark_again=mark_again)
        self._kit.jobs.run(back, self, partial(self._on_back, note_id))

    def erase(self, note_id: int) -> None:
        """Erase a note for good, after one plain question, from backups too if wanted."""
        self._erasing.erase([Item(TrashKind.UNSENT_NOTE, note_id)], ERASING)

    # Keeping and bringing

    def keep(self, note_id: int) -> None:
        """Keep a note with the person, off the summary."""
        self._saver.when_saved(partial(self._keep, note_id))

    def set_on_summary(self, note_id: int, *, is_on: bool) -> None:
        """Put the third layer on the summary, or take it off."""
        way = self._add if is_on else self._take_out
        self._saver.when_saved(partial(way, note_id))

    def _let_go(self, note_id: int) -> None:
        let_go = partial(self._notes.let_go, note_id)
        self._kit.jobs.run(let_go, self, partial(self._on_gone, note_id))

    def _on_gone(self, note_id: int, was_marked: bool) -> None:  # noqa: FBT001 — a job's answer
        self.left.emit(note_id)
        self._kit.say(
            Message(
                "Let go. It is out of sight.",
                "You can take it back for 7 days, here or from the shelf.",
                action="Undo",
                key=_KEY,
            ),
            partial(self.take_back, note_id, mark_again=was_marked),
        )

    def _on_back(self, note_id: int, _nothing: None) -> None:
        self.returned.emit(note_id)

    def _stop_writing(self, items: tuple[Item, ...]) -> None:
        # Nothing that is still being typed may be saved after the words are gone.
        self._saver.begin(None)
        for item in items:
            self.left.emit(item.id)

    def _on_not_erased(self, items: tuple[Item, ...]) -> None:
        for item in items:
            self.returned.emit(item.id)

    def _keep(self, note_id: int) -> None:
        keep = partial(self._notes.keep, note_id)
        self._kit.jobs.run(keep, self, partial(self._on_kept, note_id))

    def _on_kept(self, note_id: int, was_marked: bool) -> None:  # noqa: FBT001 — a job's answer
        self.settled.emit(note_id)
        if was_marked:
            off = Message(
                "Kept, and off your summary.", "It stays with you.", action="Undo", key=_KEY
            )
            self._kit.say(off, partial(self.set_on_summary, note_id, is_on=True))
        else:
            self._kit.say(Message("Kept. It stays with you.", key=_KEY))

    def _add(self, note_id: int) -> None:
        add = partial(self._notes.add_to_summary, note_id)
        self._kit.jobs.run(add, self, partial(self._on_added, note_id))

    def _on_added(self, note_id: int, is_added: bool) -> None:  # noqa: FBT001 — a job's answer
        self.settled.emit(note_id)
        if is_added:
            on = Message(
                "Ready for your summary.",
                "Only what stands under Ready to say prints, once you switch it on there.",
                action="Undo",
                key=_KEY,
            )
            self._kit.say(on, partial(self.set_on_summary, note_id, is_on=False))

    def _take_out(self, note_id: int) -> None:
        take = partial(self._notes.take_from_summary, note_id)
        self._kit.jobs.run(take, self, partial(self._on_taken_out, note_id))

    def _on_taken_out(self, note_id: int, _nothing: None) -> None:
        self.settled.emit(note_id)
        self._kit.say(Message("Off your summary.", key=_KEY))
