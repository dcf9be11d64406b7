# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of reflections: the list on one side, an entry on the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.reflections import Form
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.searching import Searching
from therapy_journal.services.writing import Writing
from therapy_journal.ui.editor.private_text import REPLACED
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.pasting import TOO_LONG
from therapy_journal.ui.reflections.acting import Acting
from therapy_journal.ui.reflections.entries import Entries
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.entry_pictures import EntryPictures
from therapy_journal.ui.reflections.found import Found
from therapy_journal.ui.reflections.live_row import LiveRow
from therapy_journal.ui.reflections.passages import Passages
from therapy_journal.ui.reflections.sealing import EntrySealing
from therapy_journal.ui.reflections.showing import Showing
from therapy_journal.ui.reflections.side import Side
from therapy_journal.ui.reflections.standing import Standing
from therapy_journal.ui.reflections.two_panes import TwoPanes
from therapy_journal.ui.widgets.grounds import on_ground


class ReflectionsScreen(QWidget):
    """Everything a person does with reflections.

    ``entry_opened`` carries the id of the entry that is shown, ``entry_closed`` tells that
    none is. ``list_shown`` tells that the list is asked into sight, ``hit_requested`` carries
    kind and id of something else that was found.
    """

    entry_opened = Signal(int)
    entry_closed = Signal()
    list_shown = Signal()
    hit_requested = Signal(str, int)
    versions_requested = Signal()
    erase_requested = Signal(int)

    def __init__(
        self,
        *,
        writing: Writing,
        searching: Searching,
        kit: Kit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self._has_looked = False
        self._has_just_come = False
        self.entry_list = EntryList(writing=writing, searching=searching, kit=kit)
        self.side = Side()
        self.pane = self.side.pane
        self._entries = Entries(writing=writing, kit=kit, pane=self.pane, parent=self)
        self.sealing = EntrySealing(writing=writing, kit=kit, entries=self._entries, parent=self)
        self.pictures = EntryPictures(
            writing=writing, kit=kit, pane=self.pane, entries=self._entries, parent=self
        )
        head = self.pane.head
        self._standing = Standing(writing=writing, kit=kit, chips=head.chips, parent=self)
        self._passages = Passages(
            writing=writing,
            kit=kit,
            area=self.pane.area,
            chips=head.chips,
            lost=head.lost,
            parent=self,
        )
        self.acting = Acting(
            writing=writing,
            entries=self._entries,
            entry_list=self.entry_list,
            pane=self.pane,
            passages=self._passages,
            sealing=self.sealing,
            flush=self.flush,
            parent=self,
        )
        self._live_row = LiveRow(
            pane=self.pane, entry_list=self.entry_list, passages=self._passages, parent=self
        )
        self.found = Found(pane=self.pane, search=self.entry_list.search, parent=self)
        self._showing = Showing(
            entries=self._entries,
            entry_list=self.entry_list,
            side=self.side,
            standing=self._standing,
            passages=self._passages,
            live_row=self._live_row,
            found=self.found,
            parent=self,
        )
        self.setAccessibleName("Reflections")
        self.setFocusProxy(self.entry_list.list)
        self._lay_out()
        self._wire()

    # -- what the window asks ---------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is stored now; words being typed stay as they are."""
        self.entry_list.refresh()
        self._entries.read_again()
        self._passages.reload()
        if not self._has_looked:
            self._has_looked = True
            self._follow_place()
            self._kit.jobs.run(self._writing.latest, self, self._showing.pick_up)

    def flush(self) -> None:
        """Save what is being typed."""
        self._entries.flush()
        self._standing.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._entries.unsaved() or self._standing.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return [*self._entries.unsaved_texts(), *self._standing.unsaved_texts()]

    def whereabouts(self, screen: str) -> Whereabouts:
        """Return the open entry, and where the cursor stands in it."""
        entry_id, area = self._entries.current_id, self.pane.area
        if entry_id is None:
            return Whereabouts(screen)
        cursor = area.place() if area.hasFocus() else -1
        return Whereabouts(screen, entry_id, cursor=cursor, top=self.entry_list.top())

    def resume(self, place: Whereabouts) -> None:
        """Open an entry, put the cursor where it stood and the list where it was."""
        self.entry_list.stand_at(place.top, place.item_id)
        self._panes.go_to_second()
        self._entries.resume(place.item_id, place.cursor)

    def has_entry(self) -> bool:
        """Whether an entry is open, so that commands about one make sense."""
        return self._entries.current is not None and not self.side.is_reading_on

    @property
    def entry_id(self) -> int | None:
        """The number of the open entry, or None."""
        return self._entries.current_id

    def forget(self, entry_ids: frozenset[int]) -> None:
        """Show none of the words of entries that were erased."""
        self._entries.keep_no_undo(entry_ids)
        if self.side.trashed.entry_id in entry_ids or self._entries.current_id in entry_ids:
            self._entries.leave()
            self._go_back()

    def new_entry(
        self,
        form: Form = Form.FREE,
        prompt: str | None = None,
        roadblock: str | None = None,
        session_id: int | None = None,
        body: str = "",
    ) -> None:
        """Begin an entry, be it with the text of a template, and put the cursor into it."""
        if not self._writing.is_read_only:
            self.entry_list.end_search()
            self._panes.go_to_second()
            self._entries.new(
                form, prompt=prompt, roadblock=roadblock, session_id=session_id, body=body
            )

    def new_free(self) -> None:
        """Begin a free entry."""
        self.new_entry(Form.FREE)

    def open_entry(self, entry_id: int) -> None:
        """Show an entry, ready to write on."""
        self._panes.go_to_second()
        self._entries.open(entry_id, to_write=not self._writing.is_read_only)

    def write_about(self, question: str, roadblock: str | None = None) -> None:
        """Put a question into the entry that is being written, or begin one with it."""
        if self._entries.is_beginning:
            return  # a second click, while the entry that the first one asked for is on its way
        if self._may_insert():
            self.pane.area.insert_prompt(question)
        else:
            self.new_entry(prompt=question, roadblock=roadblock)

    def insert(self, words: str) -> None:
        """Put a sentence into the entry that is being written, or begin one with it."""
        if self._may_insert():
            self.pane.area.insert_paragraph(words)
        elif not self._writing.is_read_only:
            self._panes.go_to_second()
            self._entries.new(words=words)

    def focus_search(self) -> None:
        """Find in the entry where its text has the focus, otherwise search everything."""
        if self.pane.find_bar.field.hasFocus():
            self.pane.find_bar.look_everywhere()
        elif self.pane.area.hasFocus():
            self.pane.find_bar.begin()
        else:
            self.search_everything()

    def show_list(self) -> EntryList:
        """Bring the list into sight where list and entry take turns; returns it."""
        self.list_shown.emit()
        self._panes.go_to_first()
        return self.entry_list

    def search_everything(self, words: str = "") -> None:
        """Go to the search over everything."""
        self._panes.go_to_first()
        if words:
            self.entry_list.search.setText(words)
        self.entry_list.focus_search()

    def show_tag(self, name: str) -> None:
        """Show the entries with a tag."""
        self.entry_list.end_search()
        words = name.replace('"', " ")
        self.search_everything(f'tag:"{words}"')

    # -- how the open entry is shown ---------------------------------------------------------

    def set_alone(self, *, is_alone: bool) -> None:
        """Leave only the page of the open entry in sight, or show everything again."""
        self._panes.set_alone(is_alone=is_alone)
        self.pane.set_alone(is_alone=is_alone)
        if is_alone:
            self.pane.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_reading(self) -> None:
        """Turn from writing to reading through, and back."""
        if self.has_entry():
            self.pane.toggle_reading()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Note that somebody came from another screen: a question then begins an entry."""
        super().showEvent(event)
        self._has_just_come = True
        QTimer.singleShot(0, self, self._settle_in)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Save when the screen goes out of sight."""
        super().hideEvent(event)
        self.flush()
        self.pictures.shown.forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Save when somebody turns to another window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.flush()

    def _settle_in(self) -> None:
        self._has_just_come = False

    def _may_insert(self) -> bool:
        """Whether the entry on the screen is the one being written."""
        if not self.has_entry() or self._has_just_come or self._writing.is_read_only:
            return False
        self.pane.set_reading(is_reading=False)
        self._panes.go_to_second()
        return True

    def _follow_place(self) -> None:
        """Take away what writes where nothing can be written; known once the journal is open."""
        if self._writing.is_read_only:
            self.side.set_read_only(is_read_only=True)
            self.entry_list.empty.button.hide()

    # -- building -----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        on_ground(self, "paper")
        self._panes = TwoPanes(self.entry_list, self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)

    def _wire(self) -> None:
        self.entry_list.chosen.connect(self._on_chosen)
        self.entry_list.entered.connect(self._on_entered)
        self.entry_list.hit_chosen.connect(self.hit_requested)
        self.entry_list.calendar.entry_chosen.connect(self._on_day_entry)
        self.entry_list.calendar.begun.connect(self.open_entry)
        self.found.stepping.connect(self._panes.go_to_second)
        for empty in (self.entry_list.empty, self.side.nothing):
            empty.action_requested.connect(self.new_free)
        self.side.trashed.put_back_requested.connect(self._entries.put_back)
        self.side.trashed.erase_requested.connect(self.erase_requested)
        self.side.trashed.back_requested.connect(self._go_back)
        self.entry_list.trashed_chosen.connect(self._on_trashed_chosen)
        self.pane.bar.back_requested.connect(self._go_back)
        self.pane.bar.versions_requested.connect(self.versions_requested)
        self.pane.head.chips.tag_looked_for.connect(self.show_tag)
        self.pane.find_bar.everything_requested.connect(self.search_everything)
        self.pane.area.characters_replaced.connect(self._tell_replaced)
        self.pane.area.paste_refused.connect(self._tell_too_long)
        self._standing.changed.connect(self._live_row.take)
        self._showing.opened.connect(self.entry_opened)
        self._showing.closed.connect(self.entry_closed)
        self._showing.unseal_requested.connect(self.sealing.unseal)
        self._kit.bus.changed.connect(self._on_changed)
        self._panes.turned.connect(self.side.show_back)
        self.side.show_back(self._panes.is_narrow)

    # -- what happens -------------------------------------------------------------------------

    def _on_day_entry(self, entry_id: int) -> None:
        self.entry_list.end_search()
        self._entries.open(entry_id)
        self.entry_list.list.setFocus()

    def _on_chosen(self, entry_id: int) -> None:
        self._entries.open(entry_id)

    def _on_entered(self, entry_id: int) -> None:
        self._panes.go_to_second()
        self._entries.open(entry_id, to_write=not self._writing.is_read_only)

    def _on_trashed_chosen(self, entry_id: int) -> None:
        self._panes.go_to_second()
        self._entries.show_trashed(entry_id)

    def _go_back(self) -> None:
        self._panes.go_to_first()
        self.entry_list.list.setFocus()

    def _tell_replaced(self) -> None:
        self._kit.say(REPLACED)

    def _tell_too_long(self) -> None:
        self._kit.say(TOO_LONG)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if changes.reflection_list:
            self.entry_list.refresh()
        if changes.reflections:
            self.entry_list.drop(changes.reflections)
        if changes.tags:
            self._standing.refresh_tags()
        current = self._entries.current_id
        self._showing.look_at_closed(changes.reflections)
        if current is None or current not in changes.reflections:
            return
        if changes.marks:
            self._passages.reload()
        if not self._entries.is_ours(initiator) and initiator is not self._standing:
            self._entries.read_again()
