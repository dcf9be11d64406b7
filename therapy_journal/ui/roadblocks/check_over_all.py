# SPDX-License-Identifier: GPL-3.0-or-later
"""“Therapy isn't for me”: a short look over all seven, one at a time or on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import CheckWay, Rating, Roadblock, RoadblockKey
from therapy_journal.ui.roadblocks.check_end import CheckEnd
from therapy_journal.ui.roadblocks.check_row import CheckRow, TodaysAnswer
from therapy_journal.ui.roadblocks.check_step import CheckStep
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "“Therapy isn't for me”"
TEXT = (
    "Many people think this at some time, and it can mean many things. Here are seven reasons "
    "therapy can get stuck; looking at them takes about two minutes. Any of them can stay open. "
    "Esc closes this at any point, and what you chose is kept."
)
WAYS = ((CheckWay.ONE, "One at a time"), (CheckWay.ALL, "All on one page"))
_WIDTH = 620


class CheckOverAll(Sheet):
    """``rated`` carries the key and the answer (or None), ``open_requested`` the key.

    ``action_requested`` names a command, ``way_chosen`` how the seven are gone through.
    """

    rated = Signal(object, object)
    open_requested = Signal(object)
    action_requested = Signal(str)
    way_chosen = Signal(object)

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget) -> None:
        super().__init__(TITLE, parent, text=TEXT, width=_WIDTH)
        count = len(roadblocks)
        self.ways = Segments(WAYS, name="How to look at them")
        self.rows = {each.key: CheckRow(each) for each in roadblocks}
        self.steps = {
            each.key: CheckStep(each, place, count) for place, each in enumerate(roadblocks, 1)
        }
        self.end = CheckEnd(roadblocks)
        self._place = 0
        self._page, self._one = QWidget(), QStackedWidget()
        self._lay_out()
        self.leave = self.add_button("Leave it for now", dismisses=True)
        self.back = self.add_button("Back")
        self.next = self.add_button("Next", is_primary=True)
        self.close_button = self.add_button("Close", is_primary=True, dismisses=True)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.ways.value_changed.connect(self._choose_way)
        self.end.open_requested.connect(self._open)
        self.end.action_requested.connect(self._act)
        for answer in self._answers():
            answer.chips.answered.connect(self.rated)
        self.show_way(CheckWay.ONE)

    @property
    def place(self) -> int:
        """Which one is in front, from 0; the end comes after the last."""
        return self._place

    def show_way(self, way: CheckWay) -> None:
        """Go through them in this way, from the beginning."""
        self.ways.set_value(way)
        self._place = 0
        self._settle()

    def show_ratings(
        self,
        ratings: Mapping[RoadblockKey, Rating],
        offered: Sequence[RoadblockKey],
        today: date,
    ) -> None:
        """Choose today's answers, tell the last ones, and offer what sounds familiar."""
        for answer in self._answers():
            answer.show_rating(ratings.get(answer.key), today)
        self.end.show_offers(offered)

    def _answers(self) -> list[TodaysAnswer]:
        rows = [row.answer for row in self.rows.values()]
        return [*rows, *(step.answer for step in self.steps.values())]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        for row in self.rows.values():
            column.addWidget(row)
        for step in self.steps.values():
            self._one.addWidget(step)
        self.body.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._page, self._one, self.end):
            self.body.addWidget(part)

    def _settle(self) -> None:
        is_one = self.ways.value() is CheckWay.ONE
        is_end = self._place == len(self.steps)
        self._page.setVisible(not is_one)
        self._one.setVisible(is_one and not is_end)
        self.end.setVisible(is_end or not is_one)
        self.back.setVisible(is_one)
        self.back.setEnabled(self._place > 0)
        self.next.setVisible(is_one and not is_end)
        self.leave.setVisible(is_one and not is_end)
        self.close_button.setVisible(is_end or not is_one)
        if is_one and not is_end:
            self._one.setCurrentIndex(self._place)

    def _go_on(self) -> None:
        self._go_to(self._place + 1)

    def _go_back(self) -> None:
        self._go_to(self._place - 1)

    def _go_to(self, place: int) -> None:
        self._place = place
        self._settle()
        self.show_from_top()
        if place == len(self.steps):
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, self.end.said.text())
        else:
            if place == 0:
                self.next.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, list(self.steps.values())[place].said)

    def _choose_way(self, way: CheckWay) -> None:
        self.show_way(way)
        self.way_chosen.emit(way)

    def _open(self, key: RoadblockKey) -> None:
        self.accept()
        self.open_requested.emit(key)

    def _act(self, command: str) -> None:
        self.accept()
        self.action_requested.emit(command)
