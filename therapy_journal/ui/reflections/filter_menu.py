# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu of everything a list can be narrowed to; every choice carries what it leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.reflections import FORM_TITLES, Form
from therapy_journal.ui.reflections import filter_words as words
from therapy_journal.ui.widgets.rounding import Menu

_MOODS = range(11)
_MOST_TAGS = 40
"""More than fit on a screen; the search finds the others by ``tag:``."""


@dataclass(frozen=True, slots=True)
class Offered:
    """What the journal has to choose from: tags in use, and when the last session began."""

    tags: tuple[str, ...] = ()
    last_session: datetime | None = None


class FilterMenu(QObject):
    """Built anew each time it opens. ``chosen`` carries the filters that hold from then on.

    ``first_requested`` and ``last_requested`` ask for a day to begin or end with.
    """

    chosen = Signal(object)
    first_requested = Signal()
    last_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent

    def make(self, filters: Filters, offered: Offered, today: date) -> QMenu:
        """Return the menu, ready to be opened; it goes once it is closed."""
        menu = Menu(self._widget)
        menu.setAccessibleName("Filters")
        self._add_forms(menu.addMenu("Form"), filters)
        self._add_tags(menu, filters, offered.tags)
        self._add_moods(menu.addMenu("Mood"), filters)
        self._add_period(menu.addMenu("Period"), filters, today)
        self._add(
            menu, words.MARKED, replace(filters, is_marked=not filters.is_marked),
            is_on=filters.is_marked,
        )  # fmt: skip
        is_on = filters.since is not None
        since = self._add(
            menu, words.SINCE_SESSION,
            replace(filters, since=None if is_on else offered.last_session), is_on=is_on,
        )  # fmt: skip
        since.setEnabled(is_on or offered.last_session is not None)
        menu.addSeparator()
        everything = self._add(menu, "Show every entry", EVERYTHING)
        everything.setEnabled(not filters.is_empty)
        menu.triggered.connect(self._on_triggered)
        return menu

    def _add_forms(self, menu: QMenu, filters: Filters) -> None:
        for form in Form:
            is_on = form in filters.forms
            forms = filters.forms - {form} if is_on else filters.forms | {form}
            self._add(menu, FORM_TITLES[form], replace(filters, forms=forms), is_on=is_on)

    def _add_tags(self, menu: QMenu, filters: Filters, names: Sequence[str]) -> None:
        tags = menu.addMenu("Tag")
        chosen = {name.casefold() for name in filters.tags}
        for name in names[:_MOST_TAGS]:
            is_on = name.casefold() in chosen
            left = frozenset(n for n in filters.tags if n.casefold() != name.casefold())
            wanted = left if is_on else left | {name}
            shown = f"#{name}".replace("&", "&&")
            self._add(tags, shown, replace(filters, tags=wanted), is_on=is_on)
        tags.setEnabled(bool(names))

    def _add_moods(self, menu: QMenu, filters: Filters) -> None:
        least, most = menu.addMenu("At least"), menu.addMenu("At most")
        low, high = filters.mood or (None, None)
        for mood in _MOODS:
            self._add(least, str(mood), words.at_least(filters, mood), is_on=mood == low)
            self._add(most, str(mood), words.at_most(filters, mood), is_on=mood == high)
        self._add(menu, "Any", replace(filters, mood=None), is_on=filters.mood is None)

    def _add_period(self, menu: QMenu, filters: Filters, today: date) -> None:
        for name, first, last in words.periods(today):
            is_on = (filters.first, filters.last) == (first, last)
            wanted = replace(filters, first=first, last=last)
            self._add(menu, name, wanted, is_on=is_on)
        menu.addSeparator()
        menu.addAction("From a day…").triggered.connect(self.first_requested)
        menu.addAction("Up to a day…").triggered.connect(self.last_requested)

    def _add(self, menu: QMenu, text: str, leads_to: Filters, *, is_on: bool = False) -> QAction:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.setData(leads_to)
        return action

    def _on_triggered(self, action: QAction) -> None:
        filters = action.data()
        if isinstance(filters, Filters):
            self.chosen.emit(filters)
