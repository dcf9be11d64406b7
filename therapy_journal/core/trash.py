# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies in the trash, of every kind, and how it is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class TrashKind(StrEnum):
    """What can be deleted, in the order in which the trash shows it."""

    REFLECTION = "reflection"
    UNSENT_NOTE = "unsent_note"
    HOMEWORK = "homework"
    PRACTICE = "practice"
    SESSION = "session"
    CARE_PERSON = "care_person"
    PERSON = "person"
    COMFORT = "comfort"
    LOOK = "look"
    STOCK = "stock"
    AGENDA_ITEM = "agenda_item"
    CHECK_IN = "check_in"


KIND_TITLES: dict[TrashKind, str] = {
    TrashKind.REFLECTION: "Reflections",
    TrashKind.UNSENT_NOTE: "Unsent notes, let go",
    TrashKind.HOMEWORK: "Homework",
    TrashKind.PRACTICE: "Practice",
    TrashKind.SESSION: "Sessions",
    TrashKind.CARE_PERSON: "Care team",
    TrashKind.PERSON: "My people and numbers",
    TrashKind.COMFORT: "What helps me",
    TrashKind.LOOK: "How the work feels",
    TrashKind.STOCK: "Looking at the whole",
    TrashKind.AGENDA_ITEM: "What I wanted to bring",
    TrashKind.CHECK_IN: "Check-ins",
}


class Item(NamedTuple):
    """One thing, by its kind and its number."""

    kind: TrashKind
    id: int


@dataclass(frozen=True, slots=True)
class Trashed:
    """One thing in the trash. ``name`` holds none of the words of a note let go."""

    item: Item
    name: str
    words: str
    trashed_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """What has to be said before something is erased.

    ``backups`` is how many still hold it, ``is_second_away`` whether a second place for
    backups is not at hand to be asked, ``is_handed_over`` whether a page that was handed
    over holds words of it.
    """

    backups: int = 0
    is_second_away: bool = False
    is_handed_over: bool = False


GONE_IS = (
    "Every word of it goes, with earlier versions, drafts and search entries. "
    "This cannot be taken back."
)
GOES_ALONG: dict[TrashKind, str] = {
    TrashKind.HOMEWORK: "What you noted about practising it goes along.",
    TrashKind.SESSION: "The page made for it, and what you wanted to bring, go along.",
    TrashKind.UNSENT_NOTE: "Only a line with two dates stays on the shelf.",
}
ALL_GONE_IS = (
    "Every word of all that lies in the trash goes, with earlier versions, drafts and search "
    "entries. This cannot be taken back."
)
HANDED_OVER = "What you handed over stays as you handed it over."
SECOND_AWAY = "The second place for backups is not here now. What lies there is left as it is."
ELSEWHERE = "Copies you keep elsewhere, and pages you printed or saved, still hold what they held."


def still_in(backups: int) -> str:
    """Say in how many backups something still stands."""
    if not backups:
        return "No backup that is at hand holds it."
    return f"It still stands in {backups} {'backup' if backups == 1 else 'backups'}."


def also_from(backups: int) -> str:
    """Return what is offered about those backups."""
    return (
        "Also remove it from that backup" if backups == 1 else "Also remove it from those backups"
    )


def what_to_know(standing: Standing) -> str:
    """Return everything that is true beside the erasing itself, as one paragraph."""
    said = [still_in(standing.backups)]
    said += [SECOND_AWAY] if standing.is_second_away else []
    said += [HANDED_OVER] if standing.is_handed_over else []
    return " ".join([*said, ELSEWHERE])


def grouped(trashed: Iterable[Trashed]) -> list[tuple[TrashKind, list[Trashed]]]:
    """Return the kinds that are there, in their order, each the latest first."""
    groups: dict[TrashKind, list[Trashed]] = {kind: [] for kind in TrashKind}
    for one in sorted(trashed, key=_when, reverse=True):
        groups[one.item.kind].append(one)
    return [(kind, found) for kind, found in groups.items() if found]


def _when(one: Trashed) -> tuple[datetime, int]:
    return (one.trashed_at, one.item.id)
