# SPDX-License-Identifier: GPL-3.0-or-later
"""What a list of reflections may be narrowed to; each condition narrows it further."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from therapy_journal.core.reflections import Form


@dataclass(frozen=True, slots=True)
class Filters:
    """Conditions that must all hold; one that is empty, None or False asks for nothing.

    ``forms`` are alternatives, since an entry has one form; of ``tags`` each must be there, by
    name, whether in small letters or large. ``mood`` is the lowest and the highest, ``first``
    and ``last`` are days, all inclusive. ``since`` is an instant in UTC.
    """

    forms: frozenset[Form] = frozenset()
    tags: frozenset[str] = frozenset()
    mood: tuple[int, int] | None = None
    is_marked: bool = False
    first: date | None = None
    last: date | None = None
    since: datetime | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for, so that every entry stays in the list."""
        return self == EVERYTHING


EVERYTHING = Filters()
