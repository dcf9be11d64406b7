# SPDX-License-Identifier: GPL-3.0-or-later
"""Making what a form holds fit to be kept: one line is enough, and nothing is made up."""

from __future__ import annotations

from dataclasses import replace

from therapy_journal.core.days import Moment
from therapy_journal.core.homework import (
    Agreement,
    Attempt,
    Frequency,
    Homework,
    NothingAgreed,
    NotYet,
    Practice,
    UntilKind,
)
from therapy_journal.core.homework_forms import kept_answers, kept_steps
from therapy_journal.core.text import clean


def fit(agreement: Agreement) -> Agreement:
    """Clean the words and make the choices agree with each other.

    Raises:
        NothingAgreed: When there is no title.
    """
    title = kept_words(agreement.title)
    if not title:
        raise NothingAgreed
    is_weekly = agreement.frequency is Frequency.WEEKLY
    has_day = agreement.until_kind is UntilKind.DAY and agreement.until_day is not None
    is_open = agreement.until_kind is UntilKind.DAY and not has_day
    return replace(
        agreement,
        title=title,
        detail=kept_words(agreement.detail),
        plan_when=kept_words(agreement.plan_when),
        plan_obstacle=kept_words(agreement.plan_obstacle),
        plan_then=kept_words(agreement.plan_then),
        until_kind=UntilKind.OPEN if is_open else agreement.until_kind,
        until_day=agreement.until_day if has_day else None,
        times_a_week=(agreement.times_a_week or 1) if is_weekly else None,
        steps=kept_steps(agreement.steps),
    )


def applied(homework: Homework, agreement: Agreement) -> Homework:
    """Return the task with what was agreed written over it."""
    return replace(
        homework,
        title=agreement.title,
        detail=agreement.detail,
        session_id=agreement.session_id,
        until_kind=agreement.until_kind,
        until_day=agreement.until_day,
        frequency=agreement.frequency,
        times_a_week=agreement.times_a_week,
        plan_when=agreement.plan_when,
        plan_obstacle=agreement.plan_obstacle,
        plan_then=agreement.plan_then,
        form=agreement.form,
        steps=agreement.steps,
    )


def agreement_of(homework: Homework) -> Agreement:
    """Return what was agreed, as a form takes it."""
    return Agreement(
        title=homework.title,
        detail=homework.detail,
        session_id=homework.session_id,
        until_kind=homework.until_kind,
        until_day=homework.until_day,
        frequency=homework.frequency,
        times_a_week=homework.times_a_week,
        plan_when=homework.plan_when,
        plan_obstacle=homework.plan_obstacle,
        plan_then=homework.plan_then,
        form=homework.form,
        steps=homework.steps,
    )


def noted(practice: Practice, attempt: Attempt) -> Practice:
    """Return the try with what a form holds written over it."""
    return replace(
        practice,
        outcome=attempt.outcome,
        minutes=attempt.minutes,
        before=attempt.before,
        after=attempt.after,
        noticed=kept_words(attempt.noticed),
        obstacles=tuple(dict.fromkeys(attempt.obstacles)),
        obstacle_note=kept_words(attempt.obstacle_note),
        answers=kept_answers(practice.answers, attempt.answers),
    )


def come(happened: Moment, now: Moment) -> Moment:
    """Return a moment that has come; one later today becomes now.

    Raises:
        NotYet: When its day has not come.
    """
    if happened.day > now.day:
        raise NotYet
    return happened if happened.at <= now.at else now


def kept_words(text: str) -> str:
    """Return words as a form keeps them: cleaned, without blank ends."""
    return clean(text).text.strip()
