# SPDX-License-Identifier: GPL-3.0-or-later
"""The card at the foot of the rail: when the next session is, and what is to be brought."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import away, clock_time, short_day
from therapy_journal.core.sessions import Session
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import CapsLabel, Label


class NextSessionCard(Card):
    """Says when, how soon and how much is marked; offers the summary, or to plan one."""

    prepare_requested = Signal()
    plan_requested = Signal()

    def __init__(self, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=13)
        self._has_session = False
        self._when = Label("", weight=600)
        self._soon = Label("", role="muted", size=11)
        self._go = LinkButton("")
        self._go.clicked.connect(self._choose)
        column = self.column
        column.setSpacing(theme.px(3))
        column.addWidget(CapsLabel("Next session", size=11))
        column.addWidget(self._when)
        column.addWidget(self._soon)
        column.addSpacing(theme.px(4))
        column.addWidget(self._go)
        self.show_session(None, date.min, 0)

    def show_session(self, session: Session | None, today: date, marked: int) -> None:
        """Show the coming session, or that none is planned."""
        self._has_session = session is not None
        if session is None:
            self._when.setText("None planned")
            self._soon.setText("Add one when you know the day.")
            self._go.setText("Plan a session")
            return
        local = session.starts.local
        self._when.setText(f"{short_day(local.date())}, {clock_time(local)}")
        brought = {0: "nothing marked", 1: "1 thing to bring"}.get(
            marked, f"{marked} things to bring"
        )
        self._soon.setText(f"{away(local.date(), today)} · {brought}")
        self._go.setText("Prepare summary →")

    def _choose(self) -> None:
        (self.prepare_requested if self._has_session else self.plan_requested).emit()
