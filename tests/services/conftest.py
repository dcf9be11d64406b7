# SPDX-License-Identifier: GPL-3.0-or-later
"""The use cases that many tests begin with, on a new, open journal."""

from __future__ import annotations

import pytest

from tests.clocks import SettableClock
from therapy_journal.services.attending import Attending
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.storage.connection import Database


@pytest.fixture
def practising(database: Database, clock: SettableClock) -> Practising:
    return Practising(db=database, clock=clock)


@pytest.fixture
def attending(database: Database, clock: SettableClock) -> Attending:
    return Attending(db=database, clock=clock)


@pytest.fixture
def preparing(database: Database, clock: SettableClock) -> Preparing:
    return Preparing(db=database, clock=clock)
