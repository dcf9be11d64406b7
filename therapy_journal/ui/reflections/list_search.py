# SPDX-License-Identifier: GPL-3.0-or-later
"""The search over everything, and what it found, beside the chips that narrow the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from therapy_journal.core.query_words import HINT, read
from therapy_journal.services.searching import Hit, Searching
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.filter_bar import FilterBar
from therapy_journal.ui.reflections.found_list import AT_A_TIME, FoundList
from therapy_journal.ui.reflections.list_models import HitKey
from therapy_journal.ui.widgets.empty import EmptyState
from therapy_journal.ui.widgets.search_box import SearchBox
from therapy_journal.ui.widgets.tips import set_tip

NOTHING_HELP = (
    "Words are found by how they begin. Fewer letters find more.\n\n"
    "You can also type tag:name, mood:3-5, before:2026-03, after:2026-03-05 or is:marked."
)
UNREAD_HELP = (
    "“{}” was looked for as it stands.\n\n"
    "A day is written 2026-03-05, a month 2026-03, a mood 3 or 3-5."
)
WITHOUT_FILTERS = "Search without filters"
NARROWED = ("Nothing found with these filters", "Without them there may be more.")


class ListSearch(QObject):
    """Its widgets lie in the list; ``turned`` tells that another page is to be seen.

    ``left`` tells that the list below is to have the focus. ``chosen`` carries the id of an
    entry gone to, ``entered`` one to be written in, ``hit_chosen`` kind and id of what is none.
    """

    turned = Signal()
    left = Signal()
    chosen = Signal(int)
    entered = Signal(int)
    hit_chosen = Signal(str, int)

    def __init__(self, *, searching: Searching, kit: Kit, bar: FilterBar, parent: QObject) -> None:
        super().__init__(parent)
        self._searching, self._kit, self._bar = searching, kit, bar
        self._looked_for = self._shown_for = ""
        self._goes_down = False
        self.box = SearchBox()
        self.box.setAccessibleName("Search everything")
        set_tip(self.box, HINT)
        self.found = FoundList()
        self.nothing = EmptyState("search", "Nothing found", NOTHING_HELP, WITHOUT_FILTERS)
        self.nothing.action_requested.connect(self._widen)
        self.box.text_changed.connect(self._look)
        self.box.left_downwards.connect(self._go_down)
        self.box.returnPressed.connect(self._go_down)
        self.box.textEdited.connect(self._stay)
        self.found.list.chosen.connect(self._on_chosen)
        self.found.list.opened.connect(self._on_entered)
        self.found.list.clicked.connect(self._on_clicked)
        self.found.more_requested.connect(self._look_further)
        self.found.order_chosen.connect(self._on_order)

    @property
    def is_searching(self) -> bool:
        """Whether there is something to look for; a word that is begun is not yet."""
        text = self.box.text()
        asked = read(text) if text.strip() else None
        return asked is not None and not (asked.is_nothing and asked.is_unfinished)

    def take_up_order(self) -> None:
        """Stand in the order that was chosen last."""
        self._kit.jobs.run(self._searching.kept_order, self, self.found.set_order)

    def look_again(self) -> None:
        """Look for the same words anew, where there are any."""
        if self.box.text().strip():
            self._look(self.box.text())

    def _stay(self, words: str) -> None:  # noqa: ARG002 — Qt's signal
        self._goes_down = False

    def _look(self, text: str) -> None:
        self._looked_for = text
        if not text.strip():
            self.found.show_hits([])
            self._shown_for, self._goes_down = "", False
            self.turned.emit()
            return
        self._search(0, 0, self._show_hits)

    def _look_further(self) -> None:
        hits = self.found.hits
        self._search(hits[-1].row if hits else 0, len(hits), self._add_hits)

    def _search(self, after_row: int, skip: int, done: Callable[[list[Hit]], None]) -> None:
        search = partial(
            self._searching.search,
            self.box.text(),
            AT_A_TIME,
            after_row,
            skip,
            self._bar.filters,
            order=self.found.order,
        )
        self._kit.jobs.search(search, self, done)

    def _on_order(self, order: str) -> None:
        self._kit.jobs.run(partial(self._searching.keep_order, order), self)
        self._look(self.box.text())

    def _show_hits(self, hits: list[Hit]) -> None:
        self.found.show_hits(hits)
        if not hits:
            self._tell_nothing()
        self.turned.emit()
        self._shown_for = self._looked_for
        if self._goes_down:
            self._go_down()

    def _tell_nothing(self) -> None:
        is_narrowed = not self._bar.filters.is_empty
        unread = read(self._looked_for).unread
        help_words = UNREAD_HELP.format(unread[0]) if unread else NOTHING_HELP
        self.nothing.set_words(*(NARROWED if is_narrowed else ("Nothing found", help_words)))
        self.nothing.button.setVisible(is_narrowed)

    def _widen(self) -> None:
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.clear()

    def _add_hits(self, hits: list[Hit]) -> None:
        self.found.add_hits(hits)
        self.turned.emit()

    def _go_down(self) -> None:
        """Leave the search; Enter may come before what was found, and is kept until then."""
        words = self.box.text()
        self._goes_down = bool(words.strip()) and words != self._shown_for
        if not self._goes_down:
            self.left.emit()

    # -- going to what was found ----------------------------------------------------------------

    def _on_chosen(self, key: HitKey) -> None:
        if key.kind == "reflection":
            self.chosen.emit(key.item_id)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Go to what is no entry on a click; arrow keys only pass over it."""
        key = self.found.model.id_at(index.row())
        if isinstance(key, HitKey) and key.kind != "reflection":
            self.hit_chosen.emit(key.kind, key.item_id)

    def _on_entered(self, key: HitKey) -> None:
        if key.kind == "reflection":
            self.entered.emit(key.item_id)
        else:
            self.hit_chosen.emit(key.kind, key.item_id)
