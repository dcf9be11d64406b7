# SPDX-License-Identifier: GPL-3.0-or-later
"""From the search into the open entry: its words are shown there, and gone through with keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from therapy_journal.core.query import Query
from therapy_journal.core.query_words import read
from therapy_journal.ui.editor.find_bar import FindBar
from therapy_journal.ui.editor.found_bar import FoundBar
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.widgets.search_box import SearchBox

REST_MS = 200
"""A pause in typing after which the open entry shows other words."""


class Found(QObject):
    """Shows in the entry what the search box looks for.

    ``stepping`` tells that somebody goes through it, so that the entry has to be in sight.
    """

    stepping = Signal()

    def __init__(
        self, *, pane: EntryPane, search: SearchBox, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pane, self._search = pane, search
        self._is_left = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._follow)
        search.text_changed.connect(self._on_typed)
        self._bar.ended.connect(self._leave)
        self._find_bar.began.connect(self._leave)

    def show_opened(self) -> None:
        """Show an entry that was opened just now at the first of the words searched for."""
        self._is_left = False
        self._begin(is_opened=True)

    def go_on(self) -> None:
        """Go to the next place that was found."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._go(-1)

    @property
    def _bar(self) -> FoundBar:
        return self._pane.found_bar

    @property
    def _find_bar(self) -> FindBar:
        return self._pane.find_bar

    def _query(self) -> Query | None:
        return read(self._search.text()).query

    def _go(self, step: int) -> None:
        self.stepping.emit()
        self._pane.set_reading(is_reading=False)
        if not self._find_bar.isVisible():
            if not self._bar.is_on:
                self._begin(is_opened=False)
            if not self._bar.is_on:
                self._find_bar.begin()
                return
        bar = self._find_bar if self._find_bar.isVisible() else self._bar
        (bar.go_on if step > 0 else bar.go_back)()

    def _begin(self, *, is_opened: bool) -> None:
        query = self._query()
        if query is None:
            self._bar.end()
        else:
            self._bar.begin(query, is_opened=is_opened)

    def _on_typed(self, text: str) -> None:
        self._is_left = False
        if text.strip():
            self._rest.start()
        else:
            self._rest.stop()
            self._bar.end()

    def _follow(self) -> None:
        """Show other words in the entry that stays open; its cursor stays where it is."""
        if self._pane.isVisible() and not self._find_bar.isVisible() and not self._is_left:
            self._begin(is_opened=False)

    def _leave(self) -> None:
        self._is_left = True
        self._bar.end()
