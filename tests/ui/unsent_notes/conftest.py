# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of unsent notes in a window, on a real journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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
    journal: Journal
    chosen: Path | None = None
    printed: list[object] = field(default_factory=list)

    def choose(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """Answer where a file dialog asks; what it would suggest is kept."""
        self.suggested = suggested
        return self.chosen

    def print_pages(self, parent, layout, done) -> None:
        """Take what would go to a printer."""
        self.printed.append(layout)
        done()

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
    journal = Journal(vault, clock=clock)
    made = Desk(window, None, notes, kit, said, database, clock, journal)
    screen = made.screen = UnsentNotesScreen(
        unsent_notes=notes, note_paper=journal.note_paper,
        still_unsaid=journal.still_unsaid, trash=journal.trash, kit=kit,
        choose=made.choose, print_pages=made.print_pages,
    )  # fmt: skip
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(screen)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield made
    window.close()
    window.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
