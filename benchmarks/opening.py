# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry clicked in the list, until its words are painted."""

from __future__ import annotations

import shutil
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from benchmarks.screens import PATIENCE_MS, Paintings, reflections, settle, until
from benchmarks.typing_keys import text
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.dictionaries import SHIPPED, Dictionaries
from therapy_journal.services.journal import Journal
from therapy_journal.services.spelling import Speller
from therapy_journal.ui.editor.spelling import SpellCheck
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.screen import ReflectionsScreen

REST = 0.5
"""Seconds between two entries: what is laid out and looked up later is done by then."""
KEPT = 8
"""Entries of a size, opened in turns: more than one stands between two openings of the same."""


def opening(rounds: int) -> list[Figure]:
    """Open ordinary entries and long ones by a click, spelling checked, in turns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy.tjournal"
        shutil.copytree(large(1_000), folder)
        journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
        ordinary = _write(journal, " ".join(f"word{number}" for number in range(180)))
        long = _write(journal, text(400))
        with reflections(journal) as (screen, kit):
            _check(screen, journal, kit)
            settle(1.0)
            taken = [
                (_open(screen, one), _open(screen, other))
                for _ in range(rounds)
                for one, other in zip(ordinary, long, strict=True)
            ]
    figures = []
    for times, what in zip(zip(*taken[1:], strict=True), ("180", "20,000"), strict=True):
        high = percentile(times, 95)
        measured = f"p50 {middle(times):.1f} ms, p95 {high:.1f} ms"
        name = f"entry clicked to words painted, {what} words, spelling checked"
        figures.append(Figure(name, measured, "p95 ≤ 30 ms", high <= 30))
    return figures


def _write(journal: Journal, words: str) -> list[int]:
    ids = []
    for number in range(KEPT):
        entry = journal.writing.new().value
        title = f"Entry {number}"
        journal.writing.save(entry.id, title, f"{words}\n{number}", entry.revision)
        ids.append(entry.id)
    return ids


def _check(screen: ReflectionsScreen, journal: Journal, kit: Kit) -> None:
    check = SpellCheck(spelling=journal.spelling, settings=journal.settings, kit=kit, parent=screen)
    dictionary = Dictionaries().load(SHIPPED, SHIPPED)
    if dictionary is not None:
        check.speller = Speller(dictionary)
    check.watch(screen.pane.area)


def _open(screen: ReflectionsScreen, entry_id: int) -> float:
    """Click a row and wait until the text that came is painted; return milliseconds."""
    shown, area = screen.entry_list.list, screen.pane.area
    row = shown.list_model().row_of(entry_id)
    index = shown.model().index(row, 0)
    shown.scrollTo(index)
    settle(REST)
    place = QPointF(shown.visualRect(index).center())
    paintings = Paintings(area.viewport())
    came = partial(_is_painted, screen, entry_id, paintings)
    begun = time.perf_counter()
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(
            kind,
            place,
            shown.viewport().mapToGlobal(place),
            Qt.MouseButton.LeftButton,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(shown.viewport(), event)
    is_there = until(came)
    paintings.deleteLater()
    return (paintings.at - begun) * 1e3 if is_there else float(PATIENCE_MS)


def _is_painted(screen: ReflectionsScreen, entry_id: int, paintings: Paintings) -> bool:
    if screen.pane.area.key != entry_id:
        paintings.ended = 0
        return False
    return bool(paintings.ended)
