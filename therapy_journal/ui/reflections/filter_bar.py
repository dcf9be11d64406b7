# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the search: what the list is narrowed to, its order, and the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.services.entry_lists import BY_CHANGE, BY_DAY
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.filter_menu import FilterMenu, Offered
from therapy_journal.ui.reflections.filter_words import told
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.chips import Chip
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.settling import settle
from therapy_journal.ui.widgets.tips import set_tip

ORDERS = {BY_DAY: "By day", BY_CHANGE: "By last change"}


class FilterChip(Chip):
    """One condition; a click or Delete takes it off."""

    removed = Signal(object)

    def __init__(self, text: str, without: Filters, parent: QWidget) -> None:
        super().__init__(text, "x", "accent", parent=parent)
        self._without = without
        self.setAccessibleName(f"Filter: {text}. Press to take it off")
        set_tip(self, "Take this filter off")
        self.clicked.connect(self._remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take it off with Delete."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._remove()
        else:
            super().keyPressEvent(event)

    def _remove(self) -> None:
        self.removed.emit(self._without)


class FilterBar(QWidget):
    """``changed`` tells that other filters hold, ``order_chosen`` carries an order."""

    changed = Signal()
    order_chosen = Signal(str)
    calendar_requested = Signal()

    def __init__(self, *, writing: Writing, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._writing, self._kit = writing, kit
        self.filters = EVERYTHING
        self.order = BY_DAY
        self.setAccessibleName("What the list shows")
        self.filter = Chip("Filter", "chevron-down")
        self.sort = Chip(ORDERS[BY_DAY], "chevron-down")
        self.calendar = Chip("Calendar", "calendar")
        self._chips: list[FilterChip] = []
        self._menu: QMenu | None = None
        self._filter_menu = FilterMenu(self)
        self._day_popup = CalendarPopup(self)
        self._is_last = False
        self._flow = FlowLayout(self, gap=6, row_gap=6)
        for chip in (self.filter, self.sort, self.calendar):
            self._flow.addWidget(chip)
        self.filter.clicked.connect(self.open_filters)
        self.sort.clicked.connect(self._open_orders)
        self.calendar.clicked.connect(self.calendar_requested)
        self._filter_menu.chosen.connect(self.set_filters)
        self._filter_menu.first_requested.connect(partial(self._ask_day, is_last=False))
        self._filter_menu.last_requested.connect(partial(self._ask_day, is_last=True))
        self._day_popup.chosen.connect(self._set_day)
        self.set_order(BY_DAY)

    @property
    def menu(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    def set_filters(self, filters: Filters) -> None:
        """Let these filters hold, and tell."""
        if filters == self.filters:
            return
        had_focus = any(chip.hasFocus() for chip in self._chips)
        self.filters = filters
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._chips = [
            FilterChip(text, without, self) for text, without in told(filters, self._today())
        ]
        for chip in self._chips:
            chip.removed.connect(self.set_filters)
            self._flow.addWidget(chip)
            chip.show()
        if had_focus:
            (self._chips[-1] if self._chips else self.filter).setFocus()
        self.updateGeometry()
        self.changed.emit()

    def clear(self) -> None:
        """Let every entry be shown."""
        self.set_filters(EVERYTHING)

    def set_order(self, order: str) -> None:
        """Say in which order the list stands, without telling anybody."""
        self.order = order
        self.sort.setText(ORDERS[order])
        self.sort.setAccessibleName(f"Order: {ORDERS[order].lower()}")

    def chips(self) -> tuple[FilterChip, ...]:
        """Return a chip for each condition."""
        return tuple(self._chips)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take every filter off with Esc."""
        if event.key() == Qt.Key.Key_Escape and not self.filters.is_empty:
            self.clear()
        else:
            super().keyPressEvent(event)

    # -- menus --------------------------------------------------------------------------------

    def open_filters(self) -> None:
        """Ask what there is to choose from, and offer it."""
        self._kit.jobs.run(self._offered, self, self._show_filters)

    def _offered(self) -> Offered:
        names = tuple(name for name, _ in self._writing.tags())
        return Offered(names, self._writing.lists.last_session())

    def _show_filters(self, offered: Offered) -> None:
        if self.isVisible():
            menu = self._filter_menu.make(self.filters, offered, self._today())
            self._pop_up(menu, self.filter)

    def _open_orders(self) -> None:
        menu = Menu(self)
        for order, name in ORDERS.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order == self.order)
            action.setData(order)
        menu.triggered.connect(self._on_order)
        self._pop_up(menu, self.sort)

    def _pop_up(self, menu: QMenu, chip: Chip) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menu = menu
        settle()
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def _on_order(self, action: QAction) -> None:
        order = str(action.data())
        if order != self.order:
            self.set_order(order)
            self.order_chosen.emit(order)

    # -- days -----------------------------------------------------------------------------------

    def _ask_day(self, *, is_last: bool) -> None:
        self._is_last = is_last
        held = self.filters.last if is_last else self.filters.first
        self._day_popup.open_at(self.filter, held or self._today())

    def _set_day(self, day: date) -> None:
        first, last = self.filters.first, self.filters.last
        if self._is_last:
            first = None if first is not None and first > day else first
            self.set_filters(replace(self.filters, first=first, last=day))
        else:
            last = None if last is not None and last < day else last
            self.set_filters(replace(self.filters, first=day, last=last))

    def _today(self) -> date:
        return self._kit.clock.now().day
