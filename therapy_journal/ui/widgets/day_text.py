# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_NAME = 3
_NAMED = {"today": 0, "tomorrow": 1, "yesterday": -1}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # within a life, and what a calendar can step through
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_FILLING = frozenset(("on", "of", "the"))
_MOST_NUMBERS = 2  # beside a month in letters: the day and the year
_AHEAD = re.compile(r"in (\d{1,3}|a|an|one|two|three|four) (day|week)s?")
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_DAYS_IN = {"day": 1, "week": 7}
_TIME = re.compile(r"(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")


def read_day(
    text: str, near: date, *, today: date | None = None, month_first: bool = False
) -> date | None:
    """Return the day meant by ``text``, or None.

    Takes ``26 Nov``, ``Thu 26 November 2026``, ``26.11.``, ``26/11/2026``, ``2026-11-26``,
    ``26``, ``today``, ``Friday``, ``last Fri``, ``in 3 days``. A day without a year is the one
    nearest to ``near``; a name is counted from ``today`` (else from ``near``), a weekday
    forwards. A text with a word in it that has no meaning here is no day: what was typed into
    the middle of another day would otherwise be taken for a third one.
    """
    text = text.strip().lower()
    named = _named(text, today or near)
    if named is not None:
        return named
    iso = _ISO.fullmatch(text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    words = _WORD.findall(_ORDINAL.sub("", text))
    numbers = [int(word) for word in words if word.isdecimal()]
    months = [_month(word) for word in words if _month(word)]
    rest = [word for word in words if not (word.isdecimal() or _month(word) or word in _FILLING)]
    if len(months) > 1 or len(rest) > 1 or not all(map(_is_weekday, rest)):
        return None
    if not months:
        return _from_numbers(numbers, near, month_first=month_first)
    if not 1 <= len(numbers) <= _MOST_NUMBERS:
        return None
    return _with_year(numbers[1:], months[0], numbers[0], near)


def _named(text: str, today: date) -> date | None:
    if text in _NAMED:
        return today + timedelta(days=_NAMED[text])
    if ahead_of := _AHEAD.fullmatch(text):
        count = _COUNTS.get(ahead_of[1]) or int(ahead_of[1])
        return today + timedelta(days=count * _DAYS_IN[ahead_of[2]])
    words = text.split()
    is_last = words[:1] == ["last"]
    if words[:1] in (["last"], ["next"], ["on"], ["this"]):
        words = words[1:]
    name = words[0].rstrip(".") if len(words) == 1 else ""
    found = [day for day in _WEEKDAYS if len(name) >= _SHORT_NAME and day.startswith(name)]
    if not found:
        return None
    ahead = (_WEEKDAYS.index(found[0]) - today.weekday()) % 7
    return today + timedelta(days=ahead - 7 if is_last else ahead)


def _from_numbers(numbers: list[int], today: date, *, month_first: bool) -> date | None:
    if len(numbers) == 1:
        return _date(today.year, today.month, numbers[0])
    if len(numbers) in (2, 3):
        day, month = numbers[:2]
        if month_first:
            day, month = month, day
        return _with_year(numbers[2:3], month, day, today)
    return None


def read_time(text: str) -> time | None:
    """Return the time of day meant by ``text`` (``15``, ``15:00``, ``1500``, ``3 pm``), or None."""
    match = _TIME.fullmatch(text.strip().lower())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = (match[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _is_weekday(word: str) -> bool:
    return any(name[:_SHORT_NAME] == word[:_SHORT_NAME] for name in _WEEKDAYS)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def _with_year(year: list[int], month: int, day: int, today: date) -> date | None:
    if year:
        return _date(year[0] if year[0] > 99 else 2000 + year[0], month, day)
    near = [_date(today.year + offset, month, day) for offset in (-1, 0, 1)]
    real = [each for each in near if each is not None]
    return min(real, key=lambda each: abs((each - today).days), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
