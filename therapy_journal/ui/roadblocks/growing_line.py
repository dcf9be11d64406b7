# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line above the seven: the one that sounds more familiar than before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.roadblocks import Roadblock, RoadblockKey
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

SAID = "More familiar than before:"


class GrowingLine(QWidget):
    """It is there while one grows that does not stand open; it offers, and asks nothing."""

    open_requested = Signal(object)

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = {roadblock.key: roadblock.title for roadblock in roadblocks}
        self._key: RoadblockKey | None = None
        row = FlowLayout(self, gap=5, row_gap=1)
        row.addWidget(Label(SAID, "muted", 12, wrap=False))
        self.link = LinkButton(size=12)
        self.link.setAccessibleDescription(SAID)
        row.addWidget(self.link)
        self.link.clicked.connect(self._open)
        self.hide()

    def show_key(self, key: RoadblockKey | None, standing_open: RoadblockKey | None) -> None:
        """Offer one, unless it stands open already."""
        self._key = key
        if key is not None:
            self.link.setText(self._titles[key])
        self.setVisible(key is not None and key is not standing_open)

    def settle(self, standing_open: RoadblockKey | None) -> None:
        """Say which one stands open now."""
        self.show_key(self._key, standing_open)

    def _open(self) -> None:
        self.open_requested.emit(self._key)
