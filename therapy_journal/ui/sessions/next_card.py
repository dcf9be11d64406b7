# SPDX-License-Identifier: GPL-3.0-or-later
"""The next session: when, with whom, and what can be done before it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.session_words import about, when
from therapy_journal.core.sessions import Session
from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import CapsLabel, Label


class NextSessionCard(Card):
    """Asks upward for the summary, a change, a move; *I was there* once it has begun."""

    prepare_requested = Signal(int)
    change_requested = Signal(int)
    move_requested = Signal(int)
    cancel_requested = Signal(int)
    attended = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._when = Label("", size=22, weight=600, serif=True)
        self._about = Label("", "muted")
        self.prepare = PrimaryButton("Prepare summary", "printer")
        self.there = QuietButton("I was there", "check")
        self.change = QuietButton("Change", "pencil")
        self.moved = QuietButton("It moved")
        self.cancelled = QuietButton("It was cancelled")
        self.column.addWidget(CapsLabel("Next session"))
        self.column.addWidget(self._when)
        self.column.addWidget(self._about)
        flow = FlowLayout(gap=8, row_gap=8)
        for button in (self.prepare, self.there, self.change, self.moved, self.cancelled):
            flow.addWidget(button)
            if button is not self.prepare:
                button.setEnabled(not is_read_only)
        self.column.addSpacing(4)
        self.column.addLayout(flow)
        self.prepare.clicked.connect(self._on_prepare)
        self.there.clicked.connect(self._on_there)
        self.change.clicked.connect(self._on_change)
        self.moved.clicked.connect(self._on_moved)
        self.cancelled.clicked.connect(self._on_cancelled)

    def show_session(self, session: Session | None, today: date, now: datetime) -> None:
        """Show a session, or nothing."""
        self._session = session
        self.setVisible(session is not None)
        if session is None:
            return
        self._when.setText(when(session, today))
        has_begun = session.starts.at <= now
        self._about.setText(about(session, today) if not has_begun else _under_way(session, today))
        self.there.setVisible(has_begun)
        self.setAccessibleName(f"Next session {self._when.text()}, {self._about.text()}")

    def _id(self) -> int:
        return self._session.id if self._session else 0

    def _on_prepare(self) -> None:
        self.prepare_requested.emit(self._id())

    def _on_there(self) -> None:
        self.attended.emit(self._id())

    def _on_change(self) -> None:
        self.change_requested.emit(self._id())

    def _on_moved(self) -> None:
        self.move_requested.emit(self._id())

    def _on_cancelled(self) -> None:
        self.cancel_requested.emit(self._id())


def _under_way(session: Session, today: date) -> str:
    return f"under way · {about(session, today)}"
