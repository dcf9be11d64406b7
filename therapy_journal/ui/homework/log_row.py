# SPDX-License-Identifier: GPL-3.0-or-later
"""One try in the log of a task."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.homework import OBSTACLE_TITLES, Obstacle, Practice
from therapy_journal.core.homework_words import OUTCOME_TITLES, practice_details
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton
from therapy_journal.ui.widgets.labels import Label


class LogRow(QWidget):
    """When, how it went, and what was written; to bring, change or take away."""

    brought = Signal(int, bool)
    edit_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(
        self,
        practice: Practice,
        today: date,
        *,
        is_brought: bool,
        is_read_only: bool,
        labels: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._id = practice.id
        px = current_theme().px
        words = QVBoxLayout()
        words.setSpacing(px(2))
        for label in _labels(practice, today):
            words.addWidget(label)
        self._add_answers(words, practice, labels)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(2))
        row.addLayout(words, 1)
        when = recent_day(practice.happened.day, today)
        self._bring = IconButton(
            "pin", f"Bring to session: practice of {when}", size=15, checkable=True
        )
        self._bring.setChecked(is_brought)
        self._edit = IconButton("pencil", f"Change the practice of {when}", size=15)
        self._remove = IconButton("trash-2", f"Move to the trash: practice of {when}", size=15)
        column = QHBoxLayout()
        for button in (self._bring, self._edit, self._remove):
            button.setEnabled(not is_read_only)
            column.addWidget(button)
        upright = QVBoxLayout()
        upright.addLayout(column)
        upright.addStretch(1)
        row.addLayout(upright)
        self._bring.clicked.connect(self._on_bring)
        self._edit.clicked.connect(self._on_edit)
        self._remove.clicked.connect(self._on_remove)

    def _add_answers(
        self, words: QVBoxLayout, practice: Practice, labels: Mapping[str, str]
    ) -> None:
        """Show the first answer, and the others when asked."""
        said = [(labels[key], text) for key, text in practice.answers.items() if key in labels]
        self._others = QWidget()
        column = QVBoxLayout(self._others)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().px(2))
        for place, (name, text) in enumerate(said):
            into = column if place else words
            into.addWidget(Label(name, "muted", 12))
            into.addWidget(Label(text, "ink", 15, serif=True))
        self._open = LinkButton("Show every line", size=12)
        self._open.setVisible(len(said) > 1)
        self._others.hide()
        if len(said) > 1:
            words.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
            words.addWidget(self._others)
        self._open.clicked.connect(self._on_open)

    def _on_open(self) -> None:
        self._others.setVisible(self._others.isHidden())
        self._open.setText("Show every line" if self._others.isHidden() else "Show one line")

    def _on_bring(self) -> None:
        self.brought.emit(self._id, self._bring.isChecked())

    def _on_edit(self) -> None:
        self.edit_requested.emit(self._id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._id)


def _labels(practice: Practice, today: date) -> list[Label]:
    first = [
        recent_day(practice.happened.day, today),
        OUTCOME_TITLES[practice.outcome].lower(),
        *practice_details(practice),
    ]
    head = " · ".join(first)
    labels = [Label(head[:1].upper() + head[1:], "ink", 13)]
    if practice.noticed:
        labels.append(Label(practice.noticed, "ink", 15, serif=True))
    named = ", ".join(
        OBSTACLE_TITLES[obstacle]
        for obstacle in practice.obstacles
        if obstacle is not Obstacle.OTHER or not practice.obstacle_note
    )
    if named or practice.obstacle_note:
        labels.append(Label(f"Got in the way: {named}".rstrip(" "), "muted", 13))
    if practice.obstacle_note:
        labels.append(Label(practice.obstacle_note, "ink", 15, serif=True))
    return labels
