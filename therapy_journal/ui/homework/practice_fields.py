# SPDX-License-Identifier: GPL-3.0-or-later
"""A try as the texts of its form's draft, and back."""

from __future__ import annotations

from collections.abc import Mapping

from therapy_journal.core.homework import Attempt, Obstacle, Practice, PracticeOutcome
from therapy_journal.core.homework_forms import SHAPES, TaskForm
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.values import (
    ANSWER,
    choice_text,
    choices_text,
    day_text,
    number_text,
    read_choices,
    read_number,
    read_rating,
)


def practice_fields(practice: Practice, *, is_brought: bool) -> Fields:
    """Return what the form of a try that was noted holds."""
    return {
        "outcome": choice_text(practice.outcome),
        "day": day_text(practice.happened.day),
        "minutes": number_text(practice.minutes),
        "before": number_text(practice.before),
        "after": number_text(practice.after),
        "noticed": practice.noticed,
        "obstacles": choices_text(practice.obstacles),
        "obstacle_note": practice.obstacle_note,
        "bring": "1" if is_brought else "",
        **answer_fields(practice.answers),
    }


def read_attempt(fields: Fields, outcome: PracticeOutcome) -> Attempt:
    """Return the try that a form holds, as it came out."""
    return Attempt(
        outcome=outcome,
        minutes=read_number(fields["minutes"]),
        before=read_rating(fields["before"]),
        after=read_rating(fields["after"]),
        noticed=fields["noticed"],
        obstacles=read_choices(Obstacle, fields["obstacles"]),
        obstacle_note=fields["obstacle_note"],
        answers=read_answers(fields),
    )


def answer_fields(answers: Mapping[str, str]) -> Fields:
    """Return the lines of a task's form, named apart from the other fields."""
    return {ANSWER + key: words for key, words in answers.items()}


def read_answers(fields: Fields) -> dict[str, str]:
    """Return what stands in the lines of a task's form."""
    begins = len(ANSWER)
    return {name[begins:]: text for name, text in fields.items() if name.startswith(ANSWER)}


def outcome_alone(form: TaskForm) -> PracticeOutcome:
    """Return how a try counts of which only the first line was written."""
    is_done = SHAPES[form].is_done_by_writing
    return PracticeOutcome.DONE if is_done else PracticeOutcome.PARTLY
