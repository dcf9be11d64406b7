# SPDX-License-Identifier: GPL-3.0-or-later
"""A character typed into the search box, until what it finds is painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from therapy_journal.core.messages import Message
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.screen import ReflectionsScreen
from therapy_journal.ui.theme import Theme

TYPED = ("bado kewen", "limona", "taba", "voriwen zi", "ardo", "pesu", "nari", "suta ba")
SIZE = (1_000, 800)
PATIENCE = 5.0


class Paintings(QObject):
    """Counts the paintings of a widget that have ended."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.begun = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.begun += event.type() == QEvent.Type.Paint
        return False


def finding(size: int) -> list[Figure]:
    """Type words letter by letter, and wait for each answer as it is painted."""
    application = QApplication.instance() or QApplication(["benchmarks"])
    theme = Theme(application, mode="light")
    bus = Bus(theme)
    jobs = Jobs(bus, theme)
    kit = Kit(jobs, bus, Icons(theme), theme, SystemClock(), _say)
    journal = keeping.unlock(large(size), PASSPHRASE, clock=SystemClock())
    jobs.set_interrupt(journal.vault.database.interrupt)
    screen = ReflectionsScreen(writing=journal.writing, searching=journal.searching, kit=kit)
    screen.resize(*SIZE)
    screen.show()
    screen.refresh()
    figures = []
    for order, what in (("newest", "newest first"), ("best", "best match")):
        screen.entry_list.found.set_order(order)
        taken = [ms for words in TYPED * 2 for ms in _type(application, screen, words)]
        high = percentile(taken, 95)
        measured = f"p50 {middle(taken):.1f} ms, p95 {high:.1f} ms"
        name = f"character typed to results painted, {what}, {size:,} entries"
        figures.append(Figure(name, measured, "p95 ≤ 50 ms", high <= 50))
    screen.flush()
    screen.hide()
    jobs.flush()
    jobs.close()
    journal.close()
    screen.deleteLater()
    application.processEvents()
    return figures


def _type(application: QApplication, screen: ReflectionsScreen, words: str) -> list[float]:
    field, found = screen.entry_list.search, screen.entry_list.found
    field.clear()
    _settle(application, 0.05)
    paintings = Paintings(found.list.viewport())
    taken = []
    for letter in words:
        before = found.shown
        begun = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(field, event)
        end = begun + PATIENCE
        while found.shown == before and time.perf_counter() < end:
            application.processEvents()
        painted = paintings.begun
        found.list.viewport().update()
        while found.hits and paintings.begun == painted and time.perf_counter() < end:
            application.processEvents()
        taken.append((time.perf_counter() - begun) * 1e3)
        _settle(application, 0.02)
    paintings.deleteLater()
    return taken


def _settle(application: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()


def _say(message: Message, action: object = None) -> None:
    """Nobody reads notices here."""
