# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes, rebuilds or restores backups, killed at a step on files or after some time.

Every line on standard input is ``WHAT STEP MICROSECONDS FOLDER TARGET KEY``, parted by tabs: the
recovery key opens the journal, and 0 stands for never. Each is done in a process of its own;
the answer is the number of steps and of microseconds it took, or ``killed``.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from therapy_journal.storage import backup, restoring, settings, vault
from therapy_journal.storage.connection import Database

STEPS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"})


class Stopping:
    """Counts the steps, and kills this process at one of them."""

    def __init__(self, at: int) -> None:
        self.at, self.taken, self.is_on = at, 0, False

    def __call__(self, event: str, _: object) -> None:
        """Take note of what Python is about to do."""
        if self.is_on and event in STEPS:
            self.taken += 1
            if self.taken == self.at:
                os.kill(os.getpid(), signal.SIGKILL)


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


def be_killed(words: list[str], writing: int) -> None:
    what, step, after, folder, target, key = words
    stop = Stopping(int(step))
    sys.addaudithook(stop)
    began = 0.0

    def begin() -> None:
        nonlocal began
        stop.is_on = True
        began = time.monotonic()
        if int(after):
            signal.signal(signal.SIGALRM, signal.SIG_DFL)  # which ends the process at once
            signal.setitimer(signal.ITIMER_REAL, int(after) / 1e6)

    do(what, Path(folder), Path(target), key, begin)
    took = int((time.monotonic() - began) * 1e6)
    os.write(writing, f"{stop.taken} {took}".encode())
    os._exit(0)


def main() -> None:
    """Do each line in a process of its own."""
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            be_killed(line.rstrip("\n").split("\t"), writing)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        told = os.read(reading, 40).decode()
        os.close(reading)
        print(told if status == 0 else "killed" if os.WIFSIGNALED(status) else "failed", flush=True)


if __name__ == "__main__":
    main()
