# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a readable copy is, and the wish to stop it; both cross from one thread to another."""

from __future__ import annotations

from threading import Event

from therapy_journal.core.errors import JournalProblem


class Stopped(JournalProblem):
    """Somebody asked for the copy to stop before it was whole."""

    code = "E_COPY_STOPPED"
    sentence = "The export was stopped. Nothing was left behind."
    action = "Your entries are as they were."


class Progress:
    """Counts steps on the thread that writes; read and stopped from any other."""

    def __init__(self) -> None:
        self.done = 0
        self.whole = 0
        self._stop = Event()

    def stop(self) -> None:
        """Ask for an end before the next step."""
        self._stop.set()

    def expect(self, steps: int) -> None:
        """Say how many steps are still to come, beside those made already."""
        self.whole = self.done + steps

    def step(self) -> None:
        """Count one step.

        Raises:
            Stopped: when somebody asked for an end.
        """
        if self._stop.is_set():
            raise Stopped
        self.done += 1
