# SPDX-License-Identifier: GPL-3.0-or-later
"""From one entry to the next by key, and several of them as one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from therapy_journal.core.changes import Changes
from therapy_journal.core.days import clock_time, full_day, month_name
from therapy_journal.core.reflections import Reflection
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.reading_on import ReadingOn
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.continuous_view import Part
from therapy_journal.ui.reflections.list_models import HitKey
from therapy_journal.ui.reflections.reading_page import ReadingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from therapy_journal.ui.reflections.screen import ReflectionsScreen
    from therapy_journal.ui.widgets.grouped_list import GroupedList

AT_A_TIME = 20
FROM_HERE = "From here on"
WHAT_IS_LISTED = "What the list shows"
WHAT_IS_SELECTED = "What is selected"


class GoingThrough(QObject):
    """``turned`` tells that a page of several entries was shown, or put away."""

    turned = Signal()

    def __init__(self, *, screen: ReflectionsScreen, writing: Writing, kit: Kit) -> None:
        super().__init__(screen)
        self._screen, self._kit = screen, kit
        self._reading = ReadingOn(writing=writing, clock=kit.clock)
        self._writing = writing
        self._page: ReadingPage | None = None
        self._before: QWidget | None = None
        self._ids: tuple[int, ...] = ()
        self._asked = self._number = 0
        self._is_on_its_way = False
        self._read_next: int | None = None
        self._ask_again: Callable[[], tuple[int, ...]] | None = None
        screen.entry_opened.connect(self._on_opened)
        kit.bus.changed.connect(self._on_changed)

    # -- one after another ------------------------------------------------------------------

    def go_to_next(self) -> None:
        """Go to the entry below in the list, or further down the page."""
        self._step(1)

    def go_to_before(self) -> None:
        """Go to the entry above in the list, or further up the page."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._page is not None and self._page.isVisible():
            self._page.view.step(by)
            return
        ids = self._listed()
        current = self._shown_list().current_id()
        current = current.item_id if isinstance(current, HitKey) else current
        at = ids.index(current) + by if current in ids else 0
        if not 0 <= at < len(ids):
            return
        pane = self._screen.pane
        is_writing = pane.area.hasFocus() and not self._writing.is_read_only
        self._read_next = ids[at] if pane.is_reading else None
        if is_writing:
            self._screen.open_entry(ids[at])
        else:
            self._screen.resume(Whereabouts("reflections", ids[at]))

    def _on_opened(self, entry_id: int) -> None:
        """Go on reading where an entry was read before."""
        wanted, self._read_next = self._read_next, None
        if wanted == entry_id:
            self._screen.pane.set_reading(is_reading=True)
            self._screen.pane.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shown_list(self) -> GroupedList:
        lists = self._screen.entry_list
        return lists.results if lists.results.isVisible() else lists.list

    def _listed(self) -> list[int]:
        """Return the entries that are listed now, in their order."""
        found: list[int] = []
        for each in self._shown_list().list_model().ids():
            if isinstance(each, HitKey):
                if each.kind == "reflection":
                    found.append(each.item_id)
            elif isinstance(each, int):
                found.append(each)
        return found

    # -- several as one page ----------------------------------------------------------------

    def read_on(self) -> None:
        """Read from the open entry on to the newest."""
        entry_id = self._screen.entry_id
        if entry_id is not None:
            self._begin(FROM_HERE, partial(self._reading.from_entry, entry_id))

    def read_month(self) -> None:
        """Read the month of the open entry."""
        entry_id = self._screen.entry_id
        if entry_id is not None:
            find = partial(self._reading.day_of, entry_id)
            self._kit.jobs.run(find, self, self.read_month_of)

    def read_month_of(self, first: date) -> None:
        """Read a month, whatever day of it is given."""
        self._begin(month_name(first), partial(self._reading.of_month, first))

    def read_list(self) -> None:
        """Read what the list shows now: all entries, those found, or several selected."""
        several = self._screen.entry_list.several()
        ids = several or tuple(self._listed())
        title = WHAT_IS_SELECTED if several else WHAT_IS_LISTED
        self._begin(title, partial(self._reading.of_these, ids))

    def _begin(self, title: str, ask: Callable[[], tuple[int, ...]]) -> None:
        page = self._page or self._make()
        self._screen.flush()
        side = self._screen.side
        if side.currentWidget() is not page:
            self._before = side.currentWidget()
        page.begin(title)
        side.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask_again = ask
        self._ask(ask)
        self.turned.emit()

    def _make(self) -> ReadingPage:
        self._page = ReadingPage()
        self._page.view.show_pictures(self._screen.pictures.shown)
        self._screen.side.addWidget(self._page)
        self._page.left.connect(self._leave)
        self._screen.side.currentChanged.connect(self._put_away)
        self._page.view.more_wanted.connect(self._fill)
        self._page.view.opened.connect(self._open)
        return self._page

    def _ask(self, ask: Callable[[], tuple[int, ...]]) -> None:
        self._number += 1
        self._ids, self._asked, self._is_on_its_way = (), 0, True
        self._kit.jobs.run(ask, self, partial(self._take, self._number))

    def _take(self, number: int, ids: tuple[int, ...]) -> None:
        if number != self._number or self._page is None:
            return
        self._ids, self._is_on_its_way = ids, False
        self._fill()

    def _fill(self) -> None:
        """Ask for the next few, unless they are on their way already."""
        if self._is_on_its_way or self._page is None:
            return
        block = self._ids[self._asked : self._asked + AT_A_TIME]
        if not block:
            self._page.tell_nothing(is_nothing=not self._page.view.keys)
            return
        self._is_on_its_way = True
        self._asked += len(block)
        read = partial(self._reading.texts, block)
        self._kit.jobs.run(read, self, partial(self._add, self._number))

    def _add(self, number: int, entries: Sequence[Reflection]) -> None:
        if number != self._number or self._page is None:
            return
        self._is_on_its_way = False
        self._page.view.add_parts([_part(entry) for entry in entries])
        if not entries:
            self._fill()

    def _open(self, entry_id: int) -> None:
        self._before = None
        self._leave()
        self._screen.open_entry(entry_id)

    def _leave(self) -> None:
        """Go back to what stood here before."""
        side, before = self._screen.side, self._before
        side.setCurrentWidget(before if before is not None else side.pane)
        (side.pane.area if side.currentWidget() is side.pane else self._screen).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _put_away(self) -> None:
        """Keep none of the words once the page is out of sight."""
        is_shown = self._screen.side.currentWidget() is self._page
        if self._page is None or is_shown or self._ask_again is None:
            return
        self._number += 1
        self._ids, self._ask_again = (), None
        self._page.view.clear_parts()
        self.turned.emit()

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        """Show nothing that was closed, moved to the trash or erased meanwhile."""
        page, ask = self._page, self._ask_again
        if page is None or ask is None or not page.isVisible():
            return
        if changes.reflections & frozenset(page.view.keys) and changes.reflection_list:
            page.view.clear_parts()
            self._ask(ask)


def _part(entry: Reflection) -> Part:
    day = f"{full_day(entry.happened.day)} · {clock_time(entry.happened.local)}"
    return Part(entry.id, day, entry.title, entry.body)
