# SPDX-License-Identifier: GPL-3.0-or-later
"""One roadblock among all seven on one page: what it is in a sentence, and the answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.roadblocks import FAMILIAR_TITLES, Familiar, Rating, Roadblock
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.labels import Label

FAMILIAR_QUESTION = "Does this sound familiar?"


class FamiliarChips(ChipRow):
    """The three answers about one roadblock; ``answered`` carries its key and the answer."""

    answered = Signal(object, object)

    def __init__(self, roadblock: Roadblock, parent: QWidget | None = None) -> None:
        options = [(familiar, FAMILIAR_TITLES[familiar]) for familiar in Familiar]
        name = f"{roadblock.title}. {FAMILIAR_QUESTION}"
        super().__init__(options, name=name, parent=parent)
        self._key = roadblock.key
        self.value_changed.connect(self._answer)

    def show_rating(self, rating: Rating | None) -> None:
        """Choose an answer, or none."""
        self.set_value(rating.familiar if rating else None)

    def _answer(self, familiar: object) -> None:
        self.answered.emit(self._key, familiar)


class TodaysAnswer(QWidget):
    """The chips with what was answered today, and below them what was answered last time."""

    def __init__(self, roadblock: Roadblock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.key = roadblock.key
        self.chips = FamiliarChips(roadblock)
        self._last = Label("", "muted", 12)
        self._last.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.chips)
        self._column.addWidget(self._last)
        self._column.addStretch(1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_rating(self, rating: Rating | None, today: date) -> None:
        """Choose today's answer; one from before is only told, so that each look is its own."""
        is_today = rating is not None and rating.day == today
        self.chips.show_rating(rating if is_today else None)
        self._last.setText(told(rating, today) if rating and not is_today else "")
        self._last.setVisible(bool(self._last.text()))
        self.chips.setAccessibleDescription(self._last.text())

    def said(self) -> str:
        """Return what is said about the last time."""
        return self._last.text()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(4))


def told(rating: Rating, today: date) -> str:
    """Say an earlier answer: ``Last time: a little (9 Nov)``."""
    answer = FAMILIAR_TITLES[rating.familiar].lower()
    return f"Last time: {answer} ({recent_day(rating.day, today)})"


class CheckRow(QWidget):
    """Icon, title and what it is about in one sentence; the answers beside it."""

    def __init__(self, roadblock: Roadblock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.answer = TodaysAnswer(roadblock)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(roadblock.title, weight=600))
        words.addWidget(Label(_first_sentence(roadblock.about), "muted", 12))
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(IconLabel(roadblock.icon, "accent", 18), 0, top)
        self._row.addLayout(words, 3)
        self._row.addWidget(self.answer, 2)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, self._theme.px(2), 0, self._theme.px(2))
        self._row.setSpacing(self._theme.px(10))


def _first_sentence(text: str) -> str:
    return f"{text.split('. ', maxsplit=1)[0].rstrip('.')}."
