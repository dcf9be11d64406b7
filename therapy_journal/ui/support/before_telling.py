# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to ask before telling something risky; each can be brought to the next session."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.services.guides import load_guide
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

_WIDTH = 620
BRING = "Bring this"
BROUGHT = "On the list to bring"


class BeforeTellingSheet(Sheet):
    """``bring_requested`` carries the question somebody wants to bring."""

    bring_requested = Signal(str)

    def __init__(self, parent: QWidget, *, may_bring: bool) -> None:
        guide = load_guide("before_telling")
        super().__init__(guide.title, parent, width=_WIDTH)
        self.buttons: dict[str, LinkButton] = {}
        for section in guide.sections:
            if section.heading:
                self.body.addWidget(Label(section.heading, size=14, weight=600))
            for paragraph in section.paragraphs:
                self.body.addWidget(Label(paragraph, size=14))
            for question in section.points:
                self.body.addWidget(self._question(question, may_bring=may_bring))
        self.add_button("Close", is_primary=True, dismisses=True)

    def brought(self, question: str) -> None:
        """Say that a question was put on the list."""
        self.buttons[question].setText(BROUGHT)
        self.buttons[question].setEnabled(False)

    def not_brought(self, question: str) -> None:
        """Let a question that could not be put there be asked for again."""
        self.buttons[question].setEnabled(True)

    def _question(self, question: str, *, may_bring: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(14))
        row.addWidget(Label(question, size=15, serif=True), 1)
        button = LinkButton(BRING, size=12)
        button.setAccessibleName(f"{BRING}: {question}")
        button.setEnabled(may_bring)
        button.clicked.connect(partial(self._bring, question))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.buttons[question] = button
        return line

    def _bring(self, question: str, *_: object) -> None:
        self.buttons[question].setEnabled(False)
        self.bring_requested.emit(question)
