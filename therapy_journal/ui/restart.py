# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking replaces the process, so that no text stays in memory (one injected object)."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn, Protocol

COVERED = "--covered"
"""Starts with a neutral cover over the lock screen, after the window was hidden."""


class Restart(Protocol):
    """Replaces this process with a fresh one that shows the lock screen."""

    def __call__(self, journal: Path | None, *, is_covered: bool = False) -> None:
        """Start anew with the journal at this place, behind a neutral cover if asked for.

        Without a place it is the one remembered, or the first start.
        """


def command(journal: Path | None, *, is_covered: bool = False) -> list[str]:
    """Return the command line that starts this program anew, from source or frozen."""
    program = [] if getattr(sys, "frozen", False) else ["-m", "therapy_journal"]
    cover = [COVERED] if is_covered else []
    place = [str(journal)] if journal is not None else []
    return [sys.executable, *program, *cover, *place]


def replace_process(journal: Path | None, *, is_covered: bool = False) -> NoReturn:
    """Replace the running process; Windows has no exec, so there a new one is started."""
    line = command(journal, is_covered=is_covered)
    environment = dict(os.environ)
    # A frozen one-folder program must find its own libraries again, not the old process's.
    environment["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if os.name == "nt":
        import subprocess  # noqa: PLC0415 — no other system needs it

        subprocess.Popen(line, env=environment, close_fds=True)  # noqa: S603 — our own program
        os._exit(0)
    os.execve(line[0], line, environment)  # noqa: S606 — our own program
