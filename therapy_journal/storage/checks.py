# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking over an open journal for damage; nothing is repaired here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from therapy_journal.core.errors import JournalDamaged
from therapy_journal.storage.connection import Database

_INDEXES = ("search", "search_raw")
_AT_MOST = 100


class Kind(Enum):
    """What kind of damage was found, and the sentence that tells it."""

    KEY_FILE = "The key file is damaged or missing; its copy was used."
    KEY_FILE_COPY = "The copy of the key file is damaged or missing."
    STRUCTURE = "Part of the journal's structure cannot be read."
    SEAL = "A page of the journal file does not match its seal."
    LINKS = "Something refers to an entry that is not there."
    INDEX = "The search index does not fit what is written."


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of damage, and at how many places."""

    kind: Kind
    places: int = 1

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        return self.kind.value


def after_unclean_close(database: Database) -> None:
    """Check what a crash or a power loss may have left; quick, and before anything is shown.

    A page that fails its seal while every used page can be read is a free page: nothing
    that was written is lost, and the next saves mend it.

    Raises:
        JournalDamaged: when something in use cannot be read.
    """
    database.checkpoint()  # the seals are checked in the file alone, without its log
    if broken_structure(database, quick=True):
        raise JournalDamaged


def look_over(database: Database) -> list[Finding]:
    """Check everything: structure, seals, links and search indexes."""
    database.checkpoint()
    counts = {
        Kind.STRUCTURE: broken_structure(database),
        Kind.SEAL: broken_seals(database),
        Kind.LINKS: _broken_links(database),
        Kind.INDEX: 0 if database.is_read_only else _broken_indexes(database),
    }
    return [Finding(kind, places) for kind, places in counts.items() if places]


def broken_structure(database: Database, *, quick: bool = False) -> int:
    """Return how many faults SQLite's own check finds (at most a hundred)."""
    pragma = "quick_check" if quick else "integrity_check"
    try:
        rows = database.all(f"PRAGMA {pragma}({_AT_MOST})")
    except JournalDamaged:
        return 1
    return 0 if [row[0] for row in rows] == ["ok"] else max(1, len(rows))


def broken_seals(database: Database) -> int:
    """Return how many pages of the file do not match their seal."""
    try:
        return len(database.all("PRAGMA cipher_integrity_check"))
    except JournalDamaged:
        return 1


def _broken_links(database: Database) -> int:
    try:
        return len(database.all("PRAGMA foreign_key_check"))
    except JournalDamaged:
        return 1


def _broken_indexes(database: Database) -> int:
    return sum(_is_index_broken(database, name) for name in _INDEXES)


def _is_index_broken(database: Database, name: str) -> bool:
    try:
        database.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")  # noqa: S608
    except JournalDamaged:
        return True
    return False
