# SPDX-License-Identifier: GPL-3.0-or-later
"""Days as a person types them: ``12 march``, ``yesterday``, ``last monday``, ``2026-03-12``."""

from __future__ import annotations

import calendar
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from therapy_journal.core.days import MONTHS, WEEKDAYS, months_after

# Not the names of the calendar module, which are those of the system's language.
_WEEKDAYS = tuple(name.casefold() for name in WEEKDAYS)
_MONTHS = ("", *(name.casefold() for name in MONTHS))
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1, "day before yesterday": -2}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_LEAST_LETTERS = 3
_MOST_AGO = 5000
_DAYS_OF_WEEK = 7

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_ISO_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4})?)?")
_AGO = re.compile(r"(\d{1,4}|[a-z]+) (day|week|month|year)s? ago")
_WORD_FIRST = re.compile(r"([a-z]+) (\d{1,2})(?: (\d{4}))?")
_NUMBER_FIRST = re.compile(r"(\d{1,2}) ([a-z]+)(?: (\d{4}))?")
_MONTH = re.compile(r"([a-z]+)(?: (\d{4}))?")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_FILLING = re.compile(r"\b(?:on|of|the|in)\b|,")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A day, or the whole of a month; ``first`` and ``last`` are the same for a day."""

    first: date
    last: date

    @property
    def is_month(self) -> bool:
        """Whether a month was typed."""
        return self.first != self.last


def read(text: str, today: date) -> TypedDate | None:
    """Return the day or month that was typed, or None when it is none.

    Where the year is left out, the latest such day that is not to come is meant; a weekday
    alone is the last one, today included, with *last* before it today is left out.
    """
    typed = _ORDINAL.sub("", text.casefold())
    typed = " ".join(_FILLING.sub(" ", typed).split())
    day = _day(typed, today)
    if day is not None:
        return TypedDate(day, day)
    first = _month(typed, today)
    if first is None:
        return None
    length = calendar.monthrange(first.year, first.month)[1]
    return TypedDate(first, first.replace(day=length))


def _day(typed: str, today: date) -> date | None:
    if typed in _NAMED:
        return today + timedelta(_NAMED[typed])
    return _numbers(typed, today) or _named_day(typed, today) or _ago(typed, today)


def _numbers(typed: str, today: date) -> date | None:
    if found := _ISO.fullmatch(typed):
        year, month, day = map(int, found.groups())
        return _date(year, month, day)
    if found := _DAY_FIRST.fullmatch(typed):
        day, month = int(found[1]), int(found[2])
        if month > len(_MONTHS) - 1:
            day, month = month, day
        return _in_year(month, day, found[3], today)
    return None


def _named_day(typed: str, today: date) -> date | None:
    weekday = _position(typed.removeprefix("last "), _WEEKDAYS)
    if weekday is not None:
        back = (today.weekday() - weekday) % _DAYS_OF_WEEK
        is_before = typed.startswith("last ")
        return today - timedelta(_DAYS_OF_WEEK if is_before and not back else back)
    if found := _WORD_FIRST.fullmatch(typed):
        month, day, year = _position(found[1], _MONTHS), int(found[2]), found[3]
    elif found := _NUMBER_FIRST.fullmatch(typed):
        month, day, year = _position(found[2], _MONTHS), int(found[1]), found[3]
    else:
        return None
    return None if month is None else _in_year(month, day, year, today)


def _ago(typed: str, today: date) -> date | None:
    found = _AGO.fullmatch(typed)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else _NUMBERS.get(found[1], 0)
    if not 0 < count <= _MOST_AGO:
        return None
    if found[2] in ("day", "week"):
        return today - timedelta(count * (_DAYS_OF_WEEK if found[2] == "week" else 1))
    with suppress(ValueError):  # before the first year there is
        return months_after(today, -count * (12 if found[2] == "year" else 1))
    return None


def _month(typed: str, today: date) -> date | None:
    if found := _ISO_MONTH.fullmatch(typed):
        return _date(int(found[1]), int(found[2]), 1)
    named = {"this month": 0, "last month": 1}
    if typed in named:
        first = today.replace(day=1)
        return (first - timedelta(1)).replace(day=1) if named[typed] else first
    found = _MONTH.fullmatch(typed)
    month = _position(found[1], _MONTHS) if found else None
    if not found or month is None:
        return None
    return _in_year(month, 1, found[2], today)


def _position(word: str, names: tuple[str, ...]) -> int | None:
    """Return which name a word begins, with three letters at the least."""
    if len(word) < _LEAST_LETTERS:
        return None
    word = "sep" if word == "sept" else word
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)


def _in_year(month: int, day: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year), month, day)
    # The twenty-ninth of February may be up to eight years back.
    candidates = (_date(today.year - back, month, day) for back in range(9))
    return next((each for each in candidates if each is not None and each <= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    with suppress(ValueError):
        return date(year, month, day)
    return None
