# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores, sorts, searches and copies many words; run under strace, with a mutant if one is named.

``python -m tests.privacy.storing_child FOLDER PASSPHRASE WORD [MUTANT]``. A mutant takes back one
of the rules that keep words from the disk.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import sqlcipher3.dbapi2 as engine

from therapy_journal.storage import opening, vault
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

ROWS = 6_000


def main(folder: Path, passphrase: str, word: str, mutant: str) -> None:
    """Open the journal, do what brings words near the disk, and end without closing it."""
    if mutant == "temp_store=1":
        kept = tuple(each for each in opening._SETTINGS if each[0] != "temp_store")
        with mock.patch.object(opening, "_SETTINGS", (("temp_store", "1", "1"), *kept)):
            opened = vault.open_with_passphrase(folder, passphrase)
    else:
        opened = vault.open_with_passphrase(folder, passphrase)
    keep_little_in_memory(opened.database)
    store(opened.database, word)
    opened.database.copy_into(folder / "copy.db")
    if mutant in AFTERWARDS:
        AFTERWARDS[mutant](opened, folder)


def keep_little_in_memory(database: Database) -> None:
    """Let sorting need more than memory has, so that it has to go somewhere."""
    database.permit(None)
    database.one("PRAGMA cache_size = -500")
    database.permit(opening.decide)


def store(database: Database, word: str) -> None:
    """Write many rows, sort more than fits into memory, search and count."""
    with database.atomic():
        for number in range(ROWS):
            body = f"{number * 7_919 % ROWS:06} {word} " * 40
            columns = {"title": f"{number}", "body": body, "kind": "reflection"}
            database.insert("search", columns)
    database.all("SELECT body FROM search ORDER BY body || rowid LIMIT 10")
    database.all("SELECT count(*), body FROM search GROUP BY body")
    database.one("SELECT count(*) FROM search WHERE search MATCH ?", (f'"{word}"',))
    database.checkpoint()


def copied_without_a_key(opened: OpenVault, folder: Path) -> None:
    """Write the journal out as a plain database, as the engine offers to."""
    database = opened.database
    database.permit(None)
    database.execute("ATTACH ? AS plain KEY ''", (str(folder / "plain.db"),))
    database.one("SELECT sqlcipher_export('plain')")


def backed_up_page_by_page(opened: OpenVault, folder: Path) -> None:
    """Copy by ``Connection.backup``, which takes whatever key the target has: here none."""
    target = engine.connect(str(folder / "backup.db"))
    opened.database._connection.backup(target)
    target.close()


AFTERWARDS: dict[str, Callable[[OpenVault, Path], None]] = {
    "copied without a key": copied_without_a_key,
    "Connection.backup": backed_up_page_by_page,
}
MUTANTS = ("temp_store=1", *AFTERWARDS)

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else "")
