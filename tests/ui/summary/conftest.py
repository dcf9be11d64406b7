# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary's screen on a real journal with a week in it, with jobs that run at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.clocks import SettableClock
from tests.services.weeks import Week, lived
from tests.ui.kits import Said, immediate_kit
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage.connection import Database
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.summary.screen import SummaryScreen


@dataclass
class Shown:
    """The screen, and what it works with."""

    screen: SummaryScreen
    week: Week
    kit: Kit
    said: Said
    target: Path | None = None
    suggested: list[Path] = field(default_factory=list)
    printed: list[object] = field(default_factory=list)
    refusal: JournalProblem | None = None

    def choose(self, parent: QWidget, title: str, suggested: Path) -> Path | None:
        """Stand in for the file dialog."""
        self.suggested.append(suggested)
        return self.target

    def print_pages(self, parent: QWidget, layout: object, done) -> None:
        """Stand in for the print dialog and the printer."""
        if self.refusal is not None:
            raise self.refusal
        self.printed.append(layout)
        done()

    def switch(self, key: str):
        """Return the switch of a key that is listed."""
        return self.screen.controls.rows.row(key).switch

    def turn(self, *keys: str) -> None:
        """Click switches, one after the other."""
        for key in keys:
            self.switch(key).click()

    def page(self) -> str:
        """Return what a screen reader reads of the page."""
        return self.screen.preview.accessibleDescription()


def words(widget: QWidget) -> list[str]:
    """Return the labels in sight."""
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


@pytest.fixture
def shown(qapp: QApplication, database: Database, clock: SettableClock) -> Iterator[Shown]:
    said = Said()
    kit = immediate_kit(qapp, clock, said)
    week = lived(database, clock)
    made = Shown(None, week, kit, said)  # type: ignore[arg-type]
    made.screen = SummaryScreen(
        preparing=week.preparing, kit=kit, choose=made.choose, print_pages=made.print_pages
    )
    made.screen.resize(1074, 800)
    made.screen.show()
    made.screen.open_for(None)
    yield made
    made.screen.close()
    made.screen.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
