# SPDX-License-Identifier: GPL-3.0-or-later
"""The question for the next session is answered by typing and Enter alone, and once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.lock.guide.first_session_page import FirstSessionPage


def test_enter_goes_from_field_to_field_and_plans_one_session(qtbot):
    page = FirstSessionPage()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    planned = []
    page.planned.connect(lambda at, whom: planned.append((at, whom)))
    for text in ("27 Nov 2026", "16:30", "M"):
        field = QApplication.focusWidget()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert [(f"{at:%Y-%m-%d %H:%M}", whom) for at, whom in planned] == [("2026-11-27 16:30", "M")]
