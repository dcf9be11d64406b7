# SPDX-License-Identifier: GPL-3.0-or-later
"""The entries that were chosen for a readable copy, the oldest first, as they may be read today.

Nothing that is closed or in the trash is among them, and no tag, mark or mood goes along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.days import Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.pictures import named
from therapy_journal.services.exporting.progress import Progress
from therapy_journal.storage import pictures, reflection_lists, reflections
from therapy_journal.storage.connection import Database
from therapy_journal.storage.pictures import Picture


class AllSealed(JournalProblem):
    """None of the entries that were to be written may be read today."""

    code = "E_ALL_SEALED"
    sentence = "Nothing was written: what is selected is closed for now."
    action = "Open those entries first, or choose others."


@dataclass(frozen=True, slots=True)
class ReadableEntry:
    """One entry: when it was lived, its title, its Markdown, and its pictures by their uids."""

    happened: Moment
    title: str
    body: str
    pictures: Mapping[str, Picture] = field(default_factory=dict)


class ChosenEntries:
    """Reads them one by one; whoever goes through them twice finds the same.

    ``sealed`` is how many stay out because they are closed beyond ``today``.

    Raises:
        AllSealed: when none would be left.
    """

    def __init__(
        self,
        db: Database,
        entry_ids: frozenset[int],
        today: date,
        *,
        with_pictures: bool,
        progress: Progress,
    ) -> None:
        ids = [each for each, _ in reflection_lists.ids_with_days(db) if each in entry_ids]
        rows = reflection_lists.rows_of(db, ids, today)
        there = [row for row in rows if not row.is_sealed]
        if not there:
            raise AllSealed
        there.sort(key=lambda row: (row.happened.day, row.happened.at, row.id))
        self._db, self._with_pictures = db, with_pictures
        self._ids = [row.id for row in there]
        self.progress = progress
        self.sealed = len(rows) - len(there)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._ids)

    def __iter__(self) -> Iterator[ReadableEntry]:
        """Read one after the other.

        Raises:
            Stopped: when somebody asked for an end.
        """
        for entry_id in self._ids:
            self.progress.step()
            entry = reflections.get(self._db, entry_id)
            if entry is not None:
                shown = self._pictures(entry.body) if self._with_pictures else {}
                yield ReadableEntry(entry.happened, entry.title, entry.body, shown)

    def _pictures(self, body: str) -> dict[str, Picture]:
        found = (pictures.get(self._db, uid) for uid in sorted(named(body)))
        return {picture.uid: picture for picture in found if picture is not None}
