# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to entries: to several that are selected, else to the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from therapy_journal.services.writing import Writing
from therapy_journal.ui.reflections.entries import Entries
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.passages import Passages
from therapy_journal.ui.reflections.sealing import EntrySealing
from therapy_journal.ui.reflections.several import BRING, COPY, SEAL, TRASH


class Acting(QObject):
    """While somebody is writing it is the open entry, whatever else is selected.

    ``several_requested`` carries what to do to several entries, their ids, and a tag's name;
    ``flush`` saves what is typed before that.
    """

    several_requested = Signal(str, object, str)

    def __init__(
        self,
        *,
        writing: Writing,
        entries: Entries,
        entry_list: EntryList,
        pane: EntryPane,
        passages: Passages,
        sealing: EntrySealing,
        flush: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._entries, self._list, self._pane = entries, entry_list, pane
        self._passages, self._sealing = passages, sealing
        self._writing, self._flush = writing, flush
        entry_list.several_asked.connect(self._ask)
        pane.bar.trash_requested.connect(self.trash)
        pane.bar.seal_requested.connect(self.seal)

    def bring(self) -> None:
        """Bring all to the session, or the selected passage, or the entry; or take that back."""
        several = self._several()
        if several and not self._writing.is_read_only:
            self._ask(BRING, several)
        else:
            self._passages.bring()

    def copy_readable(self) -> None:
        """Ask where a readable copy is to lie."""
        current = self._entries.current_id
        ids = self._several() or (() if current is None else (current,))
        if ids:
            self._ask(COPY, ids)

    def seal(self) -> None:
        """Ask until when they are to be closed."""
        several = self._several()
        if several:
            self._ask(SEAL, several)
        else:
            self._sealing.ask(self._pane.bar.seal)

    def trash(self) -> None:
        """Move them to the trash; the message bar offers to undo it."""
        if self._writing.is_read_only:
            return
        several = self._several()
        if several:
            self._ask(TRASH, several)
        else:
            self._entries.trash()

    def _several(self) -> tuple[int, ...]:
        is_writing = self._pane.area.hasFocus() or self._pane.head.title.hasFocus()
        return () if is_writing else self._list.several()

    def _ask(self, what: str, ids: Sequence[int], name: str = "") -> None:
        if what == SEAL:
            self._sealing.ask(self._list.selected.seal, ids)
            return
        self._flush()
        if what == TRASH and self._entries.current_id in ids:
            self._entries.leave()
        self.several_requested.emit(what, ids, name)
