# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backup: those of the journal, the newest first, or another place to look in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.days import away, clock_time, full_day
from therapy_journal.services.restoring import Offer
from therapy_journal.ui.lock.centred import CentredPage, centred
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, QuietButton
from therapy_journal.ui.widgets.labels import Label

TITLE = "Restore a backup"
WORDS = (
    "A backup becomes a journal in a new folder. "
    "Nothing that is there now is changed or overwritten."
)
NONE_HERE = "No backup was found here. If one lies on a stick or another drive, choose its folder."
SHOWN_FIRST = 5


class ChoicePage(CentredPage):
    """Emits ``chosen`` with the folder of a backup; ``place_requested`` to look elsewhere."""

    chosen = Signal(object)
    place_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(420, parent)
        self._offers: Sequence[Offer] = ()
        self._today = date.min
        self.rows: list[QuietButton] = []
        self._list = QWidget()
        self._list.setProperty("clear", True)  # noqa: FBT003 — a Qt property
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(8))
        self.told = centred(Label(NONE_HERE, "muted"))
        self.more = LinkButton("")
        self.more.clicked.connect(self._show_all)
        self._place = LinkButton("Look in another folder…", "folder-open")
        self._place.clicked.connect(self.place_requested)
        self._back = LinkButton("Back")
        self._back.clicked.connect(self.back_requested)
        self._build()

    def show_offers(self, offers: Sequence[Offer], today: date) -> None:
        """Show the backups that were found."""
        self._offers, self._today = offers, today
        self.told.setVisible(not offers)
        self._show(SHOWN_FIRST)

    def take_focus(self) -> None:
        """Let Enter choose the newest, or look elsewhere where there is none."""
        (self.rows[0] if self.rows else self._place).setFocus()

    def _show_all(self) -> None:
        self._show(len(self._offers))
        self.rows[min(SHOWN_FIRST, len(self.rows) - 1)].setFocus()

    def _show(self, most: int) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.rows = [self._row(offer) for offer in self._offers[:most]]
        for row in self.rows:
            self._column.addWidget(row)
        self._list.setVisible(bool(self.rows))
        self.more.setVisible(len(self._offers) > most)
        self.more.setText(f"Show all {len(self._offers)}")

    def _row(self, offer: Offer) -> QuietButton:
        local = offer.made_at.astimezone().replace(tzinfo=None)
        day = f"{full_day(local.date())}, {clock_time(local)}"
        row = QuietButton(f"{day} · {away(local.date(), self._today)}")
        row.setMinimumHeight(current_theme().px(40))
        row.clicked.connect(partial(self.chosen.emit, offer.folder))
        return row

    def _build(self) -> None:
        self.add_heading("rotate-ccw", TITLE, WORDS)
        self.add(self.told, 24)
        self.add(self._list, 0)
        self._add_centred(self.more, 10)
        self._add_centred(self._place, 18)
        self._add_centred(self._back, 12)

    def _add_centred(self, widget: QWidget, gap: int) -> None:
        self.add(widget, gap)
        self.column.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
