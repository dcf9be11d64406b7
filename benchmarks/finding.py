# SPDX-License-Identifier: GPL-3.0-or-later
"""A character typed into the search box, until what it finds is painted."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from benchmarks.screens import Paintings, reflections, settle, until
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.ui.reflections.screen import ReflectionsScreen

TYPED = ("bado kewen", "limona", "taba", "voriwen zi", "ardo", "pesu", "nari", "suta ba")


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
        until(lambda: found.shown != before)
        painted = paintings.begun
        found.list.viewport().update()
        if found.hits:
            until(lambda: paintings.begun > painted)
        taken.append((time.perf_counter() - begun) * 1e3)
        settle(0.02)
    paintings.deleteLater()
    return taken
