# SPDX-License-Identifier: GPL-3.0-or-later
"""Which earlier versions stay: all of the last hour, hourly for a day, daily after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.thinning import FEW_WORDS, Saved, let_go, loses_words

NOW = datetime(2026, 11, 23, 19, 42, tzinfo=UTC)
MINUTES = st.integers(-3 * 24 * 60, 9 * 24 * 60)
OFFSETS = st.sampled_from([-480, 0, 60, 345, 840])


def as_saved(minutes):
    """Return versions, the newest first, saved so many minutes ago, whatever the clock said."""
    count = len(minutes)
    return [Saved(count - place, NOW - timedelta(minutes=ago)) for place, ago in enumerate(minutes)]


def kept(saved, now=NOW, offset=60, text_of=lambda version_id: ""):
    gone = set(let_go(saved, now, offset, text_of))
    return [version for version in saved if version.id not in gone]


def minutes_kept(*minutes, **how):
    return [
        round((NOW - one.saved_at).total_seconds() / 60) for one in kept(as_saved(minutes), **how)
    ]


def test_everything_of_the_last_hour_stays():
    assert minutes_kept(0, 1, 2, 30, 59, 60) == [0, 1, 2, 30, 59, 60]


def test_then_the_last_of_each_hour():
    assert minutes_kept(10, 70, 75, 100, 110, 170) == [10, 70, 110, 170]


def test_then_the_last_of_each_day_of_the_person():
    day = 24 * 60
    # 20:42 here; the day begins at four in the morning.
    assert minutes_kept(0, day + 5, day + 60, day + 16 * 60, day + 17 * 60) == [
        0,
        day + 5,
        day + 17 * 60,
    ]


def test_a_large_deletion_keeps_what_was_there():
    texts = {3: "", 2: "five words that will vanish", 1: "five words that will"}
    saved = as_saved((70, 71, 72))
    assert [one.id for one in kept(saved, text_of=texts.get)] == [3, 2]


def test_what_went_word_by_word_is_kept_as_well():
    words = [f"word{n}" for n in range(30)]
    texts = {31 - n: " ".join(words[:n]) for n in range(31)}  # the newest is empty
    saved = as_saved([70 + n // 10 for n in range(31)])
    left = kept(saved, text_of=texts.get)
    assert 5 < len(left) < 31
    for older, newer in zip(left[1:], left, strict=False):
        assert older.id < newer.id
    assert texts[left[-1].id].split() == words[: len(texts[left[-1].id].split())]


def test_somebody_without_time_lets_some_go_and_the_rest_later():
    saved = as_saved([70, 71, 72, 73, 74])
    some = let_go(saved, NOW, 60, lambda _: "x" * 10, 45)
    assert some == [4, 3]
    assert let_go(saved, NOW, 60, lambda _: "x" * 10) == [4, 3, 2, 1]
    assert let_go(saved, NOW, 60, lambda _: "x" * 100, 45) == [4]


@given(st.lists(MINUTES, min_size=1, max_size=40), OFFSETS)
def test_the_newest_always_stays_and_the_order_is_that_of_saving(minutes, offset):
    saved = as_saved(minutes)
    left = kept(saved, offset=offset)
    assert left[0] == saved[0]
    assert left == [one for one in saved if one in left]


@given(st.lists(MINUTES, max_size=40), OFFSETS)
def test_each_window_keeps_one_and_the_last_hour_all(minutes, offset):
    saved = as_saved(minutes)
    left = kept(saved, offset=offset)
    here = timedelta(minutes=offset)
    for one in saved:
        age = NOW - one.saved_at
        if age <= timedelta(hours=1):
            assert one in left
        elif age <= timedelta(days=1):
            assert any(
                (k.saved_at + here).replace(minute=0) == (one.saved_at + here).replace(minute=0)
                for k in left
            )
        else:
            assert any(abs(k.saved_at - one.saved_at) < timedelta(days=1) for k in left)


@given(st.lists(MINUTES, max_size=40), OFFSETS)
def test_thinning_again_at_once_takes_nothing_more(minutes, offset):
    left = kept(as_saved(minutes), offset=offset)
    assert kept(left, offset=offset) == left


@given(st.lists(MINUTES, max_size=30), st.lists(st.integers(0, 4000), max_size=4), OFFSETS)
def test_what_was_let_go_never_comes_back_and_thinning_goes_on(minutes, steps, offset):
    left, now = as_saved(minutes), NOW
    for step in steps:
        now += timedelta(minutes=step)
        fewer = kept(left, now=now, offset=offset)
        assert set(fewer) <= set(left)
        left = fewer


@given(st.lists(MINUTES, min_size=1, max_size=20).map(sorted))
def test_with_a_true_clock_few_are_left_of_one_day(minutes):
    later = NOW + timedelta(days=20)
    left = kept(as_saved(minutes), now=later)
    days = {(one.saved_at + timedelta(minutes=60 - 240)).date() for one in left}
    assert len(left) == len(days)


TEXTS = st.lists(st.sampled_from(["one", "two", "three", "four"]), max_size=12).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=12))
def test_at_most_a_few_words_of_any_version_are_lost_in_the_next_one_kept(texts):
    saved = as_saved([70] * len(texts))
    by_id = {one.id: text for one, text in zip(saved, texts, strict=True)}
    left = {one.id for one in kept(saved, text_of=by_id.get)}
    newer = saved[0].id
    for one in saved:
        if one.id in left:
            newer = one.id
        else:
            assert not loses_words(by_id[one.id], by_id[newer])


@given(TEXTS, TEXTS)
def test_losing_words_is_counted_word_by_word(old, new):
    missing = sum(max(0, old.split().count(w) - new.split().count(w)) for w in set(old.split()))
    assert loses_words(old, new) == (missing > FEW_WORDS)


def test_letters_of_scripts_without_spaces_count_as_words():
    assert loses_words("今日は心が重い", "今日")
    assert not loses_words("今日は", "今日")
