# SPDX-License-Identifier: GPL-3.0-or-later
"""One session in a list: when, what became of it, why, and its note."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.session_words import became, company, when
from therapy_journal.core.sessions import ABSENCE_TITLES, Session, SessionState
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import DrawnButton, IconButton, LinkButton
from therapy_journal.ui.widgets.chips import Badge
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_FRESH_DAYS = 14
_WRITE = "Write an after-session note"


class SessionRow(QWidget):
    """Past or still to come; to change, to take away, to write or read the note of."""

    note_requested = Signal(int)
    change_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(
        self,
        session: Session,
        today: date,
        *,
        is_coming: bool,
        is_read_only: bool,
        moved_to: Session | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._is_read_only = is_read_only
        px = current_theme().px
        said = when(session, today)
        words = QVBoxLayout()
        words.setSpacing(px(3))
        head = FlowLayout(gap=8, row_gap=3)
        head.addWidget(Label(said, weight=600, wrap=False))
        if not is_coming:
            tone = "session" if session.state is SessionState.ATTENDED else "muted"
            head.addWidget(Badge(became(session, moved_to), tone))
            for reason in session.reasons:
                head.addWidget(Badge(ABSENCE_TITLES[reason], "muted"))
        words.addLayout(head)
        for label in self._lines(is_coming=is_coming):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(2), 0, px(2))
        row.setSpacing(px(4))
        row.addLayout(words, 1)
        self._add_buttons(row, said)

    def take_focus(self) -> None:
        """Put the focus on the button that changes the session: nothing goes by it."""
        self._change.setFocus()

    def _lines(self, *, is_coming: bool) -> list[Label]:
        session = self._session
        whom = f"with {session.with_whom}" if session.with_whom else ""
        line = company(session) if is_coming else whom
        labels = [Label(line, "muted")] if line else []
        if session.reason_note:
            labels.append(Label(session.reason_note, size=15, serif=True))
        return labels

    def _add_buttons(self, row: QHBoxLayout, said: str) -> None:
        note = self._note_button(said)
        buttons: list[DrawnButton] = [note] if note is not None else []
        change = self._change = IconButton("pencil", f"Change the session of {said}", size=15)
        change.clicked.connect(self._on_change)
        remove = IconButton("trash-2", f"Move to the trash: session of {said}", size=15)
        remove.clicked.connect(self._on_remove)
        for button in (change, remove):
            button.setEnabled(not self._is_read_only)
            buttons.append(button)
        line = QHBoxLayout()
        line.setSpacing(current_theme().px(2))
        for widget in buttons:
            line.addWidget(widget)
        column = QVBoxLayout()
        column.addLayout(line)
        column.addStretch(1)
        row.addLayout(column)

    def _note_button(self, said: str) -> DrawnButton | None:
        """Return the way to the note; it stands out while the session is fresh."""
        session = self._session
        button: DrawnButton
        if session.note_id is not None:
            button = LinkButton("After-session note")
        elif self._is_read_only or session.state is not SessionState.ATTENDED:
            return None
        elif (self._today - session.starts.day).days <= _FRESH_DAYS:
            button = LinkButton("Write a note", "feather")
        else:
            button = IconButton("feather", _WRITE, size=15)
        named = "After-session note" if session.note_id is not None else _WRITE
        button.setAccessibleName(f"{named}, session of {said}")
        button.clicked.connect(self._on_note)
        return button

    def _on_note(self) -> None:
        self.note_requested.emit(self._session.id)

    def _on_change(self) -> None:
        self.change_requested.emit(self._session.id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self._session.id)
