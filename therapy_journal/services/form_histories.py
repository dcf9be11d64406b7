# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps and answers in a history: kept as small JSON in one field, read as a field a line."""

from __future__ import annotations

from therapy_journal.core.history import Fields
from therapy_journal.core.homework_forms import (
    LINES,
    Answers,
    kept_answers,
    read_answers,
    read_steps,
    steps_in_words,
)
from therapy_journal.services.homework_forms import load_homework_forms

_BEFORE = "answers."


def form_labels() -> dict[str, str]:
    """Return what the lines of every form are called, by the field they are read as."""
    return {
        _BEFORE + key: line.label
        for text in load_homework_forms().values()
        for key, line in text.lines.items()
    }


def told_answers(answers: Answers) -> dict[str, str]:
    """Return a field for every line there is, empty where nothing was written."""
    return {_BEFORE + key: answers.get(key, "") for key in LINES}


def told(fields: Fields) -> dict[str, str]:
    """Return the fields of a version as they are read; other fields stay as they are."""
    read = {name: text for name, text in fields.items() if name not in ("steps", "answers")}
    if "steps" in fields:
        read["steps"] = steps_in_words(read_steps(fields["steps"]))
    if "answers" in fields:
        read |= told_answers(read_answers(fields["answers"]))
    return read


def answers_of(fields: Fields) -> dict[str, str]:
    """Return the answers that fields hold as they are read."""
    return kept_answers({}, {key: fields.get(_BEFORE + key, "") for key in LINES})
