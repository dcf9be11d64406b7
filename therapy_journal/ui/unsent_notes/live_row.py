# SPDX-License-Identifier: GPL-3.0-or-later
"""Says on the shelf what is being typed, before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.days import Clock
from therapy_journal.core.unsent_notes import UnsentNote, shelf_row
from therapy_journal.ui.unsent_notes.note_pane import NotePane
from therapy_journal.ui.unsent_notes.shelf import ShelfView

REST_MS = 400


class LiveRow(QObject):
    """Follows the open note, a moment after the last key; of raw words, only that there are."""

    def __init__(
        self,
        *,
        pane: NotePane,
        shelf: ShelfView,
        note: Callable[[], UnsentNote | None],
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane, self._shelf, self._note, self._clock = pane, shelf, note, clock
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.show)
        pane.edited.connect(self._timer.start)

    def show(self) -> None:
        """Show it now."""
        note = self._note()
        if note is None:
            return
        texts, now = self._pane.texts(), self._clock.now()
        row = shelf_row(
            replace(note, title=texts["title"], know=texts["know"], say=texts["say"]),
            offset=now.offset,
            boundary=self._clock.boundary,
            has_raw=bool(texts["raw"].strip()),
        )
        self._shelf.show_row(row, now.day)
