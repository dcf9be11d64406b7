# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a session: a day and an hour are enough."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.appointments import Absence, Appointment, Hints, clock_change
from therapy_journal.core.changes import Outcome
from therapy_journal.core.rhythms import Repeats, Rhythm
from therapy_journal.core.sessions import ABSENCE_TITLES, AbsenceReason, Session, SessionState
from therapy_journal.services.attending import Attending, Moved
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.repeating import Repeated
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import (
    choice_text,
    choices_text,
    day_text,
    read_choice,
    read_choices,
    read_day,
    read_number,
)
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.material import SessionMaterial
from therapy_journal.ui.sessions.repeat_fields import RepeatFields, Scope
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import DayField, TextBox, TextField, TimeField, labelled

IS_MOVE = "is_move"
"""Field that says the form moves a session instead of correcting it."""

_SHORTEST, _USUAL, _LONGEST = 5, 50, 600
_BECAME = (
    (SessionState.ATTENDED, "I was there"),
    (SessionState.MISSED, "I missed it"),
    (SessionState.CANCELLED, "It was cancelled"),
)
_ABSENT = frozenset({SessionState.MISSED, SessionState.CANCELLED})


class SessionForm(FormPage):
    """Plans, corrects or moves a session; a time that has passed may be noted too."""

    moved = Signal(object)
    repeated = Signal(object)

    def __init__(self, *, attending: Attending, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=attending.forms, keep_text="Keep session", parent=parent)
        self._attending = attending
        self._session: Session | None = None
        self._is_move = False
        self._chosen_day: date = kit.clock.now().day  # asking a field would end its typing
        self._chosen_time = time(15)
        self._day = DayField(name="Day", today=kit.clock.now().day)
        self._time = TimeField(self._chosen_time, name="Time")
        self._minutes = TextField(str(_USUAL), name="Minutes")
        self._minutes.setValidator(QIntValidator(0, _LONGEST, self))
        self._whom = TextField("e.g. M. K.", name="With whom")
        self._place = TextField("e.g. a street, or online", name="Where")
        self._repeats = RepeatFields(kit=kit)
        self._became = ChipRow(_BECAME, tone="session", name="How did it turn out")
        self._reasons = ChipRow(
            list(ABSENCE_TITLES.items()),
            exclusive=False,
            tone="session",
            name="What got in the way",
        )
        self._note = TextBox("In my words, if I like", serif=True, min_lines=1)
        self._lay_out()

    def show_material(
        self,
        material: SessionMaterial,
        *,
        is_move: bool = False,
        scope: Scope = Scope.ONE,
    ) -> None:
        """Open the form for a new session, for one that is there, or to move one."""
        self._session = material.session
        self._repeats.begin(material.series, scope)
        self._is_move = is_move or bool(material.draft.get(IS_MOVE))
        if self._session is None:
            self._show(material.suggestion, None)
        else:
            session = self._session
            starts = material.suggestion.starts if self._is_move else session.starts
            self._show(
                Appointment(starts, session.minutes, session.with_whom, session.place),
                None if self._is_move else session,
            )
        title = "Move session" if self._is_move else "Change session"
        self.set_keep_text("Move session" if self._is_move else "Keep session")
        session_id = self._session.id if self._session else 0
        self.open_form(
            FormKind.SESSION, session_id, title if session_id else "Plan a session", material.draft
        )
        self._ask_for_hints()

    def fields(self) -> Fields:
        """Return everything the form holds, as texts."""
        return {
            IS_MOVE: "1" if self._is_move else "",
            "day": day_text(self._chosen_day),
            "time": self._chosen_time.isoformat("minutes"),
            "minutes": self._minutes.text().strip(),
            "with_whom": self._whom.text(),
            "place": self._place.text(),
            "became": choice_text(self._became.value()),
            "reasons": choices_text(self._reasons.value()),
            "note": self._note.text(),
            **self._repeats.fields(),
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._chosen_day = read_day(fields.get("day", "")) or self._chosen_day
        self._chosen_time = _read_time(fields.get("time", "")) or self._chosen_time
        self._day.set_value(self._chosen_day)
        self._time.set_value(self._chosen_time)
        self._minutes.setText(fields.get("minutes", ""))
        self._whom.setText(fields.get("with_whom", ""))
        self._place.setText(fields.get("place", ""))
        self._became.set_value(read_choice(SessionState, fields.get("became", "")))
        self._reasons.set_value(read_choices(AbsenceReason, fields.get("reasons", "")))
        self._note.set_text(fields.get("note", ""))
        self._repeats.fill(fields)
        self._show_what_fits()

    def submit(self) -> None:
        """Keep, correct or move the session."""
        self._day.value()  # take what is still being typed
        self._time.value()
        appointment = self._appointment()
        self.set_busy(is_busy=True)
        if self._repeats.holds_for_all_after():
            keep_all = self._keep_rhythm(appointment)
            self._kit.jobs.run(keep_all, self, self._was_repeated, self.was_not_kept)
            return
        if self._session is not None and self._is_move:
            move = partial(self._attending.move, self._session.id, appointment)
            self._kit.jobs.run(move, self, self._was_moved, self.was_not_kept)
            return
        state, absence = self._state(), self._absence()
        if self._session is None:
            keep = partial(self._attending.plan, appointment, state, absence)
        else:
            keep = partial(self._attending.edit, self._session.id, appointment, state, absence)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the day."""
        return self._day

    def _kept(self, session: Session) -> None:  # noqa: ARG002
        self.was_kept()

    def _keep_rhythm(self, appointment: Appointment) -> Callable[[], Outcome[Repeated]]:
        repeating, repeats = self._attending.repeating, self._repeats.repeats()
        if self._session is not None:
            return partial(repeating.change_from, self._session.id, appointment, repeats)
        return partial(repeating.plan, appointment, repeats or Repeats(Rhythm.WEEKLY))

    def _was_repeated(self, done: Repeated) -> None:
        self.was_kept()
        self.repeated.emit(done)

    def _was_moved(self, moved: Moved) -> None:
        self.was_kept()
        self.moved.emit(moved)

    def _appointment(self) -> Appointment:
        starts = self._kit.clock.at_local(datetime.combine(self._chosen_day, self._chosen_time))
        minutes = read_number(self._minutes.text()) or _USUAL
        minutes = min(max(minutes, _SHORTEST), _LONGEST)
        return Appointment(starts, minutes, self._whom.text(), self._place.text())

    def _state(self) -> SessionState:
        value = self._became.value() if self._asks_what_became() else None
        return value if isinstance(value, SessionState) else SessionState.PLANNED

    def _absence(self) -> Absence:
        fields = self.fields()
        return Absence(read_choices(AbsenceReason, fields["reasons"]), fields["note"])

    def _show(self, appointment: Appointment, session: Session | None) -> None:
        local = appointment.starts.local
        state = session.state if session else None
        self._fill(
            {
                "day": day_text(local.date()),
                "time": local.time().isoformat("minutes"),
                "minutes": str(appointment.minutes),
                "with_whom": appointment.with_whom,
                "place": appointment.place,
                "became": choice_text(state),
                "reasons": choices_text(session.reasons) if session else "",
                "note": session.reason_note if session else "",
                **self._repeats.fields(),
            }
        )

    def _asks_what_became(self) -> bool:
        if self._is_move:
            return False
        was_said = self._session is not None and self._session.state is SessionState.CANCELLED
        return was_said or self._appointment().starts.at <= self._kit.clock.now().at

    def _show_what_fits(self) -> None:
        asks = self._asks_what_became()
        self._repeats.show_day(self._chosen_day)
        self._repeats.setVisible(not asks)
        self._became_part.setVisible(asks)
        is_absent = asks and self._became.value() in _ABSENT
        self._reasons_part.setVisible(is_absent)
        self._note.setVisible(is_absent)

    def _ask_for_hints(self) -> None:
        own = self._session.id if self._session else None
        ask = partial(self._attending.hints, self._appointment(), own)
        self._kit.jobs.run(ask, self, self._show_hints)

    def _show_hints(self, hints: Hints) -> None:
        is_known = self._session is not None and not self._is_move
        clashes = hints.clashes
        if self._session is not None and self._repeats.holds_for_all_after():
            own = self._session.series_id  # those move along
            clashes = tuple(s for s in clashes if own is None or s.series_id != own)
        said = Hints(hints.has_passed and not is_known, clashes).text
        self.show_hint(" ".join(part for part in (self._clock_change(), said) if part))

    def _clock_change(self) -> str:
        wanted = datetime.combine(self._chosen_day, self._chosen_time)
        at_local = self._kit.clock.at_local
        return clock_change(wanted, at_local(wanted), at_local(wanted.replace(fold=1)))

    def _on_day(self, day: object) -> None:
        if isinstance(day, date):
            self._chosen_day = day
        self._on_when()

    def _on_time(self, hour: object) -> None:
        if isinstance(hour, time):
            self._chosen_time = hour
        self._on_when()

    def _on_when(self) -> None:
        if not self._is_filling:
            self._show_what_fits()
            self._ask_for_hints()
        self.touched()

    def _on_repeats(self) -> None:
        if not self._is_filling:
            self._ask_for_hints()
        self.touched()

    def _on_became(self, value: object) -> None:  # noqa: ARG002
        self._show_what_fits()
        self.touched()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()

    def _lay_out(self) -> None:
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._kit.theme.px(14))
        row.addWidget(labelled("Day", self._day), 4)
        row.addWidget(labelled("Time", self._time), 2)
        row.addWidget(labelled("Minutes", self._minutes), 2)
        self.add(when)
        self.add(self._repeats)
        self.add(labelled("With whom", self._whom, "Initials are enough."))
        self.add(labelled("Where", self._place))
        self._became_part = labelled("How did it turn out?", self._became)
        self._reasons_part = labelled("What got in the way", self._reasons)
        self.add(self._became_part)
        self.add(self._reasons_part)
        self.add(self._note)
        self._day.changed.connect(self._on_day)
        self._time.changed.connect(self._on_time)
        self._repeats.changed.connect(self._on_repeats)
        self._became.value_changed.connect(self._on_became)
        self._reasons.value_changed.connect(self._on_edited)
        self._note.text_edited.connect(self._on_edited)
        for field in (self._minutes, self._whom, self._place):
            field.textEdited.connect(self._on_edited)


def _read_time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
