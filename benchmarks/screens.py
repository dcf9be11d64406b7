# SPDX-License-Identifier: GPL-3.0-or-later
"""The reflections of a journal on a screen that nobody sees, and its paintings counted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.screen import ReflectionsScreen
from therapy_journal.ui.theme import Theme

SIZE = (1_000, 800)
PATIENCE_MS = 5_000


class Paintings(QObject):
    """Counts the paintings of a widget; ``at`` is when the window with the last one was there."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.begun = self.ended = 0
        self.at = 0.0
        self._window = widget.window()
        for watched in (widget, self._window):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the window paint itself here: whatever else is due runs before the next event."""
        self.begun += event.type() == QEvent.Type.Paint
        if event.type() != QEvent.Type.UpdateRequest:
            return False
        self._window.event(event)
        self.ended, self.at = self.begun, time.perf_counter()
        return True


@contextmanager
def reflections(journal: Journal) -> Iterator[tuple[ReflectionsScreen, Kit]]:
    """Show the reflections of an open journal; it is closed at the end."""
    application = QApplication.instance() or QApplication(["benchmarks"])
    theme = Theme(application, mode="light")
    bus = Bus(theme)
    jobs = Jobs(bus, theme)
    kit = Kit(jobs, bus, Icons(theme), theme, SystemClock(), _say)
    jobs.set_interrupt(journal.vault.database.interrupt)
    screen = ReflectionsScreen(writing=journal.writing, searching=journal.searching, kit=kit)
    screen.resize(*SIZE)
    screen.show()
    screen.refresh()
    try:
        yield screen, kit
    finally:
        screen.flush()
        screen.hide()
        jobs.flush()
        jobs.close()
        journal.close()
        screen.deleteLater()
        application.processEvents()


def until(holds: Callable[[], bool]) -> bool:
    """Let the window work until something holds, asleep where it has nothing to do.

    Returns whether it does; after ``PATIENCE_MS`` nobody waits any longer. A loop that never
    sleeps would keep the storage thread from running.
    """
    patience = QTimer(singleShot=True)
    patience.start(PATIENCE_MS)
    while patience.isActive() and not holds():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    return holds()


def settle(seconds: float) -> None:
    """Let everything that is due be done for so long, and sleep in between.

    A process that goes before all others and never sleeps is held up by Linux in the end.
    """
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1e3), loop.quit)
    loop.exec()


def _say(message: Message, action: object = None) -> None:
    """Nobody reads notices here."""
