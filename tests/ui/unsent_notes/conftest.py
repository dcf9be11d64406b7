# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of unsent notes in a window, on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from tests.clocks import SettableClock
from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.journal import Journal
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.unsent_notes.screen import UnsentNotesScreen


@dataclass
class Desk:
    """A window with the screen in it, and what it works with."""

    window: QWidget
    screen: UnsentNotesScreen
    notes: UnsentNotes
    kit: Kit
    said: Said
    database: Database
    clock: SettableClock

    def area(self, layer: Layer):
        return self.screen.pane.layers.area(layer)

    def write(self, layer: Layer, text: str) -> None:
        """Type into a layer, as with the keyboard."""
        self.screen.pane.go_to(layer)
        self.screen.pane.layers.write()
        QTest.keyClicks(self.area(layer), text)

    def press(self, keys: str) -> None:
        """Press a shortcut where the focus is."""
        focus = QApplication.focusWidget() or self.window
        combination = QKeySequence(keys)[0]
        QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())

    def resize(self, width: int, height: int = 800) -> None:
        self.window.resize(width, height)
        QApplication.processEvents()


@pytest.fixture
def desk(qtbot, qapp: QApplication, vault: OpenVault, clock: SettableClock) -> Iterator[Desk]:
    said = Said()
    database = vault.database
    kit = immediate_kit(qapp, clock, said)
    notes = UnsentNotes(db=database, clock=clock)
    window = QWidget()
    window.setMinimumSize(320, 400)
    window.resize(1074, 800)
    screen = UnsentNotesScreen(unsent_notes=notes, trash=Journal(vault, clock=clock).trash, kit=kit)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(screen)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield Desk(window, screen, notes, kit, said, database, clock)
    window.close()
    window.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
