# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking replaces the process, so that no text stays in memory (one injected object)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn, Protocol


class Restart(Protocol):
    """Replaces this process with a fresh one that shows the lock screen."""

    def __call__(self, journal: Path) -> None:
        """Start anew with the journal at this place."""


def command(journal: Path) -> list[str]:
    """Return the command line that starts this program anew, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, str(journal)]
    return [sys.executable, "-m", "therapy_journal", str(journal)]


def replace_process(journal: Path) -> NoReturn:
    """Replace the running process; Windows has no exec, so there a new one is started."""
    line = command(journal)
    environment = dict(os.environ)
    # A frozen one-folder program must find its own libraries again, not the old process's.
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 — no other system needs it

        subprocess.Popen(line, env=environment, close_fds=True)  # noqa: S603 — our own program
        os._exit(0)
    os.execve(line[0], line, environment)  # noqa: S606 — our own program
