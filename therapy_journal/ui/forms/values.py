# SPDX-License-Identifier: GPL-3.0-or-later
"""Values of a form as the texts a draft keeps, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import TypeVar

from therapy_journal.core.homework_forms import HIGHEST

E = TypeVar("E", bound=Enum)

ANSWER = "answer."
"""What stands before the name of a line of a task's form, among the other fields."""


def number_text(value: int | None) -> str:
    """Return a number as text, empty for none."""
    return "" if value is None else str(value)


def read_number(text: str) -> int | None:
    """Return the number a text holds, or None."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() else None


def read_rating(text: str) -> int | None:
    """Return the number from 0 to 10 that a text holds, or None."""
    value = read_number(text)
    return value if value is not None and value <= HIGHEST else None


def day_text(value: date | None) -> str:
    """Return a day as text, empty for none."""
    return "" if value is None else value.isoformat()


def read_day(text: str) -> date | None:
    """Return the day a text holds, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def choice_text(value: object) -> str:
    """Return a chosen value of an enumeration as text, empty for none."""
    return str(value.value) if isinstance(value, Enum) else ""


def read_choice(kind: type[E], text: str) -> E | None:
    """Return the value of an enumeration a text holds, or None."""
    return next((each for each in kind if each.value == text), None)


def choices_text(values: object) -> str:
    """Return several chosen values as one text."""
    if not isinstance(values, tuple | list):
        return ""
    return ",".join(choice_text(value) for value in values)


def read_choices(kind: type[E], text: str) -> tuple[E, ...]:
    """Return the values of an enumeration a text holds."""
    found: Iterable[E | None] = (read_choice(kind, part) for part in text.split(","))
    return tuple(value for value in found if value is not None)
