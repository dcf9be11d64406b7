# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes, rebuilds or restores backups, killed at a step on files or after some time.

Every line on standard input is ``WHAT STEP MICROSECONDS FOLDER TARGET KEY``, parted by tabs: the
recovery key opens the journal, and 0 stands for never. Each is done in a process of its own;
the answer is the number of steps and of microseconds it took, or ``killed``.
"""

from __future__ import annotations

import signal
import time
from pathlib import Path

from tests.faults.forking import Stopping, each_line_in_a_fork
from therapy_journal.storage import backup, restoring, settings, vault
from therapy_journal.storage.connection import Database


def erase(db: Database) -> None:
    db.execute("DELETE FROM setting WHERE key = 'secret'")


def do(what: str, folder: Path, target: Path, key: str, begin: object) -> None:
    """Do one thing; ``begin()`` is called when the part that may be killed begins."""
    assert callable(begin)
    if what == "restore":
        unlocked = restoring.unlock_with_recovery_key(backup.folders(folder)[0], key)
        begin()
        restoring.restore(unlocked, target)
        return
    opened = vault.open_with_recovery_key(folder, key)
    settings.write(opened.database, "written", "just now")
    begin()
    if what == "make":
        backup.make(opened)
    else:
        newest = [backup.folders_in(place)[0] for place in backup.places(opened)]
        backup.rebuild(opened, erase, newest)


def be_killed(words: list[str]) -> str:
    what, step, after, folder, target, key = words
    stop = Stopping(int(step))
    began = 0.0

    def begin() -> None:
        nonlocal began
        stop.is_on = True
        began = time.monotonic()
        if int(after):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process at once
            signal.setitimer(signal.ITIMER_REAL, int(after) / 1e6)

    do(what, Path(folder), Path(target), key, begin)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return f"{stop.taken} {int((time.monotonic() - began) * 1e6)}"


if __name__ == "__main__":
    each_line_in_a_fork(be_killed)
