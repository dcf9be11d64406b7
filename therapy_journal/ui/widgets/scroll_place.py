# SPDX-License-Identifier: GPL-3.0-or-later
"""Which row stands at the top of a list, and the way back to it after a lock."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QObject

from therapy_journal.ui.widgets.grouped_list import GroupedList


class ScrollPlace(QObject):
    """Holds a list at a place, while its rows arrive, until somebody moves in it."""

    def __init__(self, grouped: GroupedList) -> None:
        super().__init__(grouped)
        self._list = grouped
        self._wanted: Hashable | None = None
        grouped.list_model().modelReset.connect(self.hold)
        grouped.verticalScrollBar().actionTriggered.connect(self.forget)
        grouped.chosen.connect(self.forget)

    def now(self) -> Hashable | None:
        """Return the id of the first row in sight; None at the very top."""
        if self._list.verticalScrollBar().value() == 0:
            return None
        model = self._list.list_model()
        first = max(0, self._list.rowAt(0))
        ids = (model.id_at(row) for row in range(first, min(first + 2, model.rowCount())))
        return next((each for each in ids if each is not None), None)

    def go_back(self, top: Hashable | None) -> None:
        """Put this id at the top, as soon as the list has it; None leaves it as it is."""
        self._wanted = top
        self.hold()

    def forget(self) -> None:
        """Let the list be where it is."""
        self._wanted = None

    def hold(self) -> None:
        """Stand where it was asked for, if it was."""
        model = self._list.list_model()
        row = None if self._wanted is None else model.row_of(self._wanted)
        if row is not None:
            self._list.scrollTo(model.index(row, 0), GroupedList.ScrollHint.PositionAtTop)
