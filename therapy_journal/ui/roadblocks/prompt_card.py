# SPDX-License-Identifier: GPL-3.0-or-later
"""One question to write about, and on asking a sentence that could open it in the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import Prompt
from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.fields import TextBox
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

ASK = "How could I begin?"
HIDE = "Hide the sentence"


class PromptCard(Card):
    """``write_requested`` carries the question, ``opening_requested`` the sentence as it stands."""

    write_requested = Signal(str)
    opening_requested = Signal(str)
    copied = Signal()
    opening_edited = Signal()

    def __init__(self, prompt: Prompt, parent: QWidget | None = None) -> None:
        super().__init__(parent, tone="side", padding=10, radius=8)
        self.prompt = prompt
        self._opening: _Opening | None = None
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
    def opening(self) -> _Opening | None:
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
            self._opening.box.set_text(words or self.prompt.opening)

    def _tighten(self) -> None:
        self.column.setSpacing(self._theme.px(3))

    def _write(self) -> None:
        self.write_requested.emit(self.prompt.question)

    def _toggle_opening(self) -> None:
        if self._opening is None:
            self._opening = _Opening(self._own_words or self.prompt.opening, self)
            self._opening.into_entry.clicked.connect(self._use)
            self._opening.box.text_edited.connect(self.opening_edited)
            self._opening.copy.clicked.connect(self._copy)
            self.column.addWidget(self._opening)
            self._opening.hide()
        is_shown = self._opening.isHidden()
        self._opening.setVisible(is_shown)
        self.ask.setText(HIDE if is_shown else ASK)
        if is_shown:
            self._opening.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self) -> None:
        sentence = self._sentence()
        if sentence:
            self.opening_requested.emit(sentence)

    def _copy(self) -> None:
        sentence = self._sentence()
        if sentence:
            copy_privately(sentence)
            self.copied.emit()

    def _sentence(self) -> str:
        return self._opening.box.text().strip() if self._opening else ""


class _Opening(QWidget):
    """The sentence in a box where it can be made one's own."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label("You could say, in your own words:", "muted", 11.5))
        self.box = TextBox(
            serif=True, size=13.5, min_lines=1, max_lines=8, name="How I could begin"
        )
        self.box.set_text(sentence)
        self._column.addWidget(self.box)
        links = FlowLayout(gap=6, row_gap=2)
        self.into_entry = LinkButton("Put it into my entry", size=11)
        self.copy = LinkButton("Copy", size=11, role="muted", weight=500)
        for button in (self.into_entry, self.copy):
            links.addWidget(button)
        self._column.addLayout(links)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(5))
