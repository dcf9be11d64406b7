# SPDX-License-Identifier: GPL-3.0-or-later
"""One part of Patterns: a heading, a sentence or two, and its chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.charts import DotValues, LineValues
from therapy_journal.ui.charts.view import PADDING, ChartView
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.labels import Label

_AROUND = 18


class PatternCard(Card):
    """Without anything to draw it says so, and how it could come about."""

    def __init__(self, icon: str, title: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=_AROUND)
        self._title = title
        self._head = QHBoxLayout()
        self._head.addWidget(IconLabel(icon, tone, 16))
        self._head.addWidget(Label(title, weight=600), 1)
        self._words = QVBoxLayout()
        self._lines: list[Label] = []
        self.chart = ChartView(tone)
        self.column.addLayout(self._head)
        self.column.addLayout(self._words)
        self.column.addWidget(self.chart)
        self.setAccessibleName(title)
        self._settle()
        self._theme.changed.connect(self._settle)

    def words(self) -> tuple[str, ...]:
        """Return the sentences that are shown."""
        return tuple(line.text() for line in self._lines if not line.isHidden())

    def show_pattern(self, words: Sequence[str], values: LineValues | DotValues) -> None:
        """Show sentences and, where there is anything in it, the chart."""
        while len(self._lines) < len(words):
            label = Label("", "muted")
            self._lines.append(label)
            self._words.addWidget(label)
        for place, label in enumerate(self._lines):
            label.setText(words[place] if place < len(words) else "")
            label.setVisible(place < len(words))
        if isinstance(values, LineValues):
            self.chart.show_line(self._title, values)
            self.chart.setVisible(bool(values.points))
        else:
            self.chart.show_dots(self._title, values)
            self.chart.setVisible(bool(values.rows))

    def _settle(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(8))
        self._words.setSpacing(px(2))
        self.column.setSpacing(px(6))
        # The focus ring of the chart lies round it; the chart itself stands flush with the words.
        ring = px(PADDING)
        self.column.setContentsMargins(px(_AROUND) - ring, px(16), px(_AROUND) - ring, px(13))
        for layout in (self._head, self._words):
            layout.setContentsMargins(ring, 0, ring, 0)
