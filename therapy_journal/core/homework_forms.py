# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms of homework: which lines a try has, and how they are read back.

What the lines are called stands in ``resources/homework_forms``; here is what they hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from therapy_journal.core.text import clean

Answers = Mapping[str, str]

HIGHEST = 10


class TaskForm(StrEnum):
    """The kind of a task; ``PLAIN`` has no lines of its own."""

    PLAIN = "plain"
    THOUGHT_RECORD = "thought_record"
    ACTIVITY_PLAN = "activity_plan"
    LADDER = "ladder"
    WORRY_TIME = "worry_time"
    BREATHING = "breathing"


class LineKind(StrEnum):
    """What a line takes: words, a number from 0 to 10, or one of the task's steps."""

    WORDS = "words"
    RATING = "rating"
    STEP = "step"


class FormLine(NamedTuple):
    """One line of a form. No two forms share a key, so that a task may change its form."""

    key: str
    kind: LineKind = LineKind.WORDS


class Step(NamedTuple):
    """One step of a ladder: its words, and the distress expected, 0 to 10 or None."""

    text: str
    distress: int | None = None


class Pair(NamedTuple):
    """Two lines that hold the same before and after."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FormShape:
    """The lines of a form; the first alone is a complete try.

    ``is_done_by_writing`` says that writing the first line is the task itself. ``pair`` names
    the lines that tell before and after where distress is not what is asked.
    """

    lines: tuple[FormLine, ...] = ()
    is_done_by_writing: bool = False
    pair: Pair | None = None


_RATING = LineKind.RATING

SHAPES: dict[TaskForm, FormShape] = {
    TaskForm.PLAIN: FormShape(),
    TaskForm.THOUGHT_RECORD: FormShape(
        (
            FormLine("thought"),
            FormLine("trigger"),
            FormLine("belief", _RATING),
            FormLine("speaks_for"),
            FormLine("speaks_against"),
            FormLine("other_way"),
            FormLine("belief_now", _RATING),
        ),
        is_done_by_writing=True,
        pair=Pair("belief", "belief_now"),
    ),
    TaskForm.ACTIVITY_PLAN: FormShape(
        (
            FormLine("activity"),
            FormLine("activity_when"),
            FormLine("with_whom"),
            FormLine("felt_before", _RATING),
            FormLine("felt_after", _RATING),
        ),
        pair=Pair("felt_before", "felt_after"),
    ),
    TaskForm.LADDER: FormShape(
        (FormLine("step", LineKind.STEP), FormLine("expected"), FormLine("found")),
    ),
    TaskForm.WORRY_TIME: FormShape(
        (
            FormLine("worries"),
            FormLine("worry_when"),
            FormLine("can_do"),
            FormLine("can_wait"),
        ),
        is_done_by_writing=True,
    ),
    TaskForm.BREATHING: FormShape((FormLine("arriving"), FormLine("going_on"))),
}
LINES: dict[str, FormLine] = {line.key: line for shape in SHAPES.values() for line in shape.lines}


def first_line_of(form: TaskForm) -> FormLine | None:
    """Return the line that alone makes a complete try; None for a plain task."""
    lines = SHAPES[form].lines
    return lines[0] if lines else None


def kept_answers(before: Answers, given: Answers) -> dict[str, str]:
    """Return the answers of a try with what a form holds written over them.

    A line left empty is not kept, nor is one that is not known; lines of another form, which
    the task had before, stay.
    """
    merged = {**before, **{key: _kept(key, text) for key, text in given.items()}}
    return {key: merged[key] for key in LINES if merged.get(key)}


def kept_steps(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps fit to be kept: one line of clean words each, no empty ones."""
    made = (Step(" ".join(clean(step.text).text.split()), step.distress) for step in steps)
    return tuple(
        step if _is_rating(step.distress) else Step(step.text) for step in made if step.text
    )


def rating_of(answers: Answers, key: str) -> int | None:
    """Return the number a line holds, 0 to 10, or None."""
    text = answers.get(key, "")
    value = int(text) if text.isascii() and text.isdigit() else None
    return value if _is_rating(value) else None


def words_of(answers: Answers) -> str:
    """Return everything written under the lines, for the search; numbers are left out."""
    written = (
        answers[key]
        for key, line in LINES.items()
        if line.kind is not LineKind.RATING and answers.get(key)
    )
    return "\n".join(written)


# -- as they are stored ----------------------------------------------------------------


def answers_text(answers: Answers) -> str:
    """Return answers as the journal keeps them."""
    return json.dumps(dict(answers), ensure_ascii=False)


def read_answers(text: str) -> dict[str, str]:
    """Return the answers a stored text holds."""
    return {str(key): str(value) for key, value in json.loads(text).items()}


def steps_text(steps: Iterable[Step]) -> str:
    """Return steps as the journal keeps them."""
    return json.dumps([step._asdict() for step in steps], ensure_ascii=False)


def read_steps(text: str) -> tuple[Step, ...]:
    """Return the steps a stored text holds."""
    return tuple(Step(row["text"], row.get("distress")) for row in json.loads(text))


# -- as they are read ------------------------------------------------------------------

_UNRATED = "–"


def steps_in_words(steps: Iterable[Step]) -> str:
    """Return one line a step, ``4 · Stand at the gate``; the way back is :func:`steps_of`."""
    return "\n".join(
        f"{_UNRATED if step.distress is None else step.distress} · {step.text}" for step in steps
    )


def steps_of(words: str) -> tuple[Step, ...]:
    """Return the steps that were said as lines."""
    steps = []
    for line in words.split("\n"):
        level, dot, text = line.partition(" · ")
        if not dot or not (level == _UNRATED or (level.isascii() and level.isdigit())):
            level, text = _UNRATED, line
        steps.append(Step(text, None if level == _UNRATED else int(level)))
    return kept_steps(steps)


def _kept(key: str, text: str) -> str:
    text = clean(text).text.strip()
    if key in LINES and LINES[key].kind is LineKind.RATING:
        value = rating_of({key: text}, key)
        return "" if value is None else str(value)
    return text


def _is_rating(value: int | None) -> bool:
    return value is not None and 0 <= value <= HIGHEST
