# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of reflections on a real, encrypted journal, with jobs that run at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from therapy_journal.services.searching import Searching
from therapy_journal.ui.reflections.screen import ReflectionsScreen


@pytest.fixture
def screen(writing, database, kit, qtbot):
    screen = ReflectionsScreen(writing=writing, searching=Searching(db=database), kit=kit)
    screen.resize(900, 700)
    screen.show()
    qtbot.waitExposed(screen)
    yield screen
    screen.flush()
    screen.close()
    screen.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_into(widget, text):
    """Type; what no key has comes from an input method."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(widget, letter)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(letter)
            QApplication.sendEvent(widget, event)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


def rows(grouped_list):
    """Return the RowViews of a list, asked for as its delegate asks."""
    from therapy_journal.ui.widgets.grouped_list import Role

    model = grouped_list.list_model()
    for row in range(model.rowCount()):
        model.data(model.index(row, 0), Role.VIEW)
    QApplication.processEvents()
    views = [model.data(model.index(row, 0), Role.VIEW) for row in range(model.rowCount())]
    return [view for view in views if view is not None]
