# SPDX-License-Identifier: GPL-3.0-or-later
"""*Not doing it is information too*: the way to bring the obstacle instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label


class NotDoing(Card):
    """A quiet card at the end of the tasks."""

    obstacle_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent, tone="canvas", is_dashed=True)
        self.column.addWidget(Label("Not doing it is information too.", weight=600))
        flow = FlowLayout(gap=0, row_gap=2)
        flow.addWidget(Label("Stuck on one, or don’t like it? ", "muted", wrap=False))
        self.link = LinkButton("Write what got in the way")
        self.link.setEnabled(not is_read_only)
        self.link.clicked.connect(self.obstacle_requested)
        flow.addWidget(self.link)
        self.column.addLayout(flow)
        self.column.addWidget(
            Label("You can bring that to the session instead of the homework.", "muted")
        )
        self.column.setSpacing(4)
