# SPDX-License-Identifier: GPL-3.0-or-later
"""The sessions screen on a real journal, with jobs that run at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.clocks import SettableClock
from tests.ui.kits import Said, immediate_kit
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.services.attending import Attending
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.storage.connection import Database
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.screen import SessionsScreen


@dataclass
class Shown:
    """The screen and what it works with."""

    screen: SessionsScreen
    attending: Attending
    taking_stock: TakingStock
    kit: Kit
    said: Said

    def plan(self, day: int, state: SessionState = SessionState.PLANNED, hour: int = 15) -> Session:
        """Plan a session in November 2026 and show it."""
        starts = self.kit.clock.at_local(datetime(2026, 11, day, hour))
        session = self.attending.plan(Appointment(starts, with_whom="M. K."), state).value
        self.screen.refresh()
        return session

    def another(self) -> SessionsScreen:
        """Return one more screen on the same journal."""
        return a_screen(self.attending, self.taking_stock, self.kit)

    def again(self) -> SessionsScreen:
        """Return a second screen on the same journal, as after a lock and unlock."""
        self.screen.close()
        self.screen.deleteLater()
        self.screen = self.another()
        self.screen.resize(786, 900)
        self.screen.show()
        self.screen.refresh()
        return self.screen


def a_screen(attending: Attending, taking_stock: TakingStock, kit: Kit) -> SessionsScreen:
    """Return a screen of sessions."""
    pausing = Pausing(db=taking_stock._db, taking_stock=taking_stock)
    return SessionsScreen(attending=attending, taking_stock=taking_stock, pausing=pausing, kit=kit)


@pytest.fixture
def shown(qapp: QApplication, database: Database, clock: SettableClock) -> Iterator[Shown]:
    said = Said()
    kit = immediate_kit(qapp, clock, said)
    attending = Attending(db=database, clock=clock)
    taking_stock = TakingStock(db=database, clock=clock)
    screen = a_screen(attending, taking_stock, kit)
    screen.resize(786, 900)
    screen.show()
    screen.refresh()
    made = Shown(screen, attending, taking_stock, kit, said)
    yield made
    made.screen.close()
    made.screen.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
