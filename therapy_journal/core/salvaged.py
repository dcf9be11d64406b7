# SPDX-License-Identifier: GPL-3.0-or-later
"""What could be read of a damaged journal and what was lost: kinds, counts and days alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from therapy_journal.core.days import bare_day

_MOST = 20
"""*Nearly everything* is said when less than one in so many was lost."""


class Kept(Enum):
    """The kinds of what a journal holds, each by its name for one and for several."""

    REFLECTIONS = ("reflection", "reflections")
    UNSENT_NOTES = ("unsent note", "unsent notes")
    RAW_LAYERS = ("raw layer", "raw layers")
    HOMEWORK = ("task", "tasks")
    PRACTICE = ("line of practice", "lines of practice")
    SESSIONS = ("session", "sessions")
    CHECK_INS = ("check-in", "check-ins")
    PICTURES = ("picture", "pictures")
    DRAFTS = ("text being typed", "texts being typed")
    VERSIONS = ("earlier version", "earlier versions")
    REST = ("other thing, such as a tag or a setting", "other things, such as tags or settings")

    def counted(self, number: int) -> str:
        """Return so many of them, in words."""
        return f"{number:,} {self.value[number != 1]}"


@dataclass(frozen=True, slots=True)
class OfKind:
    """How much of one kind was read and lost.

    ``rebuilt`` of those read stand as an earlier version or draft of them says; the rest of
    what was kept about them (form, mood, tags) may be missing. ``days`` are those of what was
    lost, as far as they are known.
    """

    kind: Kept
    read: int
    lost: int = 0
    rebuilt: int = 0
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it. ``is_all_known`` is off where more may be lost than can be counted."""

    kinds: tuple[OfKind, ...]
    is_all_known: bool

    @property
    def read(self) -> list[str]:
        """What was read, a line a kind."""
        return [
            of.kind.counted(of.read) + (f", {of.rebuilt:,} of them rebuilt" if of.rebuilt else "")
            for of in self.kinds
            if of.read
        ]

    @property
    def lost(self) -> list[str]:
        """What was lost, a line a kind, with the days where they are known."""
        return [
            of.kind.counted(of.lost) + (f": {_days(of.days)}" if of.days else "")
            for of in self.kinds
            if of.lost
        ]

    @property
    def sentence(self) -> str:
        """Say in one sentence how it went."""
        read, lost = (sum(getattr(of, name) for of in self.kinds) for name in ("read", "lost"))
        told = "Everything that is known to have been written could be read."
        if lost:
            things = "one thing" if lost == 1 else f"{lost:,} things"
            how_much = "Nearly everything" if lost * _MOST < read else "Part of the journal"
            told = f"{how_much} could be read; {things} could not."
        return told if self.is_all_known else f"{told} There may be more that cannot be counted."


def _days(days: tuple[date, ...]) -> str:
    shown = [f"{bare_day(day)} {day.year}" for day in days[:8]]
    more = len(days) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more days" if more else "")
