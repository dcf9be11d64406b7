# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of one try: how it went, and as much of the rest as somebody wants to say."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.days import Moment, bare_day
from therapy_journal.core.homework import (
    OBSTACLE_TITLES,
    Attempt,
    Homework,
    Obstacle,
    Practice,
    PracticeOutcome,
)
from therapy_journal.core.homework_words import OUTCOME_TITLES
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.practising import Practising
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import (
    choice_text,
    choices_text,
    day_text,
    number_text,
    read_choice,
    read_choices,
    read_day,
    read_number,
)
from therapy_journal.ui.homework.material import PracticeMaterial
from therapy_journal.ui.homework.plan_lines import PlanLines
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.fields import DayField, TextBox, TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import Rating
from therapy_journal.ui.widgets.switches import Switch

_LONGEST = 1440
_ASK = "How did it go? That one answer is enough."
_EARLIER = "That is before this was agreed, on {day}. It is kept in the log and not counted."
_AHEAD = "That day has not come yet. Please choose today or an earlier one."


class PracticeForm(FormPage):
    """Notes a try, or changes one that was noted."""

    def __init__(self, *, practising: Practising, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=practising.forms, keep_text="Keep practice", parent=parent)
        self._practising = practising
        self._homework: Homework | None = None
        self._practice: Practice | None = None
        self._chosen_day: date = kit.clock.now().day  # asking the field would end its typing
        self._plan_card = Card(tone="homework_soft", padding=16)
        self._outcome = ChipRow(
            [(outcome, OUTCOME_TITLES[outcome]) for outcome in PracticeOutcome],
            tone="homework",
            name="How did it go",
        )
        self._day = DayField(name="When")
        self._minutes = TextField("e.g. 10", name="Minutes")
        self._minutes.setValidator(QIntValidator(0, _LONGEST, self))
        self._before = Rating("none", "the most", name="Distress before")
        self._after = Rating("none", "the most", name="Distress after")
        self._noticed = TextBox("What I noticed, in a word or more", serif=True, min_lines=2)
        self._obstacles = ChipRow(
            list(OBSTACLE_TITLES.items()), exclusive=False, name="What got in the way"
        )
        self._obstacle_note = TextBox("In my words, if I like", serif=True, min_lines=1)
        self._bring = Switch("Bring it to the session")
        self._lay_out()

    def show_material(self, material: PracticeMaterial) -> None:
        """Open the form for a new try, or for one that was noted."""
        self._homework, self._practice = material.homework, material.practice
        self._show_plan(material.homework)
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
        }

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        self._outcome.set_value(read_choice(PracticeOutcome, fields.get("outcome", "")))
        self._chosen_day = read_day(fields.get("day", "")) or self._today()
        self._day.set_value(self._chosen_day)
        self._minutes.setText(fields.get("minutes", ""))
        self._before.set_value(_rating(fields.get("before", "")))
        self._after.set_value(_rating(fields.get("after", "")))
        self._noticed.set_text(fields.get("noticed", ""))
        self._obstacles.set_value(read_choices(Obstacle, fields.get("obstacles", "")))
        self._obstacle_note.set_text(fields.get("obstacle_note", ""))
        self._bring.setChecked(bool(fields.get("bring")))

    def submit(self) -> None:
        """Keep the try."""
        outcome = read_choice(PracticeOutcome, self.fields()["outcome"])
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
        attempt, happened = self._attempt(outcome), self._happened()
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
        """Return the first answer to how it went."""
        return self._outcome.chips()[0]

    def _kept(self, practice: Practice) -> None:  # noqa: ARG002
        self.was_kept()

    def _attempt(self, outcome: PracticeOutcome) -> Attempt:
        fields = self.fields()
        minutes = read_number(fields["minutes"])
        return Attempt(
            outcome=outcome,
            minutes=None if minutes is None else min(minutes, _LONGEST),
            before=self._before.value(),
            after=self._after.value(),
            noticed=fields["noticed"],
            obstacles=read_choices(Obstacle, fields["obstacles"]),
            obstacle_note=fields["obstacle_note"],
        )

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
            self._fill({"day": day_text(self._kit.clock.now().day)})
            return
        self._fill(
            {
                "outcome": choice_text(practice.outcome),
                "day": day_text(practice.happened.day),
                "minutes": number_text(practice.minutes),
                "before": number_text(practice.before),
                "after": number_text(practice.after),
                "noticed": practice.noticed,
                "obstacles": choices_text(practice.obstacles),
                "obstacle_note": practice.obstacle_note,
                "bring": "1" if material.is_brought else "",
            }
        )

    def _show_plan(self, homework: Homework) -> None:
        while (item := self._plan_card.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._plan_card.column.addWidget(Label(homework.title, size=17, weight=600, serif=True))
        if homework.detail:
            self._plan_card.column.addWidget(Label(homework.detail, size=15, serif=True))
        self._plan_card.column.addWidget(PlanLines(homework))

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
        self.add(self._plan_card)
        self.add(labelled("How did it go?", self._outcome))
        when = QWidget()
        row = QHBoxLayout(when)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._kit.theme.px(14))
        row.addWidget(labelled("When", self._day), 3)
        row.addWidget(labelled("Minutes", self._minutes), 2)
        self.add(when)
        self.add(labelled("Distress before", self._before))
        self.add(labelled("Distress after", self._after))
        self.add(labelled("What I noticed", self._noticed))
        self.add(labelled("What got in the way", self._obstacles))
        self.add(self._obstacle_note)
        self.add(self._bring)
        self._outcome.value_changed.connect(self._on_edited)
        self._obstacles.value_changed.connect(self._on_edited)
        self._before.value_changed.connect(self._on_edited)
        self._after.value_changed.connect(self._on_edited)
        self._minutes.textEdited.connect(self._on_edited)
        self._noticed.text_edited.connect(self._on_edited)
        self._obstacle_note.text_edited.connect(self._on_edited)
        self._bring.toggled.connect(self._on_edited)
        self._day.changed.connect(self._on_day)


def _rating(text: str) -> int | None:
    value = read_number(text)
    return value if value is not None and value <= 10 else None
