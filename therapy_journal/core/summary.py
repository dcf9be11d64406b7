# SPDX-License-Identifier: GPL-3.0-or-later
"""The one page made for a session: what may be on it, and what is.

``Material`` (``summary_material``) is everything a period offers; ``Summary`` is what the
switches let through, as plain values ready to be laid out. Neither has a place for the raw or
the second layer of an unsent note, for a tag or for an entry nobody marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from therapy_journal.core.check_ins import MoodPoint
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.pictures import PagePicture

MOST_TO_BRING = 3
"""How many things can be ranked for one session; more would not fit into an hour."""


class Part(StrEnum):
    """The parts of the page in the order in which they are printed."""

    ONE_THING = "one_thing"
    AGENDA = "agenda"
    STAYED = "stayed"
    MOOD = "mood"
    HOMEWORK = "homework"
    ROADBLOCKS = "roadblocks"
    PASSAGES = "passages"
    NOTES = "notes"
    ATTENDANCE = "attendance"
    WISHES = "wishes"

    @property
    def key(self) -> str:
        """The key of its switch, e.g. ``section.mood``."""
        return f"section.{self.value}"


PART_TITLES: dict[Part, str] = {
    Part.ONE_THING: "If we only talk about one thing",
    Part.AGENDA: "What I want to bring",
    Part.STAYED: "What stayed from last time",
    Part.MOOD: "Mood",
    Part.HOMEWORK: "Homework",
    Part.ROADBLOCKS: "Roadblocks that sound familiar",
    Part.PASSAGES: "Marked journal passages",
    Part.NOTES: "Unsent notes, ready to say",
    Part.ATTENDANCE: "Sessions attended and missed",
    Part.WISHES: "What I would like from today",
}


class Wish(StrEnum):
    """What somebody would like from a session."""

    LISTEN = "listen"
    UNDERSTAND = "understand"
    PLAN = "plan"
    DECIDE = "decide"


class Extent(StrEnum):
    """How much of the page was handed over."""

    ALL = "all"
    PART = "part"
    NO = "no"


class AgendaFull(JournalProblem):
    """A fourth thing to bring was asked for."""

    code = "E_AGENDA_FULL"
    sentence = "There are three things to bring already. It was not added."
    action = "You could change or take out one of them first."


class PageTooFull(JournalProblem):
    """What is switched on does not fit on one page, and a second one was not chosen."""

    code = "E_PAGE_FULL"
    sentence = "What is switched on does not fit on one page. Nothing was written."
    action = "Switch something off or shorten it, or choose a second page."


@dataclass(frozen=True, slots=True)
class Period:
    """The days a page covers, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class SummaryPage:
    """The page's own words for one session."""

    session_id: int | None
    one_thing: str = ""
    wishes: frozenset[Wish] = frozenset()
    stayed: str = ""
    since_day: date | None = None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the therapist already has: the page's text, and the switches of its items."""

    id: int
    session_id: int | None
    extent: Extent
    page_text: str
    keys: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to bring; the first is the most important."""

    id: int
    body: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Stayed:
    """What stayed from the session before; ``session_id`` says which one."""

    session_id: int
    words: str
    is_own_wording: bool = False


@dataclass(frozen=True, slots=True)
class MoodMaterial:
    """The mood line of the period; lowest and highest are the days of single check-ins."""

    points: tuple[MoodPoint, ...] = ()
    session_days: tuple[date, ...] = ()
    lowest: date | None = None
    highest: date | None = None


@dataclass(frozen=True, slots=True)
class OneThing:
    """The one thing; empty it is a ruled line to fill in by hand."""

    words: str


@dataclass(frozen=True, slots=True)
class Bring:
    """What I want to bring, ranked."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StayedPart:
    """What stayed from last time."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoodPart:
    """The mood line over the period."""

    period: Period
    mood: MoodMaterial
    caption: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row of the homework table; ``outcomes`` is e.g. ``2 done, 1 partly``."""

    key: str
    title: str
    practised: str
    outcomes: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeworkPart:
    """The homework table."""

    rows: tuple[TaskRow, ...]


@dataclass(frozen=True, slots=True)
class RoadblocksPart:
    """The roadblocks that sound familiar, in one line."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage with its date; ``title`` is empty unless its own switch is on."""

    key: str
    day: date
    title: str
    paragraphs: tuple[str, ...]
    pictures: tuple[PagePicture, ...] = ()


@dataclass(frozen=True, slots=True)
class PassagesPart:
    """What was marked in the journal."""

    passages: tuple[PassageText, ...]


@dataclass(frozen=True, slots=True)
class SayPart:
    """Lines that are ready to be said, each with the key of its switch."""

    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AttendancePart:
    """Sessions attended and missed, without a reason and without blame."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WishesPart:
    """What I would like from today; boxes, ticked or not."""

    chosen: frozenset[Wish]


SectionValue: TypeAlias = (
    OneThing | Bring | StayedPart | MoodPart | HomeworkPart | RoadblocksPart | PassagesPart
    | SayPart | AttendancePart | WishesPart
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Summary:
    """What is on the page. ``keys`` names every switch that let something through."""

    session_day: date | None
    period: Period
    sections: tuple[SectionValue, ...]
    keys: tuple[str, ...] = field(default=())
    two_pages: bool = False
