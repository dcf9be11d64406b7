# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written keeps its day and its wall clock, wherever the computer goes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from therapy_journal.core.days import Moment, zone_elsewhere

ZONES = (
    "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Honolulu", "Pacific/Kiritimati",
    "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "UTC",
)  # fmt: skip


def write(journal):
    entry = journal.writing.new().value
    return journal.writing.save(entry.id, "", "words", entry.revision).value.id


@pytest.mark.parametrize("written_in", ZONES)
@pytest.mark.parametrize("local", [datetime(2026, 7, 1, 23, 59), datetime(2026, 12, 31, 3, 59)])
def test_a_day_stays_whatever_zone_the_computer_is_in(journal, clock, written_in, local):
    clock.zone = written_in
    clock.set_local(local)
    entry_id = write(journal)
    before = journal.writing.open(entry_id).happened
    assert before.local == local
    for zone in ZONES:
        clock.zone = zone
        after = journal.writing.open(entry_id).happened
        assert (after.day, after.local, after.zone) == (before.day, local, written_in)
        (row,) = journal.writing.rows([entry_id])
        assert row.happened == before
        assert journal.writing.ids_with_days() == ((entry_id, before.day),)


def test_over_the_date_line_days_come_as_they_were_lived(journal, clock):
    clock.zone = "Pacific/Auckland"
    clock.set_local(datetime(2026, 11, 24, 9, 0))
    first = write(journal)
    clock.zone = "Pacific/Honolulu"
    clock.advance(hours=9)
    second = write(journal)
    days = dict(journal.writing.ids_with_days())
    assert days == {first: date(2026, 11, 24), second: date(2026, 11, 23)}


@pytest.mark.parametrize(
    ("utc", "day", "local"),
    [
        # The clocks of Berlin go back on 25 October 2026: half past two comes twice.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), 24, datetime(2026, 10, 25, 2, 30)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), 24, datetime(2026, 10, 25, 2, 30)),
        (datetime(2026, 10, 25, 3, 0, tzinfo=UTC), 25, datetime(2026, 10, 25, 4, 0)),
        # And forward on 29 March: four comes an hour early.
        (datetime(2026, 3, 29, 1, 59, tzinfo=UTC), 28, datetime(2026, 3, 29, 3, 59)),
        (datetime(2026, 3, 29, 2, 0, tzinfo=UTC), 29, datetime(2026, 3, 29, 4, 0)),
    ],
)
def test_nights_on_which_the_clocks_change(journal, clock, utc, day, local):
    clock.at = utc
    happened = journal.writing.open(write(journal)).happened
    assert (happened.day.day, happened.local) == (day, local)
    assert zone_elsewhere(happened, clock) == ""


def test_the_zone_is_named_only_where_clocks_here_showed_another_time(clock):
    at = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    lived = {zone: moment_in(clock, zone, at) for zone in ("Europe/Berlin", *ZONES)}
    clock.zone = "Europe/Paris"
    said = {zone: zone_elsewhere(moment, clock) for zone, moment in lived.items()}
    assert said["Europe/Berlin"] == ""
    assert said["America/New_York"] == "New York"
    assert said["UTC"] == "UTC"
    windows = Moment.from_local(datetime(2026, 1, 1, 9), offset=60, zone="UTC+01:00")
    assert zone_elsewhere(windows, clock) == ""


def moment_in(clock, zone, at):
    clock.zone, clock.at = zone, at
    return clock.now()


def test_a_time_set_anew_is_on_the_wall_of_where_it_was_written(journal, clock):
    clock.zone = "Asia/Tokyo"
    clock.set_local(datetime(2026, 11, 23, 22, 0))
    entry_id = write(journal)
    clock.zone = "Europe/Berlin"
    happened = journal.writing.set_happened(entry_id, datetime(2026, 11, 20, 8, 15)).value.happened
    assert happened.local == datetime(2026, 11, 20, 8, 15)
    assert (happened.zone, happened.offset) == ("Asia/Tokyo", 540)
    assert happened.day == date(2026, 11, 20)


def test_over_a_change_of_time_there_the_offset_is_the_one_of_that_day(journal, clock):
    clock.zone = "America/New_York"
    clock.set_local(datetime(2026, 11, 23, 22, 0))
    entry_id = write(journal)
    clock.zone = "Europe/Berlin"
    happened = journal.writing.set_happened(entry_id, datetime(2026, 7, 4, 10, 0)).value.happened
    assert (happened.offset, happened.local) == (-240, datetime(2026, 7, 4, 10, 0))


def test_a_zone_nobody_knows_here_keeps_the_offset(journal, clock, database):
    clock.zone = "Asia/Tokyo"
    entry_id = write(journal)
    database.execute("UPDATE reflection SET zone = 'UTC+09:00' WHERE id = ?", (entry_id,))
    clock.zone = "Europe/Berlin"
    happened = journal.writing.set_happened(entry_id, datetime(2026, 7, 4, 10, 0)).value.happened
    assert (happened.zone, happened.offset, happened.day) == ("UTC+09:00", 540, date(2026, 7, 4))


def test_flown_over_the_date_line_today_is_the_day_that_is_here(journal, clock):
    clock.zone = "Asia/Tokyo"
    clock.set_local(datetime(2026, 11, 23, 22, 0))
    journal.checking_in.check_in(4)
    clock.zone = "Pacific/Honolulu"
    assert clock.now().day == date(2026, 11, 22)
    assert journal.checking_in.today() == ()
    assert len(journal.checking_in.of_day(date(2026, 11, 23))) == 1
