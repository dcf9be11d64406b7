# SPDX-License-Identifier: GPL-3.0-or-later
"""The folded sidebar: seven icons, each opening its roadblock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import FAMILIAR_TITLES, Rating, Roadblock, RoadblockKey
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.cards import Dots, Hairline
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.scrolling import scrolling

WIDTH = 52


class IconColumn(QFrame):
    """``key_requested`` carries the roadblock whose icon was pressed."""

    unfold_requested = Signal()
    key_requested = Signal(object)

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "side")
        self.unfold = IconButton("waypoints", "Show the roadblocks", role="ink")
        self.unfold.clicked.connect(self.unfold_requested)
        self.items = {roadblock.key: _Item(roadblock, self) for roadblock in roadblocks}
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Hairline(self, is_upright=True))
        inside = on_ground(QWidget(), "side")
        self._column = QVBoxLayout(inside)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column.addWidget(self.unfold, 0, centre)
        for item in self.items.values():
            item.button.clicked.connect(self._press)
            self._column.addWidget(item, 0, centre)
        self._column.addStretch(1)
        outer.addWidget(scrolling(inside), 1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_ratings(self, ratings: Mapping[RoadblockKey, Rating]) -> None:
        """Show the last answers under the icons."""
        for key, item in self.items.items():
            item.show_rating(ratings.get(key))

    def _press(self) -> None:
        pressed = self.sender()
        for key, item in self.items.items():
            if item.button is pressed:
                self.key_requested.emit(key)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(4), px(8), px(4), px(8))
        self._column.setSpacing(px(8))
        self.setFixedWidth(px(WIDTH))


class _Item(QWidget):
    def __init__(self, roadblock: Roadblock, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = roadblock.title
        self.button = IconButton(roadblock.icon, roadblock.title, self, role="accent")
        self._dots = Dots(0, 3, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_rating(self, rating: Rating | None) -> None:
        said = f", {FAMILIAR_TITLES[rating.familiar].lower()}" if rating else ""
        self.button.set_name(f"{self._title}{said}")
        self._dots.set_n(rating.familiar + 1 if rating else 0)
