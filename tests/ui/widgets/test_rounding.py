# SPDX-License-Identifier: GPL-3.0-or-later
"""Menus and popups have round corners, whatever lies behind them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.reflections.popups import MoodPopup
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.rounding import Menu

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


def opened(kind, over):
    if kind == "menu":
        menu = Menu(over)
        menu.addAction("Something to do")
        menu.popup(QPoint(40, 40))
        return menu
    if kind == "calendar":
        calendar = CalendarPopup(over)
        calendar.open_at(over, date(2026, 11, 24))
        return calendar
    popup = MoodPopup(over)
    popup.open_at(over, 4)
    return popup


@pytest.mark.parametrize("kind", ["menu", "calendar", "popup"])
def test_the_window_ends_where_its_round_frame_does(qtbot, kind):
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    window = opened(kind, over)
    shape, box = window.mask(), window.rect()
    for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        assert not shape.contains(corner)
    assert shape.contains(box.center())
    assert shape.boundingRect() == box
    for near in range(12):
        left = QPoint(near, box.bottom() - 2)
        right = QPoint(box.right() - near, box.bottom() - 2)
        assert shape.contains(left) == shape.contains(right), "both sides are cut alike"
    window.close()
