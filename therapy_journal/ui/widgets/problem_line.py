# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault told where it happened: what it is, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.emptying import take_out_all
from therapy_journal.ui.widgets.labels import Label


class ProblemLine(QWidget):
    """Hidden until there is something to tell; never red.

    Emits ``chosen`` with what was offered when its button is pressed.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._sentence = Label("", weight=600)
        self._action = Label("", "muted")
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.px(3))
        words.addWidget(self._sentence)
        words.addWidget(self._action)
        self._offers = QHBoxLayout()
        self._offers.setContentsMargins(0, theme.px(3), 0, 0)
        self._offers.setSpacing(theme.px(16))
        words.addLayout(self._offers)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(IconLabel("info", "ink"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.hide()

    def tell(self, problem: JournalProblem, offers: Sequence[Enum] = ()) -> None:
        """Show a fault, and a button for each thing that can be done about it."""
        self.show_words(problem.sentence, problem.action)
        for offer in offers:
            button = LinkButton(str(offer.value))
            button.clicked.connect(partial(self.chosen.emit, offer))
            self._offers.insertWidget(self._offers.count() - 1, button)
            button.show()

    def show_words(self, sentence: str, action: str = "") -> None:
        """Show a sentence and what to do."""
        self._drop_offers()
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
        announce(self, f"{sentence} {action}".strip())

    def _drop_offers(self) -> None:
        take_out_all(self._offers)
        # A row of nothing at all would allow the words above it no width either.
        self._offers.addStretch(1)

    @property
    def words(self) -> str:
        """What is told, or nothing."""
        return "" if self.isHidden() else f"{self._sentence.text()} {self._action.text()}".strip()
