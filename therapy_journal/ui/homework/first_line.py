# SPDX-License-Identifier: GPL-3.0-or-later
"""The first line of a form, kept in sight while the later ones are filled."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.text import first_line
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.labels import Label

_LENGTH = 120


class FirstLine(QWidget):
    """Stands above a form that is scrolled on; hidden while the line itself is in sight."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        self._name = Label("", "muted", 12)
        self._words = Label("", "ink", 15, serif=True)
        column = QVBoxLayout()
        column.setContentsMargins(px(30), px(8), px(30), px(8))
        column.setSpacing(px(2))
        for label in (self._name, self._words):
            label.setMaximumWidth(px(width))
            column.addWidget(label)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(0)
        around.addLayout(column)
        around.addWidget(Hairline())
        self.hide()

    def show_words(self, name: str, words: str) -> None:
        """Show the words under their name; nothing where there are none."""
        self._name.setText(name)
        self._words.setText(first_line(words, _LENGTH))
        self.setAccessibleName(f"{name}: {self._words.text()}")
        self.setVisible(bool(words))
