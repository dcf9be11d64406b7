# SPDX-License-Identifier: GPL-3.0-or-later
"""The plan of a task as it was made: when and where, what may get in the way, then I will."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.homework import Homework
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import Label

WHEN = "When and where I will do it"
OBSTACLE = "What may get in the way"
THEN = "Then I will"


class PlanLines(QWidget):
    """Shows the lines that were filled; nothing where there is no plan."""

    def __init__(self, homework: Homework, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        lines = [(WHEN, homework.plan_when), (OBSTACLE, homework.plan_obstacle)]
        lines.append((THEN, homework.plan_then))
        for title, words in lines:
            if words:
                if column.count():
                    column.addSpacing(px(4))
                column.addWidget(Label(title, "muted", 12))
                column.addWidget(Label(words, "ink", 15, serif=True))
        self.setVisible(has_plan(homework))


def has_plan(homework: Homework) -> bool:
    """Return whether any line of a plan was made."""
    return bool(homework.plan_when or homework.plan_obstacle or homework.plan_then)
