# SPDX-License-Identifier: GPL-3.0-or-later
"""Appointments that repeat: which rhythms there are, how each is written and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from therapy_journal.core.days import Moment, bare_day, clock_time, weekday
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.sessions import Session

AHEAD = timedelta(weeks=8)
"""How far ahead sessions of a rhythm are made."""

AT_LEAST = 6
"""How many are made ahead where a rhythm is a slow one."""


class Rhythm(StrEnum):
    """How often an appointment comes round."""

    WEEKLY = "weekly"
    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"
    MONTHLY = "monthly"


RHYTHM_TITLES: dict[Rhythm, str] = {
    Rhythm.WEEKLY: "every week",
    Rhythm.TWO_WEEKS: "every 2 weeks",
    Rhythm.FOUR_WEEKS: "every 4 weeks",
    Rhythm.MONTHLY: "every month",
}

_WEEKS = {Rhythm.WEEKLY: 1, Rhythm.TWO_WEEKS: 2, Rhythm.FOUR_WEEKS: 4}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


@dataclass(frozen=True, slots=True)
class Series:
    """A rhythm of appointments.

    ``rule`` is an RRULE (RFC 5545) counted from ``starts`` on the wall of its zone; ``skipped``
    holds days it gives and that are not wanted; ``ended_day`` is the last day it holds, None
    goes on.
    """

    id: int
    rule: str
    starts: Moment
    minutes: int = 50
    with_whom: str = ""
    place: str = ""
    skipped: tuple[date, ...] = ()
    ended_day: date | None = None

    @property
    def first_day(self) -> date:
        """The first day on the wall."""
        return self.starts.local.date()

    @property
    def shortest_gap(self) -> timedelta:
        """The shortest time after which the rule comes round again."""
        rhythm = rhythm_of(self.rule)
        if rhythm is None:
            return timedelta(days=1)
        return timedelta(weeks=_WEEKS.get(rhythm, 4))


@dataclass(frozen=True, slots=True)
class Repeats:
    """What a form says about repeating: how often, and until which day (None: open)."""

    rhythm: Rhythm
    until: date | None = None


class EndsBeforeItBegins(JournalProblem):
    """A rhythm with a last day before its first."""

    code = "E_RHYTHM_END"
    sentence = "The last day lies before the first session."
    action = "Choose a later day, or leave the end open. Nothing was changed."


def rule_of(rhythm: Rhythm, first: date) -> str:
    """Return the RRULE of a rhythm that begins on ``first``.

    A month is counted by weekday, *the second Thursday*; a fifth one is kept as the last.
    """
    weeks = _WEEKS.get(rhythm)
    if weeks is not None:
        return _weekly(weeks)
    return f"FREQ=MONTHLY;BYDAY={_place(first)}{_CODES[first.weekday()]}"


def rhythm_of(rule: str) -> Rhythm | None:
    """Return the rhythm a rule stands for; None for one from elsewhere."""
    for rhythm, weeks in _WEEKS.items():
        if rule == _weekly(weeks):
            return rhythm
    return Rhythm.MONTHLY if rule.startswith("FREQ=MONTHLY;BYDAY=") else None


def monthly_title(first: date) -> str:
    """Return ``every month on the fourth Thursday``."""
    return f"every month on the {_PLACES[_place(first)]} {weekday(first)}"


def rhythm_words(series: Series) -> str:
    """Return ``every 2 weeks on Thursday, 15:00``, and until when where that is known."""
    first = series.first_day
    rhythm = rhythm_of(series.rule)
    if rhythm is None:
        said = "in a rhythm of its own"
    elif rhythm is Rhythm.MONTHLY:
        said = _monthly_words(series.rule)
    else:
        said = f"{RHYTHM_TITLES[rhythm]} on {weekday(first)}"
    until = "" if series.ended_day is None else f", until {_day(series.ended_day)}"
    return f"{said}, {clock_time(series.starts.local)}{until}"


def holds_on(series: Series, day: date) -> bool:
    """Whether a rhythm has not ended on a day, whatever its rule says of it."""
    return series.ended_day is None or day <= series.ended_day


def is_untouched(session: Session, series: Series) -> bool:
    """Whether a session is as its rhythm made it: its hour, its words, nothing said of it."""
    as_made = Session(
        session.id,
        session.starts,
        series.minutes,
        series.with_whom,
        series.place,
        series_id=series.id,
        series_day=session.series_day,
    )
    local = session.starts.local
    hour = series.starts.local.time()
    return session == as_made and session.series_day == local.date() and local.time() == hour


def _weekly(weeks: int) -> str:
    return "FREQ=WEEKLY" if weeks == 1 else f"FREQ=WEEKLY;INTERVAL={weeks}"


def _place(day: date) -> int:
    nth = (day.day - 1) // 7 + 1
    return nth if nth < 5 else -1


def _monthly_words(rule: str) -> str:
    by_day = rule.rpartition("=")[2]
    place, code = by_day[:-2], by_day[-2:]
    try:
        named = _PLACES[int(place)]
        monday = date(2024, 1, 1) + timedelta(days=_CODES.index(code))
    except (KeyError, ValueError):
        return "every month"
    return f"every month on the {named} {weekday(monday)}"


def _day(day: date) -> str:
    return f"{bare_day(day)} {day.year}"
