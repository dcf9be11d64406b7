# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key goes through the tasks in the order in which they stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.homework.conftest import Shown
from therapy_journal.core.homework import Agreement
from therapy_journal.ui.homework.card_list import CardList
from therapy_journal.ui.homework.not_doing import NotDoing


def test_the_key_comes_to_every_task_before_what_stands_below_them(shown: Shown) -> None:
    for title in ("A walk", "A call"):
        shown.practising.agree(Agreement(title))
    shown.screen.refresh()
    below = shown.screen.findChild(NotDoing)
    parts: list[QWidget] = [*shown.screen.findChild(CardList).views(), below]
    shown.screen.activateWindow()
    shown.screen.setFocus()
    reached: list[QWidget] = []
    while below not in reached:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        reached += [part for part in parts if part.isAncestorOf(at) and part not in reached]
    assert reached == parts
