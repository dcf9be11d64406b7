# SPDX-License-Identifier: GPL-3.0-or-later
"""Filters against a real encrypted journal: each alone, all together, none at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from therapy_journal.core.filters import EVERYTHING, Filters
from therapy_journal.core.reflections import Form
from therapy_journal.services.writing import Writing
from therapy_journal.storage import filtering

TODAY = date(2026, 11, 23)


@pytest.fixture(name="writing")
def writing_of(database, clock):
    return Writing(db=database, clock=clock)


@pytest.fixture(name="entry_of")
def entry_maker(writing, clock):
    def make(days=0, *, form=Form.FREE, mood=None, tags=(), is_marked=False):
        now = clock.at
        clock.at = now - timedelta(days=days)
        entry_id = writing.new(form).value.id
        if mood is not None:
            writing.set_mood(entry_id, mood)
        writing.set_tags(entry_id, tags)
        if is_marked:
            writing.bring(entry_id)
        clock.at = now
        return entry_id

    return make


@pytest.fixture(name="passed")
def passing(database):
    def ask(**asked):
        held = filtering.conditions(database, Filters(**asked), TODAY)
        sql = f"SELECT id FROM reflection WHERE {held.sql} ORDER BY id"
        return [row[0] for row in database.all(sql, held.parameters)]

    return ask


def test_nothing_asked_for_lets_every_entry_pass_but_those_in_the_trash(passed, entry_of, writing):
    kept, gone, closed = entry_of(), entry_of(), entry_of()
    writing.trash(gone)
    writing.seal(closed, TODAY + timedelta(days=9))
    assert Filters().is_empty
    assert passed() == [kept, closed]
    assert passed(forms=frozenset({Form.FREE})) == [kept]


def test_forms_are_alternatives(passed, entry_of):
    free, scene, low = entry_of(), entry_of(form=Form.SCENE), entry_of(form=Form.LOW_ENERGY)
    assert passed(forms=frozenset({Form.FREE, Form.LOW_ENERGY})) == [free, low]
    assert passed(forms=frozenset({Form.SCENE})) == [scene]


def test_every_tag_must_be_there_in_small_letters_or_large(passed, entry_of):
    both, one = entry_of(tags=("Sleep", "Öfen")), entry_of(tags=("sleep",))
    assert passed(tags=frozenset({"SLEEP"})) == [both, one]
    assert passed(tags=frozenset({"sleep", "ÖFEN"})) == [both]
    assert passed(tags=frozenset({"sleep", "never given"})) == []


def test_a_mood_range_holds_both_its_ends_and_no_entry_without_a_mood(passed, entry_of):
    low, high = entry_of(mood=3), entry_of(mood=7)
    entry_of()
    assert passed(mood=(0, 10)) == [low, high]
    assert passed(mood=(3, 3)) == [low]
    assert passed(mood=(4, 7)) == [high]


def test_marked_are_those_with_a_mark_that_still_holds(passed, entry_of, database):
    whole, lost = entry_of(is_marked=True), entry_of(is_marked=True)
    entry_of()
    database.execute("UPDATE mark SET is_lost = 1 WHERE item_id = ?", (lost,))
    assert passed(is_marked=True) == [whole]


def test_days_hold_both_their_ends_and_since_its_instant(passed, entry_of, writing):
    last_month, yesterday, today = entry_of(30), entry_of(1), entry_of()
    first = TODAY - timedelta(days=30)
    assert passed(first=first, last=first) == [last_month]
    assert passed(first=TODAY - timedelta(days=1)) == [yesterday, today]
    assert passed(last=first - timedelta(days=1)) == []
    at = writing.open(yesterday).happened.at
    assert passed(since=at) == [yesterday, today]
    assert passed(since=at + timedelta(milliseconds=1)) == [today]
    assert passed(since=datetime(2030, 1, 1, tzinfo=UTC)) == []


def test_all_of_them_together_narrow_further(passed, entry_of):
    wanted = entry_of(2, form=Form.SCENE, mood=2, tags=("sleep",), is_marked=True)
    entry_of(2, form=Form.SCENE, mood=2, tags=("sleep",))
    entry_of(2, form=Form.SCENE, mood=9, tags=("sleep",), is_marked=True)
    entry_of(40, form=Form.SCENE, mood=2, tags=("sleep",), is_marked=True)
    asked = {
        "forms": frozenset({Form.SCENE}),
        "tags": frozenset({"sleep"}),
        "mood": (0, 4),
        "is_marked": True,
        "first": TODAY - timedelta(days=7),
        "last": TODAY,
    }
    assert passed(**asked) == [wanted]


@pytest.mark.parametrize(
    "asked",
    [
        {"forms": frozenset({Form.FREE})},
        {"mood": (0, 3)},
        {"is_marked": True},
        {"tags": frozenset({"sleep"})},
        {"first": TODAY, "last": TODAY},
        {"since": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
)
def test_no_filter_reads_a_text(database, entry_of, asked):
    entry_of(tags=("sleep",), mood=2, is_marked=True)
    held = filtering.conditions(database, replace(EVERYTHING, **asked), TODAY)
    sql = (
        f"EXPLAIN QUERY PLAN SELECT id FROM reflection WHERE {held.sql}"
        " ORDER BY day DESC, happened_at DESC, id DESC"
    )
    steps = [row["detail"] for row in database.all(sql, held.parameters)]
    of_entries = [step for step in steps if " reflection " in f"{step} "]
    assert of_entries
    by_index = ("USING COVERING INDEX", "USING INDEX reflection_by_day")
    assert all(any(index in step for index in by_index) for step in of_entries), steps
