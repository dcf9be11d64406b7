# SPDX-License-Identifier: GPL-3.0-or-later
"""Says in the list what is being typed, before it is saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.reflections import Reflection, ReflectionRow, own_words
from therapy_journal.core.text import first_line, snippet
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.entry_pane import EntryPane
from therapy_journal.ui.reflections.passages import Passages

REST_MS = 400
_BEGINNING = 1000


class LiveRow(QObject):
    """Follows the open entry, a moment after the last key."""

    def __init__(
        self,
        *,
        pane: EntryPane,
        entry_list: EntryList,
        passages: Passages,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane, self._list, self._passages = pane, entry_list, passages
        self._entry: Reflection | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._show)
        pane.edited.connect(self._timer.start)
        passages.marked.connect(self._show)

    def begin(self, entry: Reflection | None) -> None:
        """Follow another entry, or none."""
        self._timer.stop()
        self._entry = entry

    def take(self, entry: Reflection) -> None:
        """Take what stands beside the text now."""
        self._entry = entry
        self._show()

    def _show(self) -> None:
        entry = self._entry
        if entry is None:
            return
        body = own_words(self._pane.area.text()[:_BEGINNING])
        row = ReflectionRow(
            id=entry.id,
            form=entry.form,
            title=self._pane.head.title.text() or first_line(body),
            snippet=snippet(body),
            happened=entry.happened,
            mood=entry.mood,
            is_marked=self._passages.is_anything_brought,
            changed_at=entry.changed_at,
        )
        self._list.show_row(row)
