# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key as it stands on the sheet: nine numbered groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label

_COLUMNS = 3
_GROUPS = 9


class KeyView(Card):
    """Three rows of three groups, read out one after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(current_theme().px(14))
        grid.setVerticalSpacing(current_theme().px(8))
        self._groups = []
        for place in range(_GROUPS):
            number = Label(str(place + 1), "muted", 12, wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            group = Label("", size=18, weight=600, wrap=False)
            row, column = divmod(place, _COLUMNS)
            grid.addWidget(number, row, column * 2)
            grid.addWidget(group, row, column * 2 + 1)
            grid.setColumnStretch(column * 2 + 1, 1)
            self._groups.append(group)
        self.column.addLayout(grid)
        self.setAccessibleName("Recovery key")

    def show_groups(self, groups: Sequence[str]) -> None:
        """Show the groups; none takes the key off the screen."""
        shown = list(groups) + [""] * (_GROUPS - len(groups))
        for place, (label, group) in enumerate(zip(self._groups, shown, strict=True)):
            label.setText(group)
            label.setAccessibleName(f"Group {place + 1}: {' '.join(group)}" if group else "")
