# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash: what lies in it, putting back, and erasing for good, from backups too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock, Moment, from_text, recent_day
from therapy_journal.core.reflections import FORM_TITLES, Form, own_words
from therapy_journal.core.stock import TITLES, StockKind
from therapy_journal.core.text import first_line, shorten, snippet
from therapy_journal.core.trash import Item, Standing, Trashed, TrashKind
from therapy_journal.services.ways_back import WaysBack
from therapy_journal.storage import backup, erasing
from therapy_journal.storage import trash as stored
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

_NAME = 60

CHANGED: dict[TrashKind, Changes] = {
    TrashKind.REFLECTION: Changes(reflection_list=True, tags=True, marks=True, summary=True),
    TrashKind.UNSENT_NOTE: Changes(unsent_notes=True, marks=True, summary=True),
    TrashKind.HOMEWORK: Changes(homework=True, marks=True, summary=True),
    TrashKind.PRACTICE: Changes(homework=True, marks=True, summary=True),
    TrashKind.SESSION: Changes(sessions=True, homework=True, summary=True),
    TrashKind.CARE_PERSON: Changes(sessions=True),
    TrashKind.PERSON: Changes(support=True),
    TrashKind.COMFORT: Changes(support=True),
    TrashKind.LOOK: Changes(sessions=True),
    TrashKind.STOCK: Changes(stock=True),
    TrashKind.AGENDA_ITEM: Changes(summary=True),
    TrashKind.CHECK_IN: Changes(check_ins=True, summary=True),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be erased, and what is needed to find and erase it in backups."""

    items: tuple[Item, ...]
    names: dict[TrashKind, tuple[str, ...]]
    backups: tuple[Path, ...]
    is_second_away: bool
    is_handed_over: bool
    now: Moment
    vault: OpenVault = field(repr=False)

    def standing(self, holding: Sequence[Path]) -> Standing:
        """Return what has to be said, once it is known which backups hold it."""
        return Standing(len(holding), self.is_second_away, self.is_handed_over)


class Trash:
    """Used on the storage thread, but for :func:`holding` and :func:`remove_from`."""

    def __init__(
        self, *, db: Database, vault: Callable[[], OpenVault], clock: Clock, ways_back: WaysBack
    ) -> None:
        self._db, self._vault, self._clock = db, vault, clock
        self._ways_back = ways_back

    @property
    def is_read_only(self) -> bool:
        """Whether the trash can only be looked at where the journal lies."""
        return self._db.is_read_only

    def contents(self) -> tuple[Trashed, ...]:
        """Return everything in the trash, what was put there last first."""
        today = self._clock.now().day
        return tuple(_told(row, today) for row in stored.contents(self._db))

    def put_back(self, item: Item) -> Outcome[Item]:
        """Take a thing out of the trash, to where it was."""
        outcome = self._ways_back[item.kind](item.id)
        return Outcome(item, outcome.changes | CHANGED[item.kind])

    def ask(self, items: Iterable[Item]) -> Asked:
        """Return what the question before erasing needs; nothing is changed by it."""
        items, vault = tuple(items), self._vault()
        second = backup.second_place(vault)
        return Asked(
            items,
            stored.uids(self._db, items),
            tuple(backup.everywhere(vault)),
            second is not None and not second.parent.is_dir(),
            any(stored.is_handed_over(self._db, item) for item in items),
            self._clock.now(),
            vault,
        )

    def erase(self, asked: Asked, *, is_out_of_backups: bool = False) -> Outcome[int]:
        """Erase for good what was asked about; returns how many things it was.

        Before several things at once go, a backup is made, unless they were taken out of the
        backups: it would hold them again.

        Raises:
            BackupFailed: when that backup cannot be made; nothing is erased then.
        """
        vault = self._vault()
        if len(asked.items) > 1 and not is_out_of_backups:
            backup.before_change(vault, now=self._clock.now().at)
        now = self._clock.now()
        changes = Changes()
        with self._db.atomic():
            for item in asked.items:
                erasing.erase(self._db, item, now)
                changes |= CHANGED[item.kind]
        erasing.leave_no_trace(self._db, vault.folder)
        return Outcome(len(asked.items), changes)


def holding(asked: Asked) -> tuple[Path, ...]:
    """Return the backups that still hold any of it; never opens the journal itself."""
    holds = partial(_holds, asked.names)
    return tuple(backup.holding(asked.vault, holds, asked.backups))


def remove_from(asked: Asked, folders: Sequence[Path]) -> int:
    """Write these backups anew without it; never opens the journal itself.

    Raises:
        BackupFailed: when a place does not take the new one; those before it are done.
    """
    return backup.rebuild(asked.vault, partial(_erase_in, asked.names, asked.now), folders)


def _holds(names: dict[TrashKind, tuple[str, ...]], db: Database) -> bool:
    return any(stored.ids(db, kind, found) for kind, found in names.items())


def _erase_in(names: dict[TrashKind, tuple[str, ...]], now: Moment, db: Database) -> None:
    with db.atomic():
        for kind, found in names.items():
            for item_id in stored.ids(db, kind, found):
                erasing.erase(db, Item(kind, item_id), now)


def _told(row: stored.Row, today: date) -> Trashed:
    day = recent_day(date.fromisoformat(row.day), today) if row.day else ""
    name, words = _named(row, day, today)
    return Trashed(row.item, shorten(name, _NAME), words, from_text(row.trashed_at))


def _named(row: stored.Row, day: str, today: date) -> tuple[str, str]:
    """Return what a thing is called in the trash, and its first words."""
    kind, own = row.item.kind, row.words
    if kind is TrashKind.REFLECTION:
        own = own_words(own)
    words = snippet(own)
    if row.sealed_until is not None and date.fromisoformat(row.sealed_until) > today:
        return f"Sealed entry of {day}", ""
    names = {
        TrashKind.UNSENT_NOTE: f"Note of {day}",
        TrashKind.REFLECTION: row.name or first_line(own) or FORM_TITLES[Form.FREE],
        TrashKind.SESSION: f"Session of {day}" + (f" with {row.name}" if row.name else ""),
        TrashKind.PRACTICE: f"{row.name}, {day}",
        TrashKind.LOOK: f"Look of {day}",
        TrashKind.CHECK_IN: f"Check-in of {day}",
    }
    if kind is TrashKind.STOCK:
        return f"{TITLES[StockKind(row.name)]}, {day}", words
    if kind is TrashKind.UNSENT_NOTE:
        words = "Out of sight. None of its words are shown."
    elif kind is TrashKind.CHECK_IN:
        words = " · ".join(part for part in (row.words, row.name) if part)
    name = names.get(kind, row.name)
    return name, "" if words == name else words  # one line is said once
