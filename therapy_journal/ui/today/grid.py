# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards side by side where there is room, one below the other where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.ui.theme import current_theme

_BESIDE_FROM = 520
_ROW = 134
"""Cards side by side are at least this high, so that a short one does not look lost."""


class CardGrid(QWidget):
    """Two columns of equal width, or one; hidden cards leave no gap."""

    def __init__(self, cards: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._cards = tuple(cards)
        for card in self._cards:
            card.setParent(self)
            card.show()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns

    def arrange(self) -> None:
        """Place the cards anew, after one was hidden or shown."""
        self._columns = 2 if self.width() >= self._theme.px(_BESIDE_FROM) else 1
        for card in self._cards:
            self._grid.removeWidget(card)
        shown = [card for card in self._cards if not card.isHidden()]
        for place, card in enumerate(shown):
            self._grid.addWidget(card, *divmod(place, self._columns))
        for row in range(len(self._cards)):
            is_filled = self._columns > 1 and row * self._columns < len(shown)
            self._grid.setRowMinimumHeight(row, self._theme.px(_ROW) if is_filled else 0)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Change from one column to two, or back."""
        super().resizeEvent(event)
        if self._columns != (2 if self.width() >= self._theme.px(_BESIDE_FROM) else 1):
            self.arrange()

    def _restyle(self) -> None:
        self._grid.setSpacing(self._theme.px(12))
        self.arrange()
