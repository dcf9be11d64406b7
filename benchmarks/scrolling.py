# SPDX-License-Identifier: GPL-3.0-or-later
"""Scrolling through the list: what the window's thread does for each frame."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from therapy_journal.core.days import month_name
from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.reflections import Form
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.entry_lists import BY_CHANGE, BY_DAY
from therapy_journal.services.writing import Writing
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.reflections.list_models import ReflectionListModel
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.grouped_list import GroupedList

STEP = 120
"""Pixels of one notch of a wheel."""

FILTERS = (
    Filters(mood=(0, 2)),
    Filters(forms=frozenset({Form.FREE})),
    Filters(is_marked=True),
    Filters(mood=(0, 5), forms=frozenset({Form.FREE})),
)


def scrolling(size: int, frames: int) -> list[Figure]:
    """Scroll by notches, each painted before the next, its rows read as they are asked for."""
    application = QApplication.instance() or QApplication(["benchmarks"])
    theme = Theme(application, mode="light")
    icons = Icons(theme)
    vault = vaults.open_with_passphrase(large(size), PASSPHRASE)
    try:
        writing = Writing(db=vault.database, clock=SystemClock())
        model = ReflectionListModel()
        model.request.connect(lambda ids: model.deliver({r.id: r for r in writing.rows(ids)}))
        shown = GroupedList(model)
        months = writing.lists.months()
        model.set_groups([(month_name(first), ids) for first, ids in months])
        shown.resize(290, 800)
        shown.show()
        application.processEvents()
        frame_ms = [_frame(application, shown) for _ in range(frames)]
        filter_ms = [
            _ask(writing, each, order) for order in (BY_DAY, BY_CHANGE) for each in FILTERS
        ]
        shown.close()
    finally:
        vault.database.close()
    del icons
    high = percentile(frame_ms, 99)
    slowest = max(filter_ms)
    return [
        Figure(
            f"a frame of the list while it scrolls, {size:,} entries, rows read as well",
            f"p50 {middle(frame_ms):.1f} ms, p99 {high:.1f} ms",
            "p99 ≤ 16 ms",
            high <= 16,
        ),
        Figure(
            f"a filter of the list, {size:,} entries",
            f"p50 {middle(filter_ms):.0f} ms, slowest {slowest:.0f} ms",
        ),
    ]


def _frame(application: QApplication, shown: GroupedList) -> float:
    begun = time.perf_counter()
    bar = shown.verticalScrollBar()
    bar.setValue(bar.value() + STEP)
    shown.viewport().repaint()
    application.processEvents()
    return (time.perf_counter() - begun) * 1e3


def _ask(writing: Writing, filters: Filters, order: str) -> float:
    writing.lists.months(EVERYTHING, order)
    begun = time.perf_counter()
    writing.lists.months(filters, order)
    return (time.perf_counter() - begun) * 1e3
