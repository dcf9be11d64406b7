# SPDX-License-Identifier: GPL-3.0-or-later
"""Then and now: which day is offered, and above all which never is."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clocks import SettableClock
from therapy_journal.core.looking_back import NEAR, Anchor, Candidate, anchors, nearest
from therapy_journal.core.reflections import Form, Reflection
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.looking_back import LookingBack
from therapy_journal.storage import reflections
from therapy_journal.storage.connection import Database

TODAY = date(2026, 11, 23)


@pytest.fixture
def looking_back(database: Database, clock: SettableClock) -> LookingBack:
    return LookingBack(db=database, clock=clock)


@pytest.fixture
def write(database: Database, clock: SettableClock):
    def write(day: date, body: str = "Some words.", **more: object) -> int:
        when = clock.at_local(datetime(day.year, day.month, day.day, 19, 42))
        entry = Reflection(0, Form.FREE, "", body, when, when.at, when.at, 1)
        fields = {name: getattr(entry, name) for name in Reflection.__slots__}
        return reflections.insert(database, Reflection(**(fields | more)))

    return write


def test_nothing_written_yet_offers_nothing(looking_back: LookingBack) -> None:
    assert looking_back.offer() is None


def test_a_year_ago_comes_before_six_months(looking_back: LookingBack, write) -> None:
    write(date(2026, 5, 23))
    assert looking_back.offer().title == "Six months ago"
    a_year = write(date(2025, 11, 23))
    write(date(2024, 11, 23))
    offer = looking_back.offer()
    assert (offer.reflection_id, offer.day, offer.title) == (
        a_year, date(2025, 11, 23), "A year ago",
    )  # fmt: skip


def test_a_day_nearby_will_do_and_says_about(looking_back: LookingBack, write) -> None:
    write(date(2025, 11, 27))
    assert looking_back.offer() is None
    near = write(date(2025, 11, 21))
    offer = looking_back.offer()
    assert (offer.reflection_id, offer.title) == (near, "About a year ago")


@pytest.mark.parametrize(
    "more",
    [
        {"form": Form.SCENE},
        {"sealed_until": date(2026, 12, 24)},
        {"look_back": False},
        {"mood": 3},
        {"mood": 0},
        {"body": " \n\t"},
    ],
    ids=str,
)
def test_what_is_never_offered(looking_back: LookingBack, write, more: dict[str, object]) -> None:
    entry = write(date(2025, 11, 23), **more)
    assert looking_back.offer() is None
    assert looking_back.read(entry) is None


def test_an_entry_in_the_trash_is_never_offered(
    looking_back: LookingBack, database: Database, clock: SettableClock, write
) -> None:
    entry = write(date(2025, 11, 23))
    reflections.trash(database, entry, clock.now())
    assert looking_back.offer() is None
    assert looking_back.read(entry) is None


def test_nothing_of_a_hard_day_is_offered(
    looking_back: LookingBack, database: Database, clock: SettableClock, write
) -> None:
    write(date(2025, 11, 23), mood=8)
    write(date(2025, 11, 23), mood=3)
    assert looking_back.offer() is None
    write(date(2026, 5, 23))
    assert looking_back.offer() is not None
    now = clock.now().local
    clock.set_local(datetime(2026, 5, 23, 9, 0))
    CheckingIn(db=database, clock=clock).check_in(2)
    clock.set_local(now)
    assert looking_back.offer() is None


def test_a_seal_whose_day_has_come_is_none(looking_back: LookingBack, write) -> None:
    entry = write(date(2025, 11, 23), sealed_until=TODAY)
    assert looking_back.offer().reflection_id == entry


def test_not_this_one_again_is_kept_and_can_be_taken_back(looking_back: LookingBack, write) -> None:
    first = write(date(2025, 11, 23))
    second = write(date(2025, 11, 24))
    assert looking_back.offer().reflection_id == first
    looking_back.not_again(first)
    assert looking_back.offer().reflection_id == second
    assert looking_back.read(first) is None
    looking_back.again(first)
    assert looking_back.offer().reflection_id == first
    assert looking_back.read(first).body == "Some words."


def test_it_can_be_switched_off(looking_back: LookingBack, write) -> None:
    write(date(2025, 11, 23))
    assert looking_back.switch(on=False).changes.settings
    assert looking_back.offer() is None
    assert not looking_back.is_on()
    looking_back.switch(on=True)
    assert looking_back.offer() is not None


def test_the_29th_of_february_looks_back_to_the_28th() -> None:
    found = list(anchors(date(2028, 2, 29), date(2025, 2, 28)))
    assert [(a.day, a.title) for a in found] == [
        (date(2027, 2, 28), "A year ago"),
        (date(2026, 2, 28), "Two years ago"),
        (date(2025, 2, 28), "Three years ago"),
        (date(2027, 8, 29), "Six months ago"),
        (date(2027, 11, 29), "Three months ago"),
        (date(2028, 1, 29), "A month ago"),
    ]


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_every_day_to_look_back_to_is_past_and_none_is_much_before_the_first_entry(
    today: date, oldest: date
) -> None:
    for anchor in anchors(today, oldest):
        assert oldest - NEAR <= anchor.day < today
        assert anchor.title.endswith(" ago")


@given(st.lists(st.dates(date(2025, 11, 1), date(2025, 12, 15)), max_size=20))
def test_the_nearest_day_within_reach_is_taken(days: list[date]) -> None:
    anchor = Anchor(date(2025, 11, 23), "A year ago")
    offer = nearest(anchor, [Candidate(number, day) for number, day in enumerate(days)])
    reach = [abs(day - anchor.day) for day in days if abs(day - anchor.day) <= NEAR]
    if not reach:
        assert offer is None
    else:
        assert abs(offer.day - anchor.day) == min(reach)
        assert days[offer.reflection_id] == offer.day
