# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings what was opened into sight: the entry beside the list, and its row in it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.reflections import Reflection, ReflectionRow
from therapy_journal.ui.reflections.entries import Entries
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.found import Found
from therapy_journal.ui.reflections.live_row import LiveRow
from therapy_journal.ui.reflections.passages import Passages
from therapy_journal.ui.reflections.saver import EntrySaver
from therapy_journal.ui.reflections.side import Side
from therapy_journal.ui.reflections.standing import Standing


class Showing(QObject):
    """Follows ``entries`` on both sides of the screen.

    ``opened`` carries the id of the entry that is shown, ``closed`` tells that none is,
    ``unseal_requested`` that the closed entry in sight is to be opened.
    """

    opened = Signal(int)
    closed = Signal()
    unseal_requested = Signal(int)

    def __init__(
        self,
        *,
        entries: Entries,
        entry_list: EntryList,
        side: Side,
        standing: Standing,
        passages: Passages,
        live_row: LiveRow,
        found: Found,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._entries, self._list, self._side = entries, entry_list, side
        self._standing, self._passages, self._live_row = standing, passages, live_row
        self._found = found
        self._closed_id = 0
        entries.shown.connect(self._on_shown)
        entries.closed_shown.connect(self._on_closed_shown)
        entries.trashed_shown.connect(self._on_trashed_shown)
        entries.trashed.connect(self._on_trashed)
        entries.state_changed.connect(self._show_state)
        side.closed.action_requested.connect(self._open_closed)

    def pick_up(self, row: ReflectionRow | None) -> None:
        """Show what was worked on last, unless something else was asked for already."""
        if not self._entries.is_idle:
            return
        if row is None:
            self._side.show_nothing()
        else:
            self._entries.open(row.id)

    def look_at_closed(self, changed: frozenset[int]) -> None:
        """Show the closed entry in sight anew: its day came, or it was opened elsewhere."""
        is_shown = self._side.currentWidget() is self._side.closed
        if is_shown and self._closed_id in changed:
            self._entries.reopen(self._closed_id)

    def _on_shown(self, entry: Reflection | None, saver: EntrySaver | None) -> None:
        self._begin(entry, saver)
        if entry is None:
            self._list.select(None)
            self._side.show_nothing()
            self.closed.emit()
            return
        self._list.leave_trash()
        self._side.show_pane()
        self._list.select(entry.id)
        self._found.show_opened()
        self._show_state()
        self.opened.emit(entry.id)

    def _on_closed_shown(self, entry: Reflection) -> None:
        self._closed_id = entry.id
        self._begin(None, None)
        self._side.show_closed(entry)
        self._list.select(entry.id)
        self.closed.emit()

    def _on_trashed_shown(self, entry: Reflection) -> None:
        self._begin(None, None)
        self._side.show_trashed(entry)
        self._list.select(None)
        self.closed.emit()

    def _on_trashed(self, entry_id: int) -> None:
        if entry_id != self._entries.current_id:
            return
        after = self._list.neighbour(entry_id)
        if after is None or after == entry_id:
            self._entries.leave()
        else:
            self._entries.open(after)

    def _begin(self, entry: Reflection | None, saver: EntrySaver | None) -> None:
        """Let every part look after another entry, or none."""
        self._live_row.begin(entry)
        self._standing.begin(saver, entry)
        self._passages.begin(saver)

    def _open_closed(self) -> None:
        self.unseal_requested.emit(self._closed_id)

    def _show_state(self) -> None:
        saver = self._entries.current
        if saver is not None:
            self._side.pane.footer.show_state(saver.shown, saver.problem)
