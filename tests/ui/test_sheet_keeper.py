# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery sheet is written on the storage thread: a slow stick does not hold the window."""

from __future__ import annotations

from datetime import date
from functools import partial
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.bus import Bus
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.recovery_sheet.keeper import BesideJournal, SheetKeeper
from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet

SHEET = RecoverySheet("0123abcd", date(2026, 11, 24), "-".join(["ABCDEF"] * 9))


@pytest.fixture
def jobs(qapp):
    bus = Bus()
    jobs = Jobs(bus)
    yield jobs
    jobs.close()
    jobs.deleteLater()
    bus.deleteLater()


@pytest.fixture
def keeper(qtbot, jobs, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    return SheetKeeper(window, jobs=jobs, choose=lambda *_: tmp_path / "Sheet.pdf")


def test_the_window_goes_on_while_it_is_written(qtbot, jobs, keeper, tmp_path):
    gate, target = Event(), tmp_path / "Sheet.pdf"
    jobs.run(partial(gate.wait, 20), jobs)
    with qtbot.waitSignal(keeper.saved) as saved:
        keeper.save(SHEET, tmp_path / "Mine.tjournal")
        assert not target.exists()
        gate.set()
    assert saved.args == [target]
    assert target.read_bytes().startswith(b"%PDF")


def test_a_place_beside_the_journal_is_told(qtbot, keeper, tmp_path):
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.save(SHEET, tmp_path)
    assert isinstance(failed.args[0], BesideJournal)
    assert not (tmp_path / "Sheet.pdf").exists()
