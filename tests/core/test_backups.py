# SPDX-License-Identifier: GPL-3.0-or-later
"""Which backups stay: by number first, and no jump of the clock makes all the others old."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.backups import MONTHS_KEPT, NEWEST_KEPT, WEEKS_KEPT, Made, to_drop

START = datetime(2026, 1, 5, 20, tzinfo=UTC)
MOST = NEWEST_KEPT + WEEKS_KEPT + MONTHS_KEPT


def kept_through(days: list[datetime]) -> list[Made]:
    """Make a backup on each day, thinning after each, as the program does."""
    kept: list[Made] = []
    for number, day in enumerate(days, 1):
        kept.append(Made(number, day))
        gone = to_drop(kept)
        kept = [made for made in kept if made.number not in gone]
    return kept


def test_a_year_of_daily_backups_leaves_seven_days_four_weeks_and_six_months():
    kept = kept_through([START + timedelta(days=day) for day in range(365)])
    numbers = [made.number for made in kept]
    assert numbers[-7:] == [359, 360, 361, 362, 363, 364, 365]
    assert len(kept) == MOST
    weekly = [made.made_at.isocalendar().week for made in kept[-11:-7]]
    assert len(set(weekly)) == 4
    assert len({(made.made_at.year, made.made_at.month) for made in kept[:6]}) == 6
    assert kept[0].made_at < kept[-1].made_at - timedelta(days=150)


def test_few_backups_all_stay():
    backups = [Made(number, START + timedelta(days=40 * number)) for number in range(1, 15)]
    assert to_drop(backups) == frozenset()


def test_many_in_one_day_leave_the_newest_seven_and_one_for_the_week():
    backups = [Made(number, START + timedelta(minutes=number)) for number in range(1, 40)]
    assert sorted({made.number for made in backups} - to_drop(backups)) == [32, *range(33, 40)]


def test_a_week_in_1970_drops_nothing_that_a_week_of_right_dates_would_not():
    right = [START + timedelta(days=day) for day in range(200)]
    before = kept_through(right)
    wrong = [datetime(1970, 1, 1, 0, day, tzinfo=UTC) for day in range(7)]
    after = kept_through([*right, *wrong])
    assert [made.number for made in after[-7:]] == list(range(201, 208))
    lost = {made.number for made in before} - {made.number for made in after}
    ordinary = kept_through([*right, *(START + timedelta(days=200 + day) for day in range(7))])
    assert len(lost) <= len({m.number for m in before} - {m.number for m in ordinary}) + 1
    assert after[0].made_at < START + timedelta(days=60)


def test_a_jump_to_2040_and_back_makes_nothing_old():
    right = [START + timedelta(days=day) for day in range(200)]
    far = [datetime(2040, 6, 1, tzinfo=UTC)] * 2
    back = [START + timedelta(days=200 + day) for day in range(5)]
    kept = kept_through([*right, *far, *back])
    assert [made.number for made in kept[-7:]] == list(range(201, 208))
    months = {(made.made_at.year, made.made_at.month) for made in kept}
    assert len(months & {(2026, month) for month in range(1, 8)}) >= 5


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=60))
def test_whatever_the_clock_says_the_newest_seven_stay_and_not_too_many(days):
    kept = kept_through(days)
    newest = list(range(max(1, len(days) - 6), len(days) + 1))
    assert [made.number for made in kept[-len(newest) :]] == newest
    assert len(kept) <= MOST
