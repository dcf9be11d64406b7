# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns: what a stretch of time shows. Few numbers, each of them a plain count of days.

Mood counts check-ins and the moods of entries that are open; lowest and highest are single
ones. *Practised* is a local day with at least one *done* or *partly*; a try from before its task
was agreed is kept, and not counted. Of sessions those count whose day lies in the stretch and
which are over: attended, missed, cancelled, moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from therapy_journal.core.charts import ChartPoint, Dot, Grain, Span
from therapy_journal.core.days import months_after
from therapy_journal.core.name_shield import NameShield
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import FIRST_PERIOD, AbsenceReason, SessionState

MOST_TASKS = 6
"""Tasks that have a row of their own, those practised last; the others are only counted."""

_FOUR_WEEKS = timedelta(days=27)
_A_DAY = timedelta(days=1)


class Stretch(StrEnum):
    """How far back one looks."""

    SINCE_SESSION = "since_session"
    WEEKS = "weeks"
    MONTHS = "months"
    YEAR = "year"
    EVERYTHING = "everything"


STRETCH_TITLES: dict[Stretch, str] = {
    Stretch.SINCE_SESSION: "Since last session",
    Stretch.WEEKS: "4 weeks",
    Stretch.MONTHS: "3 months",
    Stretch.YEAR: "A year",
    Stretch.EVERYTHING: "Everything",
}


def span_of(
    stretch: Stretch, today: date, *, last_session: date | None, first: date | None
) -> Span:
    """Return the days of a stretch, the last of which is today.

    Without an attended session *since last session* is the last 14 days, as on a summary;
    with nothing noted yet *everything* is four weeks.
    """
    begins = {
        Stretch.SINCE_SESSION: last_session or today - FIRST_PERIOD,
        Stretch.WEEKS: today - _FOUR_WEEKS,
        Stretch.MONTHS: months_after(today, -3) + _A_DAY,
        Stretch.YEAR: months_after(today, -12) + _A_DAY,
        Stretch.EVERYTHING: first or today - _FOUR_WEEKS,
    }
    return Span(min(begins[stretch], today), today)


@dataclass(frozen=True, slots=True)
class MoodPattern:
    """The mood line, on how many days there was one, and how far it went."""

    points: tuple[ChartPoint, ...] = ()
    days: int = 0

    @property
    def lowest(self) -> int | None:
        """The lowest single mood."""
        return int(min(p.lowest for p in self.points)) if self.points else None

    @property
    def highest(self) -> int | None:
        """The highest single mood."""
        return int(max(p.highest for p in self.points)) if self.points else None


@dataclass(frozen=True, slots=True)
class TaskPattern:
    """One task: on how many days it was practised, and the best of each day or bin."""

    homework_id: int
    title: str
    days: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class PracticePattern:
    """Days on which anything was practised, and the tasks that have rows of their own.

    ``more`` tasks have none; then ``dots`` is the best of each day or bin over all tasks.
    """

    days: int = 0
    tasks: tuple[TaskPattern, ...] = ()
    more: int = 0
    dots: tuple[Dot, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadblockPattern:
    """One roadblock: the last answer of each day or bin; ``latest`` is the last of all."""

    key: RoadblockKey
    dots: tuple[Dot, ...]
    latest: Familiar


@dataclass(frozen=True, slots=True)
class AttendancePattern:
    """How many sessions were attended, missed, cancelled and moved, when, and why not."""

    counts: Mapping[SessionState, int] = field(default_factory=dict)
    days: Mapping[SessionState, tuple[date, ...]] = field(default_factory=dict)
    reasons: Mapping[AbsenceReason, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything one stretch shows. ``session_days`` are those of attended sessions."""

    stretch: Stretch
    span: Span
    grain: Grain
    session_days: tuple[date, ...] = ()
    mood: MoodPattern = MoodPattern()
    practice: PracticePattern = PracticePattern()
    roadblocks: tuple[RoadblockPattern, ...] = ()
    attendance: AttendancePattern = AttendancePattern()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (
            self.mood.points or self.practice.tasks or self.roadblocks or self.attendance.counts
        )


def on_paper(patterns: Patterns, shield: NameShield) -> Patterns:
    """Return patterns as they go on paper: names in the titles of tasks are shielded."""
    tasks = tuple(replace(task, title=shield(task.title)) for task in patterns.practice.tasks)
    return replace(patterns, practice=replace(patterns.practice, tasks=tasks))
