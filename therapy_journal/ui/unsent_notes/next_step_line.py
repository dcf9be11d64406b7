# SPDX-License-Identifier: GPL-3.0-or-later
"""One quiet line under the layers: what could come next, with the way there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.next_step import STEP_WORDS, NextStep
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label

_WITH_A_WAY = (NextStep.KNOW, NextStep.SAY)


class NextStepLine(QWidget):
    """``go_on`` asks for the layer of the step that is shown; hidden where nothing is left."""

    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self.step = NextStep.NONE
        self._words = Label("", "muted", 12)
        self.way = LinkButton("Go on", size=12, role="unsent")
        self.way.clicked.connect(self.go_on)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.way)
        self.hide()
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def words(self) -> str:
        """Return what is said."""
        return self._words.text()

    def show_step(self, step: NextStep, *, has_room: bool) -> None:
        """Show a step where there is room for it."""
        self.step = step
        self._words.setText(STEP_WORDS[step])
        self.way.setAccessibleDescription(STEP_WORDS[step])
        self.way.setVisible(step in _WITH_A_WAY)
        self.setVisible(step is not NextStep.NONE and has_room)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(22), px(4), px(22), px(6))
        self._row.setSpacing(px(12))
