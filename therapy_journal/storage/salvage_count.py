# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting what a salvage wrote, and what the indexes say there was besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from therapy_journal.core.salvaged import Kept, OfKind, Salvaged
from therapy_journal.storage.connection import Database
from therapy_journal.storage.surviving_rows import SurvivingRows

Days = dict[tuple[str, int], date]
"""The day of an item, by its table and number."""

_KINDS = {
    "reflection": Kept.REFLECTIONS,
    "unsent_note": Kept.UNSENT_NOTES,
    "homework": Kept.HOMEWORK,
    "practice": Kept.PRACTICE,
    "session": Kept.SESSIONS,
    "check_in": Kept.CHECK_INS,
    "image": Kept.PICTURES,
}


@dataclass(slots=True)
class Counting:
    """What was written, by table and number, and the days known of what there was."""

    tables: frozenset[str]
    numbered: frozenset[str]
    days: Days = field(default_factory=dict)
    written: dict[str, set[int]] = field(default_factory=dict)
    unnumbered: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, number: int) -> None:
        """Count a row; those without a number of their own are only counted."""
        if number:
            self.written.setdefault(table, set()).add(number)
        else:
            self.unnumbered[table] = self.unnumbered.get(table, 0) + 1

    def result(
        self, database: Database, rows: SurvivingRows, rebuilt: Mapping[str, int]
    ) -> Salvaged:
        """Compare with what the indexes know, and sum it up by kind."""
        read: dict[Kept, int] = {}
        lost: dict[Kept, set[tuple[str, int]]] = {}
        of_versions: dict[Kept, int] = {}
        for table in sorted(self.tables):
            kind = kind_of(table)
            missing = self._known(database, rows, table) - self.written.get(table, set())
            again = {number for number in missing if _is_there(database, table, number)}
            count = len(self.written.get(table, ())) + self.unnumbered.get(table, 0)
            read[kind] = read.get(kind, 0) + count + rebuilt.get(table, 0)
            lost.setdefault(kind, set()).update((table, number) for number in missing - again)
            of_versions[kind] = of_versions.get(kind, 0) + rebuilt.get(table, 0)
        kinds = tuple(
            OfKind(
                kind,
                read.get(kind, 0),
                len(lost.get(kind, ())),
                of_versions.get(kind, 0),
                self._days_of(lost.get(kind, set())),
            )
            for kind in Kept
        )
        return Salvaged(kinds, is_all_known=self._is_all_known(rows))

    def _known(self, database: Database, rows: SurvivingRows, table: str) -> set[int]:
        """Return the numbers that the table's indexes, and the search, know of."""
        if table not in self.numbered:
            return set()
        known = {number for kind, number in self.days if kind == table}
        for (index,) in database.all("SELECT name FROM pragma_index_list(?)", (table,)):
            columns = [
                str(row[0])
                for row in database.all("SELECT name FROM pragma_index_info(?)", (index,))
            ]
            for record in rows.entries(str(index)):
                number = record.values[-1]
                if len(record.values) != len(columns) + 1 or not isinstance(number, int):
                    continue
                known.add(number)
                if "day" in columns:
                    _note(self.days, table, number, record.values[columns.index("day")])
        return known

    def _days_of(self, missing: set[tuple[str, int]]) -> tuple[date, ...]:
        return tuple(sorted({self.days[one] for one in missing if one in self.days}))

    def _is_all_known(self, rows: SurvivingRows) -> bool:
        gaps = rows.gaps
        return not (gaps.unknown_pages or (set(gaps.pages) | set(gaps.incomplete)) & self.tables)


def kind_of(table: str) -> Kept:
    """Return the kind that what is kept in a table belongs to."""
    if table in _KINDS:
        return _KINDS[table]
    if table.endswith("version"):
        return Kept.VERSIONS
    if table.endswith("draft"):
        return Kept.DRAFTS
    return Kept.RAW_LAYERS if table.startswith("unsent_") else Kept.REST


def _is_there(database: Database, table: str, number: int) -> bool:
    return database.one(f'SELECT 1 FROM "{table}" WHERE rowid = ?', (number,)) is not None  # noqa: S608


def _note(days: Days, table: str, number: int, value: object) -> None:
    try:
        days.setdefault((table, number), date.fromisoformat(str(value)))
    except ValueError:
        return
