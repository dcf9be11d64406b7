# SPDX-License-Identifier: GPL-3.0-or-later
"""One line about a marked passage whose words changed: nothing unread reaches the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.marks import Mark
from therapy_journal.core.text import shorten
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

CHANGED = "A marked passage changed. Look again."
_SHOWN = 90


class LostPassage(QWidget):
    """``look_requested`` asks for the place, ``dropped`` carries the id of a mark given up."""

    look_requested = Signal(object)
    dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._mark: Mark | None = None
        self._words = Label("", "muted", 12)
        self.look = LinkButton("Show the place", size=12)
        self.drop = LinkButton("Don't bring it", size=12)
        flow = FlowLayout(gap=10, row_gap=2)
        for part in (IconLabel("pin", "muted", 13), Label(CHANGED, size=12, wrap=False)):
            flow.addWidget(part)
        flow.addWidget(self.look)
        flow.addWidget(self.drop)
        self._column = QVBoxLayout(self)
        self._column.addLayout(flow)
        self._column.addWidget(self._words)
        self.look.clicked.connect(self._look)
        self.drop.clicked.connect(self._drop)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self.hide()

    def show_mark(self, mark: Mark | None, *, has_place: bool = False) -> None:
        """Tell of a passage that changed, or of none."""
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is not None:
            self._words.setText(f"It said: “{shorten(mark.passage or '', _SHOWN)}”")
            self.look.setVisible(has_place)

    def mark(self) -> Mark | None:
        """Return the mark that is told of."""
        return self._mark

    def _look(self) -> None:
        if self._mark is not None:
            self.look_requested.emit(self._mark)

    def _drop(self) -> None:
        if self._mark is not None:
            self.dropped.emit(self._mark.id)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(6), 0, 0)
        self._column.setSpacing(px(2))
