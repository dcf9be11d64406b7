# SPDX-License-Identifier: GPL-3.0-or-later
"""Which roadblock is offered first: the one that grows, by its last two answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.roadblocks import (
    GROWTH_HOLDS,
    Familiar,
    Rating,
    RoadblockKey,
    growing,
    offered,
    standing_open,
)

TODAY = date(2026, 11, 23)
NOT, LITTLE, LOT = Familiar.NOT_NOW, Familiar.A_LITTLE, Familiar.A_LOT


def answers(key: RoadblockKey, *given_: Familiar, last: date = TODAY) -> tuple[Rating, ...]:
    """Answers a week apart, the last one on ``last``."""
    days = [last - timedelta(days=7 * back) for back in range(len(given_))][::-1]
    return tuple(
        Rating(key, each, day, datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        for each, day in zip(given_, days, strict=True)
    )


def all_of(**told: tuple[Familiar, ...]) -> dict[RoadblockKey, tuple[Rating, ...]]:
    return {RoadblockKey(name): answers(RoadblockKey(name), *each) for name, each in told.items()}


def test_the_one_that_grew_most_comes_first_and_ties_keep_the_order_of_the_seven() -> None:
    told = all_of(
        professional=(NOT, LITTLE), consistency=(NOT, LOT), fit=(LITTLE, LOT), change=(LOT, NOT)
    )
    assert growing(told, TODAY) == (
        RoadblockKey.CONSISTENCY,
        RoadblockKey.FIT,
        RoadblockKey.PROFESSIONAL,
    )


def test_only_the_last_two_answers_are_compared() -> None:
    assert growing(all_of(fit=(NOT, LOT, LITTLE)), TODAY) == ()
    assert growing(all_of(fit=(LOT, NOT, LITTLE)), TODAY) == (RoadblockKey.FIT,)


def test_a_first_answer_has_nothing_to_grow_from() -> None:
    told = all_of(fit=(LOT,), change=(NOT, LITTLE))
    assert growing(told, TODAY) == (RoadblockKey.CHANGE,)
    assert offered(told, TODAY) == (RoadblockKey.CHANGE, RoadblockKey.FIT)


def test_growth_from_long_ago_says_nothing_about_now() -> None:
    told = all_of(fit=(NOT, LITTLE), change=(LOT, LOT))
    assert growing(told, TODAY + GROWTH_HOLDS) == (RoadblockKey.FIT,)
    later = TODAY + GROWTH_HOLDS + timedelta(days=1)
    assert growing(told, later) == ()
    assert offered(told, later) == (RoadblockKey.CHANGE, RoadblockKey.FIT)


def test_what_does_not_sound_familiar_is_not_offered() -> None:
    assert offered(all_of(fit=(LOT, NOT), change=(NOT,)), TODAY) == ()
    assert offered({}, TODAY) == ()


def test_a_place_that_has_its_own_comes_before_the_one_that_grows() -> None:
    offers = (RoadblockKey.FIT, RoadblockKey.CHANGE)
    assert (
        standing_open("homework", missed=False, last_opened=None, offers=offers)
        is RoadblockKey.PARTICIPATION
    )
    opened = RoadblockKey.PROFESSIONAL
    assert standing_open("today", missed=False, last_opened=opened, offers=offers) is opened
    assert standing_open("today", missed=False, last_opened=None, offers=offers) is RoadblockKey.FIT
    assert standing_open("today", missed=False, last_opened=None, offers=()) is None


GIVEN = st.dictionaries(
    st.sampled_from(RoadblockKey), st.lists(st.sampled_from(Familiar), max_size=5).map(tuple)
)


@given(GIVEN)
def test_each_that_sounds_familiar_is_offered_once(told: dict[RoadblockKey, tuple]) -> None:
    rated = {key: answers(key, *each) for key, each in told.items()}
    found = offered(rated, TODAY)
    assert len(set(found)) == len(found)
    assert set(found) == {key for key, each in told.items() if each and each[-1] is not NOT}
    grown = growing(rated, TODAY)
    assert found[: len(grown)] == grown
