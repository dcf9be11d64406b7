# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries to read through one after another, in the order in which they were lived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from therapy_journal.core.days import Clock
from therapy_journal.core.reflections import EntryGone, Reflection, is_sealed, is_untouched
from therapy_journal.services.writing import Writing


class ReadingOn:
    """Says which entries follow, and reads them; none that is closed or in the trash."""

    def __init__(self, *, writing: Writing, clock: Clock) -> None:
        self._writing, self._clock = writing, clock

    def from_entry(self, entry_id: int) -> tuple[int, ...]:
        """Return an entry's number and those after it, the oldest first."""
        ids = [each for each, _ in reversed(self._writing.ids_with_days())]
        return tuple(ids[ids.index(entry_id) :]) if entry_id in ids else ()

    def of_month(self, first: date) -> tuple[int, ...]:
        """Return the numbers of a month's entries, the oldest first."""
        days = reversed(self._writing.ids_with_days())
        month = (first.year, first.month)
        return tuple(each for each, day in days if (day.year, day.month) == month)

    def of_these(self, entry_ids: Iterable[int]) -> tuple[int, ...]:
        """Return these entries' numbers, the oldest first; those that are gone are left out."""
        wanted = frozenset(entry_ids)
        days = reversed(self._writing.ids_with_days())
        return tuple(each for each, _ in days if each in wanted)

    def texts(self, entry_ids: Sequence[int]) -> tuple[Reflection, ...]:
        """Return entries as they were typed last, in the order asked for.

        What was closed, moved to the trash, erased or never written on is left out.
        """
        there = {row.id for row in self._writing.rows(self.of_these(entry_ids))}
        today = self._clock.now().day
        found: list[Reflection] = []
        for entry_id in entry_ids:
            if entry_id in there:
                with suppress(EntryGone):
                    entry = self._writing.open(entry_id)
                    if not is_sealed(entry, today) and not is_untouched(entry):
                        found.append(entry)
        return tuple(found)

    def day_of(self, entry_id: int) -> date:
        """Return the day of an entry.

        Raises:
            EntryGone: when it was erased.
        """
        return self._writing.open(entry_id).happened.day

    def nearest(self, first: date, last: date) -> tuple[int, date] | None:
        """Return the first entry of these days with its day, or the one nearest to them.

        None where there is no entry at all.
        """
        # They come newest first; the oldest of a day's own is where reading it begins.
        days = list(reversed(self._writing.ids_with_days()))
        return min(days, key=partial(_apart, first, last), default=None)


def _apart(first: date, last: date, item: tuple[int, date]) -> int:
    """Return how many days an entry lies outside."""
    return max((first - item[1]).days, (item[1] - last).days, 0)
