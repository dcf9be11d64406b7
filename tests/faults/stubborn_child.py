# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves a fixed number of texts through ``Writing``; what does not go is tried again, in hand.

``python -m tests.faults.stubborn_child FOLDER`` reads the passphrase from standard input. It
prints ``open``, then for each text its ``saved`` or, for each time it did not go, a ``fault``
with its code; at the end ``kept`` with how many texts it still holds.
"""

from __future__ import annotations

import sys
from pathlib import Path

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.reflections import Reflection
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.writing import Writing
from therapy_journal.storage import vault
from therapy_journal.storage.connection import Database

TEXTS = 6
TRIES = 4


def text(number: int) -> str:
    return f"text {number} " + "with some words that take a page of their own, " * 110


def main() -> None:
    folder, passphrase = Path(sys.argv[1]), sys.stdin.readline().removesuffix("\n")
    try:
        opened = vault.open_with_passphrase(folder, passphrase)
    except JournalProblem as problem:
        print("closed", problem.code, flush=True)
        return
    print("open", flush=True)
    writing = Writing(db=opened.database, clock=SystemClock())
    kept = 0
    for number in range(TEXTS):
        kept += not saved(writing, number)
        if number % 2:
            rest(opened.database)
    print("kept", kept, flush=True)
    opened.database.close()


def saved(writing: Writing, number: int) -> bool:
    """Save one text as typing does: a new entry, a draft, the entry; then to the file."""
    entry: Reflection | None = None
    for _ in range(TRIES):
        try:
            entry = entry or writing.new().value
            writing.save_draft(entry.id, "", text(number)[:40], 40, entry.revision)
            entry = writing.save(entry.id, "", text(number), entry.revision).value
        except JournalProblem as problem:
            print("fault", problem.code, flush=True)
        else:
            print("saved", number, flush=True)
            return True
    return False


def rest(database: Database) -> None:
    """Bring what was saved into the file, as the program does when nobody types."""
    try:
        database.checkpoint()
    except JournalProblem as problem:
        print("fault", problem.code, flush=True)


if __name__ == "__main__":
    main()
