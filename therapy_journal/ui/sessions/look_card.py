# SPDX-License-Identifier: GPL-3.0-or-later
"""How the work feels: four lines over time, for the person alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.session_words import LOOK_ENDS, LOOK_LINES, look_line
from therapy_journal.core.sessions import AllianceLook
from therapy_journal.ui.charts.view import ChartView
from therapy_journal.ui.widgets.buttons import LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_ABOUT = (
    "Four lines, only for you: no page and no summary prints them. A low one is not a verdict; "
    "it may be something to bring up."
)

_SCALE = ", ".join(LOOK_ENDS)
_PLOT = 28


class LookCard(Card):
    """Shows every look there was; *Look now* adds one."""

    look_requested = Signal()
    remove_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._latest_id = 0
        self._since = Label("", "muted", 12)
        self._lines = [ChartView("session", plot=_PLOT, is_bare=True) for _ in LOOK_LINES]
        self._latest = [Label("", weight=600, wrap=False) for _ in LOOK_LINES]
        self.column.addWidget(Label("How the work feels", weight=600))
        self.column.addWidget(Label(_ABOUT, "muted"))
        self._chart = QWidget()
        grid = QGridLayout(self._chart)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(12))
        grid.setVerticalSpacing(self._theme.px(4))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (_, title) in enumerate(LOOK_LINES):
            grid.addWidget(Label(title), row, 0, middle)
            grid.addWidget(self._lines[row], row, 1)
            grid.addWidget(self._latest[row], row, 2, middle)
        self.column.addWidget(self._chart)
        self.column.addWidget(self._since)
        self.look = QuietButton("Look now", "heart-handshake")
        self.remove = LinkButton("Take the latest look away", role="muted", weight=400)
        flow = FlowLayout(gap=10, row_gap=6)
        for button in (self.look, self.remove):
            button.setEnabled(not is_read_only)
            flow.addWidget(button)
        self.column.addLayout(flow)
        self.look.clicked.connect(self.look_requested)
        self.remove.clicked.connect(self._on_remove)

    def show_looks(self, looks: Sequence[AllianceLook], today: date) -> None:
        """Show looks, the earliest first."""
        self._latest_id = looks[-1].id if looks else 0
        self._chart.setVisible(bool(looks))
        self._since.setVisible(bool(looks))
        self.remove.setVisible(bool(looks))
        if not looks:
            return
        for line, label, (name, title) in zip(self._lines, self._latest, LOOK_LINES, strict=True):
            line.show_line(title, look_line(looks, name))
            latest = getattr(looks[-1], name)
            label.setText("–" if latest is None else str(latest))
        self._since.setText(_since(looks, today))

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._latest_id)


def _since(looks: Sequence[AllianceLook], today: date) -> str:
    latest = recent_day(looks[-1].day, today)
    if looks[0].day == looks[-1].day:
        return f"Latest: {latest} · {_SCALE}"
    return f"From {recent_day(looks[0].day, today)} to {latest} · {_SCALE}"
