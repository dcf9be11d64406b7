# SPDX-License-Identifier: GPL-3.0-or-later
"""Check-ins and roadblock answers in the real encrypted file."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.clocks import SettableClock
from therapy_journal.core.days import to_text
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.storage import check_ins, roadblock_ratings
from therapy_journal.storage.connection import Database
from therapy_journal.storage.moments import moment_columns

MONDAY = date(2026, 11, 23)


def entry_with_mood(db: Database, clock: SettableClock, mood: int, **more: object) -> int:
    now = clock.now()
    text = to_text(now.at)
    columns = {"happened_at": text, "created_at": text, "changed_at": text, "mood": mood}
    return db.insert("reflection", columns | moment_columns(now) | more)


def test_a_check_in_comes_back_as_it_was(database: Database, clock: SettableClock) -> None:
    kept = check_ins.insert(database, clock.now(), 4, "tight")
    assert check_ins.get(database, kept.id) == kept
    assert check_ins.of_day(database, MONDAY) == [kept]


def test_before_four_in_the_morning_it_is_still_yesterday(
    database: Database, clock: SettableClock
) -> None:
    clock.set_local(datetime(2026, 11, 24, 2, 30))
    kept = check_ins.insert(database, clock.now(), 2, "")
    assert check_ins.of_day(database, MONDAY) == [kept]


def test_what_is_removed_is_put_back_as_it_was(database: Database, clock: SettableClock) -> None:
    kept = check_ins.insert(database, clock.now(), 7, "light")
    assert check_ins.trash(database, kept.id, clock.now()) == kept
    assert check_ins.of_day(database, MONDAY) == []
    assert check_ins.moods_between(database, MONDAY, MONDAY) == []
    assert check_ins.restore(database, kept.id) == kept
    assert check_ins.of_day(database, MONDAY) == [kept]
    assert check_ins.trash(database, 999, clock.now()) is None


def test_moods_are_those_of_check_ins_and_of_entries_in_sight(
    database: Database, clock: SettableClock
) -> None:
    check_ins.insert(database, clock.now(), 4, "")
    entry_with_mood(database, clock, 8)
    entry_with_mood(database, clock, 1, trashed_at=to_text(clock.now().at))
    clock.advance(days=2)
    check_ins.insert(database, clock.now(), 6, "")
    wednesday = date(2026, 11, 25)
    assert sorted(check_ins.moods_between(database, MONDAY, wednesday)) == [
        (MONDAY, 4),
        (MONDAY, 8),
        (wednesday, 6),
    ]
    assert check_ins.moods_between(database, wednesday, wednesday) == [(wednesday, 6)]


def test_a_second_answer_on_one_day_takes_the_place_of_the_first(
    database: Database, clock: SettableClock
) -> None:
    key = RoadblockKey.CHANGE
    roadblock_ratings.put(database, key, Familiar.A_LITTLE, clock.now())
    clock.advance(minutes=5)
    roadblock_ratings.put(database, key, Familiar.A_LOT, clock.now())
    clock.advance(days=7)
    roadblock_ratings.put(database, key, Familiar.NOT_NOW, clock.now())
    history = roadblock_ratings.history(database, key)
    assert [(r.day, r.familiar) for r in history] == [
        (MONDAY, Familiar.A_LOT),
        (date(2026, 11, 30), Familiar.NOT_NOW),
    ]


def test_the_latest_answers_stand_in_the_order_of_the_seven(
    database: Database, clock: SettableClock
) -> None:
    for key in (RoadblockKey.CONSISTENCY, RoadblockKey.FIT):
        roadblock_ratings.put(database, key, Familiar.A_LITTLE, clock.now())
        clock.advance(days=1)
        roadblock_ratings.put(database, key, Familiar.A_LOT, clock.now())
    latest = roadblock_ratings.latest(database)
    assert list(latest) == [RoadblockKey.FIT, RoadblockKey.CONSISTENCY]
    assert all(rating.familiar is Familiar.A_LOT for rating in latest.values())


@pytest.mark.parametrize("familiar", list(Familiar))
def test_an_answer_can_be_taken_back(
    database: Database, clock: SettableClock, familiar: Familiar
) -> None:
    roadblock_ratings.put(database, RoadblockKey.FIT, familiar, clock.now())
    assert roadblock_ratings.remove(database, RoadblockKey.FIT, MONDAY)
    assert not roadblock_ratings.remove(database, RoadblockKey.FIT, MONDAY)
    assert roadblock_ratings.latest(database) == {}
