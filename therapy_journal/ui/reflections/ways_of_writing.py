# SPDX-License-Identifier: GPL-3.0-or-later
"""Typewriter scrolling and the time since one began, as the journal's settings have them."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject

from therapy_journal.core.changes import Changes
from therapy_journal.services.settings import TYPEWRITER, WRITING_TIME, Settings
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.writing_time import WritingTime


class _Ways(NamedTuple):
    is_typewriter: bool
    shows_time: bool


class WaysOfWriting(QObject):
    """Puts the two settings in force at once, wherever they are changed."""

    def __init__(self, pane: EntryPane, *, settings: Settings, kit: Kit) -> None:
        super().__init__(pane)
        self._pane, self._settings, self._kit = pane, settings, kit
        self.time = WritingTime(pane, now=monotonic)
        self._is_typewriter = False
        self._has_read = False
        kit.bus.changed.connect(self._on_changed)
        pane.installEventFilter(self)
        if pane.isVisible():
            self._begin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask for the settings once the pane is seen: before, there may be no journal open."""
        if event.type() == QEvent.Type.Show and not self._has_read:
            self._begin()
        return super().eventFilter(watched, event)

    def turn_typewriter(self) -> None:
        """Turn typewriter scrolling on or off, and keep that."""
        put = partial(self._settings.put, TYPEWRITER, not self._is_typewriter)
        self._kit.jobs.run(put, self, self._set_typewriter)

    def _set_typewriter(self, is_on: bool) -> None:  # noqa: FBT001 — a slot
        self._is_typewriter = is_on
        self._pane.area.set_typewriter(is_on=is_on)

    def _begin(self) -> None:
        self._has_read = True
        self._read()

    def _read(self) -> None:
        self._kit.jobs.run(self._wanted, self, self._take)

    def _wanted(self) -> _Ways:
        return _Ways(self._settings.get(TYPEWRITER), self._settings.get(WRITING_TIME))

    def _take(self, ways: _Ways) -> None:
        self._set_typewriter(ways.is_typewriter)
        self.time.set_shown(is_shown=ways.shows_time)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:
        if self._has_read and changes.settings and initiator is not self:
            self._read()
