# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening, beginning and leaving entries, so that no word is lost between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.messages import Message
from therapy_journal.core.reflections import Form, Reflection, is_sealed, is_untouched
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.autosave import SaveState
from therapy_journal.services.writing import Writing
from therapy_journal.ui.composing import commit_composed
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.saver import EntrySaver

BOTH_KEPT = Message(
    "This text was changed somewhere else since it was opened.",
    "Both versions were kept, one beside the other.",
    key="both_kept",
    stays=True,
)
TRASHED = Message("Moved to the trash.", action="Undo", key="trashed")
BEGINNING = 0
"""Stands for the id of an entry that is being begun."""


class Entries(QObject):
    """Knows which entry is open and who saves it.

    ``shown`` carries the entry that is on the screen now and its saver, both None when there
    is none; ``closed_shown`` an entry that is closed until a day, ``trashed_shown`` one that
    lies in the trash. ``state_changed`` tells that a saver is in another state.
    """

    shown = Signal(object, object)
    closed_shown = Signal(object)
    state_changed = Signal()
    trashed = Signal(int)
    trashed_shown = Signal(object)

    def __init__(
        self, *, writing: Writing, kit: Kit, pane: EntryPane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit, self._pane = writing, kit, pane
        self._saver: EntrySaver | None = None
        self._released: list[EntrySaver] = []
        self._places: dict[int, int] = {}
        self._trashed: set[int] = set()
        self._told: set[int] = set()
        self._wanted: int | None = None
        self._read: Callable[[int], Reflection] = writing.open
        pane.edited.connect(self._on_edited)

    def read_by(self, read: Callable[[int], Reflection]) -> None:
        """Read entries in this way from now on, on the storage thread."""
        self._read = read

    @property
    def current(self) -> EntrySaver | None:
        """The saver of the entry on the screen."""
        return self._saver

    @property
    def current_id(self) -> int | None:
        """The id of the entry on the screen."""
        return None if self._saver is None else self._saver.entry_id

    def is_ours(self, initiator: QObject | None) -> bool:
        """Whether a change was made by one of our own savers."""
        return isinstance(initiator, EntrySaver)

    def flush(self) -> None:
        """Save what is being typed, and what could not be saved before."""
        for saver in self._savers():
            saver.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return not all(saver.is_saved for saver in self._savers())

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [saver.unsaved_text() for saver in self._savers() if not saver.is_saved]

    # -- opening ----------------------------------------------------------------------------

    def open(self, entry_id: int, *, to_write: bool = False) -> None:
        """Show an entry once it is read; until then keys still belong to the one before."""
        if entry_id == self.current_id:
            self._wanted = entry_id
            if to_write:
                self._pane.write(self._pane.area.place())
            return
        self._wanted = entry_id
        show = partial(self._show_opened, to_write=to_write)
        self._kit.jobs.run(partial(self._read, entry_id), self, show)

    def resume(self, entry_id: int, cursor: int) -> None:
        """Open an entry with the cursor where it stood; -1 leaves the focus elsewhere."""
        if cursor >= 0:
            self._places[entry_id] = cursor
        self.open(entry_id, to_write=cursor >= 0 and not self._writing.is_read_only)

    def new(
        self,
        form: Form = Form.FREE,
        *,
        prompt: str | None = None,
        roadblock: str | None = None,
        session_id: int | None = None,
        words: str = "",
        body: str = "",
    ) -> None:
        """Begin an entry and put the cursor where its first words go, or after ``words``.

        ``body`` is the text of a template.
        """
        self._wanted = BEGINNING
        begin = partial(
            self._writing.new,
            form,
            prompt=prompt or "",
            roadblock=roadblock,
            session_id=session_id,
            body=body,
        )
        self._kit.jobs.run(begin, self, partial(self._show_new, words))

    def reopen(self, entry_id: int) -> None:
        """Show an entry as it stands now: closed, or with its words."""
        self._wanted = entry_id
        show = partial(self._show_opened, to_write=False)
        self._kit.jobs.run(partial(self._writing.open, entry_id), self, show)

    def open_closed(self, entry_id: int) -> None:
        """Show the words of an entry although it is closed."""
        self._wanted = entry_id
        self._kit.jobs.run(partial(self._writing.open, entry_id), self, self._show_entry)

    def keep_no_undo(self, entry_ids: Iterable[int]) -> None:
        """Keep no words of these entries beside the one that is open: they are closed or gone."""
        self._pane.area.forget(entry_ids)

    def leave(self) -> None:
        """Save the open entry and show none."""
        self._let_go()
        self._wanted = None
        self._pane.clear()
        self.shown.emit(None, None)

    @property
    def is_beginning(self) -> bool:
        """Whether an entry is being begun and has not been shown yet."""
        return self._wanted == BEGINNING

    @property
    def is_idle(self) -> bool:
        """Whether no entry is open nor about to be."""
        return self._saver is None and self._wanted is None

    # -- the trash ----------------------------------------------------------------------------

    def trash(self) -> None:
        """Move the open entry to the trash, its last words with it."""
        saver = self._saver
        if saver is not None:
            saver.when_saved(partial(self._trash, saver.entry_id))

    def _trash(self, entry_id: int) -> None:
        self._trashed.add(entry_id)
        done = partial(self._on_trashed, entry_id)
        self._kit.jobs.run(partial(self._writing.trash, entry_id), self, done)

    def _on_trashed(self, entry_id: int, moved: object) -> None:  # noqa: ARG002
        self._kit.say(TRASHED, partial(self.put_back, entry_id))
        self.trashed.emit(entry_id)

    def show_trashed(self, entry_id: int) -> None:
        """Read an entry that lies in the trash."""
        self._wanted = entry_id
        read = partial(self._read, entry_id)
        self._kit.jobs.run(read, self, self._show_trashed)

    def _show_trashed(self, entry: Reflection) -> None:
        if entry.id == self._wanted:
            self._let_go()
            self._pane.clear()
            if is_sealed(entry, self._kit.clock.now().day):
                entry = replace(entry, title="", body="")
            self.trashed_shown.emit(entry)

    def put_back(self, entry_id: int) -> None:
        """Take an entry out of the trash and open it."""
        self._trashed.discard(entry_id)
        done = partial(self._on_restored, entry_id)
        self._kit.jobs.run(partial(self._writing.restore, entry_id), self, done)

    def _on_restored(self, entry_id: int, moved: object) -> None:  # noqa: ARG002
        self.open(entry_id)

    def read_again(self) -> None:
        """Show what is stored of the open entry, unless it is being written."""
        saver = self._saver
        if saver is not None and saver.state is SaveState.SAVED:
            read = partial(self._read, saver.entry_id)
            self._kit.jobs.run(read, self, partial(self._show_again, saver))

    def _show_opened(self, entry: Reflection, *, to_write: bool) -> None:
        if entry.id != self._wanted:
            return  # somebody went on to another one meanwhile
        if is_sealed(entry, self._kit.clock.now().day):
            self._let_go()
            self._pane.clear()
            self.closed_shown.emit(entry)
            return
        self._show_entry(entry)
        if to_write:
            self._pane.write(self._place_to_write(entry))

    def _show_new(self, words: str, entry: Reflection) -> None:
        self._show_entry(entry)
        self._pane.write(first_place(entry.body))
        if words:
            self._pane.area.insert_paragraph(words)

    def _show_entry(self, entry: Reflection) -> None:
        self._let_go()
        self._wanted = entry.id
        saver = self._taken_back(entry.id)
        if saver is None:
            saver = self._new_saver(entry)
        else:
            # Its last words could not be saved yet: they are newer than what is stored.
            texts = saver.texts()
            entry = replace(entry, title=texts.title, body=texts.body)
        self._pane.show_entry(entry)
        self._pane.area.go_to(self._places.get(entry.id, 0))
        saver.take_up(self._pane.texts)
        self._saver = saver
        self.shown.emit(entry, saver)

    def _new_saver(self, entry: Reflection) -> EntrySaver:
        saver = EntrySaver(
            entry=entry,
            writing=self._writing,
            jobs=self._kit.jobs,
            texts=self._pane.texts,
            parent=self,
        )
        saver.settled.connect(self._on_settled)
        saver.parted.connect(self._on_parted)
        saver.state_changed.connect(self._on_state_changed)
        return saver

    def _taken_back(self, entry_id: int) -> EntrySaver | None:
        for saver in self._released:
            if saver.entry_id == entry_id and not saver.is_saved:
                self._released.remove(saver)
                return saver
        return None

    def _show_again(self, saver: EntrySaver, entry: Reflection) -> None:
        is_still_there = saver is self._saver and saver.state is SaveState.SAVED
        if is_still_there and (entry.title, entry.body) != self._pane.texts()[:2]:
            self._places[entry.id] = self._pane.area.place()
            self._saver = None
            saver.deleteLater()
            self._show_entry(entry)

    def _place_to_write(self, entry: Reflection) -> int:
        """Return where somebody goes on: where they were, or where today's words end."""
        if entry.id in self._places:
            return self._places[entry.id]
        if is_untouched(entry):
            return first_place(entry.body)
        is_today = entry.happened.day == self._kit.clock.now().day
        return len(entry.body) if is_today else 0

    # -- leaving ----------------------------------------------------------------------------

    def _let_go(self) -> None:
        """Hand the last texts to the saver and forget them on the screen."""
        commit_composed()
        saver, self._saver = self._saver, None
        if saver is None:
            return
        self._places[saver.entry_id] = self._pane.area.place()
        self._released.append(saver)
        saver.release()

    def _on_settled(self, saver: EntrySaver) -> None:
        if saver in self._released:
            self._released.remove(saver)
            if saver.entry_id not in self._trashed and not self._writing.is_read_only:
                self._kit.jobs.run(partial(self._writing.leave, saver.entry_id), self)
            saver.deleteLater()

    def _on_parted(self, saver: EntrySaver, before: int, entry: Reflection) -> None:
        """Both versions were kept: the words on the screen are an entry of their own now."""
        self._kit.say(BOTH_KEPT)
        area = self._pane.area
        is_shown = area.key == before and area.text() == saver.texts().body
        area.change_key(before, entry.id, is_shown=is_shown)
        if saver is self._saver:
            self._wanted = entry.id
            self.shown.emit(entry, saver)

    def _on_state_changed(self) -> None:
        saver = self.sender()
        if isinstance(saver, EntrySaver):
            self._tell(saver)
        self.state_changed.emit()

    def _tell(self, saver: EntrySaver) -> None:
        """Say that saving failed: once for what is in sight, where the line below it goes on."""
        if saver.problem is None:
            self._told.discard(saver.entry_id)
        elif saver.is_released or saver.entry_id not in self._told:
            self._told.add(saver.entry_id)
            self._kit.say(Message.trying(saver.problem))

    def _on_edited(self) -> None:
        if self._saver is not None:
            self._saver.typed()

    def _savers(self) -> list[EntrySaver]:
        return [*self._released, *([self._saver] if self._saver is not None else [])]


def first_place(body: str) -> int:
    """Return where the first words of a new entry go: under its first heading, else its end."""
    at = body.find("## ")
    if at < 0:
        return len(body)
    line_end = body.find("\n", at)
    return len(body) if line_end < 0 else line_end + 1
