# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence that could open it in the room: made one's own in place, and sent somewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import SentenceTo
from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.fields import TextBox
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

SAID = "You could say, in your own words:"
SEND = {
    SentenceTo.SESSION: "Bring it to my session",
    SentenceTo.ENTRY: "Put it into my entry",
    SentenceTo.NOTE: "Into an unsent note",
}
RESTORE = "As it was at first"


class OpeningSentence(QWidget):
    """``sent`` carries where to, and the sentence as it stands; an empty one goes nowhere."""

    sent = Signal(object, str)
    copied = Signal()
    edited = Signal()

    def __init__(self, shipped: str, own_words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._shipped = shipped
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(SAID, "muted", 11.5))
        self.box = TextBox(
            serif=True, size=13.5, min_lines=1, max_lines=8, name="How I could begin"
        )
        self.box.set_text(own_words or shipped)
        self._column.addWidget(self.box)
        links = FlowLayout(gap=10, row_gap=2)
        self.links = {to: LinkButton(words, size=11) for to, words in SEND.items()}
        self.copy = LinkButton("Copy", size=11, role="muted", weight=500)
        self.restore = LinkButton(RESTORE, size=11, role="muted", weight=500)
        for button in self.links.values():
            button.clicked.connect(self._send)
            links.addWidget(button)
        for button, slot in ((self.copy, self._copy), (self.restore, self._restore)):
            button.clicked.connect(slot)
            links.addWidget(button)
        self._column.addLayout(links)
        self.box.text_edited.connect(self._on_edited)
        self._restyle()
        self._settle()
        self._theme.changed.connect(self._restyle)

    def sentence(self) -> str:
        """Return the sentence as it stands."""
        return self.box.text().strip()

    def show_sentence(self, words: str) -> None:
        """Show words made of it before, or the sentence as it came."""
        self.box.set_text(words or self._shipped)
        self._settle()

    def _on_edited(self) -> None:
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        self.restore.setVisible(self.box.text() != self._shipped)

    def _send(self) -> None:
        pressed, sentence = self.sender(), self.sentence()
        for to, button in self.links.items():
            if button is pressed and sentence:
                self.sent.emit(to, sentence)

    def _copy(self) -> None:
        sentence = self.sentence()
        if sentence:
            copy_privately(sentence)
            self.copied.emit()

    def _restore(self) -> None:
        self.show_sentence("")
        self.box.setFocus()
        self.edited.emit()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(5))
