# SPDX-License-Identifier: GPL-3.0-or-later
"""What a period offers for the page, before anything is switched on.

None of it has a place for the raw or the second layer of an unsent note, for a tag or for an
entry nobody marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from therapy_journal.core.homework import Homework, Practice
from therapy_journal.core.pictures import PagePicture
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import AgendaItem, MoodMaterial, Period, Stayed, SummaryPage


@dataclass(frozen=True, slots=True)
class TaskMaterial:
    """One task with its practice; ``practised`` says how often, ``outcomes`` how, in words.

    ``practices`` are those of the period and those in ``brought``: tries marked by
    themselves to be brought.
    """

    homework: Homework
    practised: str
    practices: tuple[Practice, ...] = ()
    outcomes: str = ""
    brought: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class FamiliarRoadblock:
    """A roadblock whose latest answer was *a little* or *a lot*."""

    key: RoadblockKey
    title: str
    familiar: Familiar


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """A marked passage or whole entry. ``title`` is for the list; it has its own switch.

    ``pictures`` are those its words show; their content is read only while they are switched on.
    """

    mark_id: int
    day: date
    title: str
    words: str
    is_whole: bool = False
    is_lost: bool = False
    pictures: tuple[PagePicture, ...] = ()


@dataclass(frozen=True, slots=True)
class SayableNote:
    """The third layer of an unsent note and nothing else of it."""

    id: int
    words: str


@dataclass(frozen=True, slots=True)
class Attended:
    """One session of the period and what became of it."""

    day: date
    state: SessionState


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the period offers for the page."""

    session_id: int | None
    session_day: date | None
    period: Period
    since: datetime
    page: SummaryPage
    today: date
    last_session: date | None = None
    agenda: tuple[AgendaItem, ...] = ()
    stayed: Stayed | None = None
    mood: MoodMaterial = field(default_factory=MoodMaterial)
    tasks: tuple[TaskMaterial, ...] = ()
    roadblocks: tuple[FamiliarRoadblock, ...] = ()
    marked: tuple[MarkedWords, ...] = ()
    notes: tuple[SayableNote, ...] = ()
    sessions: tuple[Attended, ...] = ()
