# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of unsent notes: the shelf on one side, a note on the other."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.unsent_notes import Shelf
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.note_paper import NotePaper
from therapy_journal.services.still_unsaid import StillUnsaid
from therapy_journal.services.trash import Trash
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.letting_out import PrintPages, print_with_dialog
from therapy_journal.ui.unsent_notes.asking import Asking
from therapy_journal.ui.unsent_notes.deciding import Deciding
from therapy_journal.ui.unsent_notes.live_row import LiveRow
from therapy_journal.ui.unsent_notes.open_note import OpenNote
from therapy_journal.ui.unsent_notes.pages import Pages
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
        self._is_first_look = True
        self._pages = Pages()
        self.shelf, self.pane, self.gone = (
            self._pages.shelf, self._pages.pane, self._pages.gone,
        )  # fmt: skip
        current = self._current = OpenNote(
            unsent_notes=unsent_notes, kit=kit, pages=self._pages, parent=self
        )
        self._live = LiveRow(
            pane=self.pane, shelf=self.shelf, note=current.in_sight, clock=kit.clock, parent=self
        )
        self._deciding = Deciding(
            unsent_notes=unsent_notes, trash=trash, kit=kit, saver=current.saver, parent=self
        )
        self._asking = Asking(
            still_unsaid=still_unsaid, kit=kit, shelf=self.shelf, saver=current.saver, parent=self
        )
        self.to_page = ToPage(
            note_paper=note_paper, kit=kit, saver=current.saver, note_id=current.id_in_sight,
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
        self._current.look_again()

    def flush(self) -> None:
        """Save what is being typed."""
        self._current.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._current.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._current.unsaved_texts()

    def new_note(self, know: str = "", say: str = "") -> None:
        """Begin a note, with words for its second or third layer where there are some."""
        if not self._notes.is_read_only:
            self._current.leave(partial(self._begin, know, say))

    def open_note(self, note_id: int) -> None:
        """Show a note, once the one before it is saved."""
        if self._current.is_open(note_id):
            self._pages.go_to_note()
        else:
            self._current.open(note_id)

    @property
    def note_id(self) -> int | None:
        """The number of the note whose words are on the screen, or None."""
        return self._current.id_in_sight()

    def show_again(self, note_id: int) -> None:
        """Show a note as it is stored now: its words were changed from elsewhere."""
        self._current.open(note_id)

    def whereabouts(self, screen: str) -> Whereabouts:
        """Return the open note, its layer in front, and where the cursor stands in it."""
        if self._current.note is None:
            return Whereabouts(screen)
        front = self.pane.layers.front()
        area = self.pane.layers.area(front)
        cursor = area.textCursor().position() if area.hasFocus() else -1
        return Whereabouts(screen, self._current.note.id, str(front.value), cursor)

    def resume(self, place: Whereabouts) -> None:
        """Open a note and put the cursor where it stood."""
        self._is_first_look = False
        self._current.open(place.item_id, partial(self._go_back, place))

    def _go_back(self, place: Whereabouts) -> None:
        if self._current.in_sight() is not None:
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
        self.pane.title.versions_requested.connect(self.versions_requested)
        self.pane.layers.bringing.copied.connect(self._on_copied)
        self.pane.layers.bringing.page_requested.connect(self.to_page.read)
        self.pane.layers.bringing.print_requested.connect(self.to_page.print_page)
        self.pane.layers.bringing.pdf_requested.connect(self.to_page.save_pdf)
        self._current.shown.connect(self.note_opened)
        footer = self.pane.footer
        footer.keep_requested.connect(self._on_keep)
        footer.summary_requested.connect(self._on_summary)
        footer.let_go_requested.connect(self._on_let_go)
        for part in (footer, self.gone):
            part.erase_requested.connect(self._on_erase)
        self.gone.take_back_requested.connect(self._on_take_back)
        self._deciding.left.connect(self._on_left)
        self._deciding.returned.connect(self._on_returned)
        self._deciding.settled.connect(self._current.look_again)
        self._asking.write_requested.connect(self._on_raised)
        self._asking.let_go_requested.connect(self._let_go)
        self.pane.after.left.connect(self._on_left_open)
        self._kit.bus.changed.connect(self._on_changed)

    def _begin(self, know: str, say: str) -> None:
        self.shelf.search.clear()
        new = partial(self._notes.new, know=know, say=say)
        self._kit.jobs.run(new, self, self._open_to_write)

    def _open_to_write(self, note_id: int) -> None:
        self._current.open(note_id, self._current.write)

    # -- the shelf ------------------------------------------------------------------------------

    def _load_shelf(self) -> None:
        query = self.shelf.search.text()
        self._kit.jobs.run(partial(self._notes.shelf, query), self, self._show_shelf)
        self._asking.refresh()

    def _show_shelf(self, shelf: Shelf) -> None:
        self.shelf.show_shelf(shelf, self._kit.clock.now().day)
        if not self._current.saver.is_saved:
            self._live.show()
        is_first_look, self._is_first_look = self._is_first_look, False
        self._pages.arrange()
        is_free = self._current.note is None and not self._pages.is_alone()
        if is_first_look and is_free and shelf.still_yours:
            self._current.open(shelf.still_yours[0].id)

    def _on_chosen(self, note_id: int) -> None:
        # Where the shelf is a page of its own, the arrows only walk along it.
        if not self._pages.is_alone():
            self.open_note(note_id)

    def _on_entered(self, note_id: int) -> None:
        if self._current.is_open(note_id):
            self._pages.go_to_note()
            self._current.write()
        else:
            self._open_to_write(note_id)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if not (changes.unsent_notes or changes.marks or changes.sessions or changes.settings):
            return
        self._load_shelf()
        current = self._current
        if initiator not in (self, current, current.saver, current.answering, self._deciding):
            current.look_again()

    # -- the note -------------------------------------------------------------------------------

    def _on_copied(self) -> None:
        self._kit.say(
            Message("Copied.", "It leaves the clipboard again after a minute.", key="copied")
        )

    def _on_new(self) -> None:
        self.new_note()

    def _on_keep(self) -> None:
        if self._current.note is not None:
            self._deciding.keep(self._current.note.id)

    def _on_summary(self, is_on: bool) -> None:  # noqa: FBT001 — a signal's argument
        if self._current.note is not None:
            self._deciding.set_on_summary(self._current.note.id, is_on=is_on)

    def _on_let_go(self) -> None:
        if self._current.note is not None:
            self._let_go(self._current.note.id)

    def _let_go(self, note_id: int) -> None:
        self._current.answering.when_kept(partial(self._deciding.let_go, note_id))

    def _on_erase(self) -> None:
        if self._current.note is not None:
            self._deciding.erase(self._current.note.id)

    def _on_take_back(self) -> None:
        if self._current.note is not None:
            self._deciding.take_back(self._current.note.id)

    def _on_left(self, note_id: int) -> None:
        if self._current.is_open(note_id):
            self._current.show_nothing()
            self.shelf.list.setFocus()

    def _on_returned(self, note_id: int) -> None:
        self._open_to_write(note_id)

    def _on_raised(self, note_id: int) -> None:
        if self._current.is_open(note_id):
            self._pages.go_to_note()
            self.pane.to_say()
        else:
            self._current.open(note_id, self.pane.to_say)

    def _on_left_open(self) -> None:
        if self._current.note is not None:
            self._asking.leave(self._current.note.id)
