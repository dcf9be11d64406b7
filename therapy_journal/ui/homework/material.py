# SPDX-License-Identifier: GPL-3.0-or-later
"""What the screen and its forms need to know, read in one go on the storage thread."""

from __future__ import annotations

from dataclasses import dataclass

from therapy_journal.core.homework import Homework, HomeworkState, Practice
from therapy_journal.core.homework_forms import TaskForm
from therapy_journal.core.sessions import Session
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.services.homework_cards import HomeworkCard
from therapy_journal.services.homework_forms import FormText, load_homework_forms
from therapy_journal.services.practising import Practising

FORMS = (
    FormKind.HOMEWORK,
    FormKind.PRACTICE,
    FormKind.PRACTICE_EDIT,
    FormKind.FINISH,
    FormKind.OBSTACLE,
)


@dataclass(frozen=True, slots=True)
class ScreenMaterial:
    """The cards of one state, the counts of all, and a form that was left."""

    state: HomeworkState
    cards: tuple[HomeworkCard, ...]
    counts: dict[HomeworkState, int]
    left: LeftForm | None


@dataclass(frozen=True, slots=True)
class AgreementMaterial:
    """For the form of a task; ``homework`` is None for a new one."""

    homework: Homework | None
    sessions: tuple[Session, ...]
    coming: Session | None
    draft: dict[str, str]
    forms: dict[TaskForm, FormText]


@dataclass(frozen=True, slots=True)
class PracticeMaterial:
    """For the form of a try; ``practice`` is None for a new one."""

    homework: Homework
    practice: Practice | None
    is_brought: bool
    draft: dict[str, str]
    text: FormText | None = None


@dataclass(frozen=True, slots=True)
class ObstacleMaterial:
    """For what got in the way, of whichever task."""

    tasks: tuple[Homework, ...]
    draft: dict[str, str]


def read_screen(practising: Practising, state: HomeworkState) -> ScreenMaterial:
    """Read what the screen shows."""
    left = next(iter(practising.forms.pending(*FORMS)), None)
    return ScreenMaterial(state, practising.cards(state), practising.counts(), left)


def read_agreement(
    practising: Practising, attending: Attending, homework_id: int
) -> AgreementMaterial:
    """Read what the form of a task needs; 0 is a new task."""
    homework = practising.homework(homework_id) if homework_id else None
    sessions = list(practising.recent_sessions())
    if homework is not None and homework.session_id is not None:
        own = attending.get(homework.session_id)
        if own is not None and own.id not in {session.id for session in sessions}:
            sessions.append(own)
    draft = practising.forms.get(FormKind.HOMEWORK, homework_id)
    coming, forms = attending.next(), load_homework_forms()
    return AgreementMaterial(homework, tuple(sessions), coming, draft, forms)


def read_new_practice(practising: Practising, homework_id: int) -> PracticeMaterial | None:
    """Read what the form of a new try needs; None when the task is gone."""
    homework = practising.homework(homework_id)
    if homework is None:
        return None
    draft = practising.forms.get(FormKind.PRACTICE, homework_id)
    text = _text_of(homework)
    return PracticeMaterial(homework, None, is_brought=False, draft=draft, text=text)


def read_practice(practising: Practising, practice_id: int) -> PracticeMaterial | None:
    """Read what the form of a try noted before needs; None when it is gone."""
    practice = practising.practice(practice_id)
    card = practising.card(practice.homework_id) if practice else None
    if practice is None or card is None:
        return None
    draft = practising.forms.get(FormKind.PRACTICE_EDIT, practice_id)
    is_brought, text = practice_id in card.brought, _text_of(card.homework)
    return PracticeMaterial(card.homework, practice, is_brought, draft, text)


def _text_of(homework: Homework) -> FormText | None:
    if homework.form is TaskForm.PLAIN:
        return None
    return load_homework_forms().get(homework.form)


def read_finish(practising: Practising, homework_id: int) -> PracticeMaterial | None:
    """Read what the form for finishing needs; None when the task is gone."""
    homework = practising.homework(homework_id)
    if homework is None:
        return None
    draft = practising.forms.get(FormKind.FINISH, homework_id)
    return PracticeMaterial(homework, None, is_brought=False, draft=draft)


def read_obstacle(practising: Practising) -> ObstacleMaterial:
    """Read what the form for an obstacle needs."""
    tasks = tuple(card.homework for card in practising.cards())
    return ObstacleMaterial(tasks, practising.forms.get(FormKind.OBSTACLE, 0))
