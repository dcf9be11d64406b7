# SPDX-License-Identifier: GPL-3.0-or-later
"""How practice is counted and told: days, never percentages, and nothing is late.

*Practised* is a number of local days with at least one *done* or *partly* since the task
was agreed or since the last session, whichever is later. It stands alone unless the person
set how often; then the days that have passed stand beside it. Today is among them only once
something was noted for it, because today is not over.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from therapy_journal.core.homework import (
    Frequency,
    Homework,
    HomeworkState,
    Practice,
    PracticeOutcome,
    counted_since,
    practised_days,
)

MOST_DOTS = 28
"""Of a long stretch only the latest days are drawn."""


class BadgeTone(StrEnum):
    """The ground of a badge: a count of days, or of tries."""

    DAYS = "homework"
    TRIES = "session"


class Badge(NamedTuple):
    """A few words about how often; empty when nothing was noted yet."""

    text: str
    tone: BadgeTone = BadgeTone.DAYS


class DayDot(NamedTuple):
    """One day of the row of dots; ``outcome`` is the best of that day, None for nothing."""

    day: date
    outcome: PracticeOutcome | None


@dataclass(frozen=True, slots=True)
class Practised:
    """The numbers behind badge and dots. ``expected`` is None where no frequency was set."""

    since: date
    days: frozenset[date]
    expected: int | None
    tries: int


def is_workday(day: date) -> bool:
    """Return whether a day is one of Monday to Friday."""
    return day.weekday() < 5


def elapsed_days(since: date, today: date, practices: Iterable[Practice]) -> tuple[date, ...]:
    """Return the days from ``since`` to yesterday, and today once something was noted for it."""
    noted_today = any(practice.happened.day == today for practice in practices)
    end = today if noted_today else today - timedelta(days=1)
    return tuple(since + timedelta(days=n) for n in range((end - since).days + 1))


def practised(
    homework: Homework, practices: Sequence[Practice], since: date, today: date
) -> Practised:
    """Return the numbers of one task, counted from ``since`` to the end of ``today``."""
    counted = [p for p in practices if since <= p.happened.day <= today]
    return Practised(
        since,
        practised_days(counted, since),
        _expected(homework, elapsed_days(since, today, counted)),
        sum(p.outcome is not PracticeOutcome.NOT for p in counted),
    )


def _expected(homework: Homework, days: Sequence[date]) -> int | None:
    if homework.frequency is Frequency.DAILY:
        return len(days)
    if homework.frequency is Frequency.WORKDAYS:
        return sum(map(is_workday, days))
    if homework.frequency is Frequency.WEEKLY and homework.times_a_week and days:
        weeks = -(-len(days) // 7)
        return homework.times_a_week * weeks
    return None


def count_from(homework: Homework, last_session: datetime | None, session_day: date | None) -> date:
    """Return the first day that counts; a task for one time counts from when it was agreed."""
    if homework.frequency is Frequency.ONCE:
        return homework.agreed.day
    return counted_since(homework, last_session, session_day)


def badge(homework: Homework, numbers: Practised, practices: Iterable[Practice]) -> Badge:
    """Say how often, e.g. ``on 3 days``, ``on 6 of 8 workdays`` or ``1 try``.

    Nothing is said while there is nothing to count, and no number is set beside another
    that would make it look small for having done more than agreed.
    """
    count = len(numbers.days)
    if not count:
        return Badge("")
    if homework.frequency is Frequency.ONCE:
        if any(p.outcome is PracticeOutcome.DONE for p in practices):
            return Badge("done")
        return Badge(_so_many(numbers.tries, "try", "tries"), BadgeTone.TRIES)
    if homework.frequency is Frequency.WORKDAYS and numbers.expected is not None:
        return Badge(_on_workdays(numbers))
    if numbers.expected is None or count > numbers.expected:
        return Badge(f"on {_so_many(count, 'day', 'days')}")
    return Badge(f"on {count} of {_so_many(numbers.expected, 'day', 'days')}")


def _on_workdays(numbers: Practised) -> str:
    workdays = sum(map(is_workday, numbers.days))
    others = len(numbers.days) - workdays
    if not workdays:
        return f"on {_so_many(others, 'day', 'days')}"
    of = _so_many(numbers.expected or 0, "workday", "workdays")
    more = f" and {_so_many(others, 'other day', 'other days')}" if others else ""
    return f"on {workdays} of {of}{more}"


def _so_many(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"


def day_dots(
    homework: Homework, practices: Sequence[Practice], since: date, today: date
) -> tuple[DayDot, ...]:
    """Return one dot a day, oldest first; with *every workday* only workdays and days noted."""
    counted = [p for p in practices if since <= p.happened.day <= today]
    best: dict[date, PracticeOutcome] = {}
    for practice in counted:
        day, outcome = practice.happened.day, practice.outcome
        if day not in best or _RANK[outcome] > _RANK[best[day]]:
            best[day] = outcome
    if not best:
        return ()
    days = elapsed_days(since, today, counted)
    if homework.frequency is Frequency.WORKDAYS:
        days = tuple(day for day in days if is_workday(day) or day in best)
    return tuple(DayDot(day, best.get(day)) for day in days)[-MOST_DOTS:]


_RANK = {PracticeOutcome.NOT: 0, PracticeOutcome.PARTLY: 1, PracticeOutcome.DONE: 2}


def is_for_today(
    homework: Homework, practices: Sequence[Practice], since: date, today: date
) -> bool:
    """Return whether a task belongs on today's list.

    *Once* stays until it was done, *every workday* rests at the weekend, and so many times
    a week rests when the week's times are reached; a task practised today stays in sight.
    """
    if homework.state is not HomeworkState.ACTIVE:
        return False
    days = practised_days(practices, since)
    if today in days:
        return True
    match homework.frequency:
        case Frequency.ONCE:
            return all(p.outcome is not PracticeOutcome.DONE for p in practices)
        case Frequency.WORKDAYS:
            return is_workday(today)
        case Frequency.WEEKLY:
            monday = today - timedelta(days=today.weekday())
            return sum(day >= monday for day in days) < (homework.times_a_week or 1)
        case _:
            return True
