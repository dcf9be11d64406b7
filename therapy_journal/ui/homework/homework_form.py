# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a task: what we agreed, from where, until when, how often, and a plan."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.core.agreeing import agreement_of
from therapy_journal.core.days import short_day
from therapy_journal.core.homework import Agreement, Frequency, Homework, UntilKind
from therapy_journal.core.homework_forms import TaskForm, read_steps, steps_text
from therapy_journal.core.sessions import Session
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.homework_forms import FormText
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import (
    choice_text,
    day_text,
    number_text,
    read_choice,
    read_day,
    read_number,
)
from therapy_journal.ui.homework.material import AgreementMaterial
from therapy_journal.ui.homework.plan_lines import OBSTACLE, THEN, WHEN
from therapy_journal.ui.homework.steps_editor import StepsEditor
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import DayField, TextBox, labelled
from therapy_journal.ui.widgets.labels import Label

_SESSIONS = 4
_FRESH = timedelta(days=14)
_A_WEEK = timedelta(days=7)
_OFTEN = (
    (Frequency.ONCE, "once"),
    (Frequency.DAILY, "every day"),
    (Frequency.WORKDAYS, "every workday"),
    (Frequency.WEEKLY, "some times a week"),
)
_OVER = "That day is over. You could choose a later one, or leave it open."
_STEPS = "The easiest first, if you like. The number says how much distress it may bring, 0 to 10."
_BEYOND = "The number of a step goes from 0 to 10. It can also stay empty."
_NOTE = "One line is enough. It becomes the title; what follows stands below it."
_SMALLEST = "What is the smallest step? Two minutes count, and so does only getting it ready."


class HomeworkForm(FormPage):
    """Agrees something new, or changes what was agreed."""

    def __init__(self, *, practising: Practising, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=practising.forms, keep_text="Keep homework", parent=parent)
        self._practising = practising
        self._words = TextBox("e.g. Catch one “should” a day", serif=True, size=17, min_lines=2)
        self._smallest = Label(_SMALLEST, "muted")
        self._session = ChipRow((), tone="session", name="From which session")
        self._until = ChipRow((), tone="accent", name="Until when")
        self._until_day = DayField(optional=True, name="Until which day")
        self._chosen_day: date | None = None  # asking the field would end its typing
        self._often = ChipRow(_OFTEN, tone="homework", name="How often")
        self._times = ChipRow(
            [(n, str(n)) for n in range(1, 8)], tone="homework", name="Times a week"
        )
        self._form = ChipRow((), tone="homework", name="A form for it")
        self._texts: dict[TaskForm, FormText] = {}
        self._about = Label("", "muted", 12)
        self._steps = StepsEditor()
        self._unoffered_session: int | None = None
        self._when = TextBox("e.g. After breakfast, at the kitchen table", min_lines=1)
        self._obstacle = TextBox("e.g. I am already late", min_lines=1)
        self._then = TextBox("e.g. I will do half of it on the bus", min_lines=1)
        self._lay_out()

    def show_material(self, material: AgreementMaterial, *, smallest_step: bool = False) -> None:
        """Open the form for a new task or for one that is there."""
        homework = material.homework
        self._texts = material.forms
        self._offer(material)
        self._smallest.setVisible(smallest_step)
        if homework is None:
            self._show(self._fresh(material.sessions))
        else:
            self._show(agreement_of(homework))
        title = "A smallest step" if smallest_step else "New homework"
        self.open_form(
            FormKind.HOMEWORK,
            homework.id if homework else 0,
            "Change homework" if homework else title,
            material.draft,
        )

    def fields(self) -> Fields:
        """Return everything the form holds, as texts."""
        session = self._session.value()
        times = self._times.value()
        return {
            "words": self._words.text(),
            "session": number_text(session if isinstance(session, int) else None),
            "until": choice_text(self._until.value()),
            "until_day": day_text(self._chosen_day),
            "frequency": choice_text(self._often.value()),
            "times": number_text(times if isinstance(times, int) else None),
            "plan_when": self._when.text(),
            "plan_obstacle": self._obstacle.text(),
            "plan_then": self._then.text(),
            "form": choice_text(self._form.value()),
            "steps": steps_text(steps) if (steps := self._steps.steps()) else "",
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._words.set_text(fields.get("words", ""))
        self._session.set_value(read_number(fields.get("session", "")))
        self._until.set_value(read_choice(UntilKind, fields.get("until", "")))
        self._set_day(read_day(fields.get("until_day", "")))
        self._often.set_value(read_choice(Frequency, fields.get("frequency", "")))
        self._times.set_value(read_number(fields.get("times", "")))
        self._when.set_text(fields.get("plan_when", ""))
        self._obstacle.set_text(fields.get("plan_obstacle", ""))
        self._then.set_text(fields.get("plan_then", ""))
        self._form.set_value(read_choice(TaskForm, fields.get("form", "")))
        self._steps.set_steps(read_steps(fields.get("steps") or "[]"))
        self._show_what_fits()

    def submit(self) -> None:
        """Keep the task."""
        self._until_day.value()  # take what is still being typed
        beyond = self._steps.beyond() if self._form.value() is TaskForm.LADDER else None
        if beyond is not None:
            self.show_hint(_BEYOND)
            beyond.setFocus()
            return
        agreement = self._agreement()
        if self._item_id:
            keep = partial(self._practising.edit, self._item_id, agreement)
        else:
            keep = partial(self._practising.agree, agreement)
        self.set_busy(is_busy=True)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the field for what was agreed."""
        return self._words

    def _kept(self, homework: Homework) -> None:  # noqa: ARG002
        self.was_kept()

    def _agreement(self) -> Agreement:
        title, _, detail = self._words.text().strip().partition("\n")
        fields = self.fields()
        frequency = read_choice(Frequency, fields["frequency"]) or Frequency.OPEN
        form = read_choice(TaskForm, fields["form"]) or TaskForm.PLAIN
        if not title.strip() and form in self._texts:
            title = self._texts[form].title
        return Agreement(
            title=title,
            detail=detail,
            session_id=read_number(fields["session"]) or self._unoffered_session,
            until_kind=read_choice(UntilKind, fields["until"]) or UntilKind.OPEN,
            until_day=read_day(fields["until_day"]),
            frequency=frequency,
            times_a_week=read_number(fields["times"]),
            plan_when=fields["plan_when"],
            plan_obstacle=fields["plan_obstacle"],
            plan_then=fields["plan_then"],
            form=form,
            steps=self._steps.steps(),
        )

    def _show(self, agreement: Agreement) -> None:
        words = f"{agreement.title}\n{agreement.detail}".rstrip("\n")
        is_set = agreement.frequency is not Frequency.OPEN
        self._fill(
            {
                "words": words,
                "session": number_text(agreement.session_id),
                "until": choice_text(agreement.until_kind),
                "until_day": day_text(agreement.until_day),
                "frequency": choice_text(agreement.frequency if is_set else None),
                "times": number_text(agreement.times_a_week),
                "plan_when": agreement.plan_when,
                "plan_obstacle": agreement.plan_obstacle,
                "plan_then": agreement.plan_then,
                "form": "" if agreement.form is TaskForm.PLAIN else agreement.form.value,
                "steps": steps_text(agreement.steps) if agreement.steps else "",
            }
        )

    def _fresh(self, sessions: tuple[Session, ...]) -> Agreement:
        today = self._kit.clock.now().day
        latest = sessions[0] if sessions else None
        is_fresh = latest is not None and today - latest.starts.day <= _FRESH
        return Agreement("", session_id=latest.id if latest and is_fresh else None)

    def _offer(self, material: AgreementMaterial) -> None:
        sessions = list(material.sessions[:_SESSIONS])
        own = material.homework.session_id if material.homework else None
        sessions += [s for s in material.sessions[_SESSIONS:] if s.id == own]
        self._session.set_options([(s.id, short_day(s.starts.day)) for s in sessions])
        self._session_part.setVisible(bool(sessions))
        # A session in the trash is not offered, and the task goes on belonging to it.
        self._unoffered_session = None if own in {s.id for s in sessions} else own
        self._form.set_options([(form, text.title) for form, text in self._texts.items()])
        coming = material.coming
        until = f"next session, {short_day(coming.starts.day)}" if coming else "next session"
        self._until.set_options(
            [(UntilKind.NEXT_SESSION, until), (UntilKind.DAY, "a day"), (UntilKind.OPEN, "open")]
        )

    def _on_chosen(self, value: object) -> None:  # noqa: ARG002
        self._show_what_fits()
        self.touched()

    def _show_what_fits(self) -> None:
        is_day = self._until.value() is UntilKind.DAY
        if is_day and self._chosen_day is None and not self._is_filling:
            self._set_day(self._kit.clock.now().day + _A_WEEK)
        self._until_day.setVisible(is_day)
        is_weekly = self._often.value() is Frequency.WEEKLY
        if is_weekly and self._times.value() is None and not self._is_filling:
            self._times.set_value(1)  # what is kept where nothing is chosen, in sight
        self._times_part.setVisible(is_weekly)
        form = self._form.value()
        text = self._texts.get(form) if isinstance(form, TaskForm) else None
        self._about.setText(text.about if text else "")
        self._about.setVisible(text is not None)
        self._steps_part.setVisible(form is TaskForm.LADDER)

    def _set_day(self, day: date | None) -> None:
        self._chosen_day = day
        self._until_day.set_value(day)

    def _on_day(self, day: object) -> None:
        self._chosen_day = day if isinstance(day, date) else None
        if not self._is_filling:
            is_over = self._chosen_day is not None and self._chosen_day < self._kit.clock.now().day
            self.show_hint(_OVER if is_over else "")
        self.touched()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()

    def _lay_out(self) -> None:
        self.add(self._smallest)
        self.add(labelled("What we agreed, in my words", self._words, _NOTE))
        self.add(labelled("A form for it, if you like", self._form))
        self.add(self._about)
        self._steps_part = labelled("Steps", self._steps, _STEPS)
        self.add(self._steps_part)
        self._steps.edited.connect(self._on_edited)
        self._session_part = labelled("From which session", self._session)
        self.add(self._session_part)
        self.add(labelled("Until when", self._until))
        self.add(self._until_day)
        self.add(labelled("How often", self._often, "Choose nothing to leave it open."))
        self._times_part = labelled("Times a week", self._times)
        self.add(self._times_part)
        self.add(Label("A plan, if you like. It may help on the day itself.", "muted"))
        self.add(labelled(WHEN, self._when))
        self.add(labelled(OBSTACLE, self._obstacle))
        self.add(labelled(THEN, self._then))
        for box in (self._words, self._when, self._obstacle, self._then):
            box.text_edited.connect(self._on_edited)
        for row in (self._session, self._until, self._often, self._times, self._form):
            row.value_changed.connect(self._on_chosen)
        self._until_day.changed.connect(self._on_day)
