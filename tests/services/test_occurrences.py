# SPDX-License-Identifier: GPL-3.0-or-later
"""When a rhythm comes round, beside a reckoning of its own that knows no recurrence rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.clocks import SettableClock
from therapy_journal.core.rhythms import Rhythm, Series, rule_of
from therapy_journal.services.occurrences import moment_of, wall_times

# Berlin and Sydney change against each other, Lord Howe by half an hour, Apia left out a day,
# Santiago changes at midnight, Kolkata never.
ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe",
    "America/Santiago", "Asia/Kolkata", "Africa/Cairo", "Pacific/Apia", "UTC",
)  # fmt: skip
WEEKS = {Rhythm.WEEKLY: 1, Rhythm.TWO_WEEKS: 2, Rhythm.FOUR_WEEKS: 4}

days = st.dates(date(2011, 1, 1), date(2035, 12, 31))
hours = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))


def reckoned(rhythm: Rhythm, first: date, last: date) -> list[date]:
    if rhythm in WEEKS:
        step = timedelta(weeks=WEEKS[rhythm])
        count = (last - first) // step + 1
        return [first + step * n for n in range(count)]
    every = [first + timedelta(n) for n in range((last - first).days + 1)]
    nth = (first.day - 1) // 7
    same = [day for day in every if day.weekday() == first.weekday()]
    if nth == 4:
        return [day for day in same if (day + timedelta(7)).month != day.month]
    return [day for day in same if (day.day - 1) // 7 == nth]


@given(st.sampled_from(list(Rhythm)), days, hours, st.sampled_from(ZONES), st.integers(0, 400))
def test_the_wall_time_stays_whatever_the_clocks_do(rhythm, first, hour, zone, later):
    clock = SettableClock(zone=zone)
    starts = clock.at_local(datetime.combine(first, hour))
    first, hour = starts.local.date(), starts.local.time()
    since, last = first + timedelta(later), first + timedelta(later + 400)
    series = Series(1, rule_of(rhythm, first), starts, ended_day=last)
    walls = list(wall_times(series, since))
    assert [at.date() for at in walls] == [d for d in reckoned(rhythm, first, last) if d >= since]
    assert {at.time() for at in walls} <= {hour}
    elsewhere = SettableClock(zone="Pacific/Honolulu")  # a journey changes nothing
    for wall in walls:
        moment = moment_of(series, wall, elsewhere)
        there = moment.at.astimezone(ZoneInfo(zone))
        assert moment.local == there.replace(tzinfo=None)
        assert moment.zone == zone
        if exists(wall, zone):
            assert moment.local == wall
            assert moment.at == earliest(wall, zone)
        else:
            assert moment.local != wall
            assert abs(moment.local - wall) <= timedelta(hours=24)


@given(days, hours)
def test_where_zones_have_no_names_the_computer_s_own_is_asked(first, hour):
    clock = SettableClock(zone="Europe/Berlin")
    starts = clock.at_local(datetime.combine(first, hour))
    offset = f"UTC{starts.offset // 60:+03d}:00"
    named = type(starts)(starts.at, starts.offset, offset, starts.day)
    series = Series(1, "FREQ=WEEKLY", named)
    until = first + timedelta(days=400)
    for wall in takewhile(lambda at: at.date() < until, wall_times(series, first)):
        assert moment_of(series, wall, clock) == clock.at_local(wall)


def seconds_of_day(wall: datetime) -> datetime:
    return wall.replace(tzinfo=UTC)


def candidates(wall: datetime, zone: str) -> list[datetime]:
    """Return the instants at which clocks there show ``wall``, looked up quarter by quarter."""
    around = seconds_of_day(wall)
    found = []
    for quarters in range(-16 * 4, 16 * 4 + 1):
        at = around + timedelta(minutes=15 * quarters)
        if at.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall:
            found.append(at)
    return found


def exists(wall: datetime, zone: str) -> bool:
    return bool(candidates(wall, zone))


def earliest(wall: datetime, zone: str) -> datetime:
    return min(candidates(wall, zone))


def test_an_hour_of_the_night_belongs_to_the_day_before():
    clock = SettableClock()
    clock.boundary = 4
    series = Series(1, rule_of(Rhythm.WEEKLY, date(2026, 11, 27)), clock.now())
    night = moment_of(series, datetime(2026, 11, 27, 1, 30), clock)
    assert (night.day, night.local) == (date(2026, 11, 26), datetime(2026, 11, 27, 1, 30))
