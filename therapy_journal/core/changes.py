# SPDX-License-Identifier: GPL-3.0-or-later
"""What a use case changed, so that each screen refreshes only what concerns it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """Flags of what was committed; ids where a list can refresh single rows."""

    reflections: frozenset[int] = frozenset()
    reflection_list: bool = False
    tags: bool = False
    unsent_notes: bool = False
    homework: bool = False
    sessions: bool = False
    stock: bool = False
    check_ins: bool = False
    roadblocks: bool = False
    marks: bool = False
    summary: bool = False
    support: bool = False
    settings: bool = False
    templates: bool = False
    words: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Return both sets of changes together."""
        joined = {f.name: getattr(self, f.name) | getattr(other, f.name) for f in fields(self)}
        return Changes(**joined)

    @property
    def any(self) -> bool:
        """Whether anything changed at all."""
        return any(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of a use case together with what it changed."""

    value: T
    changes: Changes
