# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks as the journal keeps them."""

from __future__ import annotations

import pytest

from therapy_journal.core.days import to_text
from therapy_journal.core.marks import MarkKind
from therapy_journal.storage import marks
from therapy_journal.storage.moments import moment_columns


def a_row(database, clock, table, **values):
    now = clock.now()
    instant = "agreed_at" if table == "homework" else "happened_at"
    stamps = {"created_at": to_text(now.at), "changed_at": to_text(now.at)}
    columns = {instant: to_text(now.at), **moment_columns(now), **stamps}
    return database.insert(table, columns | values)


def test_a_passage_is_kept_with_its_surroundings(database, clock):
    mark_id = marks.put_passage(
        database, MarkKind.REFLECTION, 3, "“fine”", "I said ", " again", clock.now()
    )
    (mark,) = marks.of_item(database, MarkKind.REFLECTION, 3)
    assert mark == marks.get(database, mark_id)
    assert (mark.passage, mark.before, mark.after) == ("“fine”", "I said ", " again")
    assert mark.marked_at == clock.now().at
    assert not mark.is_lost


def test_a_whole_item_is_marked_once_and_keeps_its_first_mark(database, clock):
    first = marks.put_whole(database, MarkKind.PRACTICE, 3, clock.now())
    clock.advance(days=1)
    assert marks.put_whole(database, MarkKind.PRACTICE, 3, clock.now()) == first
    assert len(marks.of_item(database, MarkKind.PRACTICE, 3)) == 1


def test_unmarking_the_whole_leaves_passages_and_other_items(database, clock):
    marks.put_whole(database, MarkKind.REFLECTION, 3, clock.now())
    marks.put_whole(database, MarkKind.REFLECTION, 4, clock.now())
    marks.put_passage(database, MarkKind.REFLECTION, 3, "a", "", "", clock.now())
    marks.remove_whole(database, MarkKind.REFLECTION, 3)
    assert [m.passage for m in marks.of_item(database, MarkKind.REFLECTION, 3)] == ["a"]
    assert len(marks.of_item(database, MarkKind.REFLECTION, 4)) == 1


def test_lost_and_found(database, clock):
    mark_id = marks.put_passage(database, MarkKind.REFLECTION, 3, "a", "", "", clock.now())
    marks.set_lost(database, mark_id, True)
    marks.set_surroundings(database, mark_id, "x", "y")
    mark = marks.get(database, mark_id)
    assert mark is not None
    assert (mark.is_lost, mark.before, mark.after) == (True, "x", "y")
    marks.set_lost(database, mark_id, False)
    mark = marks.get(database, mark_id)
    assert mark is not None
    assert not mark.is_lost
    marks.remove(database, mark_id)
    assert marks.get(database, mark_id) is None


@pytest.mark.parametrize(
    ("kind", "table", "needed", "hiding"),
    [
        (MarkKind.REFLECTION, "reflection", {}, {"trashed_at": "2026-11-24T00:00:00.000Z"}),
        (MarkKind.UNSENT_NOTE, "unsent_note", {}, {"state": "let_go"}),
        (MarkKind.UNSENT_NOTE, "unsent_note", {}, {"state": "erased"}),
        (MarkKind.HOMEWORK, "homework", {"title": "x"}, {"trashed_at": "2026-11-24T00:00:00.000Z"}),
    ],
)
def test_marks_of_what_is_out_of_sight_are_not_among_all_marks(
    database, clock, kind, table, needed, hiding
):
    item_id = a_row(database, clock, table, **needed)
    mark_id = marks.put_whole(database, kind, item_id, clock.now())
    assert [mark.id for mark in marks.all_marks(database)] == [mark_id]
    database.update(table, hiding, {"id": item_id})
    assert marks.all_marks(database) == []


def test_marks_of_what_is_erased_are_not_among_all_marks(database, clock):
    marks.put_whole(database, MarkKind.REFLECTION, 99, clock.now())
    assert marks.all_marks(database) == []


def test_all_marks_come_in_the_order_they_were_made(database, clock):
    entries = [a_row(database, clock, "reflection") for _ in range(3)]
    made = [
        marks.put_whole(database, MarkKind.REFLECTION, entry, clock.now())
        for entry in reversed(entries)
    ]
    assert [mark.id for mark in marks.all_marks(database)] == made
