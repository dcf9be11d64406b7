# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens a journal of an earlier schema with the real store, and is killed on the way.

``python -m tests.faults.migrating_child FOLDER RECOVERY_KEY KILL_AT STEP…``: the engine's work
is counted in hundreds of its instructions, over every connection; at ``KILL_AT`` of them the
process kills itself (0: never) and with 0 the count is printed. With ``end`` it kills itself
once the journal was opened, everything committed and nothing closed. Each STEP is a migration
that only the tests know, run after the real ones.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from therapy_journal.storage import opening, schema, vault
from therapy_journal.storage.connection import Database, connect

INSTRUCTIONS = 100
END = "end"


class Counter:
    """Counts the engine's work and ends the process when it is time."""

    def __init__(self, kill_at: int) -> None:
        self.kill_at = kill_at
        self.count = 0

    def connect(self, uri: str) -> Database:
        database = connect(uri)
        database._connection.set_progress_handler(self.tick, INSTRUCTIONS)
        return database

    def tick(self) -> int:
        self.count += 1
        if self.count == self.kill_at:
            kill()
        return 0


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    folder, recovery_key, kill_at = sys.argv[1:4]
    counter = Counter(0 if kill_at == END else int(kill_at))
    opening.connect = counter.connect
    schema.STEPS = (*schema.STEPS, *map(Path, sys.argv[4:]))
    opening.NEWEST = len(schema.STEPS)
    opened = vault.open_with_recovery_key(Path(folder), recovery_key)
    if kill_at == END:
        kill()
    opened.database.close()
    print(counter.count)


if __name__ == "__main__":
    main()
