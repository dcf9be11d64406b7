# SPDX-License-Identifier: GPL-3.0-or-later
"""What my therapist will see: what is on the page, what stays out, what they have already."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import long_day
from therapy_journal.core.stays_out import LeftOut
from therapy_journal.core.summary import Extent, HandedOver
from therapy_journal.core.summary_text import heading
from therapy_journal.services.preparing import Preparation
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "What my therapist will see"
_NOTHING = "Nothing yet: the page has its title, its days and lines to write on."
_MOST_TITLES = 12


class StaysOutPanel(Sheet):
    """A panel to read; it changes nothing."""

    def __init__(self, preparation: Preparation, parent: QWidget) -> None:
        super().__init__(TITLE, parent, width=560)
        self._heading("On the page")
        parts = [heading(section) for section in preparation.summary.sections]
        self._words("\n".join(parts) or _NOTHING)
        self._heading("Stays out")
        for line in preparation.stays_out:
            self._words(said(line))
        if preparation.told is not None:
            self._heading("What they have already")
            self._words(told_line(preparation.told))
            self._words(preparation.told.page_text, role="muted")
        self.add_button("Close", dismisses=True)

    def _heading(self, text: str) -> None:
        self.body.addWidget(Label(text, weight=600))

    def _words(self, text: str, role: str = "ink") -> None:
        self.body.addWidget(Label(text, role))


def said(line: LeftOut) -> str:
    """Return one thing that stays out with its titles, the first dozen of them."""
    shown = list(line.titles[:_MOST_TITLES])
    more = len(line.titles) - len(shown)
    if more:
        shown.append(f"and {more} more")
    return f"{line.text} {' · '.join(shown)}" if shown else line.text


def told_line(told: HandedOver) -> str:
    """Say when a page was handed over, and how much of it."""
    how_much = "The whole page" if told.extent is Extent.ALL else "A part of the page"
    return f"{how_much}, told on {long_day(told.day)}:"
