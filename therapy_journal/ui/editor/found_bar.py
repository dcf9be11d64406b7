# SPDX-License-Identifier: GPL-3.0-or-later
"""Walking through what a search found in the text that is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.query import Query
from therapy_journal.ui.editor.walking_bar import WalkingBar
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.widgets.column import IconLabel


class FoundBar(WalkingBar):
    """Shown while there is something to go to; ``ended`` tells that the person closed it."""

    ended = Signal()

    def __init__(self, area: WritingArea, parent: QWidget | None = None) -> None:
        super().__init__(
            area, done="Show them no more", margins=(22, 4, 14, 5), spacing=6, parent=parent
        )
        self._row.addWidget(IconLabel("search", "muted", 14))
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        for part in (self.before, self.after, self.done):
            self._row.addWidget(part)
        self.done.clicked.connect(self._leave)

    def begin(self, query: Query, *, is_opened: bool) -> None:
        """Show where the words stand; an entry opened just now is shown at the first of them."""
        self._query = query
        self._look()
        self._at = self._from_cursor() if not is_opened else 0
        if is_opened and self._found:
            self._area.go_to(self._found[0].start)
        self._show()

    def end(self) -> None:
        """Show them no more."""
        if self._query is not None:
            self._query = None
            self._look()
            self._show()

    @property
    def is_on(self) -> bool:
        """Whether there is a place to go to."""
        return bool(self._found)

    def _show(self) -> None:
        super()._show()
        self.setVisible(bool(self._found))

    def _leave(self) -> None:
        self.end()
        self.ended.emit()
