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
_WORD = re.compile(r"[a-z]+|\d+")
_TIME = re.compile(r"(\d{1,2})(?:[:.h\s]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")


def read_day(
    text: str, near: date, *, today: date | None = None, month_first: bool = False
) -> date | None:
    """Return the day meant by ``text``, or None.

    Takes ``26 Nov``, ``Thu 26 November 2026``, ``26.11.``, ``26/11/2026``, ``2026-11-26``,
    ``26``, ``today``, ``Friday``, ``last Fri``. A day without a year is the one nearest to
    ``near``; a name is counted from ``today`` (else from ``near``), a weekday forwards.
    """
    text = text.strip().lower()
    named = _named(text, today or near)
    if named is not None:
        return named
    iso = _ISO.fullmatch(text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    words = _WORD.findall(text)
    numbers = [int(word) for word in words if word.isdigit()]
    month = next((_month(word) for word in words if _month(word)), 0)
    if month:
        return _with_year(numbers[1:2], month, numbers[0], near) if numbers else None
    return _from_numbers(numbers, near, month_first=month_first)


def _named(text: str, today: date) -> date | None:
    if text in _NAMED:
        return today + timedelta(days=_NAMED[text])
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
