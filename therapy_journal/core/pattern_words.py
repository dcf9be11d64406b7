# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns as charts and in words; the screen and the page take both from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from therapy_journal.core.charts import (
    Dot,
    DotRow,
    DotValues,
    Grain,
    LineValues,
    Span,
    bin_of,
    grain_of,
)
from therapy_journal.core.days import bare_day
from therapy_journal.core.patterns import (
    AttendancePattern,
    Patterns,
    PracticePattern,
    Stretch,
)
from therapy_journal.core.roadblocks import FAMILIAR_TITLES, Familiar, Rating, RoadblockKey
from therapy_journal.core.sessions import ABSENCE_TITLES, SessionState

MOOD, PRACTICE = "Mood", "Practice"
ROADBLOCKS, ATTENDANCE = "Roadblocks over time", "Sessions"
ALL_TASKS = "All tasks"

PRACTISED_LEVELS = ("not this time", "partly", "done")
FAMILIAR_LEVELS = (
    FAMILIAR_TITLES[Familiar.NOT_NOW].lower(),
    FAMILIAR_TITLES[Familiar.A_LITTLE].lower(),
    FAMILIAR_TITLES[Familiar.A_LOT].lower(),
)
STATES = {
    SessionState.ATTENDED: "attended",
    SessionState.MISSED: "missed",
    SessionState.CANCELLED: "cancelled",
    SessionState.MOVED: "moved",
}

NOTHING_YET = {
    MOOD: "No mood was noted in this time. A check-in on Today takes a moment.",
    PRACTICE: "No practice was noted in this time.",
    ROADBLOCKS: "“Does this sound familiar?” was not answered in this time.",
    ATTENDANCE: "No session lies in this time.",
}
_GRAINS = {
    Grain.DAY: "",
    Grain.WEEK: "each point is a week",
    Grain.MONTH: "each point is a month",
}


def stretch_line(patterns: Patterns) -> str:
    """Say which days are looked at, and what one point is where it is no day."""
    span, grain = patterns.span, _GRAINS[patterns.grain]
    said = _days(span)
    if patterns.stretch is Stretch.SINCE_SESSION and span.first in patterns.session_days:
        said = f"Since the session on {bare_day(span.first)}"
        said += f" {span.first.year}" if span.first.year != span.last.year else ""
    return f"{said} · {grain}" if grain else said


def _days(span: Span) -> str:
    first = bare_day(span.first)
    if span.first == span.last:
        return f"{first} {span.first.year}"
    if span.first.year != span.last.year:
        first = f"{first} {span.first.year}"
    return f"{first} to {bare_day(span.last)} {span.last.year}"


# -- mood ------------------------------------------------------------------------------


def mood_words(patterns: Patterns) -> str:
    """Say on how many days there was a mood, the lowest and the highest, and what lines mean."""
    mood = patterns.mood
    if not mood.points:
        return NOTHING_YET[MOOD]
    said = [f"Noted on {_so_many(mood.days, 'day', 'days')}."]
    if mood.lowest != mood.highest:
        said.append(f"Lowest {mood.lowest}, highest {mood.highest}.")
    elif mood.days > 1:
        said.append(f"Always {mood.lowest}.")
    if patterns.session_days and patterns.grain is not Grain.MONTH:
        said.append("Dashed line: a session.")
    return " ".join(said)


def mood_line(patterns: Patterns) -> LineValues:
    """Return the mood line with the sessions of its time."""
    return LineValues(
        patterns.span, patterns.mood.points, patterns.grain, marks=patterns.session_days
    )


# -- practice --------------------------------------------------------------------------


def practice_words(practice: PracticePattern) -> str:
    """Say on how many days something was practised, and which rows there are."""
    if not practice.tasks:
        return NOTHING_YET[PRACTICE]
    said = "Nothing was practised, and that is information too."
    if practice.days:
        said = f"Practised on {_so_many(practice.days, 'day', 'days')}."
    if practice.more:
        every = len(practice.tasks) + practice.more
        said += f" The first row is all {every:,} tasks, below are the {len(practice.tasks)} last."
    return said


def practice_dots(patterns: Patterns) -> DotValues:
    """Return a row for all tasks where not each has its own, then one a task."""
    practice = patterns.practice
    rows = [DotRow(task.title, task.dots, _on(task.days)) for task in practice.tasks]
    if practice.more:
        rows.insert(0, DotRow(ALL_TASKS, practice.dots, _on(practice.days)))
    return DotValues(patterns.span, tuple(rows), PRACTISED_LEVELS, patterns.grain)


def _on(days: int) -> str:
    return f"on {_so_many(days, 'day', 'days')}" if days else ""


# -- roadblocks ------------------------------------------------------------------------


def roadblock_words(patterns: Patterns) -> str:
    """Say what the rows are; which roadblock counts for more is not for a program to say."""
    if not patterns.roadblocks:
        return NOTHING_YET[ROADBLOCKS]
    return "What you answered to “Does this sound familiar?”, with your last answer beside it."


def roadblock_dots(patterns: Patterns, titles: Mapping[RoadblockKey, str]) -> DotValues:
    """Return a small row for each roadblock that was answered, in the order of the seven."""
    rows = tuple(
        DotRow(titles[each.key], each.dots, FAMILIAR_LEVELS[each.latest])
        for each in patterns.roadblocks
    )
    return DotValues(patterns.span, rows, FAMILIAR_LEVELS, patterns.grain, is_raised=True)


def answers_over_time(title: str, answers: Sequence[Rating], today: date) -> DotValues:
    """Return one row with the last answer of each day or bin, from the first answer to today."""
    first = min((rating.day for rating in answers), default=today)
    span = Span(first, max([today, *(rating.day for rating in answers)]))
    grain = grain_of(span)
    latest = {bin_of(rating.day, grain): int(rating.familiar) for rating in answers}
    dots = tuple(Dot(start, level) for start, level in sorted(latest.items()))
    return DotValues(span, (DotRow(title, dots),), FAMILIAR_LEVELS, grain, is_raised=True)


# -- sessions --------------------------------------------------------------------------


def attendance_words(attendance: AttendancePattern) -> tuple[str, ...]:
    """Say how many there were of each, and the reasons that were noted, each on a line."""
    if not attendance.counts:
        return (NOTHING_YET[ATTENDANCE],)
    counts = [
        f"{attendance.counts[state]:,} {words}"
        for state, words in STATES.items()
        if attendance.counts.get(state)
    ]
    lines = [f"{', '.join(counts)}."]
    reasons = [
        title if often == 1 else f"{title} ({often} times)"
        for reason, title in ABSENCE_TITLES.items()
        if (often := attendance.reasons.get(reason, 0))
    ]
    if reasons:
        lines.append(f"What was in the way: {', '.join(reasons)}.")
    return tuple(lines)


def attendance_dots(patterns: Patterns) -> DotValues:
    """Return a row for each of attended, missed, cancelled and moved that there was."""
    rows = []
    for state, words in STATES.items():
        days = patterns.attendance.days.get(state, ())
        bins = sorted({bin_of(day, patterns.grain) for day in days})
        if bins:
            dots = tuple(Dot(start, 2) for start in bins)
            rows.append(DotRow(words.capitalize(), dots, str(patterns.attendance.counts[state])))
    return DotValues(patterns.span, tuple(rows), ("", "", ""), patterns.grain)


def _so_many(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count:,} {many}"
