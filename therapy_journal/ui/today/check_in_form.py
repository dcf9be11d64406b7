# SPDX-License-Identifier: GPL-3.0-or-later
"""How the check-in looks: a row where there is room, a column where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from therapy_journal.services.checking_in import LONGEST_WORD
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating

_BESIDE_FROM = 690
"""Design pixels in which all eleven numbers, the label and the word stand in one row."""

_STACKED_BELOW = 290
"""Under so many even a label has no room beside what it names."""

_FIELD_WIDTH = 110
_NO_LIMIT = (1 << 24) - 1  # what Qt takes for no greatest width
_LABEL_WIDTH, _LABEL_WIDTH_ALONE = 62, 98


class CheckInForm(Card):
    """Layout only: the card below it decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=18)
        self.rating = Rating("very bad", "very good", name="Mood, 0 very bad to 10 very good")
        self.word = TextField(name="One word for it")
        self.word.setMaxLength(LONGEST_WORD)
        self._mood_label = Label("Mood", "muted")
        self._word_label = Label("One word for it", "muted", 12)
        self._word_label.setBuddy(self.word)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._mood_part = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._word_part = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._mood_part.addWidget(self._mood_label, 0, Qt.AlignmentFlag.AlignTop)
        self._mood_part.addWidget(self.rating, 1)
        self._word_part.addWidget(self._word_label)
        self._word_part.addWidget(self.word)
        self._word_part.addStretch(1)
        self._row.addLayout(self._mood_part, 1)
        self._row.addLayout(self._word_part)
        self.column.addLayout(self._row)
        self._add_state()
        self._arrange()
        self._theme.changed.connect(self._arrange)

    def show_state(self, said: str, *, can_undo: bool, can_go_on: bool) -> None:
        """Say whether it is kept, and what could be done next."""
        self._state.setText(said)
        self._state.setVisible(bool(said))
        self.undo.setVisible(can_undo)
        self.again.setVisible(can_go_on)
        self._show_below()

    def state(self) -> str:
        """Return what is said about being kept."""
        return self._state.text()

    def show_earlier(self, told: Sequence[str]) -> None:
        """Say which check-ins there were before today."""
        self._earlier_line.setText(f"Earlier today: {', '.join(told)}" if told else "")
        self._earlier_line.setVisible(bool(told))
        self._show_below()

    def earlier(self) -> str:
        """Return what is said about earlier check-ins."""
        return self._earlier_line.text()

    def _show_below(self) -> None:
        parts = (self._state, self.undo, self.again, self._earlier_line)
        self._below.setVisible(not all(part.isHidden() for part in parts))

    def _add_state(self) -> None:
        self._below = QWidget(self)
        line = FlowLayout(self._below, gap=10, row_gap=2)
        self._state = Label("", "muted", 12, wrap=False)
        self.undo = LinkButton("Undo", size=12, role="muted", weight=500)
        self.again = LinkButton("Check in again", size=12)
        self._earlier_line = Label("", "muted", 12)
        for widget in (self._state, self.undo, self.again, self._earlier_line):
            line.addWidget(widget)
        self.column.addWidget(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the word beside the number where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        is_beside = self.width() >= px(_BESIDE_FROM)
        is_stacked = self.width() < px(_STACKED_BELOW)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if is_beside else below)
        self._row.setSpacing(px(26 if is_beside else 10))
        for part in (self._mood_part, self._word_part):
            part.setDirection(below if is_stacked else beside)
            part.setSpacing(px(4 if is_stacked else 14))
        self._mood_label.setContentsMargins(0, 0 if is_stacked else px(6), 0, 0)
        self.word.setFixedWidth(px(_FIELD_WIDTH))
        if is_stacked:
            self._word_label.setMinimumWidth(0)
            self._word_label.setMaximumWidth(_NO_LIMIT)
        else:
            self._word_label.setFixedWidth(px(_LABEL_WIDTH if is_beside else _LABEL_WIDTH_ALONE))
