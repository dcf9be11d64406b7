# SPDX-License-Identifier: GPL-3.0-or-later
"""The left side: the search over everything, and under it the entries or what was found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.days import month_name
from therapy_journal.core.filters import Filters
from therapy_journal.core.reflections import ReflectionRow
from therapy_journal.services.entry_lists import BY_CHANGE, BY_DAY, Month
from therapy_journal.services.searching import Searching
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.day_calendar import DayCalendar
from therapy_journal.ui.reflections.filter_bar import FilterBar
from therapy_journal.ui.reflections.list_ground import ListGround
from therapy_journal.ui.reflections.list_models import HitKey, ReflectionListModel
from therapy_journal.ui.reflections.list_search import ListSearch
from therapy_journal.ui.reflections.selection_bar import SelectionBar
from therapy_journal.ui.reflections.trash_list import TrashList
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.grouped_list import GroupedList
from therapy_journal.ui.widgets.scroll_place import ScrollPlace

IN_SIGHT = 50
"""More entries than the tallest screen shows."""
SHOW_ALL = "Show every entry"


class EntryList(ListGround):
    """``chosen`` carries the id of an entry gone to, ``entered`` one to be written in.

    ``hit_chosen`` carries kind and id of something else that was found, ``trashed_chosen``
    the id of an entry in the trash, ``write_requested`` is the button of the empty list.
    ``several_asked`` carries what to do to several entries, their ids, and a tag's name.
    """

    chosen = Signal(int)
    entered = Signal(int)
    hit_chosen = Signal(str, int)
    trashed_chosen = Signal(int)
    several_asked = Signal(str, object, str)
    write_requested = Signal()

    def __init__(
        self, *, writing: Writing, searching: Searching, kit: Kit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self.bar = FilterBar(writing=writing, kit=kit)
        self.looking = ListSearch(searching=searching, kit=kit, bar=self.bar, parent=self)
        self.search, self.nothing = self.looking.box, self.looking.nothing
        self.model = ReflectionListModel(parent=self)
        self.list = GroupedList(self.model, name="Reflections")
        self.found = self.looking.found
        self.results = self.found.list
        self.empty = EmptyState(
            "feather",
            "Nothing written yet",
            "One line is enough. What you write here is encrypted on this computer.",
            "Write something",
        )
        self.calendar = DayCalendar(writing=writing, kit=kit, anchor=self.bar.calendar)
        self.selected = SelectionBar(writing=writing, kit=kit)
        self.list.allow_several()
        self.place = ScrollPlace(self.list)
        self._resumed = 0
        self.none_pass = EmptyState(
            "search", "No entry passes these filters", "They are all still here.", SHOW_ALL
        )
        self.trash = TrashList()
        self.to_trash = LinkButton("", "trash-2", size=12, role="muted", weight=400)
        self._is_in_trash = self._has_trash = False
        self._pages = QStackedWidget()
        self._lay_out()
        self._wire()

    # -- what it shows --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask for the entries anew, and for what is searched."""
        if not self.model.ids():
            # What is in sight first is there at once, however many others follow.
            if self.bar.filters.is_empty:
                self._kit.jobs.run(self._newest, self, self._show_newest)
            self.looking.take_up_order()
        self._ask_months()
        self._kit.jobs.run(self._writing.trashed_rows, self, self._show_trash)
        self.looking.look_again()

    def drop(self, ids: frozenset[int]) -> None:
        """Ask anew what is said of these entries."""
        self.model.drop(ids)
        if not self.bar.filters.is_empty or self.bar.order != BY_DAY:
            self._ask_months()
        self.looking.look_again()

    def select(self, entry_id: int | None) -> None:
        """Show which entry is open."""
        self.calendar.open_id = entry_id
        if entry_id != self._resumed:
            self.place.forget()
        self.list.set_current_id(entry_id)
        self.place.hold()
        key = None if entry_id is None else HitKey("reflection", entry_id)
        if self.results.current_id() != key:
            self.results.set_current_id(key)

    def top(self) -> int:
        """Return the first entry in sight; 0 at the top of the list."""
        first = self.place.now()
        return first if isinstance(first, int) else 0

    def stand_at(self, top: int, entry_id: int) -> None:
        """Stand where ``top`` is first in sight once this entry is open; 0 stays as it is."""
        self._resumed = entry_id
        self.place.go_back(top or None)

    def show_row(self, row: ReflectionRow) -> None:
        """Say of an entry what is being typed, before it is saved."""
        if self.model.row_of(row.id) is not None:
            self.model.deliver({row.id: row})

    def focus_search(self) -> None:
        """Go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @property
    def is_searching(self) -> bool:
        """Whether there is something to look for; a word that is begun is not yet."""
        return self.looking.is_searching

    def end_search(self) -> None:
        """Show every entry again."""
        self.search.clear()
        self.bar.clear()
        self.leave_trash()

    def make_room_for(self, entry_id: int) -> None:
        """Show every entry again where what is narrowed or searched would hide this one."""
        shown = self.found.model if self.is_searching else self.model
        key = HitKey("reflection", entry_id) if self.is_searching else entry_id
        if shown.row_of(key) is None:
            self.end_search()

    def show_trash(self) -> None:
        """Show what lies in the trash."""
        self.search.clear()
        self._is_in_trash = True
        self._show_page()
        self.trash.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_trash(self) -> None:
        """Show all entries again."""
        self._is_in_trash = False
        self._show_page()

    def neighbour(self, entry_id: int) -> int | None:
        """Return the entry below one in the list, or the one above it."""
        ids = [each for each in self.model.ids() if isinstance(each, int)]
        if entry_id not in ids:
            return ids[0] if ids else None
        at = ids.index(entry_id)
        around = ids[at + 1 : at + 2] or ids[max(0, at - 1) : at]
        return around[0] if around else None

    # -- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        theme = self._kit.theme
        for page in (self.list, self.empty, self.found, self.nothing, self.trash, self.none_pass):
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        self._around = QVBoxLayout()
        self._around.addWidget(self.search)
        self._around.addWidget(self.bar)
        self._column.addLayout(self._around)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self.selected)
        self._below = QVBoxLayout()
        self._below.addWidget(self.to_trash)
        self._column.addLayout(self._below)
        self._column.setSpacing(0)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._kit.theme.px
        self._column.setContentsMargins(0, 0, 1, 0)
        self._around.setSpacing(px(9))
        self._around.setContentsMargins(px(14), px(14), px(13), px(9))
        tight = self.to_trash.isHidden()
        self._below.setContentsMargins(px(18), 0 if tight else px(6), px(14), 0 if tight else px(7))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """End a selection of several with Esc, then take every filter off."""
        if event.key() == Qt.Key.Key_Escape and self.list.several():
            self.list.select_one()
        elif event.key() == Qt.Key.Key_Escape and not self.bar.filters.is_empty:
            self.bar.clear()
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        self.model.request.connect(self._fetch)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_entered)
        self.looking.chosen.connect(self.chosen)
        self.looking.entered.connect(self.entered)
        self.looking.hit_chosen.connect(self.hit_chosen)
        self.looking.turned.connect(self._show_page)
        self.looking.left.connect(self._go_down)
        self.list.several_changed.connect(self._on_several)
        self.selected.left.connect(self.list.select_one)
        self.selected.asked.connect(self._on_asked)
        self.bar.calendar_requested.connect(self.calendar.open)
        self.bar.changed.connect(self._on_filters)
        self.bar.order_chosen.connect(self._on_list_order)
        self.none_pass.action_requested.connect(self.bar.clear)
        self.empty.action_requested.connect(self.write_requested)
        self.to_trash.clicked.connect(self.show_trash)
        self.trash.left.connect(self.leave_trash)
        self.trash.chosen.connect(self.trashed_chosen)

    # -- entries -----------------------------------------------------------------------------------

    def _newest(self) -> tuple[str, tuple[Sequence[Month], Sequence[ReflectionRow]]]:
        order = self._writing.lists.order()
        return order, self._writing.lists.newest(order, IN_SIGHT)

    def _show_newest(
        self, newest: tuple[str, tuple[Sequence[Month], Sequence[ReflectionRow]]]
    ) -> None:
        order, (months, rows) = newest
        if not self.model.ids() and self.bar.filters.is_empty:
            self._set_order(order)
            self._show_months(months)
            self._deliver(rows)

    def _ask_months(self) -> None:
        filters = self.bar.filters
        done = partial(self._show_passing, filters)
        self._kit.jobs.run(partial(self._passing, filters), self, done)

    def _passing(self, filters: Filters) -> tuple[str, Sequence[Month]]:
        order = self._writing.lists.order()
        return order, self._writing.lists.months(filters, order)

    def _show_passing(self, filters: Filters, answer: tuple[str, Sequence[Month]]) -> None:
        order, months = answer
        if filters == self.bar.filters:  # others may hold since it was asked
            self._set_order(order)
            self._show_months(months)

    def _set_order(self, order: str) -> None:
        self.bar.set_order(order)
        self.model.changed_minutes = self._writing.lists.minutes if order == BY_CHANGE else None

    def several(self) -> tuple[int, ...]:
        """Return the entries that are selected in sight, where they are more than one."""
        if self._pages.currentWidget() is not self.list:
            return ()
        return tuple(each for each in self.list.several() if isinstance(each, int))

    def _on_several(self) -> None:
        self.selected.show_count(len(self.several()))

    def _on_asked(self, what: str, name: str) -> None:
        self.several_asked.emit(what, self.several(), name)

    def _on_filters(self) -> None:
        self._ask_months()
        self.looking.look_again()

    def _on_list_order(self, order: str) -> None:
        self._kit.jobs.run(partial(self._writing.lists.keep_order, order), self)
        self.model.forget_views()
        self._ask_months()

    def _show_months(self, months: Sequence[Month]) -> None:
        self.model.set_groups([(month_name(first), ids) for first, ids in months])
        self._show_page()

    def _show_trash(self, rows: Sequence[ReflectionRow]) -> None:
        self.trash.show_rows(rows)
        self.to_trash.setText(f"In the trash: {len(rows)}")
        self._has_trash = bool(rows)
        self._is_in_trash = self._is_in_trash and self._has_trash
        self._show_page()

    def _fetch(self, ids: tuple[int, ...]) -> None:
        self._kit.jobs.run(partial(self._writing.rows, ids), self, self._deliver)

    def _deliver(self, rows: Sequence[ReflectionRow]) -> None:
        self.model.deliver({row.id: row for row in rows})

    def _on_chosen(self, entry_id: int) -> None:
        self.chosen.emit(entry_id)

    def _on_entered(self, entry_id: int) -> None:
        self.entered.emit(entry_id)

    # -- which page ------------------------------------------------------------------------------

    def _show_page(self) -> None:
        if self.is_searching:
            page = 2 if self.found.hits else 3
        elif self._is_in_trash:
            page = 4
        else:
            empty = 1 if self.bar.filters.is_empty else 5
            page = 0 if self.model.rowCount() else empty
        self._pages.setCurrentIndex(page)
        self.to_trash.setHidden(not self._has_trash or page == 4)
        self._restyle()
        self._on_several()

    def _go_down(self) -> None:
        """Leave the search for the list below it; its first row is shown beside it.

        Otherwise one entry would be marked here while another stands beside it, and what is
        done next, moving to the trash for one, would be done to that other.
        """
        shown = self.results if self._pages.currentIndex() == 2 else self.list
        ids = shown.list_model().ids()
        if ids:
            shown.setFocus(Qt.FocusReason.TabFocusReason)
            if shown.current_id() not in ids:
                shown.selectRow(shown.list_model().row_of(ids[0]) or 0)
