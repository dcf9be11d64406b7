# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands beside the text of the open entry: when it was, mood and tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from therapy_journal.core.changes import Outcome
from therapy_journal.core.reflections import Reflection
from therapy_journal.services.writing import Writing
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.chips import EntryChips
from therapy_journal.ui.reflections.saver import EntrySaver


class Standing(QObject):
    """Stores what is set with the chips and shows what was stored.

    ``changed`` carries the entry as it stands now; its texts may be older than what is typed.
    """

    changed = Signal(object)

    def __init__(
        self, *, writing: Writing, kit: Kit, chips: EntryChips, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._writing, self._kit, self._chips = writing, kit, chips
        self._saver: EntrySaver | None = None
        chips.happened_set.connect(self._set_happened)
        chips.mood_set.connect(self._set_mood)
        chips.tags_set.connect(self._set_tags)

    def begin(self, saver: EntrySaver | None, entry: Reflection | None) -> None:
        """Look after another entry, or none."""
        self._saver = saver
        if entry is not None:
            self._show(entry)
            self.refresh_tags()

    def show_stored(self, entry: Reflection) -> None:
        """Show an entry that was read again."""
        self._show(entry)

    def refresh_tags(self) -> None:
        """Ask anew which tags are in use."""
        self._kit.jobs.run(self._writing.tags, self, self._show_known)

    def _set_happened(self, local: datetime) -> None:
        self._store(self._writing.set_happened, local)

    def _set_mood(self, mood: int | None) -> None:
        self._chips.show_mood(mood)
        self._store(self._writing.set_mood, mood)

    def _set_tags(self, names: Sequence[str]) -> None:
        self._store(self._writing.set_tags, names)

    def _store(self, way: Callable[..., Outcome[Reflection]], value: object) -> None:
        if self._saver is not None:
            entry_id = self._saver.entry_id
            self._kit.jobs.run(partial(way, entry_id, value), self, self._stored)

    def _stored(self, entry: Reflection) -> None:
        if self._saver is not None and self._saver.entry_id == entry.id:
            self._show(entry)
            self.changed.emit(entry)

    def _show(self, entry: Reflection) -> None:
        self._chips.show_when(entry.happened, self._kit.clock.now().day)
        self._chips.show_mood(entry.mood)
        self._chips.show_tags(entry.tags)

    def _show_known(self, tags: Sequence[tuple[str, int]]) -> None:
        self._chips.show_known_tags([name for name, _ in tags])
