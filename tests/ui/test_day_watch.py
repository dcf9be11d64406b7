# SPDX-License-Identifier: GPL-3.0-or-later
"""Another day: told once, and only when the day is another one by the boundary."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.journal import Journal
from therapy_journal.ui.day_watch import DayWatch


def test_it_tells_of_a_new_day_once_at_the_boundary(qapp, vault, clock):
    clock.set_local(datetime(2026, 11, 23, 23, 50))
    kit, journal, parent = (
        immediate_kit(qapp, clock, Said()),
        Journal(vault, clock=clock),
        QObject(),
    )
    told = []
    kit.bus.changed.connect(lambda changes, _: told.append(changes))
    watch = DayWatch(kit=kit, parent=parent)
    watch.look()  # no journal is open
    watch.take_up(journal)
    watch.look()
    clock.advance(hours=2)
    watch.look()
    assert told == []
    clock.advance(hours=3)
    watch.look()
    watch.look()
    assert len(told) == 1
    assert told[0].check_ins
    assert told[0].summary
