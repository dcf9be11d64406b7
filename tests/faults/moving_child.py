# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves or erases a journal as the program does, killed at the step that it is told.

Every line on standard input is ``move|erase STEP FOLDER TARGET SETTINGS``. A step is one call
that opens, makes, renames or removes a file; step 0 is never reached. What is answered is the
number of steps that were taken, or ``killed``.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.erasing import going
from therapy_journal.services.settings import ERASING, LAST_JOURNAL, LAST_ROADBLOCK, WindowSettings

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


def move(folder: Path, target: Path, settings: Path, passphrase: str, stop: Stopping) -> None:
    """Unlock, copy, let the program know the new place, remove the old one."""
    journal = keeping.unlock(folder, passphrase, clock=SystemClock())
    window = WindowSettings(settings)
    window.put(LAST_JOURNAL, str(folder))
    stop.is_on = True
    moved = journal.moving.begin(target)
    if "late" in target.parts:  # something is saved after everything was copied once
        journal.settings.put(LAST_ROADBLOCK, "change")
    journal.moving.end(moved, lambda new: window.put(LAST_JOURNAL, str(new)))


def erase(folder: Path, target: Path, settings: Path, passphrase: str, stop: Stopping) -> None:
    """Unlock, note what is going to go, erase it, forget the note."""
    journal = keeping.unlock(folder, passphrase, clock=SystemClock())
    window = WindowSettings(settings)
    window.put(LAST_JOURNAL, str(folder))
    stop.is_on = True
    known = journal.erasing.known()
    window.put(ERASING, str(going(folder)))
    window.put(LAST_JOURNAL, "")
    journal.erasing.erase(known)
    window.put(ERASING, "")


def main(passphrase: str) -> None:
    """Do each line in a process of its own."""
    for line in sys.stdin:
        what, step, *places = line.rstrip("\n").split("\t")
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            stop = Stopping(int(step))
            sys.addaudithook(stop)
            {"move": move, "erase": erase}[what](*map(Path, places), passphrase, stop)
            os.write(writing, str(stop.taken).encode())
            os._exit(0)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        told = os.read(reading, 20).decode()
        os.close(reading)
        print(told if status == 0 else "killed" if os.WIFSIGNALED(status) else "failed", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
