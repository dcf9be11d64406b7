# SPDX-License-Identifier: GPL-3.0-or-later
"""Rest is told by two clocks; a jump of either locks rather than keeps open (part of T13)."""

from __future__ import annotations

import pytest

from therapy_journal.services.resting import Instant, Rest, Resting, now

LIMIT = 300.0
START = Instant(1_000.0, 1_800_000_000.0)


def at(elapsed: float, wall: float | None = None) -> Instant:
    return Instant(START.elapsed + elapsed, START.wall + (elapsed if wall is None else wall))


@pytest.fixture
def resting() -> Resting:
    return Resting(LIMIT, START)


def test_it_stands_as_it_should_while_time_goes_by(resting):
    told = [resting.look(at(seconds)) for seconds in (0, 200, 269, 270, 299, 300, 900)]
    assert told == [Rest.AWAKE] * 3 + [Rest.SOON] * 2 + [Rest.RESTED] * 2


def test_a_sign_of_life_begins_anew(resting):
    assert resting.stirred(at(280)) is Rest.AWAKE
    assert resting.look(at(500)) is Rest.AWAKE
    assert resting.look(at(580)) is Rest.RESTED


def test_a_sign_of_life_that_comes_too_late_does_not_keep_it_open(resting):
    assert resting.stirred(at(400)) is Rest.RESTED
    assert resting.look(at(401)) is Rest.RESTED


@pytest.mark.parametrize(
    ("elapsed", "wall"),
    [
        (1, 3_600),  # set an hour forward, or asleep while the other clock stood still
        (3_600, 1),  # asleep, and the clock on the wall was put back by as much
        (1, -3_600),
        (1, -START.wall),  # 1970
        (1, 420_000_000),  # 2040
        (-10, 1),
    ],
)
def test_a_jump_of_either_clock_locks(resting, elapsed, wall):
    assert resting.look(at(0)) is Rest.AWAKE
    assert resting.look(at(elapsed, wall)) is Rest.RESTED
    assert resting.stirred(at(elapsed + 1, wall + 1)) is Rest.RESTED


def test_a_clock_put_back_just_after_a_key_locks_as_well(resting):
    resting.stirred(at(100))
    assert resting.look(at(101, 101 - 60)) is Rest.RESTED


def test_a_clock_put_right_a_little_changes_nothing(resting):
    for seconds, wall in ((10, 9), (20, 22), (30, 27)):
        assert resting.look(at(seconds, wall)) is Rest.AWAKE


def test_the_clocks_of_this_computer_agree():
    first, second = now(), now()
    assert second.elapsed >= first.elapsed
    assert abs((second.wall - first.wall) - (second.elapsed - first.elapsed)) < 1
