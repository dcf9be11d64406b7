# SPDX-License-Identifier: GPL-3.0-or-later
"""A task as it is shown: what was agreed, how often it was practised, and what came last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.before_after import DISTRESS_ENDS, before_after
from therapy_journal.core.charts import LineValues
from therapy_journal.core.days import Moment
from therapy_journal.core.homework import Homework, Practice, UntilKind
from therapy_journal.core.homework_forms import SHAPES, TaskForm
from therapy_journal.core.homework_words import origin_line, practice_line
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.practised import (
    Badge,
    DayDot,
    Practised,
    badge,
    count_from,
    day_dots,
    is_for_today,
    practised,
)
from therapy_journal.core.sessions import Session, last_attended, next_session
from therapy_journal.services.homework_forms import FormText, load_homework_forms
from therapy_journal.storage import marks, sessions
from therapy_journal.storage import practice as log
from therapy_journal.storage.connection import Database


@dataclass(frozen=True, slots=True)
class HomeworkCard:
    """One task with everything a card says.

    ``practices`` are those that count (from ``numbers.since`` on), ``log`` is the whole
    log; both begin with the latest. ``next_day`` is the day of the next session. ``labels``
    names the lines of forms; ``course`` is how it was before and after, under its name.
    """

    homework: Homework
    practices: tuple[Practice, ...]
    log: tuple[Practice, ...]
    numbers: Practised
    badge: Badge
    dots: tuple[DayDot, ...]
    origin: str
    last_line: str
    is_for_today: bool
    is_practised_today: bool
    is_brought: bool = False
    brought: frozenset[int] = frozenset()
    session_has_passed: bool = False
    next_day: date | None = None
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    course: tuple[str, LineValues] | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What every card needs to know once."""

    now: Moment
    sessions: dict[int, Session]
    last: Session | None
    coming: Session | None
    homework_marks: frozenset[int]
    practice_marks: frozenset[int]
    forms: Mapping[TaskForm, FormText]


def cards_of(db: Database, now: Moment, tasks: Sequence[Homework]) -> tuple[HomeworkCard, ...]:
    """Return the cards of some tasks, in the same order."""
    if not tasks:
        return ()
    around = _look_around(db, now, load_homework_forms())
    logs: dict[int, list[Practice]] = defaultdict(list)
    if len(tasks) == 1:
        logs[tasks[0].id] = log.of_homework(db, tasks[0].id)
    else:
        for practice in log.of_state(db, tasks[0].state.value):
            logs[practice.homework_id].append(practice)
    return tuple(_card(around, task, tuple(logs[task.id])) for task in tasks)


def _look_around(db: Database, now: Moment, forms: Mapping[TaskForm, FormText]) -> _Around:
    every = sessions.all_sessions(db)
    marked = [mark for mark in marks.all_marks(db) if mark.passage is None]
    return _Around(
        now,
        {session.id: session for session in every},
        last_attended(every, now.at),
        next_session(every, now.at),
        frozenset(m.item_id for m in marked if m.kind is MarkKind.HOMEWORK),
        frozenset(m.item_id for m in marked if m.kind is MarkKind.PRACTICE),
        forms,
    )


def _card(around: _Around, homework: Homework, practices: tuple[Practice, ...]) -> HomeworkCard:
    today, last = around.now.day, around.last
    since = count_from(homework, last.ends_at if last else None, last.starts.day if last else None)
    counted = tuple(p for p in practices if p.happened.day >= since)
    numbers = practised(homework, counted, since, today)
    source = around.sessions.get(homework.session_id or 0)
    next_day = around.coming.starts.day if around.coming else None
    brought = frozenset(p.id for p in practices) & around.practice_marks
    return HomeworkCard(
        homework=homework,
        practices=counted,
        log=practices,
        numbers=numbers,
        badge=badge(homework, numbers, counted),
        dots=day_dots(homework, counted, since, today),
        origin=_origin(around, homework, source, next_day),
        last_line=(
            practice_line(practices[0], today, is_brought=practices[0].id in brought)
            if practices
            else ""
        ),
        is_for_today=is_for_today(homework, practices, since, today),
        is_practised_today=today in numbers.days,
        is_brought=homework.id in around.homework_marks,
        brought=brought,
        session_has_passed=_session_has_passed(homework, last),
        next_day=next_day,
        labels={
            key: line.label for text in around.forms.values() for key, line in text.lines.items()
        },
        course=_course(around.forms.get(homework.form), practices),
    )


def _origin(
    around: _Around, homework: Homework, source: Session | None, next_day: date | None
) -> str:
    day = source.starts.day if source else None
    said = origin_line(homework, day, next_day, around.now.day)
    text = around.forms.get(homework.form)
    return f"{text.title} · {said}" if text else said


def _course(
    text: FormText | None, practices: tuple[Practice, ...]
) -> tuple[str, LineValues] | None:
    """Return before and after by what the form asks, or else by distress."""
    pair = SHAPES[text.form].pair if text else None
    if text is not None and pair is not None:
        low, high = text.lines[pair.before].ends
        values = before_after(practices, pair, (f"0 {low}", f"10 {high}"))
        if values is not None:
            return text.lines[pair.before].label, values
    values = before_after(practices, None, DISTRESS_ENDS)
    return None if values is None else ("Distress", values)


def _session_has_passed(homework: Homework, last: Session | None) -> bool:
    """Whether the session this was meant for has taken place."""
    if last is None or last.id == homework.session_id:
        return False
    if homework.until_kind is not UntilKind.NEXT_SESSION:
        return False
    return last.starts.day > (homework.carried_day or homework.agreed.day)
