# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven roadblocks: reasons therapy often gets stuck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NamedTuple


class RoadblockKey(StrEnum):
    """The seven, in the order they always keep."""

    FIT = "fit"
    EXPECTATIONS = "expectations"
    PARTICIPATION = "participation"
    CHANGE = "change"
    COMMUNICATION = "communication"
    CONSISTENCY = "consistency"
    PROFESSIONAL = "professional"


class Familiar(IntEnum):
    """What was answered to *Does this sound familiar?*."""

    NOT_NOW = 0
    A_LITTLE = 1
    A_LOT = 2


FAMILIAR_TITLES: dict[Familiar, str] = {
    Familiar.NOT_NOW: "Not now",
    Familiar.A_LITTLE: "A little",
    Familiar.A_LOT: "A lot",
}


class CheckWay(StrEnum):
    """How all seven are looked at: one at a time, or on one page."""

    ONE = "one"
    ALL = "all"


MOST_DOTS = 3
"""Dots beside each roadblock: one for *not now*, two for *a little*, three for *a lot*."""

GROWTH_HOLDS = timedelta(days=42)
"""How long an answer that is more familiar than the one before still says something."""


class Prompt(NamedTuple):
    """A question to write about, and a sentence that could open it in the room."""

    question: str
    opening: str


class SentenceTo(StrEnum):
    """Where an opening sentence can go."""

    SESSION = "session"
    ENTRY = "entry"
    NOTE = "note"


class Action(NamedTuple):
    """The command a roadblock leads to, and what its link says."""

    command: str
    label: str


@dataclass(frozen=True, slots=True)
class Roadblock:
    """One roadblock's text. ``opens`` is the id of the command its action runs.

    ``also`` is a second action where one is not enough, ``note`` a word about safety that
    always stands beside the prompts.
    """

    key: RoadblockKey
    title: str
    icon: str
    about: str
    allowed: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    opens: str
    opens_label: str
    also: Action | None = None
    note: str = ""

    def actions(self, screen: str = "") -> tuple[Action, ...]:
        """Return what it leads to, without the way to the screen one is on already."""
        both = (Action(self.opens, self.opens_label), *((self.also,) if self.also else ()))
        return tuple(action for action in both if action.command != f"go.{screen}")


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer, kept over time."""

    key: RoadblockKey
    familiar: Familiar
    day: date
    rated_at: datetime


def dots(rating: Rating | None) -> int:
    """Return how many of the three dots are filled; none while it was never answered."""
    return 0 if rating is None else rating.familiar + 1


def growing(
    answers: Mapping[RoadblockKey, Sequence[Rating]], today: date
) -> tuple[RoadblockKey, ...]:
    """Return those whose last answer is more familiar than the one before it, the most first.

    Ties keep the order of the seven. ``answers`` are in the order in which they were given; a
    first answer has nothing to grow from, and one from long ago says nothing about now.
    """
    grown: dict[RoadblockKey, int] = {}
    for key in RoadblockKey:
        last_two = answers.get(key, ())[-2:]
        if len(last_two) == 2 and today - last_two[1].day <= GROWTH_HOLDS:
            by = last_two[1].familiar - last_two[0].familiar
            grown |= {key: by} if by > 0 else {}
    return tuple(sorted(grown, key=lambda key: -grown[key]))


def offered(
    answers: Mapping[RoadblockKey, Sequence[Rating]], today: date
) -> tuple[RoadblockKey, ...]:
    """Return what sounds familiar: what grows first, then the most familiar.

    Ties keep the order of the seven; what was answered with *not now* is not among them.
    """
    first = growing(answers, today)
    felt = [key for key in RoadblockKey if key not in first and _familiar(answers, key)]
    return (*first, *sorted(felt, key=lambda key: -_familiar(answers, key)))


def standing_open(
    screen: str,
    *,
    missed: bool,
    last_opened: RoadblockKey | None,
    offers: Sequence[RoadblockKey],
) -> RoadblockKey | None:
    """Return the roadblock that fits where somebody is.

    Homework, unsent notes and a missed session each have their own. Elsewhere it is the one
    opened last, or the first that is offered, or none.
    """
    if screen == "homework":
        return RoadblockKey.PARTICIPATION
    if screen == "unsent_notes":
        return RoadblockKey.COMMUNICATION
    if screen == "sessions" and missed:
        return RoadblockKey.CONSISTENCY
    return last_opened or next(iter(offers), None)


def _familiar(answers: Mapping[RoadblockKey, Sequence[Rating]], key: RoadblockKey) -> int:
    given = answers.get(key, ())
    return int(given[-1].familiar) if given else 0
