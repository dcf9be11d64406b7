# SPDX-License-Identifier: GPL-3.0-or-later
"""Today on a real journal, with the use cases that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.clocks import SettableClock
from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.journal import Journal
from therapy_journal.storage.vault import OpenVault
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.today.screen import TodayScreen


@dataclass
class Arrived:
    """The screen, the journal below it and what was said."""

    journal: Journal
    kit: Kit
    said: Said
    screen: TodayScreen

    def show(self) -> TodayScreen:
        """Show the screen as going to it does."""
        self.screen.show()
        self.screen.refresh()
        return self.screen


@pytest.fixture
def arrived(qapp: QApplication, vault: OpenVault, clock: SettableClock) -> Iterator[Arrived]:
    said = Said()
    kit = immediate_kit(qapp, clock, said)
    journal = Journal(vault, clock=clock)
    screen = TodayScreen(
        checking_in=journal.checking_in,
        arriving=journal.arriving,
        looking_back=journal.looking_back,
        quiet_lines=journal.quiet_lines,
        kit=kit,
    )
    screen.resize(786, 800)
    yield Arrived(journal, kit, said, screen)
    screen.close()
    screen.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
