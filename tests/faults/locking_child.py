# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, driven from inside: unlocks, types, waits to be looked at, and locks for real.

``python -m tests.faults.locking_child FOLDER`` reads from standard input the passphrase and the
words to type, a line each; prints ``typed``, waits for a line and locks. Neither is ever in the
arguments or the environment, which the process that follows would inherit.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest

from therapy_journal.app import Program, make_application
from therapy_journal.storage import process


class Driver(QObject):
    """Does one step after the other from the window's own loop."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._go_on)
        self._next = self._unlock
        self._timer.start()

    def _go_on(self) -> None:
        self._next()

    def _unlock(self) -> None:
        page = self._program.lock_screen.unlock_page
        QTest.keyClicks(page.field, sys.stdin.readline().removesuffix("\n"))
        self._words = sys.stdin.readline().removesuffix("\n")
        QTest.keyClick(page.field, Qt.Key.Key_Return)
        self._next = self._write

    def _write(self) -> None:
        desk = self._program.window.desk
        if desk is not None:
            self._program.commands.run("entry.new")
            self._next = self._type

    def _type(self) -> None:
        screen = self._program.window.desk.screen_of("reflections")
        if screen.has_entry():
            for _ in range(30):
                QTest.keyClicks(screen.pane.area, f"{self._words}. ")
            self._program.window.save_now()
            self._next = self._show

    def _show(self) -> None:
        print("typed", flush=True)
        sys.stdin.readline()
        self._words = ""
        self._timer.stop()
        self._program.commands.run("lock")


def main() -> None:
    process.harden()
    application = make_application()
    program = Program(application, folder=Path(sys.argv[1]))
    program.take_care_of_faults()
    program.show()
    driver = Driver(program)
    application.exec()
    driver.deleteLater()


if __name__ == "__main__":
    main()
