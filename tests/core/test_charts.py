# SPDX-License-Identifier: GPL-3.0-or-later
"""Points, gaps and the words of an axis, against a plain recount."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.chart_axis import ticks
from therapy_journal.core.charts import (
    ChartPoint,
    Dot,
    DotRow,
    DotValues,
    Grain,
    LineValues,
    Span,
    bin_after,
    bin_of,
    dots_in_words,
    grain_of,
    line_in_words,
    median_of,
    middle_of,
    points_of,
    runs,
    said_point,
)

DAY = date(2026, 11, 24)
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
spans = st.tuples(days, st.integers(0, 4000)).map(
    lambda both: Span(both[0], both[0] + timedelta(days=both[1]))
)


@given(st.lists(st.integers(0, 10), min_size=1))
def test_the_median_counts_every_single_value(values):
    assert median_of(Counter(values)) == median(values)


@given(st.lists(st.tuples(days, st.integers(0, 10))), st.sampled_from(Grain))
def test_a_point_is_the_median_and_the_reach_of_its_day_week_or_month(moods, grain):
    counted = Counter((bin_of(day, grain), mood) for day, mood in moods)
    points = points_of((start, mood, often) for (start, mood), often in counted.items())

    by_hand: dict[date, list[int]] = {}
    for day, mood in moods:
        by_hand.setdefault(bin_of(day, grain), []).append(mood)
    assert points == tuple(
        ChartPoint(start, median(each), min(each), max(each))
        for start, each in sorted(by_hand.items())
    )


@given(days, st.sampled_from(Grain))
def test_every_day_lies_in_the_bin_it_belongs_to(day, grain):
    start = bin_of(day, grain)
    assert start <= day < bin_after(start, grain)
    assert bin_of(bin_after(start, grain), grain) == bin_after(start, grain)


@given(spans, st.sampled_from(Grain), st.integers(0, 4000))
def test_a_bin_is_drawn_within_the_span(span, grain, offset):
    day = span.first + timedelta(days=offset % span.days)
    assert span.first <= middle_of(bin_of(day, grain), grain, span) <= span.last


@given(st.sets(st.integers(0, 60)), st.sampled_from(Grain))
def test_points_are_joined_only_where_nothing_is_missing_between_them(places, grain):
    starts = sorted({bin_of(DAY + timedelta(days=place), grain) for place in places})
    points = tuple(ChartPoint(start, 5, 5, 5) for start in starts)
    groups = list(runs(LineValues(Span(DAY, DAY), points, grain)))

    assert tuple(point for group in groups for point in group) == points
    for group in groups:
        for one, other in itertools.pairwise(group):
            assert bin_after(one.day, grain) == other.day
    for group, following in itertools.pairwise(groups):
        assert bin_after(group[-1].day, grain) != following[0].day


def test_a_line_that_is_asked_for_now_and_then_breaks_where_an_answer_is_missing():
    asked = tuple(DAY + timedelta(days=n) for n in (0, 7, 9, 30))
    first, second, _, last = (ChartPoint(day, 5, 5, 5) for day in asked)
    span = Span(asked[0], asked[-1])
    values = LineValues(span, (first, second, last), asked=asked)
    assert list(runs(values)) == [(first, second), (last,)]


@pytest.mark.parametrize(
    ("length", "grain"),
    [(1, Grain.DAY), (100, Grain.DAY), (101, Grain.WEEK), (740, Grain.WEEK), (741, Grain.MONTH)],
)
def test_a_long_stretch_has_a_point_a_week_or_a_month(length, grain):
    assert grain_of(Span(DAY - timedelta(days=length - 1), DAY)) is grain


@given(spans, st.integers(2, 14))
def test_the_axis_names_no_more_days_than_have_room(span, most):
    named = ticks(span, most)
    assert 1 <= len(named) <= most
    assert all(span.first <= tick.day <= span.last for tick in named)
    assert [tick.day for tick in named] == sorted({tick.day for tick in named})
    assert all(tick.text for tick in named)


def words(first: date, last: date, most: int) -> list[str]:
    return [tick.text for tick in ticks(Span(first, last), most)]


def test_the_words_of_the_axis_grow_with_the_stretch():
    assert words(date(2026, 11, 23), DAY, 9) == ["Mon 23", "Tue 24"]
    assert words(date(2026, 10, 28), DAY, 9) == ["28 Oct", "4 Nov", "11 Nov", "18 Nov"]
    assert words(date(2026, 5, 20), DAY, 7) == ["Jun 2026", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert words(date(2025, 11, 25), DAY, 5) == ["Jan 2026", "Apr", "Jul", "Oct"]
    assert words(date(2016, 11, 27), DAY, 9) == ["2018", "2020", "2022", "2024", "2026"]


def test_a_line_is_said_with_its_ends_and_its_sessions():
    values = LineValues(
        Span(date(2026, 11, 20), DAY),
        (ChartPoint(date(2026, 11, 20), 4.0, 4, 4), ChartPoint(DAY, 4.5, 2, 7)),
        marks=(date(2026, 11, 21),),
    )
    assert line_in_words("Mood", values) == (
        "Mood, 20 Nov 2026 to 24 Nov 2026, 0 very bad, 10 very good: "
        "20 Nov: 4; 24 Nov: 4.5, from 2 to 7. Sessions: 21 Nov."
    )
    assert said_point(values.points[1], Grain.WEEK) == "week of 24 Nov: 4.5, from 2 to 7"


def test_a_long_line_is_said_by_its_ends():
    first = date(2026, 10, 1)
    points = tuple(ChartPoint(first + timedelta(days=n), n % 10, 0, 9) for n in range(40))
    said = line_in_words("Mood", LineValues(Span(first, DAY), points))
    assert "a point a day, 40 of them, from 0 to 9" in said
    assert "The first is 1 Oct: 0, from 0 to 9, the last 9 Nov: 9, from 0 to 9." in said


def test_nothing_noted_is_said():
    assert line_in_words("Mood", LineValues(Span(DAY, DAY), ())).endswith("nothing noted.")
    rows = (DotRow("Breathing", ()), DotRow("Walk", (Dot(DAY, 1),), "on 1 day"))
    said = dots_in_words("Practice", DotValues(Span(DAY, DAY), rows, ("not", "partly", "done")))
    assert said.endswith("Breathing: nothing noted. Walk: on 1 day, 24 Nov: partly.")
