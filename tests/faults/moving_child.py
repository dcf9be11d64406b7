# SPDX-License-Identifier: GPL-3.0-or-later
"""Moves or erases a journal as the program does, killed at the step that it is told.

Every line on standard input is ``move|erase STEP FOLDER TARGET SETTINGS``. What is answered is
the number of steps that were taken, or ``killed``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults.forking import Stopping, each_line_in_a_fork
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.erasing import going
from therapy_journal.services.settings import ERASING, LAST_JOURNAL, LAST_ROADBLOCK, WindowSettings


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

    def do(words: list[str]) -> str:
        what, step, *places = words
        stop = Stopping(int(step))
        {"move": move, "erase": erase}[what](*map(Path, places), passphrase, stop)
        return str(stop.taken)

    each_line_in_a_fork(do)


if __name__ == "__main__":
    main(sys.argv[1])
