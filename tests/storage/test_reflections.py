# SPDX-License-Identifier: GPL-3.0-or-later
"""Reflections in the journal: any text, in the order of days, with tags."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.marks import MarkKind
from therapy_journal.core.reflections import Form, Reflection
from therapy_journal.core.text import clean
from therapy_journal.storage import marks, reflection_lists, reflections, tags

TODAY = date(2026, 11, 23)


def an_entry(clock, **values) -> Reflection:
    now = clock.now()
    entry = Reflection(0, Form.FREE, "", "", now, now.at, now.at, 1)
    return replace(entry, **values)


def add(database, clock, **values) -> int:
    return reflections.insert(database, an_entry(clock, **values))


ODD = [
    "NUL \x00 inside",
    "lone \ud83d surrogate and \udc00 another",
    "שלום \u202eabc\u202c",
    "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301",
    "a\r\nb\rc\u2028d\u2029e",
    "\ufdd0\ufffe\U0001ffff",
    "' \" ; DROP TABLE reflection; --",
    "\ttab\x0b\x0c\x1f",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_text_comes_back_as_it_was_cleaned(database, clock, text):
    kept = clean(text).text
    entry_id = add(database, clock, title=kept, body=kept)
    entry = reflections.get(database, entry_id)
    assert entry is not None
    assert (entry.title, entry.body) == (kept, kept)


@given(st.text(), st.text())
def test_any_text_comes_back_byte_for_byte(database, clock, title, body):
    title, body = clean(title).text, clean(body).text
    entry = reflections.get(database, add(database, clock, title=title, body=body))
    assert entry is not None
    assert (entry.title.encode(), entry.body.encode()) == (title.encode(), body.encode())


def test_an_entry_comes_back_whole(database, clock):
    entry = an_entry(
        clock,
        form=Form.SCENE,
        title="t",
        body="b",
        mood=0,
        tags=("guilt", "family"),
        roadblock="fit",
        sealed_until=date(2027, 1, 1),
        look_back=False,
    )
    entry_id = reflections.insert(database, entry)
    assert reflections.get(database, entry_id) == replace(entry, id=entry_id)
    assert reflections.get(database, entry_id + 1) is None


def test_a_text_is_saved_over_the_revision_it_was_made_from_only(database, clock):
    entry_id = add(database, clock)
    assert reflections.save_text(database, entry_id, "a", "b", 1, clock.now())
    assert not reflections.save_text(database, entry_id, "x", "y", 1, clock.now())
    entry = reflections.get(database, entry_id)
    assert entry is not None
    assert (entry.title, entry.body, entry.revision) == ("a", "b", 2)


def test_entries_stand_under_their_month_the_newest_first(database, clock):
    days = [(2026, 11, 2), (2025, 11, 2), (2026, 10, 31), (2026, 11, 30), (2026, 10, 1)]
    ids = {}
    for day in days:
        clock.set_local(datetime(*day, 12))
        ids[day] = add(database, clock)
    assert reflection_lists.months(database) == [
        (date(2026, 11, 1), (ids[2026, 11, 30], ids[2026, 11, 2])),
        (date(2026, 10, 1), (ids[2026, 10, 31], ids[2026, 10, 1])),
        (date(2025, 11, 1), (ids[2025, 11, 2],)),
    ]
    assert reflection_lists.months(database, 3) == [
        (date(2026, 11, 1), (ids[2026, 11, 30], ids[2026, 11, 2])),
        (date(2026, 10, 1), (ids[2026, 10, 31],)),
    ]


def test_a_journal_without_entries_has_no_months(database):
    assert reflection_lists.months(database) == []
    assert reflection_lists.months(database, 5) == []


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(0, 23)), max_size=20))
def test_months_hold_every_entry_in_order(database, clock, times):
    database.execute("DELETE FROM reflection")
    for days, hours in times:
        clock.set_local(datetime(2026, 1, 1, 5))
        clock.advance(days=days, hours=hours)
        add(database, clock)
    listed = [entry_id for month in reflection_lists.months(database) for entry_id in month.ids]
    assert listed == [entry_id for entry_id, _ in reflection_lists.ids_with_days(database)]
    moments = []
    for month in reflection_lists.months(database):
        for entry_id in month.ids:
            entry = reflections.get(database, entry_id)
            assert entry is not None
            assert entry.happened.day.replace(day=1) == month.first
            moments.append((entry.happened.day, entry.happened.at, entry_id))
    assert moments == sorted(moments, reverse=True)


def test_rows_come_in_the_order_asked_for_and_without_what_is_gone(database, clock):
    one = add(database, clock, title="One", body="# Head\n\nThe *body*.", mood=4)
    two = add(database, clock, body="> quoted\n\nno title")
    rows = reflection_lists.rows_of(database, [two, 999, one], TODAY)
    assert [(row.id, row.title, row.snippet, row.mood) for row in rows] == [
        (two, "quoted", "quoted no title", None),
        (one, "One", "Head The body.", 4),
    ]


def test_a_row_is_marked_while_something_of_it_is(database, clock):
    entry_id = add(database, clock)
    mark = marks.put_passage(database, MarkKind.REFLECTION, entry_id, "a", "", "", clock.now())
    other = MarkKind.HOMEWORK
    marks.put_whole(database, other, add(database, clock), clock.now())

    def marked():
        ids = reflection_lists.months(database)[0].ids
        return [row.id for row in reflection_lists.rows_of(database, ids, TODAY) if row.is_marked]

    assert marked() == [entry_id]
    marks.set_lost(database, mark, True)
    assert marked() == []


def test_a_sealed_row_shows_neither_title_nor_text(database, clock):
    entry_id = add(database, clock, title="heavy", body="words", sealed_until=date(2026, 12, 1))
    (row,) = reflection_lists.rows_of(database, [entry_id], TODAY)
    assert (row.title, row.snippet, row.is_sealed) == ("", "", True)
    (row,) = reflection_lists.rows_of(database, [entry_id], date(2026, 12, 1))
    assert (row.title, row.snippet, row.is_sealed) == ("heavy", "words", False)


def test_the_trash_holds_an_entry_until_it_is_restored(database, clock):
    entry_id = add(database, clock)
    assert reflections.trash(database, entry_id, clock.now())
    assert not reflections.trash(database, entry_id, clock.now())
    assert reflections.is_trashed(database, entry_id)
    assert reflection_lists.months(database) == []
    assert reflection_lists.trashed_ids(database) == [entry_id]
    assert reflection_lists.counts(database) == (0, 1)
    assert reflections.restore(database, entry_id)
    assert not reflections.restore(database, entry_id)
    assert reflection_lists.counts(database) == (1, 0)


def test_tags_keep_their_order_and_are_gone_when_nobody_uses_them(database, clock):
    one = add(database, clock, tags=("guilt", "family"))
    two = add(database, clock, tags=("family", "Übung"))
    assert tags.of_reflection(database, one) == ("guilt", "family")
    assert tags.all_tags(database, TODAY) == [("family", 2), ("guilt", 1), ("Übung", 1)]
    tags.set_for(database, one, ("übung", "FAMILY"))
    assert tags.of_reflection(database, one) == ("Übung", "family")
    assert tags.all_tags(database, TODAY) == [("family", 2), ("Übung", 2)]
    reflections.erase(database, two)
    reflections.trash(database, one, clock.now())
    assert tags.all_tags(database, TODAY) == []
    assert database.one("SELECT count(*) FROM tag")[0] == 2
