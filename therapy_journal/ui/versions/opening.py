# SPDX-License-Identifier: GPL-3.0-or-later
"""From a command to the sheet of earlier versions, and from *Bring this back* to its undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Outcome
from therapy_journal.core.history import Fields, History
from therapy_journal.core.messages import Message
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.versions.versions_sheet import Chosen, VersionsSheet

NONE_YET = Message(
    "There are no earlier versions here yet.",
    "They are kept by themselves as soon as something is changed.",
    key="versions",
)
BACK = Message(
    "Brought back.",
    "What stood there until now is kept as a version.",
    action="Undo",
    key="versions",
)

Read = Callable[[], tuple[History, ...]]


class Makes(Protocol):
    """Writes texts into a thing; returns how it read until then."""

    def __call__(self, kind: str, item_id: int, fields: Fields, /) -> Outcome[Fields]:
        """Write ``fields``."""


class VersionsOpener(QObject):
    """``changed`` carries kind and number of what was brought back."""

    changed = Signal(str, int)

    def __init__(
        self, *, kit: Kit, make: Makes, is_read_only: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kit, self._make, self._is_read_only = kit, make, is_read_only
        self._screen = parent
        self.sheet: VersionsSheet | None = None

    def open(self, read: Read) -> None:
        """Show what ``read`` finds on the storage thread."""
        self._kit.jobs.run(read, self, self._show)

    def _show(self, histories: tuple[History, ...]) -> None:
        if not histories:
            self._kit.say(NONE_YET)
            return
        if self.sheet is not None and self.sheet.is_open:
            return
        sheet = VersionsSheet(
            histories,
            kit=self._kit,
            is_read_only=self._is_read_only(),
            parent=self._screen,
        )
        self.sheet = sheet
        sheet.brought_back.connect(self._bring_back)
        for left in (sheet.accepted, sheet.dismissed):
            left.connect(self._forget)
        sheet.open()

    def _forget(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _bring_back(self, chosen: Chosen) -> None:
        kind, item_id = chosen.history.kind, chosen.history.item_id
        make = partial(self._make, kind, item_id, chosen.earlier.fields)
        self._kit.jobs.run(make, self, partial(self._was_brought_back, kind, item_id))

    def _was_brought_back(self, kind: str, item_id: int, before: Fields) -> None:
        self.changed.emit(kind, item_id)
        self._kit.say(BACK, partial(self._undo, kind, item_id, before))

    def _undo(self, kind: str, item_id: int, before: Fields) -> None:
        make = partial(self._make, kind, item_id, before)
        self._kit.jobs.run(make, self, partial(self._was_undone, kind, item_id))

    def _was_undone(self, kind: str, item_id: int, fields: Fields) -> None:  # noqa: ARG002
        self.changed.emit(kind, item_id)
