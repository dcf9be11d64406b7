# SPDX-License-Identifier: GPL-3.0-or-later
"""What stays out of the page, in words: for the person alone, so that they can be sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from therapy_journal.core.offers import Offer, OfferSection

_NEVER = (
    "Everything you wrote raw in unsent notes, and what you need them to know. "
    "Only the third layer of a note can be brought."
)
_NEVER_TAGS = "Tags, and the words you gave a check-in."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was written in the period and is not offered for the page: titles and counts."""

    unmarked: tuple[str, ...] = ()
    sealed: int = 0
    kept_notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that stays out, with the titles of what it counts."""

    text: str
    titles: tuple[str, ...] = ()


def stays_out(sections: Sequence[OfferSection], around: Surroundings) -> tuple[LeftOut, ...]:
    """Return what is not on the page, what can never be on it at the end."""
    items = [item for section in sections for item in section.items]
    lost = tuple(item.label for item in items if item.is_lost)
    off = tuple(
        item.label
        for section in sections
        for item in section.items
        if not item.is_lost and not _is_through(item, section)
    )
    parts = tuple(section.title for section in sections if not section.is_on)
    found = [
        LeftOut("Parts that are switched off:", parts) if parts else None,
        _counted(
            off,
            "thing that is offered and not on the page",
            "things that are offered and not on the page",
        ),
        _counted(
            lost,
            "passage that changed since you marked it",
            "passages that changed since you marked them",
        ),
        _counted(around.unmarked, "reflection you did not mark", "reflections you did not mark"),
        _counted(around.kept_notes, "unsent note you keep unsent", "unsent notes you keep unsent"),
        LeftOut(_so_many(around.sealed, "sealed reflection", "sealed reflections") + ".")
        if around.sealed
        else None,
        LeftOut(_NEVER),
        LeftOut(_NEVER_TAGS),
    ]
    return tuple(line for line in found if line is not None)


def _is_through(item: Offer, section: OfferSection) -> bool:
    on = {section.key} if section.is_on else set()
    on |= {other.key for other in section.items if other.is_on and other.needs in on}
    return item.is_on and item.needs in on


def _counted(titles: tuple[str, ...], one: str, many: str) -> LeftOut | None:
    return LeftOut(f"{_so_many(len(titles), one, many)}:", titles) if titles else None


def _so_many(count: int, one: str, many: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {many}"
