# SPDX-License-Identifier: GPL-3.0-or-later
"""“Therapy isn't for me”: a short look over all seven at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import (
    FAMILIAR_TITLES,
    Action,
    Familiar,
    Rating,
    Roadblock,
    RoadblockKey,
)
from therapy_journal.ui.roadblocks.card_body import FAMILIAR_QUESTION, ActionLink
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "“Therapy isn't for me”"
TEXT = (
    "Many people think this at some time, and it can mean many things. Here are seven reasons "
    "therapy can get stuck. You can say how familiar each one sounds today, or leave it open. "
    "What you choose is kept at once. Esc closes this."
)
NONE_YET = "Nothing here has to be answered, and no answer is better than another."
SOME = "What sounds familiar is something you could write about, or bring to a session:"

_WIDTH = 620
_MOST_OFFERED = 3


class CheckOverAll(Sheet):
    """``rated`` carries the key and the answer (or None), ``open_requested`` the key."""

    rated = Signal(object, object)
    open_requested = Signal(object)

    def __init__(self, roadblocks: Sequence[Roadblock], parent: QWidget) -> None:
        super().__init__(TITLE, parent, text=TEXT, width=_WIDTH)
        self._roadblocks = {roadblock.key: roadblock for roadblock in roadblocks}
        self.rows = {roadblock.key: _Row(roadblock) for roadblock in roadblocks}
        for row in self.rows.values():
            row.chips.value_changed.connect(self._rate)
            self.body.addWidget(row)
        self._after = Label(NONE_YET, "muted")
        self.body.addWidget(self._after)
        self._offers = QWidget()
        self._offered = FlowLayout(self._offers, gap=14, row_gap=4)
        self.body.addWidget(self._offers)
        self.links: list[ActionLink] = []
        harm = self._roadblocks[RoadblockKey.FIT].note
        self.body.addWidget(Label(harm, "muted", 12))
        self.add_button("Close", is_primary=True, dismisses=True)

    def show_ratings(self, ratings: Mapping[RoadblockKey, Rating]) -> None:
        """Choose the last answers, and offer the most familiar ones to go on with."""
        for key, row in self.rows.items():
            row.chips.set_value(ratings[key].familiar if key in ratings else None)
        felt = [key for key in self.rows if key in ratings and ratings[key].familiar]
        felt.sort(key=lambda key: -ratings[key].familiar)
        self._after.setText(SOME if felt else NONE_YET)
        self._offer(felt[:_MOST_OFFERED])

    def _offer(self, keys: Sequence[RoadblockKey]) -> None:
        for link in self.links:
            self._offered.removeWidget(link)
            link.deleteLater()
        self.links = []
        for key in keys:
            link = ActionLink(Action(key, self._roadblocks[key].title), self._offers)
            link.requested.connect(self._open)
            self._offered.addWidget(link)
            self.links.append(link)
            link.show()
        self._offers.setVisible(bool(keys))

    def _rate(self, familiar: object) -> None:
        pressed = self.sender()
        for key, row in self.rows.items():
            if row.chips is pressed:
                self.rated.emit(key, familiar)

    def _open(self, key: str) -> None:
        self.accept()
        self.open_requested.emit(RoadblockKey(key))


class _Row(QWidget):
    """Icon, title and what it is about in one sentence; the answers beside it."""

    def __init__(self, roadblock: Roadblock) -> None:
        super().__init__()
        self._theme = current_theme()
        self.chips = ChipRow(
            [(familiar, FAMILIAR_TITLES[familiar]) for familiar in Familiar],
            name=f"{roadblock.title}. {FAMILIAR_QUESTION}",
        )
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(roadblock.title, weight=600))
        words.addWidget(Label(_first_sentence(roadblock.about), "muted", 12))
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(IconLabel(roadblock.icon, "accent", 18), 0, top)
        self._row.addLayout(words, 3)
        self._row.addWidget(self.chips, 2)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._row.setContentsMargins(0, self._theme.px(2), 0, self._theme.px(2))
        self._row.setSpacing(self._theme.px(10))


def _first_sentence(text: str) -> str:
    return f"{text.split('. ', maxsplit=1)[0].rstrip('.')}."
