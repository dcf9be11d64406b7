# SPDX-License-Identifier: GPL-3.0-or-later
"""Rhythms as rules, and as words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.clocks import SettableClock
from therapy_journal.core.rhythms import (
    Rhythm,
    Series,
    monthly_title,
    rhythm_of,
    rhythm_words,
    rule_of,
)

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize("rhythm", list(Rhythm))
def test_a_rule_says_which_rhythm_it_is(rhythm):
    assert rhythm_of(rule_of(rhythm, THURSDAY)) is rhythm


def test_a_rule_from_elsewhere_is_no_rhythm_of_ours():
    assert rhythm_of("FREQ=DAILY;COUNT=3") is None


def test_a_month_is_counted_by_weekday_and_a_fifth_one_is_the_last():
    assert rule_of(Rhythm.MONTHLY, THURSDAY) == "FREQ=MONTHLY;BYDAY=4TH"
    assert monthly_title(THURSDAY) == "every month on the fourth Thursday"
    assert rule_of(Rhythm.MONTHLY, date(2026, 10, 29)) == "FREQ=MONTHLY;BYDAY=-1TH"
    assert monthly_title(date(2026, 10, 29)) == "every month on the last Thursday"


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (Rhythm.WEEKLY, "every week on Thursday, 15:00"),
        (Rhythm.TWO_WEEKS, "every 2 weeks on Thursday, 15:00"),
        (Rhythm.FOUR_WEEKS, "every 4 weeks on Thursday, 15:00"),
        (Rhythm.MONTHLY, "every month on the fourth Thursday, 15:00"),
    ],
)
def test_a_rhythm_is_said_in_plain_words(rhythm, said):
    starts = SettableClock().at_local(datetime(2026, 11, 26, 15))
    series = Series(1, rule_of(rhythm, THURSDAY), starts)
    assert rhythm_words(series) == said
    ended = Series(1, rule_of(rhythm, THURSDAY), starts, ended_day=date(2027, 3, 12))
    assert rhythm_words(ended) == f"{said}, until 12 Mar 2027"


def test_a_rule_from_elsewhere_is_told_as_that():
    starts = SettableClock().at_local(datetime(2026, 11, 26, 15))
    assert rhythm_words(Series(1, "FREQ=DAILY", starts)) == "in a rhythm of its own, 15:00"
    assert rhythm_words(Series(1, "FREQ=MONTHLY;BYDAY=X", starts)) == "every month, 15:00"
