# SPDX-License-Identifier: GPL-3.0-or-later
"""A moment comes back as it was lived."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.clocks import SettableClock
from therapy_journal.core.days import to_text
from therapy_journal.storage.connection import Database
from therapy_journal.storage.moments import moment_columns, read_moment


@pytest.mark.parametrize(
    ("zone", "local", "offset", "day"),
    [
        ("Europe/Berlin", datetime(2026, 7, 1, 3, 59, 59, 999000), 120, date(2026, 6, 30)),
        ("America/St_Johns", datetime(2026, 1, 9, 4, 0), -210, date(2026, 1, 9)),
        ("Asia/Kathmandu", datetime(1969, 12, 31, 23, 0), 330, date(1969, 12, 31)),
        ("Pacific/Kiritimati", datetime(2099, 12, 31, 12, 0), 840, date(2099, 12, 31)),
    ],
)
def test_a_moment_comes_back_unchanged(
    database: Database, zone: str, local: datetime, offset: int, day: date
) -> None:
    moment = SettableClock(zone=zone).at_local(local)
    columns = {"happened_at": to_text(moment.at), **moment_columns(moment), "mood": 5}
    row_id = database.insert("check_in", columns)

    row = database.one("SELECT * FROM check_in WHERE id = ?", (row_id,))

    assert row is not None
    back = read_moment(row)
    assert back == moment
    assert (back.local, back.offset, back.zone, back.day) == (local, offset, zone, day)


def test_the_instant_may_have_another_name(database: Database, clock: SettableClock) -> None:
    now = clock.now()
    stamps = {"created_at": to_text(now.at), "changed_at": to_text(now.at)}
    database.insert("session", {"starts_at": to_text(now.at), **moment_columns(now), **stamps})

    row = database.one("SELECT * FROM session")

    assert row is not None
    assert read_moment(row, "starts_at") == now
