# SPDX-License-Identifier: GPL-3.0-or-later
"""The homework screen on a real journal, with jobs that run at once."""

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
from therapy_journal.services.practising import Practising
from therapy_journal.storage.connection import Database
from therapy_journal.ui.homework.screen import HomeworkScreen
from therapy_journal.ui.kit import Kit


@dataclass
class Shown:
    """The screen and what it works with."""

    screen: HomeworkScreen
    practising: Practising
    attending: Attending
    kit: Kit
    said: Said
    last: Session
    coming: Session

    def again(self) -> HomeworkScreen:
        """Return a second screen on the same journal, as after a lock and unlock."""
        self.screen.close()
        self.screen.deleteLater()
        self.screen = HomeworkScreen(
            practising=self.practising, attending=self.attending, kit=self.kit
        )
        self.screen.resize(786, 800)
        self.screen.show()
        self.screen.refresh()
        return self.screen


@pytest.fixture
def shown(qapp: QApplication, database: Database, clock: SettableClock) -> Iterator[Shown]:
    said = Said()
    kit = immediate_kit(qapp, clock, said)
    practising = Practising(db=database, clock=clock)
    attending = Attending(db=database, clock=clock)
    past = Appointment(clock.at_local(datetime(2026, 11, 19, 15)), with_whom="M. K.")
    last = attending.plan(past, SessionState.ATTENDED).value
    coming = attending.plan(Appointment(clock.at_local(datetime(2026, 11, 26, 15)))).value
    screen = HomeworkScreen(practising=practising, attending=attending, kit=kit)
    screen.resize(786, 800)
    screen.show()
    screen.refresh()
    made = Shown(screen, practising, attending, kit, said, last, coming)
    yield made
    made.screen.close()
    made.screen.deleteLater()
    kit.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
