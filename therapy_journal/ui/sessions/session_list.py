# SPDX-License-Identifier: GPL-3.0-or-later
"""A card of sessions: those after the next, or those before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from therapy_journal.core.sessions import Session
from therapy_journal.ui.sessions.card_rows import fill_rows
from therapy_journal.ui.sessions.session_row import SessionRow
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.labels import Label

_PAGE = 12


class SessionList(Card):
    """Rows parted by hairlines; the rest comes when it is asked for."""

    note_requested = Signal(int)
    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        is_coming: bool = False,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_coming, self._is_read_only = is_coming, is_read_only
        self._sessions: tuple[Session, ...] = ()
        self._by_id: Mapping[int, Session] = {}
        self._today = date.min
        self._count = _PAGE
        self._rows = QVBoxLayout()
        self._rows.setSpacing(self._theme.px(8))
        self._more = LinkButton("Show earlier ones" if not is_coming else "Show later ones")
        self._more.clicked.connect(self._show_more)
        self.column.addWidget(Label(title, weight=600))
        self.column.addLayout(self._rows)
        self.column.addWidget(self._more)
        self.hide()

    def show_sessions(
        self, sessions: Sequence[Session], by_id: Mapping[int, Session], today: date
    ) -> None:
        """Show these sessions in this order."""
        unchanged = (tuple(sessions), dict(by_id), today) == (
            self._sessions, dict(self._by_id), self._today,
        )  # fmt: skip
        if unchanged:
            return
        self._sessions, self._by_id, self._today = tuple(sessions), by_id, today
        self.setVisible(bool(sessions))
        self._fill()

    def rows(self) -> tuple[SessionRow, ...]:
        """Return the rows that are shown."""
        items = (self._rows.itemAt(n) for n in range(self._rows.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if isinstance(widget, SessionRow))

    def _fill(self) -> None:
        held = self._row_in_use()
        if held is not None:
            self.setFocus()  # a hidden row would hand the focus on, and scroll to where it went
        rows = [self._row(session) for session in self._sessions[: self._count]]
        fill_rows(self._rows, rows, on=self)
        self._more.setVisible(len(self._sessions) > self._count)
        if held is not None and self._sessions:
            rows[min(held, len(rows) - 1)].take_focus()

    def _row_in_use(self) -> int | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((n for n, row in enumerate(self.rows()) if row.isAncestorOf(focused)), None)

    def _row(self, session: Session) -> SessionRow:
        row = SessionRow(
            session,
            self._today,
            is_coming=self._is_coming,
            is_read_only=self._is_read_only,
            moved_to=self._by_id.get(session.moved_to_id or 0),
        )
        row.note_requested.connect(self.note_requested)
        row.change_requested.connect(self.change_requested)
        row.remove_requested.connect(self.remove_requested)
        return row

    def _show_more(self) -> None:
        self._count += _PAGE
        self._fill()
