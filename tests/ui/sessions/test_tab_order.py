# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key comes to what was put on a card later where it stands, not after all else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from therapy_journal.core.sessions import SessionState
from therapy_journal.core.stock import StockKind


def tabbed(start: QWidget, count: int) -> list[str]:
    """Return the names of what the next ``count`` presses of Tab come to."""
    start.window().activateWindow()
    start.setFocus()
    names = []
    for _ in range(count):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached = QApplication.focusWidget()
        names.append(reached.accessibleName() or reached.text())
    return names


def test_the_sessions_come_between_what_stands_before_and_after_them(shown, qtbot):
    shown.plan(1, SessionState.MISSED)
    shown.plan(2, SessionState.MISSED)
    qtbot.waitUntil(lambda: all(row.isVisible() for row in shown.screen._past.rows()))
    first, _, second, _, then = tabbed(shown.screen._look.look, 5)
    assert first.startswith("Change the session of")
    assert second.startswith("Change the session of")
    assert first != second
    assert then == "Look at how this is going"


def test_so_does_what_was_kept_on_the_card_of_the_whole(shown, qtbot):
    shown.taking_stock.keep(StockKind.GOING, {"hoped": "to sleep"})
    shown.screen.refresh()
    row = shown.screen.whole.card.rows()[0]
    qtbot.waitUntil(row.isVisible)
    assert tabbed(row.open, 2) == [row.remove.accessibleName(), "Look at how this is going"]
