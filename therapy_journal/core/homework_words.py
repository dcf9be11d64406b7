# SPDX-License-Identifier: GPL-3.0-or-later
"""How a task and its practice are said in one line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from therapy_journal.core.days import recent_day, short_day
from therapy_journal.core.homework import (
    OBSTACLE_TITLES,
    Frequency,
    Homework,
    HomeworkState,
    Obstacle,
    Practice,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.text import first_line

OUTCOME_TITLES: dict[PracticeOutcome, str] = {
    PracticeOutcome.NOT: "Not this time",
    PracticeOutcome.PARTLY: "Partly",
    PracticeOutcome.DONE: "Done",
}

_LAST_WORDS = 48
_COUNTS = {1: "once", 2: "twice"}


def how_often(homework: Homework) -> str:
    """Say the frequency that was set, e.g. ``every workday``; empty for once or left open."""
    if homework.frequency is Frequency.WEEKLY:
        times = homework.times_a_week or 1
        return f"{_COUNTS.get(times, f'{times} times')} a week"
    return {
        Frequency.DAILY: "every day",
        Frequency.WORKDAYS: "every workday",
    }.get(homework.frequency, "")


def origin_line(
    homework: Homework, session_day: date | None, next_day: date | None, today: date
) -> str:
    """Say where a task comes from and until when, e.g. ``From session on 19 Nov · until …``."""
    if session_day is not None:
        parts = [f"From session on {_past(session_day, today)}"]
    else:
        parts = [f"Since {_past(homework.agreed.day, today)}"]
    parts.append(how_often(homework))
    if homework.carried:
        times = _COUNTS.get(homework.carried, f"{homework.carried} times")
        parts.append(f"carried over {times}")
    if homework.state is HomeworkState.ACTIVE:
        parts.append(_until(homework, next_day))
    elif homework.ended_day is not None:
        verb = "finished" if homework.state is HomeworkState.FINISHED else "let go"
        parts.append(f"{verb} {_past(homework.ended_day, today)}")
    return " · ".join(part for part in parts if part)


def _until(homework: Homework, next_day: date | None) -> str:
    if homework.until_kind is UntilKind.DAY and homework.until_day is not None:
        return f"until {short_day(homework.until_day)}"
    if homework.until_kind is UntilKind.NEXT_SESSION:
        return f"until {short_day(next_day)}" if next_day else "until the next session"
    return ""


def _past(day: date, today: date) -> str:
    named = recent_day(day, today)
    return named if day <= today else short_day(day)


def practice_line(practice: Practice, today: date, *, is_brought: bool = False) -> str:
    """Say one try in a line, e.g. ``Last: yesterday · 10 min · distress 6 → 4 · “easier …”``."""
    parts = [f"Last: {recent_day(practice.happened.day, today)}", *practice_details(practice)]
    if practice.outcome is PracticeOutcome.NOT:
        parts.insert(1, OUTCOME_TITLES[practice.outcome].lower())
    obstacles = obstacle_words(practice.obstacles, practice.obstacle_note)
    if obstacles and practice.outcome is not PracticeOutcome.DONE:
        parts = [f"Got in the way: {obstacles}"]
    elif practice.noticed.strip():
        parts.append(f"“{first_line(practice.noticed, _LAST_WORDS)}”")
    if is_brought:
        parts.append("marked for session")
    return " · ".join(parts)


def practice_details(practice: Practice) -> tuple[str, ...]:
    """Return minutes and distress in words, as far as they were noted."""
    parts = []
    if practice.minutes is not None:
        parts.append(f"{practice.minutes} min")
    if practice.before is not None and practice.after is not None:
        parts.append(f"distress {practice.before} → {practice.after}")
    elif practice.before is not None:
        parts.append(f"distress {practice.before} before")
    elif practice.after is not None:
        parts.append(f"distress {practice.after} after")
    return tuple(parts)


def obstacle_words(obstacles: Iterable[Obstacle], note: str, limit: int = _LAST_WORDS) -> str:
    """Say what got in the way; the person's own words come first and name *something else*."""
    named = [OBSTACLE_TITLES[o] for o in obstacles if o is not Obstacle.OTHER or not note.strip()]
    own = first_line(note, limit)
    return ", ".join(([own] if own else []) + named)
