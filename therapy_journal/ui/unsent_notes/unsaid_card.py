# SPDX-License-Identifier: GPL-3.0-or-later
"""Still unsaid: one quiet question over the shelf, about one note at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.still_unsaid import Unsaid
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import CapsLabel, Label

HEADING = "Still unsaid"


class UnsaidCard(QWidget):
    """Hidden while there is nothing to ask; each answer carries the note's id."""

    raised = Signal(int)
    not_yet = Signal(int)
    let_go = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._asked: Unsaid | None = None
        self._card = Card(self, padding=12)
        self._heading = CapsLabel(HEADING)
        self._words = Label("", size=12.5)
        self.raise_button = LinkButton("Raise it", role="unsent")
        self.raise_button.clicked.connect(self._raise)
        self.not_yet_button = LinkButton("Not yet", role="unsent", weight=400)
        self.not_yet_button.clicked.connect(self._leave)
        self.let_go_button = LinkButton("Let it go", role="unsent", weight=400)
        self.let_go_button.clicked.connect(self._let_go)
        answers = FlowLayout(gap=14, row_gap=2)
        for button in self.buttons():
            answers.addWidget(button)
        for widget in (self._heading, self._words):
            self._card.column.addWidget(widget)
        self._card.column.addLayout(answers)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._card)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self.hide()

    def buttons(self) -> tuple[LinkButton, ...]:
        """Return the three answers, in order."""
        return (self.raise_button, self.not_yet_button, self.let_go_button)

    def asked(self) -> Unsaid | None:
        """Return what is asked about."""
        return self._asked

    def show_question(self, unsaid: Unsaid | None) -> None:
        """Ask about a note, or about none."""
        had_focus = any(button.hasFocus() for button in self.buttons())
        self._asked = unsaid
        if unsaid is not None:
            words = question(unsaid)
            self._words.setText(words)
            for button in self.buttons():
                button.setAccessibleDescription(words)
        self.setVisible(unsaid is not None)
        if had_focus and unsaid is not None:
            self.raise_button.setFocus()

    def _raise(self) -> None:
        if self._asked is not None:
            self.raised.emit(self._asked.note_id)

    def _leave(self) -> None:
        if self._asked is not None:
            self.not_yet.emit(self._asked.note_id)

    def _let_go(self) -> None:
        if self._asked is not None:
            self.let_go.emit(self._asked.note_id)

    def _restyle(self) -> None:
        px = self._theme.px
        self._around.setContentsMargins(px(14), 0, px(10), px(8))
        self._card.column.setSpacing(px(6))


def question(unsaid: Unsaid) -> str:
    """Say what is asked about a note."""
    return (
        f"“{unsaid.name}” has been with you through {unsaid.sessions} sessions. "
        "Would you like to raise it?"
    )
