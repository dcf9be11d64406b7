# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of one try: how it went, and as much of the rest as somebody wants to say."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import Moment, bare_day
from therapy_journal.core.homework import (
    OBSTACLE_TITLES,
    Homework,
    Obstacle,
    Practice,
    PracticeOutcome,
)
from therapy_journal.core.homework_forms import SHAPES, TaskForm
from therapy_journal.core.homework_words import OUTCOME_TITLES
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import WIDTH, FormPage
from therapy_journal.ui.forms.values import (
    choice_text,
    choices_text,
    day_text,
    number_text,
    read_choice,
    read_choices,
    read_day,
    read_number,
    read_rating,
)
from therapy_journal.ui.homework.breathing_part import BreathingPart
from therapy_journal.ui.homework.first_line import FirstLine
from therapy_journal.ui.homework.form_lines import FormLines
from therapy_journal.ui.homework.material import PracticeMaterial
from therapy_journal.ui.homework.plan_lines import PlanLines
from therapy_journal.ui.homework.practice_fields import (
    answer_fields,
    outcome_alone,
    practice_fields,
    read_answers,
    read_attempt,
)
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.emptying import take_out_all
from therapy_journal.ui.widgets.fields import DayField, TextBox, TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating
from therapy_journal.ui.widgets.switches import Switch

_LONGEST = 1440
_ASK = "How did it go? That one answer is enough."
_EARLIER = "That is before this was agreed, on {day}. It is kept in the log and not counted."
_TOO_LONG = "A day has 1,440 minutes. Please note at most so many."
_ALONE = "The first line alone is enough. Left open here, it counts as {outcome}."
_AHEAD = "That day has not come yet. Please choose today or an earlier one."


class PracticeForm(FormPage):
    """Notes a try, or changes one that was noted.

    ``more_requested`` asks for a reflection about what got in the way.
    """

    more_requested = Signal()

    def __init__(self, *, practising: Practising, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=practising.forms, keep_text="Keep practice", parent=parent)
        self._practising = practising
        self._homework: Homework | None = None
        self._practice: Practice | None = None
        self._chosen_day: date = kit.clock.now().day  # asking the field would end its typing
        self._first = FirstLine(WIDTH)
        self._lines = FormLines()
        self._breathing: BreathingPart | None = None
        self._plan_card = Card(tone="homework_soft", padding=16)
        self._outcome = ChipRow(
            [(outcome, OUTCOME_TITLES[outcome]) for outcome in PracticeOutcome],
            tone="homework",
            name="How did it go",
        )
        self._day = DayField(name="When")
        self._minutes = TextField("e.g. 10", name="Minutes")
        self._minutes.setValidator(QIntValidator(0, 99_999, self))
        self._before = Rating("none", "the most", name="Distress before")
        self._after = Rating("none", "the most", name="Distress after")
        self._noticed = TextBox("What I noticed, in a word or more", serif=True, min_lines=2)
        self._obstacles = ChipRow(
            list(OBSTACLE_TITLES.items()), exclusive=False, name="What got in the way"
        )
        self._obstacle_note = TextBox("In my words, if I like", serif=True, min_lines=1)
        self._bring = Switch("Bring it to the session")
        self._more = LinkButton("Write about what got in the way")
        self._alone = Label("", "muted", 12)
        self._lay_out()

    def show_material(self, material: PracticeMaterial) -> None:
        """Open the form for a new try, or for one that was noted."""
        self._homework, self._practice = material.homework, material.practice
        self._show_plan(material.homework)
        self._show_form(material)
        self._show(material)
        if material.practice is None:
            kind, item_id, title = FormKind.PRACTICE, material.homework.id, "Log practice"
        else:
            kind, item_id = FormKind.PRACTICE_EDIT, material.practice.id
            title = "Change what was noted"
        self.open_form(kind, item_id, title, material.draft)
        self._show_day_hint()

    def fields(self) -> Fields:
        """Return everything the form holds, as texts."""
        return {
            "outcome": choice_text(self._outcome.value()),
            "day": day_text(self._chosen_day),
            "minutes": self._minutes.text().strip(),
            "before": number_text(self._before.value()),
            "after": number_text(self._after.value()),
            "noticed": self._noticed.text(),
            "obstacles": choices_text(self._obstacles.value()),
            "obstacle_note": self._obstacle_note.text(),
            "bring": "1" if self._bring.isChecked() else "",
            **answer_fields(self._lines.values()),
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._outcome.set_value(read_choice(PracticeOutcome, fields.get("outcome", "")))
        self._chosen_day = read_day(fields.get("day", "")) or self._today()
        self._day.set_value(self._chosen_day)
        self._minutes.setText(fields.get("minutes", ""))
        self._before.set_value(read_rating(fields.get("before", "")))
        self._after.set_value(read_rating(fields.get("after", "")))
        self._noticed.set_text(fields.get("noticed", ""))
        self._obstacles.set_value(read_choices(Obstacle, fields.get("obstacles", "")))
        self._obstacle_note.set_text(fields.get("obstacle_note", ""))
        self._bring.setChecked(bool(fields.get("bring")))
        self._lines.set_values(read_answers(fields))

    def submit(self) -> None:
        """Keep the try."""
        chosen = self._outcome.value()
        outcome = chosen if isinstance(chosen, PracticeOutcome) else self._meant()
        if self._homework is None:
            return
        if outcome is None:
            self.show_hint(_ASK)
            self._outcome.chips()[0].setFocus()
            return
        if (self._day.value() or self._today()) > self._today():
            self.show_hint(_AHEAD)
            self._day.setFocus()
            return
        self._stop_breathing()
        if (read_number(self._minutes.text()) or 0) > _LONGEST:
            self.show_hint(_TOO_LONG)
            self._minutes.setFocus()
            return
        attempt, happened = read_attempt(self.fields(), outcome), self._happened()
        bring = self._bring.isChecked()
        if self._practice is None:
            log = self._practising.log_practice
            keep = partial(log, self._homework.id, attempt, happened, bring=bring)
        else:
            edit = self._practising.edit_practice
            keep = partial(edit, self._practice.id, attempt, happened, bring=bring)
        self.set_busy(is_busy=True)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the first line of the form, or the first answer to how it went."""
        return self._lines.first_field() or self._outcome.chips()[0]

    def leave(self) -> None:
        """Go back; breathing stops."""
        self._stop_breathing()
        super().leave()

    def _stop_breathing(self) -> None:
        if self._breathing is not None:
            self._breathing.stop()

    def _meant(self) -> PracticeOutcome | None:
        """Return what the first line alone says; None while it is empty."""
        if self._homework is None or not self._lines.first_words()[1]:
            return None
        return outcome_alone(self._homework.form)

    def _kept(self, practice: Practice) -> None:  # noqa: ARG002
        self.was_kept()

    def _happened(self) -> Moment:
        """Return the moment meant: now for today, noon for a day that is over."""
        day = self._day.value() or self._today()
        if self._practice is not None and self._practice.happened.day == day:
            return self._practice.happened
        if day == self._today():
            return self._kit.clock.now()
        return self._kit.clock.at_local(datetime.combine(day, time(12)))

    def _today(self) -> date:
        return self._kit.clock.now().day

    def _show(self, material: PracticeMaterial) -> None:
        practice = material.practice
        if practice is None:
            self._fill({"day": day_text(self._today())})
        else:
            self._fill(practice_fields(practice, is_brought=material.is_brought))

    def _show_plan(self, homework: Homework) -> None:
        take_out_all(self._plan_card.column)
        self._plan_card.column.addWidget(Label(homework.title, size=17, weight=600, serif=True))
        if homework.detail:
            self._plan_card.column.addWidget(Label(homework.detail, size=15, serif=True))
        self._plan_card.column.addWidget(PlanLines(homework))

    def _show_form(self, material: PracticeMaterial) -> None:
        practice, form = material.practice, material.homework.form
        tried = practice.answers.get("step", "") if practice else material.draft.get("answer.step")
        self._lines.show_form(material.text, material.homework.steps, tried or "")
        self._alone.setText(_ALONE.format(outcome=OUTCOME_TITLES[outcome_alone(form)].lower()))
        self._alone.setVisible(material.text is not None)
        has_distress = practice is not None and (practice.before, practice.after) != (None, None)
        for part in self._distress:
            part.setVisible(SHAPES[form].pair is None or has_distress)
        if form is TaskForm.BREATHING and self._breathing is None:
            self._breathing = BreathingPart()
            self._breathing.breathed.connect(self._on_breathed)
            self._breathing_room.addWidget(self._breathing)
        self._breathing_place.setVisible(form is TaskForm.BREATHING)
        self._look_at_first()

    def _on_breathed(self, minutes: int) -> None:
        so_far = read_number(self._minutes.text()) or 0
        self._minutes.setText(str(min(so_far + minutes, _LONGEST)))
        self.touched()

    def _look_at_first(self, *args: object) -> None:  # noqa: ARG002 — what signals send
        """Keep the first line in sight once it is scrolled away."""
        name, words = self._lines.first_words()
        end = QPoint(0, self._lines.first_bottom())
        is_away = bool(words) and self._lines.mapTo(self._column.viewport(), end).y() < 0
        self._first.show_words(name, words if is_away else "")

    def _on_more(self) -> None:
        self.leave()
        self.more_requested.emit()

    def _show_day_hint(self) -> None:
        agreed = self._homework.agreed.day if self._homework else None
        day = self._day.value()
        if day is not None and agreed is not None and day < agreed:
            self.show_hint(_EARLIER.format(day=bare_day(agreed)))
        elif day is not None and day > self._kit.clock.now().day:
            self.show_hint(_AHEAD)
        else:
            self.show_hint("")

    def _on_day(self, day: object) -> None:
        self._chosen_day = day if isinstance(day, date) else self._today()
        if not self._is_filling:
            self._show_day_hint()
        self.touched()

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()

    def _lay_out(self) -> None:
        self.add_above(self._first)
        self.add(self._plan_card)
        # Without anything in it, it would still take the space between two fields.
        self._breathing_place = room = QWidget()
        room.hide()
        self._breathing_room = QVBoxLayout(room)
        self._breathing_room.setContentsMargins(0, 0, 0, 0)
        self.add(self._lines)
        self.add(room)
        self.add(labelled("How did it go?", self._outcome))
        self.add(self._alone)
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._kit.theme.px(14))
        row.addWidget(labelled("When", self._day), 3)
        row.addWidget(labelled("Minutes", self._minutes), 2)
        self.add(when)
        self._distress = (
            labelled("Distress before", self._before),
            labelled("Distress after", self._after),
        )
        for part in self._distress:
            self.add(part)
        self.add(labelled("What I noticed", self._noticed))
        self.add(labelled("What got in the way", self._obstacles))
        self.add(self._obstacle_note)
        self.add(self._bring)
        self.add(self._more)
        self._more.clicked.connect(self._on_more)
        self._lines.edited.connect(self._on_edited)
        self._lines.edited.connect(self._look_at_first)
        self._column.verticalScrollBar().valueChanged.connect(self._look_at_first)
        self._outcome.value_changed.connect(self._on_edited)
        self._obstacles.value_changed.connect(self._on_edited)
        self._before.value_changed.connect(self._on_edited)
        self._after.value_changed.connect(self._on_edited)
        self._minutes.textEdited.connect(self._on_edited)
        self._noticed.text_edited.connect(self._on_edited)
        self._obstacle_note.text_edited.connect(self._on_edited)
        self._bring.toggled.connect(self._on_edited)
        self._day.changed.connect(self._on_day)
