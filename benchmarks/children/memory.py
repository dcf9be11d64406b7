# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory five seconds after the first rows are painted, or of a bare window."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from painted import tell
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

REST_MS = 5_000


def told() -> None:
    """Tell resident memory now and at its highest, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    tell(
        {
            "resident_mb": pages * resource.getpagesize() / 1e6,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
        }
    )


def bare() -> None:
    """Show an empty window."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(REST_MS, told)
    application.exec()


def unlocked(passphrase: str) -> None:
    """Start the program and unlock the journal it was given."""
    from running import run
    from unlocking import Unlocking

    def watch(program: object) -> None:
        def painted(unlocking: object) -> None:
            QTimer.singleShot(REST_MS, told)

        Unlocking(program, passphrase, painted)

    run(shown=watch)


if sys.argv[1] == "bare":
    bare()
else:
    unlocked(sys.argv.pop())
