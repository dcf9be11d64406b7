# SPDX-License-Identifier: GPL-3.0-or-later
"""The shape of a card of Today: icon and heading, words to read, ways to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label


class TodayCard(Card):
    """Fill ``lines`` with words and ``links`` with buttons."""

    def __init__(self, icon: str, title: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=18)
        self._heading = Label(title, weight=600)
        self._head = QHBoxLayout()
        self._head.addWidget(IconLabel(icon, tone, 16))
        self._head.addWidget(self._heading, 1)
        self.lines = QVBoxLayout()
        self.links = FlowLayout(gap=12, row_gap=4)
        self.column.addLayout(self._head)
        self.column.addLayout(self.lines)
        self.column.addLayout(self.links)
        self.column.addStretch(1)
        self._settle()
        self._theme.changed.connect(self._settle)

    def heading(self) -> str:
        """Return the words of the heading."""
        return self._heading.text()

    def set_heading(self, title: str) -> None:
        """Change the words of the heading."""
        self._heading.setText(title)

    def add_line(self, text: str = "", role: str = "ink", weight: int = 400) -> Label:
        """Add words in the reading type and return their label."""
        label = Label(text, role, 15.5, weight, serif=True)
        self.lines.addWidget(label)
        return label

    def add_link(self, text: str, *, is_quiet: bool = False) -> LinkButton:
        """Add a way to go on and return its button."""
        if is_quiet:
            link = LinkButton(text, size=11.5, role="muted", weight=400)
        else:
            link = LinkButton(text)
        self.links.addWidget(link)
        return link

    def _settle(self) -> None:
        px = self._theme.px
        self._head.setSpacing(px(8))
        self.lines.setSpacing(0)
        self.column.setSpacing(px(7))
