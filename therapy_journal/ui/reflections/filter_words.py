# SPDX-License-Identifier: GPL-3.0-or-later
"""How filters are told, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from therapy_journal.core.days import bare_day
from therapy_journal.core.filters import Filters
from therapy_journal.core.reflections import FORM_TITLES, Form

SINCE_SESSION = "Since the last session"
MARKED = "To bring to the session"
_BEST = 10


def told(filters: Filters, today: date) -> Iterator[tuple[str, Filters]]:
    """Return each condition in words, with the filters that are left without it."""
    for form in Form:
        if form in filters.forms:
            yield FORM_TITLES[form], replace(filters, forms=filters.forms - {form})
    for name in sorted(filters.tags, key=str.casefold):
        yield f"#{name}", replace(filters, tags=filters.tags - {name})
    if filters.mood is not None:
        yield mood_words(filters.mood), replace(filters, mood=None)
    if filters.is_marked:
        yield MARKED, replace(filters, is_marked=False)
    if filters.first is not None or filters.last is not None:
        words = period_words(filters.first, filters.last, today)
        yield words, replace(filters, first=None, last=None)
    if filters.since is not None:
        yield SINCE_SESSION, replace(filters, since=None)


def mood_words(mood: tuple[int, int]) -> str:
    """Say a range of moods: ``Mood 4``, ``Mood 0 to 3``."""
    low, high = mood
    return f"Mood {low}" if low == high else f"Mood {low} to {high}"


def period_words(first: date | None, last: date | None, today: date) -> str:
    """Say a period: ``From 3 Mar 2025``, ``1 Nov to 30 Nov``."""
    begin = "" if first is None else _day(first, today)
    end = "" if last is None else _day(last, today)
    if begin and end:
        return begin if first == last else f"{begin} to {end}"
    return f"From {begin}" if begin else f"Up to {end}"


def periods(today: date) -> tuple[tuple[str, date, date], ...]:
    """Return the periods that are offered: their names, first and last days."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    return (
        ("The last 7 days", today - timedelta(days=6), today),
        ("The last 30 days", today - timedelta(days=29), today),
        ("This month", month, today),
        ("Last month", before.replace(day=1), before),
        ("This year", date(today.year, 1, 1), today),
        ("Last year", date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    )


def at_least(filters: Filters, low: int) -> Filters:
    """Return the filters with ``low`` as the lowest mood."""
    high = _BEST if filters.mood is None else max(low, filters.mood[1])
    return replace(filters, mood=(low, high))


def at_most(filters: Filters, high: int) -> Filters:
    """Return the filters with ``high`` as the highest mood."""
    low = 0 if filters.mood is None else min(high, filters.mood[0])
    return replace(filters, mood=(low, high))


def _day(day: date, today: date) -> str:
    return bare_day(day) if day.year == today.year else f"{bare_day(day)} {day.year}"
