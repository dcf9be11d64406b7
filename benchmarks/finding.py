# SPDX-License-Identifier: GPL-3.0-or-later
"""A character typed into the search box, until what it finds is painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from benchmarks.screens import Paintings, reflections, settle
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.ui.reflections.screen import ReflectionsScreen

TYPED = ("bado kewen", "limona", "taba", "voriwen zi", "ardo", "pesu", "nari", "suta ba")
PATIENCE = 5.0


def finding(size: int) -> list[Figure]:
    """Type words letter by letter, and wait for each answer as it is painted."""
    journal = keeping.unlock(large(size), PASSPHRASE, clock=SystemClock())
    figures = []
    with reflections(journal) as (screen, _):
        for order, what in (("newest", "newest first"), ("best", "best match")):
            screen.entry_list.found.set_order(order)
            taken = [ms for words in TYPED * 2 for ms in _type(screen, words)]
            high = percentile(taken, 95)
            measured = f"p50 {middle(taken):.1f} ms, p95 {high:.1f} ms"
            name = f"character typed to results painted, {what}, {size:,} entries"
            figures.append(Figure(name, measured, "p95 ≤ 50 ms", high <= 50))
    return figures


def _type(screen: ReflectionsScreen, words: str) -> list[float]:
    field, found = screen.entry_list.search, screen.entry_list.found
    field.clear()
    settle(0.05)
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
            QCoreApplication.processEvents()
        painted = paintings.begun
        found.list.viewport().update()
        while found.hits and paintings.begun == painted and time.perf_counter() < end:
            QCoreApplication.processEvents()
        taken.append((time.perf_counter() - begun) * 1e3)
        settle(0.02)
    paintings.deleteLater()
    return taken
