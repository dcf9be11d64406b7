# SPDX-License-Identifier: GPL-3.0-or-later
"""A session that is over and of which nothing was said yet."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.session_words import company, when
from therapy_journal.core.sessions import Session
from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label


class WaitingCard(Card):
    """Asks what became of it; it may be left for now by looking elsewhere."""

    attended = Signal(int)
    missed = Signal(int)
    cancelled = Signal(int)
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent, tone="session_soft")
        self._session: Session | None = None
        self._question = Label("", size=17, weight=600, serif=True)
        self._about = Label("", "muted")
        self.there = PrimaryButton("I was there", "check")
        self.missed_it = QuietButton("I missed it")
        self.was_cancelled = QuietButton("It was cancelled")
        self.was_moved = QuietButton("It was moved")
        self.column.addWidget(self._question)
        self.column.addWidget(self._about)
        flow = FlowLayout(gap=8, row_gap=8)
        for button in (self.there, self.missed_it, self.was_cancelled, self.was_moved):
            button.setEnabled(not is_read_only)
            flow.addWidget(button)
        self.column.addSpacing(4)
        self.column.addLayout(flow)
        self.there.clicked.connect(self._on_there)
        self.missed_it.clicked.connect(self._on_missed)
        self.was_cancelled.clicked.connect(self._on_cancelled)
        self.was_moved.clicked.connect(self._on_moved)

    def show_session(self, session: Session | None, today: date) -> None:
        """Ask about a session, or about none."""
        self._session = session
        self.setVisible(session is not None)
        if session is not None:
            self._question.setText(f"{when(session, today)}: how did it turn out?")
            self._about.setText(company(session))
            self._about.setVisible(bool(company(session)))

    def _id(self) -> int:
        return self._session.id if self._session else 0

    def _on_there(self) -> None:
        self.attended.emit(self._id())

    def _on_missed(self) -> None:
        self.missed.emit(self._id())

    def _on_cancelled(self) -> None:
        self.cancelled.emit(self._id())

    def _on_moved(self) -> None:
        self.moved.emit(self._id())
