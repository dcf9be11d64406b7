# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing done to many reflections at once: all of them or none, and a way back for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.services.writing import Writing
from therapy_journal.storage import backup
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault


@dataclass(frozen=True, slots=True)
class Done:
    """The entries something was done to; those it held for already are left out."""

    ids: tuple[int, ...]


class ManyEntries:
    """Used on the storage thread."""

    def __init__(self, *, db: Database, vault: Callable[[], OpenVault], writing: Writing) -> None:
        self._db, self._vault, self._writing = db, vault, writing

    def bring(self, ids: Sequence[int]) -> Outcome[Done]:
        """Mark the entries to be brought to the session."""
        wanted = [each for each in ids if not self._is_brought(each)]
        return self._all(self._writing.bring, wanted)

    def unbring(self, ids: Sequence[int]) -> Outcome[Done]:
        """Take the marks of whole entries away."""
        return self._all(self._writing.unbring, ids)

    def tag(self, ids: Sequence[int], name: str) -> Outcome[Done]:
        """Give the entries a tag beside their others."""

        def add(entry_id: int) -> Outcome[Any]:
            return self._writing.set_tags(entry_id, (*self._tags(entry_id), name))

        return self._all(add, [each for each in ids if not self._has(each, name)])

    def untag(self, ids: Sequence[int], name: str) -> Outcome[Done]:
        """Take a tag off the entries."""

        def take_off(entry_id: int) -> Outcome[Any]:
            left = [tag for tag in self._tags(entry_id) if tag.casefold() != name.casefold()]
            return self._writing.set_tags(entry_id, left)

        return self._all(take_off, ids)

    def trash(self, ids: Sequence[int]) -> Outcome[Done]:
        """Move the entries to the trash, once a backup holds them as they are.

        Raises:
            BackupFailed: then they stay where they are.
        """
        backup.before_change(self._vault())
        return self._all(self._writing.trash, ids)

    def restore(self, ids: Sequence[int]) -> Outcome[Done]:
        """Take the entries out of the trash."""
        return self._all(self._writing.restore, ids)

    def _all(self, do: Callable[[int], Outcome[Any]], ids: Iterable[int]) -> Outcome[Done]:
        done = tuple(ids)
        changes = Changes()
        with self._db.atomic():
            for entry_id in done:
                changes |= do(entry_id).changes
        return Outcome(Done(done), changes)

    def _is_brought(self, entry_id: int) -> bool:
        return any(mark.passage is None for mark in self._writing.marks(entry_id))

    def _tags(self, entry_id: int) -> tuple[str, ...]:
        return self._writing.open(entry_id).tags

    def _has(self, entry_id: int, name: str) -> bool:
        return name.casefold() in {tag.casefold() for tag in self._tags(entry_id)}
