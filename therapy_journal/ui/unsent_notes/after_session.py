# SPDX-License-Identifier: GPL-3.0-or-later
"""After a session: did you say it, and what happened?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import Moment, short_day
from therapy_journal.core.still_unsaid import is_to_be_asked
from therapy_journal.core.unsent_notes import SAID_TITLES, SaidHow, UnsentNote, told
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import DayField, TextBox, labelled
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.scrolling import TallAsInside

REST_MS = 400
_FORM_WIDTH = 620
_DAY_WIDTH = 230
_LEAST_FORM = 120


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether it was said, on which day, and what happened; ``how`` None takes it back."""

    how: SaidHow | None
    day: date
    note: str


class AfterSession(QWidget):
    """One quiet card: what was answered, a question after a session, or the answer's form.

    ``answered`` carries an ``Answer`` whenever it changes; what is typed comes after a
    short rest, and at once with :meth:`flush`. ``left`` tells that the question was left.
    """

    answered = Signal(object)
    left = Signal()
    form_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._said_day = date.min
        self._session: Moment | None = None
        self._has_room = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._tell)
        self._card = Card(self, padding=14)
        self._line = Label("")
        self._open = LinkButton("", role="unsent")
        self._open.clicked.connect(self.open_form)
        self._later = LinkButton("Not now", role="unsent", weight=400)
        self._later.clicked.connect(self.left)
        self._form = self._build_form()
        on_ground(self._form, "paper")
        self._room = TallAsInside(self._form, least=_LEAST_FORM)
        self._top = QHBoxLayout()
        self._top.addWidget(self._line, 1)
        self._top.addWidget(self._open)
        self._top.addWidget(self._later)
        self._card.column.addLayout(self._top)
        self._card.column.addWidget(self._room)
        on_ground(self, "canvas")
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._card)
        self._around.addStretch(1)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self.hide()

    def show_note(self, note: UnsentNote, session: Moment | None, today: date) -> None:
        """Show what is known of a note, its form closed; nobody is told.

        After another session the question is a new one: the day is that session's.
        """
        self._timer.stop()
        is_asking = is_to_be_asked(note, session)
        session_day = session.day if session is not None else today
        self._said_day = session_day if is_asking else note.said_day or session_day
        self.how.set_value(None if is_asking else note.said_how)
        self.day.set_value(self._said_day)
        self.note.set_text(note.said_note)
        self._room.hide()
        self.form_toggled.emit()
        self._show_line(note, session)

    def show_answer(self, note: UnsentNote, session: Moment | None, today: date) -> None:
        """Show what was kept of the answer, leaving what is being typed alone."""
        is_new_question = is_to_be_asked(note, session) and session != self._session
        if is_new_question and not self.is_open():
            self.show_note(note, session, today)
        else:
            self._show_line(note, session)

    def open_form(self) -> None:
        """Open the form and go to its first question."""
        self._room.show()
        self.form_toggled.emit()
        self._top_visible(is_visible=False)
        self.show()
        self.how.chips()[0].setFocus()
        self._settle()

    def flush(self) -> None:
        """Tell now what was typed last."""
        if self._timer.isActive():
            self._tell()

    def is_waiting(self) -> bool:
        """Whether something typed has not been told yet."""
        return self._timer.isActive()

    def answer(self) -> Answer:
        """Return the answer as it stands in the form."""
        how = self.how.value()
        day = self.day.value() or self._said_day
        return Answer(how if isinstance(how, SaidHow) else None, day, self.note.text())

    def set_room(self, *, has_room: bool) -> None:
        """Say what was answered only where there is room for it; a question is always asked."""
        self._has_room = has_room
        if not self.is_open():
            self._show_told()

    def is_open(self) -> bool:
        """Whether the form stands open."""
        return self._room.isVisibleTo(self)

    def _build_form(self) -> QWidget:
        form = QWidget()
        self.how = ChipRow(tuple(SAID_TITLES.items()), tone="unsent", name="Did you say it?")
        self.how.value_changed.connect(self._on_how)
        self.day = DayField(name="When")
        self.day.changed.connect(self._tell)
        self.note = TextBox("In a few words, or not at all.", serif=True, max_lines=6)
        self.note.text_edited.connect(self._timer.start)
        self.done = QuietButton("Done")
        self.done.clicked.connect(self._close)
        self._more = QWidget()
        row = QHBoxLayout()
        row.addWidget(labelled("When", self.day))
        row.addStretch(1)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(labelled("What happened?", self.note))
        more.addLayout(row)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label("Did you say it?", weight=600))
        column.addWidget(self.how)
        column.addWidget(self._more)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        column.addLayout(buttons)
        return form

    def _show_line(self, note: UnsentNote, session: Moment | None) -> None:
        self._session = session
        line = told(note)
        is_asking = is_to_be_asked(note, session)
        if is_asking and session is not None:
            line = f"There was a session on {short_day(session.day)}. Did you say it?"
        self._line.setText(line)
        self._open.setText("Answer…" if is_asking else "Change…")
        self._later.setVisible(is_asking)
        if not self.is_open():
            self._show_told()

    def _show_told(self) -> None:
        is_asking = self._open.text() == "Answer…"
        is_shown = bool(self._line.text()) and (is_asking or self._has_room)
        self._top_visible(is_visible=is_shown)
        self.setVisible(is_shown)

    def _top_visible(self, *, is_visible: bool) -> None:
        self._line.setVisible(is_visible)
        self._open.setVisible(is_visible)
        self._later.setVisible(is_visible and self._open.text() == "Answer…")

    def _on_how(self) -> None:
        self._settle()
        self._tell()

    def _settle(self) -> None:
        # What happened can be told once it is known whether it was said at all.
        self._more.setVisible(self.how.value() is not None or bool(self.note.text()))

    def _tell(self) -> None:
        self._timer.stop()
        answer = self.answer()
        self._said_day = answer.day
        self.answered.emit(answer)

    def _close(self) -> None:
        self.flush()
        self._room.hide()
        self.form_toggled.emit()
        self._show_told()

    def _restyle(self) -> None:
        px = self._theme.px
        self._around.setContentsMargins(px(22), px(12), px(22), px(12))
        self._form.setMaximumWidth(px(_FORM_WIDTH))
        self.day.setFixedWidth(px(_DAY_WIDTH))
        self._top.setSpacing(px(12))
        layout = self._form.layout()
        if layout is not None:
            layout.setSpacing(px(8))
