# SPDX-License-Identifier: GPL-3.0-or-later
"""Homework: something agreed to try, with its practice log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from therapy_journal.core.days import Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.homework_forms import Answers, Step, TaskForm


class HomeworkState(StrEnum):
    """Where a task stands. None of the three is a failure."""

    ACTIVE = "active"
    FINISHED = "finished"
    LET_GO = "let_go"


class UntilKind(StrEnum):
    """Until when a task is meant; never called due."""

    NEXT_SESSION = "next_session"
    DAY = "day"
    OPEN = "open"


class Frequency(StrEnum):
    """How often, as agreed; ``OPEN`` leaves it open."""

    OPEN = "open"
    ONCE = "once"
    DAILY = "daily"
    WORKDAYS = "workdays"
    WEEKLY = "weekly"


class PracticeOutcome(StrEnum):
    """How it went. *Not* and *partly* are full answers."""

    NOT = "not"
    PARTLY = "partly"
    DONE = "done"


class Obstacle(StrEnum):
    """What got in the way, without blame."""

    TIME = "time"
    FORGOT = "forgot"
    TOO_HARD = "too_hard"
    DISLIKED = "disliked"
    NO_WHY = "no_why"
    FELT_WORSE = "felt_worse"
    OTHER = "other"


OBSTACLE_TITLES: dict[Obstacle, str] = {
    Obstacle.TIME: "time",
    Obstacle.FORGOT: "forgot",
    Obstacle.TOO_HARD: "too hard",
    Obstacle.DISLIKED: "did not like it",
    Obstacle.NO_WHY: "did not see why",
    Obstacle.FELT_WORSE: "felt worse",
    Obstacle.OTHER: "something else",
}


@dataclass(frozen=True, slots=True)
class Homework:
    """One task as agreed. ``times_a_week`` counts only with ``Frequency.WEEKLY``.

    ``carried`` is for the person's own eyes: it stands on no page and in no readable copy.
    """

    id: int
    title: str
    agreed: Moment
    detail: str = ""
    session_id: int | None = None
    until_kind: UntilKind = UntilKind.NEXT_SESSION
    until_day: date | None = None
    frequency: Frequency = Frequency.OPEN
    times_a_week: int | None = None
    plan_when: str = ""
    plan_obstacle: str = ""
    plan_then: str = ""
    state: HomeworkState = HomeworkState.ACTIVE
    carried: int = 0
    carried_day: date | None = None
    learned: str = ""
    ended_day: date | None = None
    form: TaskForm = TaskForm.PLAIN
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Practice:
    """One try. ``before`` and ``after`` are distress, 0 (none) to 10 (the most).

    ``answers`` holds what was written under the lines of the task's form, by line.
    """

    id: int
    homework_id: int
    happened: Moment
    outcome: PracticeOutcome
    minutes: int | None = None
    before: int | None = None
    after: int | None = None
    noticed: str = ""
    obstacles: tuple[Obstacle, ...] = ()
    obstacle_note: str = ""
    answers: Answers = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed, as a form holds it; the title alone makes it complete."""

    title: str
    detail: str = ""
    session_id: int | None = None
    until_kind: UntilKind = UntilKind.NEXT_SESSION
    until_day: date | None = None
    frequency: Frequency = Frequency.OPEN
    times_a_week: int | None = None
    plan_when: str = ""
    plan_obstacle: str = ""
    plan_then: str = ""
    form: TaskForm = TaskForm.PLAIN
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try as a form holds it; the outcome alone makes it complete."""

    outcome: PracticeOutcome
    minutes: int | None = None
    before: int | None = None
    after: int | None = None
    noticed: str = ""
    obstacles: tuple[Obstacle, ...] = ()
    obstacle_note: str = ""
    answers: Answers = field(default_factory=dict, hash=False)


class NothingAgreed(JournalProblem):
    """Homework without a single word of what was agreed."""

    code = "E_NO_TITLE"
    sentence = "There is nothing here yet to keep."
    action = "One line is enough: what did you agree to try?"


class NotYet(JournalProblem):
    """Something was told about a time that has not come."""

    code = "E_NOT_YET"
    sentence = "That time has not come yet, so nothing was noted for it."
    action = "Choose today or an earlier day. What you wrote is still here."


class GoneMeanwhile(JournalProblem):
    """The thing a form speaks about is no longer there."""

    code = "E_GONE"
    sentence = "This was taken away meanwhile, so it could not be changed."
    action = "Nothing else was touched."


def practised_days(practices: Iterable[Practice], since: date) -> frozenset[date]:
    """Return the local days from ``since`` on with at least one *done* or *partly*."""
    return frozenset(
        practice.happened.day
        for practice in practices
        if practice.outcome is not PracticeOutcome.NOT and practice.happened.day >= since
    )


def counted_since(
    homework: Homework, last_session: datetime | None, session_day: date | None
) -> date:
    """Return the day practice is counted from: agreed or last session, whichever is later."""
    if last_session is None or session_day is None or homework.agreed.at > last_session:
        return homework.agreed.day
    return max(homework.agreed.day, session_day)
