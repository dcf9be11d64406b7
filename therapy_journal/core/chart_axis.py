# SPDX-License-Identifier: GPL-3.0-or-later
"""The days that are named under a chart, as many as have room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from therapy_journal.core.charts import Span
from therapy_journal.core.days import MONTHS, bare_day, weekday

_DAYS_IN_WEEK = 7
_EACH_DAY = 9
_STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


class Tick(NamedTuple):
    """A day of the axis and its words."""

    day: date
    text: str


def ticks(span: Span, most: int) -> tuple[Tick, ...]:
    """Return the days that are named under a chart with room for ``most`` names, at least two.

    Days and weeks count from the first day; months and years begin where the calendar's do.
    """
    most = max(most, 2)
    if span.days <= min(most, _EACH_DAY):
        return tuple(
            Tick(day, f"{weekday(day)[:3]} {day.day}") for day in _every(span, 1, span.first)
        )
    for weeks in (1, 2):
        if -(-span.days // (_DAYS_IN_WEEK * weeks)) <= most:
            return tuple(
                Tick(day, bare_day(day)) for day in _every(span, _DAYS_IN_WEEK * weeks, span.first)
            )
    for months in _STEPS_OF_MONTHS:
        found = _month_ticks(span, months)
        if len(found) <= most:
            break
    return found or (Tick(span.first, bare_day(span.first)),)


def _every(span: Span, step: int, first: date) -> Iterator[date]:
    day = first
    while day <= span.last:
        yield day
        day += timedelta(days=step)


def _month_ticks(span: Span, step: int) -> tuple[Tick, ...]:
    number = span.first.year * 12 + span.first.month - 1
    number += 0 if span.first.day == 1 else 1
    number += -number % step
    found: list[Tick] = []
    while (day := date(number // 12, number % 12 + 1, 1)) <= span.last:
        found.append(Tick(day, _month_words(day, step, is_first=not found)))
        number += step
    return tuple(found)


def _month_words(day: date, step: int, *, is_first: bool) -> str:
    if step % 12 == 0:
        return str(day.year)
    name = MONTHS[day.month - 1][:3]
    return f"{name} {day.year}" if is_first or day.month == 1 or step > day.month - 1 else name
