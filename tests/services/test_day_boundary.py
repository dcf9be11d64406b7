# SPDX-License-Identifier: GPL-3.0-or-later
"""A day begins at four, or when somebody wants it to; what is written keeps its day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.conftest import PASSPHRASE
from therapy_journal.core.days import day_of, wall_clock
from therapy_journal.services import keeping
from therapy_journal.services.journal import Journal

NIGHT = datetime(2026, 11, 24, 1, 30)


@pytest.fixture
def journal(vault, clock):
    clock.set_local(NIGHT)
    return Journal(vault, clock=clock)


def write(journal):
    entry = journal.writing.new().value
    return journal.writing.save(entry.id, "", "words", entry.revision).value


def test_at_half_past_one_it_is_still_yesterday(journal, clock):
    assert write(journal).happened.day == date(2026, 11, 23)
    journal.checking_in.check_in(4)
    assert [len(journal.checking_in.today()), clock.now().day] == [1, date(2026, 11, 23)]
    line = journal.checking_in.mood_line(date(2026, 11, 23), date(2026, 11, 24))
    assert [point.day for point in line] == [date(2026, 11, 23)]
    assert journal.preparing.material().period.end == date(2026, 11, 23)


@pytest.mark.parametrize(("hour", "day"), [(0, 24), (1, 24), (2, 23), (4, 23), (6, 23)])
def test_the_hour_decides_from_then_on_and_moves_nothing(journal, hour, day):
    before = write(journal)
    outcome = journal.day_boundary.set(hour)
    assert outcome.changes.settings
    assert outcome.changes.reflection_list
    assert write(journal).happened.day == date(2026, 11, day)
    assert journal.writing.open(before.id).happened == before.happened
    assert journal.checking_in.check_in(5).value.happened.day == date(2026, 11, day)
    assert journal.preparing.material().period.end == date(2026, 11, day)


@pytest.mark.parametrize(("asked", "kept"), [(-3, 0), (9, 6)])
def test_an_hour_out_of_reach_is_the_nearest(journal, asked, kept):
    assert journal.day_boundary.set(asked).value == kept
    assert journal.day_boundary.hour() == kept


def test_the_hour_is_kept_in_the_journal_and_holds_after_the_next_unlock(vault, clock):
    journal = Journal(vault, clock=clock)
    journal.day_boundary.set(0)
    journal.close()
    clock.boundary = 4
    again = keeping.unlock(vault.folder, PASSPHRASE, clock=clock)
    try:
        clock.set_local(NIGHT)
        assert clock.now().day == date(2026, 11, 24)
    finally:
        again.close()


@pytest.mark.parametrize("boundary", range(7))
@pytest.mark.parametrize("hour", range(24))
def test_a_day_and_a_time_come_back_from_the_wall_clock(boundary, hour):
    day = date(2026, 12, 31)
    at = NIGHT.replace(hour=hour).time()
    local = wall_clock(day, at, boundary)
    assert day_of(local, boundary) == day
    assert local.time() == at
