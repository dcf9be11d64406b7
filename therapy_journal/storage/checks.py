# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking over an open journal for damage, and mending what can be made anew."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from therapy_journal.core.errors import JournalDamaged
from therapy_journal.storage.connection import Database

_INDEXES = ("search", "search_raw")
_AT_MOST = 100


class Kind(Enum):
    """What kind of damage was found, and the sentence that tells it."""

    KEY_FILE = "The key file is damaged or missing."
    KEY_FILE_COPY = "The copy of the key file is damaged or missing."
    SEAL = "A page of the journal file does not match its seal."
    STRUCTURE = "Part of the journal cannot be read."
    LINKS = "Something refers to an entry that is not there."
    LOG = "What was saved last may be missing; everything before it is there."
    NUMBER = "The journal's number at the beginning of its file is damaged."
    INDEX = "The search index does not fit what is written."


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of damage, at how many places, and whether it was put right already."""

    kind: Kind
    places: int = 1
    is_mended: bool = False

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        is_right_now = self.is_mended and self.kind is not Kind.LOG
        return f"{self.kind.value} It was put right." if is_right_now else self.kind.value


def look_over(database: Database, *, gently: bool = False) -> list[Finding]:
    """Check everything: seals, structure, search indexes and links; nothing is changed.

    Reading a page with a wrong seal spoils the connection for whoever goes on with it.
    ``gently`` stops at the seals when one is wrong; looking at these spoils nothing.
    """
    database.checkpoint()  # the seals are checked in the file alone, without its log
    seals = broken_seals(database)
    if seals and gently:
        return [Finding(Kind.SEAL, seals)]
    counts = {Kind.SEAL: seals, **structure(database)}
    if not counts[Kind.STRUCTURE]:
        # Once a page could not be read, the engine's further answers mean nothing.
        counts[Kind.LINKS] = len(database.all("PRAGMA foreign_key_check"))
    return [Finding(kind, counts[kind]) for kind in Kind if counts.get(kind)]


def has_number(path: Path, vault_id: bytes) -> bool:
    """Return whether the file begins with the journal's number; no seal covers that.

    Only for a database that is not open: on Unix, closing any reading of a file gives up
    the locks this process has on it.
    """
    try:
        with path.open("rb") as file:
            return file.read(len(vault_id)) == vault_id
    except OSError:
        return True  # not to be seen now, and nothing to be put right


def broken_seals(database: Database) -> int:
    """Return how many pages of the file do not match their seal."""
    try:
        return len(database.all("PRAGMA cipher_integrity_check"))
    except JournalDamaged:
        return 1


def structure(database: Database, *, quick: bool = False) -> dict[Kind, int]:
    """Return how many faults SQLite's own check finds (at most a hundred), by kind.

    The quick check reads every page in use, but compares no table with its indexes.
    """
    pragma = "quick_check" if quick else "integrity_check"
    try:
        rows = [str(row[0]) for row in database.all(f"PRAGMA {pragma}({_AT_MOST})")]
    except JournalDamaged:
        return {Kind.STRUCTURE: 1, Kind.INDEX: 0}
    told = [row for row in rows if row != "ok"]
    of_search = sum("fts5" in row.lower() for row in told)
    return {Kind.STRUCTURE: len(told) - of_search, Kind.INDEX: of_search}


def rebuild_indexes(database: Database) -> None:
    """Make the search indexes anew from the text kept beside them."""
    with database.atomic():
        for name in _INDEXES:
            database.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")  # noqa: S608
