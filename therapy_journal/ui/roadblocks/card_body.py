# SPDX-License-Identifier: GPL-3.0-or-later
"""What an open roadblock holds: about, allowed, questions, how familiar, where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.roadblocks import (
    FAMILIAR_TITLES,
    Rating,
    Roadblock,
)
from therapy_journal.ui.roadblocks.action_link import ActionLink
from therapy_journal.ui.roadblocks.check_row import FAMILIAR_QUESTION, FamiliarChips
from therapy_journal.ui.roadblocks.prompt_card import PromptCard
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label

FIRST_SHOWN = 2
"""Questions in sight at once; the others come when asked for."""

_BEFORE_SHOWN = 2
ALL_ANSWERS = "My answers over time"


class CardBody(QWidget):
    """Signals: a question to write about, a sentence to take over, an answer, a command."""

    write_requested = Signal(str)
    opening_sent = Signal(object, str)
    copied = Signal()
    opening_edited = Signal()
    rated = Signal(object)
    action_requested = Signal(str)
    history_requested = Signal()

    def __init__(self, roadblock: Roadblock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._roadblock = roadblock
        self.prompts: list[PromptCard] = []
        self.links: list[ActionLink] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label(roadblock.about, "muted", 12.5))
        self._column.addWidget(_Allowed(roadblock.allowed))
        if roadblock.note:
            self._column.addWidget(Label(roadblock.note, "ink", 12))
        self._add_prompts()
        self._add_question()
        self._add_actions()
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_rating(self, rating: Rating | None) -> None:
        """Choose the chip of the last answer."""
        self.chips.show_rating(rating)

    def show_history(self, history: Sequence[Rating], today: date) -> None:
        """Say what was answered before the answer that holds."""
        before = history[-_BEFORE_SHOWN - 1 : -1]
        said = [
            f"{FAMILIAR_TITLES[rating.familiar].lower()} ({recent_day(rating.day, today)})"
            for rating in reversed(before)
        ]
        self._before.setText(f"Before: {', '.join(said)}")
        self._before.setVisible(bool(said))
        self.all_answers.setVisible(len(history) > 1)

    def before(self) -> str:
        """Return what is said about earlier answers."""
        return "" if self._before.isHidden() else self._before.text()

    def show_actions(self, screen: str) -> None:
        """Offer where it leads, without the way to the screen one is on."""
        offered = self._roadblock.actions(screen)
        for link in self.links:
            link.setVisible(link.action in offered)

    def show_all_prompts(self) -> None:
        """Show the questions that were not in sight, and go to the first of them."""
        had_focus = self.more.hasFocus()
        for prompt in self.prompts:
            prompt.show()
        self.more.hide()
        if had_focus:
            self.prompts[FIRST_SHOWN].write.setFocus(Qt.FocusReason.TabFocusReason)

    def _add_prompts(self) -> None:
        for number, prompt in enumerate(self._roadblock.prompts):
            card = PromptCard(prompt, self)
            card.setVisible(number < FIRST_SHOWN)
            card.write_requested.connect(self.write_requested)
            card.opening_sent.connect(self.opening_sent)
            card.copied.connect(self.copied)
            card.opening_edited.connect(self.opening_edited)
            self.prompts.append(card)
            self._column.addWidget(card)
        hidden = len(self.prompts) - FIRST_SHOWN
        self.more = LinkButton(f"{hidden} more questions", size=12, role="muted", weight=500)
        self.more.clicked.connect(self.show_all_prompts)
        self._column.addWidget(self.more)

    def _add_question(self) -> None:
        self._column.addWidget(Label(FAMILIAR_QUESTION, "muted", 12))
        self.chips = FamiliarChips(self._roadblock)
        self.chips.value_changed.connect(self.rated)
        self._column.addWidget(self.chips)
        self._before = Label("", "muted", 11.5)
        self._before.hide()
        self._column.addWidget(self._before)
        self.all_answers = LinkButton(ALL_ANSWERS, size=12, role="muted", weight=500)
        self.all_answers.clicked.connect(self.history_requested)
        self.all_answers.hide()
        self._column.addWidget(self.all_answers)

    def _add_actions(self) -> None:
        for action in self._roadblock.actions():
            link = ActionLink(action, self)
            link.requested.connect(self.action_requested)
            self.links.append(link)
            self._column.addWidget(link)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(13), px(2), px(13), px(12))
        self._column.setSpacing(px(7))


class _Allowed(Card):
    """What one is allowed to do, on a soft ground."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(tone="accent_soft", padding=10, radius=8)
        for line in lines:
            self.column.addWidget(Label(line, "ink", 12.5))
