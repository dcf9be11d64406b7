# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to write about, and on asking a sentence that could open it in the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.roadblocks import Prompt
from therapy_journal.ui.roadblocks.opening_sentence import OpeningSentence
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.tab_order import reach_into

ASK = "How could I begin?"
HIDE = "Hide the sentence"


class PromptCard(Card):
    """``write_requested`` carries the question, ``opening_sent`` where to and the sentence."""

    write_requested = Signal(str)
    opening_sent = Signal(object, str)
    copied = Signal()
    opening_edited = Signal()

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="side", padding=10, radius=8)
        self.prompt = prompt
        self._opening: OpeningSentence | None = None
        self._own_words = ""
        self.column.addWidget(Label(prompt.question, size=14, serif=True))
        links = FlowLayout(gap=2, row_gap=2)
        self.write = LinkButton("+ Write about this", size=11)
        self.write.setAccessibleDescription(prompt.question)
        self.ask = LinkButton(ASK, size=11, role="muted", weight=500)
        self.ask.setAccessibleDescription(prompt.question)
        for button in (self.write, self.ask):
            links.addWidget(button)
        self.column.addLayout(links)
        self.write.clicked.connect(self._write)
        self.ask.clicked.connect(self._toggle_opening)
        self._tighten()
        self._theme.changed.connect(self._tighten)

    @property
    def opening(self) -> OpeningSentence | None:
        """The sentence's box, once it was asked for."""
        return self._opening

    def own_words(self) -> str:
        """Return the sentence as it was made one's own, empty where nobody changed it."""
        words = self._opening.box.text() if self._opening else self._own_words
        return "" if words == self.prompt.opening else words

    def show_own_words(self, words: str) -> None:
        """Put what was made of the sentence before into its box."""
        self._own_words = words
        if self._opening is not None:
            self._opening.show_sentence(words)

    def _tighten(self) -> None:
        self.column.setSpacing(self._theme.px(3))

    def _write(self) -> None:
        self.write_requested.emit(self.prompt.question)

    def _toggle_opening(self) -> None:
        if self._opening is None:
            self._opening = OpeningSentence(self.prompt.opening, self._own_words, self)
            self._opening.sent.connect(self.opening_sent)
            self._opening.edited.connect(self.opening_edited)
            self._opening.copied.connect(self.copied)
            self.column.addWidget(self._opening)
            reach_into(self.ask, [self._opening])
            self._opening.hide()
        is_shown = self._opening.isHidden()
        self._opening.setVisible(is_shown)
        self.ask.setText(HIDE if is_shown else ASK)
        if is_shown:
            self._opening.box.setFocus(Qt.FocusReason.OtherFocusReason)
