# SPDX-License-Identifier: GPL-3.0-or-later
"""The cards of one state, kept where they are while they change."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.services.homework_cards import HomeworkCard
from therapy_journal.ui.homework.card import HomeworkCardView
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.tab_order import reach_into

_PAGE = 40


class CardList(QWidget):
    """Shows the latest cards first and the rest when asked; passes on what they ask for."""

    log_requested = Signal(int)
    edit_requested = Signal(int)
    carry_requested = Signal(int)
    finish_requested = Signal(int)
    let_go_requested = Signal(int)
    reopen_requested = Signal(int)
    remove_requested = Signal(int)
    brought = Signal(int, bool)
    practice_brought = Signal(int, bool)
    practice_edit_requested = Signal(int)
    practice_remove_requested = Signal(int)

    def __init__(self, *, is_read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_read_only = is_read_only
        self._views: dict[int, HomeworkCardView] = {}
        self._cards: tuple[HomeworkCard, ...] = ()
        self._today = date.min
        self._count = _PAGE
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(current_theme().px(12))
        self._more = LinkButton("Show more")
        self._more.clicked.connect(self._show_more)
        self._column.addWidget(self._more)

    def show_cards(self, cards: Sequence[HomeworkCard], today: date) -> None:
        """Show cards in this order; those already there are kept and renewed."""
        self._cards, self._today = tuple(cards), today
        shown = self._cards[: self._count]
        wanted = {card.homework.id for card in shown}
        for homework_id in [known for known in self._views if known not in wanted]:
            view = self._views.pop(homework_id)
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        for place, card in enumerate(shown):
            self._put(place, card)
        self._more.setVisible(len(self._cards) > len(shown))
        reach_into(self, self.views())

    def start_over(self) -> None:
        """Show the first ones again, folded, for another state."""
        self._count = _PAGE
        self.show_cards((), self._today)

    def view(self, homework_id: int) -> HomeworkCardView | None:
        """Return the card of a task, if it is shown."""
        return self._views.get(homework_id)

    def views(self) -> tuple[HomeworkCardView, ...]:
        """Return the cards that are shown, in order."""
        shown = self._cards[: self._count]
        return tuple(self._views[card.homework.id] for card in shown)

    def _put(self, place: int, card: HomeworkCard) -> None:
        view = self._views.get(card.homework.id)
        if view is not None:
            view.show_card(card, self._today)
        else:
            view = self._make(card)
        if self._column.indexOf(view) != place:
            self._column.removeWidget(view)
            self._column.insertWidget(place, view)

    def _make(self, card: HomeworkCard) -> HomeworkCardView:
        view = HomeworkCardView(card, self._today, is_read_only=self._is_read_only)
        view.log_requested.connect(self.log_requested)
        view.edit_requested.connect(self.edit_requested)
        view.carry_requested.connect(self.carry_requested)
        view.finish_requested.connect(self.finish_requested)
        view.let_go_requested.connect(self.let_go_requested)
        view.reopen_requested.connect(self.reopen_requested)
        view.remove_requested.connect(self.remove_requested)
        view.brought.connect(self.brought)
        view.practice_brought.connect(self.practice_brought)
        view.practice_edit_requested.connect(self.practice_edit_requested)
        view.practice_remove_requested.connect(self.practice_remove_requested)
        self._views[card.homework.id] = view
        return view

    def _show_more(self) -> None:
        self._count += _PAGE
        self.show_cards(self._cards, self._today)
