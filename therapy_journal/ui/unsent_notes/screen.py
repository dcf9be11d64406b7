# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of unsent notes: the shelf on one side, a note on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.unsent_notes import Delivery, Shelf, UnsentNote
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.note_paper import NotePaper
from therapy_journal.services.still_unsaid import StillUnsaid
from therapy_journal.services.trash import Trash
from therapy_journal.services.unsent_notes import Saved, UnsentNotes
from therapy_journal.ui.composing import commit_composed
from therapy_journal.ui.editor.private_text import REPLACED
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.letting_out import PrintPages, print_with_dialog
from therapy_journal.ui.pasting import TOO_LONG
from therapy_journal.ui.unsent_notes.answering import Answering
from therapy_journal.ui.unsent_notes.asking import Asking
from therapy_journal.ui.unsent_notes.deciding import Deciding
from therapy_journal.ui.unsent_notes.live_row import LiveRow
from therapy_journal.ui.unsent_notes.opened import Opened, read
from therapy_journal.ui.unsent_notes.pages import Pages
from therapy_journal.ui.unsent_notes.saver import NoteSaver
from therapy_journal.ui.unsent_notes.to_page import ToPage


class UnsentNotesScreen(QWidget):
    """``note_opened`` carries the id of the note that is shown."""

    note_opened = Signal(int)
    versions_requested = Signal()

    def __init__(
        self,
        *,
        unsent_notes: UnsentNotes,
        note_paper: NotePaper,
        still_unsaid: StillUnsaid,
        trash: Trash,
        kit: Kit,
        parent: QWidget | None = None,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__(parent)
        self._notes, self._kit = unsent_notes, kit
        self._note: UnsentNote | None = None
        self._is_handed_over = False
        self._is_first_look = True
        self._pages = Pages()
        self.shelf, self.pane, self.gone = (
            self._pages.shelf, self._pages.pane, self._pages.gone,
        )  # fmt: skip
        self._saver = NoteSaver(
            unsent_notes=unsent_notes, jobs=kit.jobs, texts=self.pane.texts, parent=self
        )
        self._live = LiveRow(
            pane=self.pane, shelf=self.shelf, note=self._in_sight, clock=kit.clock, parent=self
        )
        self._deciding = Deciding(
            unsent_notes=unsent_notes, trash=trash, kit=kit, saver=self._saver, parent=self
        )
        self._answering = Answering(
            unsent_notes=unsent_notes, kit=kit, after=self.pane.after, parent=self
        )
        self._asking = Asking(
            still_unsaid=still_unsaid, kit=kit, shelf=self.shelf, saver=self._saver,
            deciding=self._deciding, parent=self,
        )  # fmt: skip
        self.to_page = ToPage(
            note_paper=note_paper, kit=kit, saver=self._saver, note_id=self._open_id,
            screen=self, choose=choose, print_pages=print_pages,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setAccessibleName("Unsent notes")
        self.setFocusProxy(self.shelf.list)
        self._pages.set_read_only(is_read_only=unsent_notes.is_read_only)
        self._wire()

    # -- what the window asks -----------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now; words being typed stay as they are."""
        self._load_shelf()
        self._look_again()

    def flush(self) -> None:
        """Save what is being typed."""
        self._answering.flush()
        self._saver.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return not (self._saver.is_saved and self._answering.is_kept)

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [*self._saver.unsaved_texts(), *self._answering.unsaved_texts()]

    def new_note(self, know: str = "", say: str = "") -> None:
        """Begin a note, with words for its second or third layer where there are some."""
        if not self._notes.is_read_only:
            self._leave(partial(self._begin, know, say))

    def open_note(self, note_id: int) -> None:
        """Show a note, once the one before it is saved."""
        if self._note is not None and self._note.id == note_id:
            self._pages.go_to_note()
        else:
            self._leave(partial(self._open, note_id))

    @property
    def note_id(self) -> int | None:
        """The number of the note whose words are on the screen, or None."""
        return self._open_id()

    def _open_id(self) -> int | None:
        note = self._in_sight()
        return None if note is None else note.id

    def _in_sight(self) -> UnsentNote | None:
        return None if self._note is None or self._note.is_out_of_sight else self._note

    def show_again(self, note_id: int) -> None:
        """Show a note as it is stored now: its words were changed from elsewhere."""
        self._leave(partial(self._open, note_id))

    def whereabouts(self, screen: str) -> Whereabouts:
        """Return the open note, its layer in front, and where the cursor stands in it."""
        if self._note is None:
            return Whereabouts(screen)
        front = self.pane.layers.front()
        area = self.pane.layers.area(front)
        cursor = area.textCursor().position() if area.hasFocus() else -1
        return Whereabouts(screen, self._note.id, str(front.value), cursor)

    def resume(self, place: Whereabouts) -> None:
        """Open a note and put the cursor where it stood."""
        self._is_first_look = False
        opening = partial(read, self._notes, place.item_id)
        self._kit.jobs.run(opening, self, partial(self._resumed, place))

    def _resumed(self, place: Whereabouts, opened: Opened) -> None:
        self._show(opened)
        self._pages.go_to_note()
        if not opened.note.is_out_of_sight:
            self.pane.layers.go_back(int(place.part), place.cursor)

    def focus_search(self) -> None:
        """Go to the search over all layers of the shelf."""
        self._pages.go_to_shelf()
        self.shelf.search.setFocus()
        self.shelf.search.selectAll()

    # -- wiring -------------------------------------------------------------------------------

    def _wire(self) -> None:
        self.shelf.note_chosen.connect(self._on_chosen)
        self.shelf.note_opened.connect(self._on_entered)
        self.shelf.new_requested.connect(self._on_new)
        self.shelf.searched.connect(self._load_shelf)
        self._pages.empty.action_requested.connect(self._on_new)
        self.pane.edited.connect(self._saver.typed)
        self.pane.title.versions_requested.connect(self.versions_requested)
        self.pane.layers.bringing.delivery_chosen.connect(self._on_delivery)
        self.pane.layers.bringing.copied.connect(self._on_copied)
        self.pane.layers.bringing.page_requested.connect(self.to_page.read)
        self.pane.layers.bringing.print_requested.connect(self.to_page.print_page)
        self.pane.layers.bringing.pdf_requested.connect(self.to_page.save_pdf)
        self.pane.layers.characters_replaced.connect(self._tell_replaced)
        self.pane.layers.paste_refused.connect(self._tell_too_long)
        footer = self.pane.footer
        self._saver.state_changed.connect(footer.show_state)
        self._saver.saved.connect(self._on_saved)
        self._saver.failed.connect(self._on_save_failed)
        footer.keep_requested.connect(self._on_keep)
        footer.summary_requested.connect(self._on_summary)
        footer.let_go_requested.connect(self._on_let_go)
        for part in (footer, self.gone):
            part.erase_requested.connect(self._on_erase)
        self.gone.take_back_requested.connect(self._on_take_back)
        self._deciding.left.connect(self._on_left)
        self._deciding.returned.connect(self._on_returned)
        self._deciding.settled.connect(self._look_again)
        self._answering.kept.connect(self._look_again)
        self._asking.write_requested.connect(self._on_raised)
        self.pane.after.left.connect(self._on_left_open)
        self._kit.bus.changed.connect(self._on_changed)

    # -- opening ------------------------------------------------------------------------------

    def _leave(self, then: Callable[[], object]) -> None:
        """Go on with ``then`` once nothing of the open note is unsaved."""
        commit_composed()
        self._answering.when_kept(partial(self._saver.when_saved, then))

    def _drop_if_empty(self, next_id: int) -> None:
        before = self._note
        if before is not None and before.id != next_id and not any(self.pane.texts().values()):
            self._kit.jobs.run(partial(self._notes.drop_if_empty, before.id), self)

    def _begin(self, know: str, say: str) -> None:
        self.shelf.search.clear()
        new = partial(self._notes.new, know=know, say=say)
        self._kit.jobs.run(new, self, self._open_to_write)

    def _open_to_write(self, note_id: int) -> None:
        self._kit.jobs.run(partial(read, self._notes, note_id), self, self._show_to_write)

    def _open(self, note_id: int) -> None:
        self._kit.jobs.run(partial(read, self._notes, note_id), self, self._show)

    def _open_to_say(self, note_id: int) -> None:
        self._kit.jobs.run(partial(read, self._notes, note_id), self, self._show_to_say)

    def _show_to_say(self, opened: Opened) -> None:
        self._show(opened)
        self.pane.to_say()

    def _show_to_write(self, opened: Opened) -> None:
        self._show(opened)
        self._write()

    def _write(self) -> None:
        if self._note is not None and not self._note.is_out_of_sight:
            self.pane.layers.write()

    def _show(self, opened: Opened) -> None:
        note = opened.note
        if self.unsaved():
            # Keys that came while it was being read belong to the note before.
            self._leave(partial(self._show, opened))
            return
        self._drop_if_empty(note.id)
        self._note, self._is_handed_over = note, opened.is_handed_over
        now = self._kit.clock.now()
        in_sight = None if note.is_out_of_sight else note.id
        self._answering.begin(in_sight)
        self._saver.begin(in_sight)
        if note.is_out_of_sight:
            boundary, is_told = self._kit.clock.boundary, opened.is_handed_over
            self.gone.show_note(note, now.offset, boundary, is_handed_over=is_told)
            self._pages.show_beside(self.gone)
        else:
            self.pane.show_note(note, opened.raw, opened.session, now.day)
            self._pages.show_beside(self.pane)
        self.shelf.select(note.id)
        self.note_opened.emit(note.id)

    def _show_nothing(self) -> None:
        self._note = None
        self._answering.begin(None)
        self._saver.begin(None)
        self.pane.layers.set_texts("", "", "")
        self.pane.title.field.clear()
        self.shelf.select(None)
        self._pages.show_beside(self._pages.empty)

    def _look_again(self) -> None:
        if self._note is not None and not self._note.is_out_of_sight:
            self._kit.jobs.run(partial(read, self._notes, self._note.id), self, self._restand)

    def _restand(self, opened: Opened) -> None:
        """Show where the open note stands now; its words may be newer here than there."""
        if self._note is None or self._note.id != opened.note.id:
            return
        if opened.note.is_out_of_sight:
            self._show_nothing()
            return
        self._note, self._is_handed_over = opened.note, opened.is_handed_over
        self.pane.show_standing(opened.note)
        today = self._kit.clock.now().day
        self.pane.after.show_answer(opened.note, opened.session, today)

    # -- the shelf ------------------------------------------------------------------------------

    def _load_shelf(self) -> None:
        query = self.shelf.search.text()
        self._kit.jobs.run(partial(self._notes.shelf, query), self, self._show_shelf)
        self._asking.refresh()

    def _show_shelf(self, shelf: Shelf) -> None:
        self.shelf.show_shelf(shelf, self._kit.clock.now().day)
        if not self._saver.is_saved:
            self._live.show()
        is_first_look, self._is_first_look = self._is_first_look, False
        self._pages.arrange()
        is_free = self._note is None and not self._pages.is_alone()
        if is_first_look and is_free and shelf.still_yours:
            self._open(shelf.still_yours[0].id)

    def _on_chosen(self, note_id: int) -> None:
        # Where the shelf is a page of its own, the arrows only walk along it.
        if not self._pages.is_alone():
            self.open_note(note_id)

    def _on_entered(self, note_id: int) -> None:
        if self._note is not None and self._note.id == note_id:
            self._pages.go_to_note()
            self._write()
        else:
            self._leave(partial(self._open_to_write, note_id))

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if not (changes.unsent_notes or changes.marks or changes.sessions or changes.settings):
            return
        self._load_shelf()
        if initiator not in (self, self._saver, self._deciding, self._answering):
            self._look_again()

    # -- the note -------------------------------------------------------------------------------

    def _on_saved(self, saved: Saved) -> None:
        if self._note is None or saved.note.id != self._note.id:
            return
        self._note = saved.note
        self.pane.footer.show_note(saved.note)
        if saved.replaced:
            self._tell_replaced()

    def _tell_replaced(self) -> None:
        self._kit.say(REPLACED)

    def _tell_too_long(self) -> None:
        self._kit.say(TOO_LONG)

    def _on_save_failed(self, problem: JournalProblem) -> None:
        self._kit.say(Message.trying(problem))
        self.shelf.select(self._note.id if self._note else None)

    def _on_delivery(self, delivery: Delivery) -> None:
        if self._note is not None:
            self._note = replace(self._note, delivery=delivery)
            self._kit.jobs.run(partial(self._notes.set_delivery, self._note.id, delivery), self)

    def _on_copied(self) -> None:
        self._kit.say(
            Message("Copied.", "It leaves the clipboard again after a minute.", key="copied")
        )

    def _on_new(self) -> None:
        self.new_note()

    def _on_keep(self) -> None:
        if self._note is not None:
            self._deciding.keep(self._note.id)

    def _on_summary(self, is_on: bool) -> None:  # noqa: FBT001 — a signal's argument
        if self._note is not None:
            self._deciding.set_on_summary(self._note.id, is_on=is_on)

    def _on_let_go(self) -> None:
        if self._note is not None:
            self._answering.when_kept(partial(self._deciding.let_go, self._note.id))

    def _on_erase(self) -> None:
        if self._note is not None:
            self._deciding.erase(self._note.id)

    def _on_take_back(self) -> None:
        if self._note is not None:
            self._deciding.take_back(self._note.id)

    def _on_left(self, note_id: int) -> None:
        if self._note is not None and self._note.id == note_id:
            self._show_nothing()
            self.shelf.list.setFocus()

    def _on_raised(self, note_id: int) -> None:
        if self._note is not None and self._note.id == note_id:
            self._pages.go_to_note()
            self.pane.to_say()
        else:
            self._leave(partial(self._open_to_say, note_id))

    def _on_left_open(self) -> None:
        if self._note is not None:
            self._asking.leave(self._note.id)

    def _on_returned(self, note_id: int) -> None:
        self._leave(partial(self._open_to_write, note_id))
