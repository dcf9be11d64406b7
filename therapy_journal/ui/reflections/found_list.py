# SPDX-License-Identifier: GPL-3.0-or-later
"""What a search found: the list, in which order it stands, and the way to more of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.services.searching import BEST, NEWEST, Hit
from therapy_journal.ui.reflections.list_models import HitKey, hit_groups, row_of_hit
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel
from therapy_journal.ui.widgets.segments import Segments

AT_A_TIME = 100
MORE = {NEWEST: "Show older ones", BEST: "Show more"}


class FoundList(QWidget):
    """``order_chosen`` carries the order to look in; ``more_requested`` asks for more."""

    order_chosen = Signal(str)
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.hits: list[Hit] = []
        self.shown = 0  # how often something was shown, for whoever waits for it
        self.model = GroupedListModel(parent=self)
        self.list = GroupedList(self.model, name="What was found")
        self.more = LinkButton(MORE[NEWEST])
        options = [(NEWEST, "Newest first"), (BEST, "Best match")]
        self.orders = Segments(options, name="Order of what was found")
        self._above = QHBoxLayout()
        self._above.addWidget(self.orders)
        self._above.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(self.list, 1)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.more.hide()
        self.more.clicked.connect(self.more_requested)
        self.orders.value_changed.connect(self._on_order)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    @property
    def order(self) -> str:
        """Return the order that is in front."""
        return str(self.orders.value())

    def set_order(self, order: str) -> None:
        """Bring an order to the front without telling anybody."""
        self.orders.set_value(order)
        self.more.setText(MORE[order])

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Show what was found instead of what was found before."""
        self.hits = []
        self.add_hits(hits)

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show more of what was found below the rest."""
        self.hits += hits
        self.shown += 1
        # Among what matches best, days do not follow each other: each row says its own.
        is_by_month = self.order == NEWEST or not any(hit.query for hit in self.hits)
        self.model.set_groups(hit_groups(self.hits, is_by_month=is_by_month))
        self.model.deliver(
            {
                HitKey(hit.kind, hit.item_id): row_of_hit(hit, is_in_month=is_by_month)
                for hit in hits
            }
        )
        self.more.setVisible(len(hits) == AT_A_TIME)

    def _on_order(self, order: str) -> None:
        self.set_order(order)
        self.order_chosen.emit(order)

    def _restyle(self) -> None:
        px = self._theme.px
        self._above.setContentsMargins(px(14), 0, px(13), px(4))
