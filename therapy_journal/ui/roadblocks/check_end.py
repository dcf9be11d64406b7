# SPDX-License-Identifier: GPL-3.0-or-later
"""What the look over all seven ends with: what could be opened now, and no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import Action, Roadblock, RoadblockKey
from therapy_journal.ui.roadblocks.action_link import ActionLink
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.tab_order import reach_into

NONE_YET = "Nothing here has to be answered, and no answer is better than another."
SOME = "What sounds familiar is something you could write about, or bring to a session:"
THE_THOUGHT = (
    "You could also bring the thought as it is: “Sometimes I think therapy isn't for me. Could we "
    "talk about that?”"
)
WRITE_IT = Action("note.new", "Write an unsent note")
MOST_OFFERED = 3


class CheckEnd(QWidget):
    """``open_requested`` carries a roadblock's key, ``action_requested`` a command's id."""

    open_requested = Signal(object)
    action_requested = Signal(str)

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.said = Label(NONE_YET, "muted")
        self.cards = {roadblock.key: _Offer(roadblock) for roadblock in roadblocks}
        self.thought = ActionLink(WRITE_IT)
        self.thought.requested.connect(self.action_requested)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.said)
        for card in self.cards.values():
            card.hide()
            card.title.requested.connect(self._open)
            for link in card.links:
                link.requested.connect(self.action_requested)
            self._column.addWidget(card)
        self._column.addWidget(Label(THE_THOUGHT, "muted", 12.5))
        self._column.addWidget(self.thought)
        harm = next(each.note for each in roadblocks if each.key is RoadblockKey.FIT)
        self._column.addWidget(Label(harm, "muted", 12.5))
        self._column.addStretch(1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_offers(self, keys: Sequence[RoadblockKey]) -> None:
        """Offer the first few of these, in this order."""
        self.said.setText(SOME if keys else NONE_YET)
        for card in self.cards.values():
            card.hide()
        for place, key in enumerate(keys[:MOST_OFFERED], 1):
            self._column.removeWidget(self.cards[key])
            self._column.insertWidget(place, self.cards[key])
            self.cards[key].show()
        reach_into(self.said, [self.cards[key] for key in keys[:MOST_OFFERED]])

    def offered(self) -> list[RoadblockKey]:
        """Return what is offered, in order."""
        shown = [key for key, card in self.cards.items() if not card.isHidden()]
        return sorted(shown, key=lambda key: self._column.indexOf(self.cards[key]))

    def _open(self, key: str) -> None:
        self.open_requested.emit(RoadblockKey(key))

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, self._theme.px(6), 0, 0)
        self._column.setSpacing(self._theme.px(8))


class _Offer(Card):
    """One roadblock by its title, and below it the parts of the program it opens."""

    def __init__(self, roadblock: Roadblock) -> None:
        super().__init__(tone="side", padding=12, radius=8)
        self.title = ActionLink(Action(roadblock.key, roadblock.title), size=13.5)
        self.links = [ActionLink(action, size=12.5) for action in roadblock.actions()]
        self.column.addWidget(self.title)
        row = FlowLayout(gap=16, row_gap=2)
        for link in self.links:
            row.addWidget(link)
        self.column.addLayout(row)
        self._tighten()
        self._theme.changed.connect(self._tighten)

    def _tighten(self) -> None:
        self.column.setSpacing(self._theme.px(3))
