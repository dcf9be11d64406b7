# SPDX-License-Identifier: GPL-3.0-or-later
"""Says that the page is too full, what is longest on it, and offers a second page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.offers import OfferSection
from therapy_journal.ui.paper.pages import Long, PaperLayout
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label

_LONG = 3
"""What takes fewer lines is not named: shortening it would not help."""


class OverflowNotice(QWidget):
    """Stands above the page while something switched on is on no page."""

    second_page_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(tone="session_soft", padding=14)
        px = current_theme().px
        around = QVBoxLayout(self)
        around.setContentsMargins(px(22), px(14), px(22), 0)
        around.addWidget(card)
        self._text = Label("", weight=600)
        self._longest = Label("")
        self._second = LinkButton("Use a second page")
        for widget in (self._text, self._longest, self._second):
            card.column.addWidget(widget)
        self._second.clicked.connect(self.second_page_requested)
        self.hide()

    def show_layout(
        self, layout: PaperLayout, sections: Sequence[OfferSection], *, is_read_only: bool
    ) -> None:
        """Show what does not fit, or nothing."""
        overflow = layout.overflow
        self.setVisible(layout.is_cut)
        if overflow is None or not layout.is_cut:
            return
        lines = "1 line does" if overflow.lines == 1 else f"{overflow.lines} lines do"
        self._text.setText(f"The page is too full: about {lines} not fit.")
        self._longest.setText(shorten_what(overflow.longest, sections))
        self._second.setVisible(not is_read_only)

    def text(self) -> str:
        """Return what it says."""
        return f"{self._text.text()} {self._longest.text()}"


def shorten_what(longest: Sequence[Long], sections: Sequence[OfferSection]) -> str:
    """Offer what could be shortened or switched off, the longest first."""
    labels = {section.key: section.title for section in sections}
    labels |= {item.key: item.label for section in sections for item in section.items}
    named = [
        f"{labels[long.key]} ({long.lines} lines)"
        for long in longest
        if long.key in labels and long.lines >= _LONG
    ]
    if not named:
        return "You could switch something off."
    return f"You could shorten or switch off: {' · '.join(named)}"
