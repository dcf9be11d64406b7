# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a journal open until it is killed, or tries what its forked child can do with it.

``python -m tests.faults.holding_child FOLDER hold|fork`` reads the passphrase from standard
input. ``hold`` prints ``open`` and goes on writing; ``fork`` prints what the fork was told.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal
from therapy_journal.storage import vault


def main() -> None:
    folder, what = Path(sys.argv[1]), sys.argv[2]
    passphrase = sys.stdin.readline().removesuffix("\n")
    opened = vault.open_with_passphrase(folder, passphrase)
    writing = Journal(opened, clock=SystemClock()).writing
    if what == "fork":
        fork(folder, passphrase)
    entry = writing.new().value
    print("open", flush=True)
    number = 0
    while what == "hold":
        number += 1
        entry = writing.save(entry.id, "Title", f"word {number}", entry.revision).value
    opened.database.close()


def fork(folder: Path, passphrase: str) -> None:
    """Let a fork, which inherits the connection, try to open the journal for itself."""
    child = os.fork()
    if child == 0:
        try:
            vault.open_with_passphrase(folder, passphrase)
            told = "opened"
        except JournalProblem as problem:
            told = problem.code
        print(told, flush=True)
        os._exit(0)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main()
