# SPDX-License-Identifier: GPL-3.0-or-later
"""One line after an unlock asks whether the clock is right; an answer is kept."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.journal import Journal
from therapy_journal.ui.clock_watch import ClockWatch


def test_it_asks_until_it_was_answered(qapp, vault, clock):
    journal, said, parent = Journal(vault, clock=clock), Said(), QObject()
    watch = ClockWatch(kit=immediate_kit(qapp, clock, said), parent=parent)
    watch.take_up(journal)
    assert said.notices == []

    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", "lantern", entry.revision)
    clock.advance(hours=-3)
    watch.take_up(journal)
    watch.take_up(journal)
    assert [message.key for message, _ in said.notices] == ["E_CLOCK", "E_CLOCK"]
    assert said.last.stays
    assert said.last.action == "The clock is right"

    said.press()
    watch.take_up(journal)
    assert len(said.notices) == 2
