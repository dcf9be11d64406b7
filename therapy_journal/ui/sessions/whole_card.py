# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the whole: a quiet card that leads to what is written about a longer stretch."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.stock import TITLES, Stock, StockKind
from therapy_journal.ui.sessions.card_rows import fill_rows
from therapy_journal.ui.sessions.stock_material import WholeMaterial
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_ABOUT = "A longer stretch than one session, for you first. Nothing of it prints by itself."
_PAUSED = "Therapy pauses or has ended. Nothing asks, nothing reminds; all you wrote is here."
_SHOWN = 6


class TakenRow(QWidget):
    """What was kept on one day: its name, and what can be done with it."""

    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, stock: Stock, day: str, *, is_read_only: bool) -> None:
        super().__init__()
        name = f"{TITLES[stock.kind]}, {day}"
        px = current_theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(2))
        self.open = LinkButton(name)
        self.remove = IconButton("trash-2", f"Move to the trash: {name}", size=15)
        self.remove.setEnabled(not is_read_only)
        row.addWidget(self.open)
        row.addStretch(1)
        row.addWidget(self.remove)
        for button, signal in (
            (self.open, self.change_requested),
            (self.remove, self.remove_requested),
        ):
            button.clicked.connect(partial(_emit, signal, stock.id))


class WholeCard(Card):
    """Offers three ways to look, and what was kept before."""

    asked = Signal(object)
    change_requested = Signal(int)
    remove_requested = Signal(int)
    take_up_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._is_all = False
        self._shown: WholeMaterial | None = None
        self._today = date.min
        self.column.addWidget(Label("Looking at the whole", weight=600))
        self.about = Label(_ABOUT, "muted")
        self.column.addWidget(self.about)
        self._rows = QVBoxLayout()
        self.column.addLayout(self._rows)
        self.all = LinkButton("Show the earlier ones too", role="muted", weight=400)
        self.column.addWidget(self.all)
        self.going = QuietButton("Look at how this is going", "repeat")
        self.change = QuietButton("For somebody new", "users")
        self.ending = QuietButton("Therapy ends or pauses", "clock")
        self.take_up = QuietButton("Take it up again", "rotate-ccw")
        flow = FlowLayout(gap=10, row_gap=6)
        for button in (self.take_up, self.going, self.change, self.ending):
            button.setEnabled(not is_read_only)
            flow.addWidget(button)
        self.column.addLayout(flow)
        self.all.clicked.connect(self._show_all)
        self.take_up.clicked.connect(self.take_up_requested)
        for button, kind in (
            (self.going, StockKind.GOING),
            (self.change, StockKind.CHANGE),
            (self.ending, StockKind.ENDING),
        ):
            button.clicked.connect(partial(_emit, self.asked, kind))
        self.take_up.hide()
        self.all.hide()

    def show_whole(self, material: WholeMaterial, today: date) -> None:
        """Show what was kept, and whether therapy pauses."""
        if (material, today) == (self._shown, self._today):
            return
        self._shown, self._today = material, today
        self.about.setText(_PAUSED if material.is_paused else _ABOUT)
        self.take_up.setVisible(material.is_paused)
        self.ending.setVisible(not material.is_paused)
        self._show_rows()

    def rows(self) -> list[TakenRow]:
        """Return the rows of what was kept."""
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        found = (item.widget() for item in items if item is not None)
        return [widget for widget in found if isinstance(widget, TakenRow)]

    def _show_rows(self) -> None:
        taken = () if self._shown is None else self._shown.taken
        rows = [self._row(stock) for stock in (taken if self._is_all else taken[:_SHOWN])]
        fill_rows(self._rows, rows, on=self)
        self.all.setVisible(len(taken) > _SHOWN and not self._is_all)

    def _row(self, stock: Stock) -> TakenRow:
        day = recent_day(stock.happened.day, self._today)
        row = TakenRow(stock, day, is_read_only=self._is_read_only)
        row.change_requested.connect(self.change_requested)
        row.remove_requested.connect(self.remove_requested)
        return row

    def _show_all(self) -> None:
        self._is_all = True
        self._show_rows()


def _emit(signal: SignalInstance, value: object) -> None:
    signal.emit(value)
