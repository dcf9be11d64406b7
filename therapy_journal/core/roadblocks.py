# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven roadblocks: reasons therapy often gets stuck."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum


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
    """The answer to *Does this sound familiar?*"""

    NOT_NOW = 0
    A_LITTLE = 1
    A_LOT = 2


FAMILIAR_TITLES: dict[Familiar, str] = {
    Familiar.NOT_NOW: "Not now",
    Familiar.A_LITTLE: "A little",
    Familiar.A_LOT: "A lot",
}


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to write about, and a sentence that could open it in the room."""

    question: str
    opening: str


@dataclass(frozen=True, slots=True)
class Roadblock:
    """One roadblock's text. ``opens`` is the id of the command its action runs."""

    key: RoadblockKey
    title: str
    icon: str
    about: str
    allowed: tuple[str, ...]
    prompts: tuple[Prompt, ...]
    opens: str
    opens_label: str


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer, kept over time."""

    key: RoadblockKey
    familiar: Familiar
    day: date
    rated_at: datetime
