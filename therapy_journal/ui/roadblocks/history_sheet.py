# SPDX-License-Identifier: GPL-3.0-or-later
"""What was answered about one roadblock over time, as dots and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from therapy_journal.core.days import bare_day
from therapy_journal.core.pattern_words import answers_over_time
from therapy_journal.core.roadblocks import FAMILIAR_TITLES, MOST_DOTS, Rating, Roadblock, dots
from therapy_journal.ui.charts.view import ChartView
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.cards import Dots
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

TEXT = (
    "What you answered to “Does this sound familiar?”. It may go up and down; no answer is "
    "better than another."
)
MOST_IN_WORDS = 40
OLDER = "Older answers are in the dots above."


class HistorySheet(Sheet):
    """One sheet for all seven; it is filled anew each time it is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, text=TEXT, width=520)
        self.chart = ChartView("accent")
        self.body.addWidget(self.chart)
        self._rows = _Answers()
        self.body.addWidget(self._rows)
        self._older = Label(OLDER, "muted", 12)
        self.body.addWidget(self._older)
        self.add_button("Close", is_primary=True, dismisses=True)

    def show_history(self, roadblock: Roadblock, history: Sequence[Rating], today: date) -> None:
        """Show the answers about one roadblock, the first one given first."""
        self.set_title(roadblock.title)
        self.chart.show_dots(roadblock.title, answers_over_time(roadblock.title, history, today))
        self._rows.show_answers(history[::-1][:MOST_IN_WORDS], today)
        self._older.setVisible(len(history) > MOST_IN_WORDS)

    def words(self) -> list[str]:
        """Return the answers in words, the newest first."""
        return self._rows.words()


class _Answers(QWidget):
    """A line for each answer: its dots, the word for it, and the day."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = current_theme()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        self._lines: list[tuple[Dots, Label, Label]] = []
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_answers(self, answers: Sequence[Rating], today: date) -> None:
        """Show these, in this order."""
        while len(self._lines) < len(answers):
            self._add_line()
        for place, (filled, answer, day) in enumerate(self._lines):
            rating = answers[place] if place < len(answers) else None
            filled.set_n(dots(rating))
            answer.setText(FAMILIAR_TITLES[rating.familiar] if rating else "")
            day.setText(_dated(rating.day, today) if rating else "")
            for widget in (filled, answer, day):
                widget.setVisible(rating is not None)

    def words(self) -> list[str]:
        return [f"{a.text()}, {d.text()}" for _, a, d in self._lines if not a.isHidden()]

    def _add_line(self) -> None:
        line = (Dots(0, MOST_DOTS), Label("", wrap=False), Label("", "muted", wrap=False))
        for column, widget in enumerate(line):
            self._grid.addWidget(widget, len(self._lines), column)
        self._lines.append(line)

    def _restyle(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(12))
        self._grid.setVerticalSpacing(self._theme.px(5))


def _dated(day: date, today: date) -> str:
    return bare_day(day) if day.year == today.year else f"{bare_day(day)} {day.year}"
