# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing reflections on a real encrypted journal."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.errors import DiskFull
from therapy_journal.core.reflections import EntryGone, Form
from therapy_journal.core.text import clean
from therapy_journal.services.searching import Searching
from therapy_journal.storage import drafts


@pytest.fixture
def found(database):
    searching = Searching(db=database)
    return lambda typed: [hit.item_id for hit in searching.search(typed)]


def written(writing, body="words", title=""):
    entry = writing.new().value
    return writing.save(entry.id, title, body, entry.revision).value


def listed(writing):
    return [entry_id for month in writing.lists.months() for entry_id in month.ids]


def test_a_new_entry_begins_now_and_is_listed(writing, clock):
    outcome = writing.new(Form.SCENE)
    entry = outcome.value
    assert writing.open(entry.id) == entry
    assert entry.happened == clock.now()
    assert entry.body.startswith("## What happened\n")
    assert listed(writing) == [entry.id]
    assert outcome.changes.reflection_list
    assert outcome.changes.reflections == {entry.id}


def test_the_newest_come_with_their_rows(writing, clock):
    ids = []
    for words in ("one", "two", "three"):
        ids.append(written(writing, words).id)
        clock.advance(days=40)
    months, rows = writing.lists.newest("day", 2)
    assert [month.ids for month in months] == [(ids[2],), (ids[1],)]
    assert [(row.id, row.title) for row in rows] == [(ids[2], "three"), (ids[1], "two")]


def test_a_prompt_is_put_into_the_entry(writing):
    entry = writing.new(prompt="What did I\x00 leave out?", roadblock="communication").value
    assert entry.body == "> What did I\ufffd leave out?\n\n"
    assert writing.open(entry.id).roadblock == "communication"


def test_saving_makes_text_version_and_index_at_once(writing, found, database):
    entry = writing.new().value
    writing.save_draft(entry.id, "Sunday", "It rai", 6, entry.revision)
    outcome = writing.save(entry.id, "Sunday", "It rained", entry.revision)
    assert outcome.value == writing.open(entry.id)
    assert outcome.value.revision == entry.revision + 1
    assert writing.versions(entry.id)[0].fields == {
        "title": "Sunday",
        "body": "It rained",
    }
    assert found("rained") == found("sund") == [entry.id]
    assert drafts.pending(database) == []
    assert outcome.changes.reflections == {entry.id}
    assert not outcome.changes.reflection_list


def test_a_save_that_fails_halfway_leaves_everything_as_it_was(writing, database):
    entry = written(writing, "before")
    writing.save_draft(entry.id, "", "after", 5, entry.revision)
    full = database.one("PRAGMA page_count")[0]
    database.execute(f"PRAGMA max_page_count = {full}")
    with pytest.raises(DiskFull):
        writing.save(entry.id, "", "after " * 50_000, entry.revision)
    database.execute("PRAGMA max_page_count = 1000000")
    assert writing.versions(entry.id)[0].fields["body"] == "before"
    assert [d.fields["body"] for d in drafts.pending(database)] == ["after"]
    saved = writing.save(entry.id, "", "after", entry.revision).value
    assert saved.body == "after"


def test_saving_the_same_again_changes_nothing(writing):
    entry = written(writing)
    outcome = writing.save(entry.id, entry.title, entry.body, entry.revision)
    assert outcome.value == entry
    assert not outcome.changes.any
    assert len(writing.versions(entry.id)) == 1


def test_a_conflict_keeps_both(writing, found):
    entry = written(writing, "as it was")
    theirs = writing.save(entry.id, "", "from the other side", entry.revision).value
    outcome = writing.save(entry.id, "", "from this side", entry.revision)
    mine = outcome.value
    assert mine.id != theirs.id
    assert writing.open(theirs.id).body == "from the other side"
    assert writing.open(mine.id).body == "from this side"
    assert mine.happened == theirs.happened
    assert outcome.changes.reflection_list
    assert found("side") == [mine.id, theirs.id]
    again = writing.save(mine.id, "", "from this side, on", mine.revision).value
    assert again.id == mine.id


def test_the_same_text_from_two_sides_is_no_conflict(writing):
    entry = written(writing, "as it was")
    theirs = writing.save(entry.id, "", "same", entry.revision).value
    mine = writing.save(entry.id, "", "same", entry.revision).value
    assert mine == theirs
    assert writing.count() == 1


def test_a_text_whose_entry_is_gone_is_kept_as_a_new_entry(writing):
    entry = writing.new().value
    assert writing.leave(entry.id).value
    saved = writing.save(entry.id, "", "still here", entry.revision).value
    assert writing.open(saved.id).body == "still here"


def test_the_text_an_entry_came_with_stays_among_its_versions(writing):
    entry = writing.new(prompt="Why now?", roadblock="fit").value
    writing.save(entry.id, "", "Other words", entry.revision)
    assert [v.fields["body"] for v in writing.versions(entry.id)] == [
        "Other words",
        "> Why now?\n\n",
    ]


@given(st.text(), st.text())
def test_any_text_is_cleaned_once_and_comes_back(writing, title, body):
    entry = writing.new().value
    saved = writing.save(entry.id, title, body, entry.revision).value
    back = writing.open(saved.id)
    assert back.body == clean(body).text
    assert back.title == clean(title).text.replace("\n", " ")
    assert writing.save(saved.id, back.title, back.body, saved.revision).value == saved


def test_a_title_is_one_line(writing):
    assert written(writing, title="a\r\nb\u2028c").title == "a b c"


def test_an_entry_that_stayed_empty_is_dropped_on_leaving(writing, database):
    for form in Form:
        entry = writing.new(form).value
        writing.save_draft(entry.id, entry.title, entry.body, 0, entry.revision)
        outcome = writing.leave(entry.id)
        assert outcome.value
        assert outcome.changes.reflection_list
    assert writing.count() == 0
    assert drafts.pending(database) == []
    assert database.one("SELECT count(*) FROM search")[0] == 0


@pytest.mark.parametrize(
    "touch",
    [
        lambda w, e: w.save(e.id, "", "one word", e.revision),
        lambda w, e: w.save(e.id, "Title", "", e.revision),
        lambda w, e: w.save_draft(e.id, "", "one word", 8, e.revision),
        lambda w, e: w.set_mood(e.id, 0),
        lambda w, e: w.set_tags(e.id, ["work"]),
        lambda w, e: w.bring(e.id),
    ],
)
def test_an_entry_with_anything_in_it_is_not_dropped(writing, touch):
    entry = writing.new().value
    touch(writing, entry)
    outcome = writing.leave(entry.id)
    assert not outcome.value
    assert not outcome.changes.any
    assert writing.count() == 1


def test_leaving_an_entry_that_is_gone_is_harmless(writing):
    assert not writing.leave(999).value


def test_an_entry_that_is_gone_cannot_be_opened_or_changed(writing):
    for attempt in (
        lambda: writing.open(999),
        lambda: writing.save_draft(999, "", "x", 0, 1),
        lambda: writing.set_mood(999, 4),
        lambda: writing.set_tags(999, ["x"]),
        lambda: writing.set_happened(999, datetime(2026, 11, 1, 12)),
        lambda: writing.bring(999),
    ):
        with pytest.raises(EntryGone):
            attempt()


def test_mood_and_tags_stand_beside_the_text(writing, found):
    entry = written(writing)
    assert writing.set_mood(entry.id, 4).value.mood == 4
    tagged = writing.set_tags(entry.id, ["#family", "guilt"]).value
    assert tagged.tags == ("family", "guilt")
    assert found("guil") == [entry.id]
    assert writing.tags() == (("family", 1), ("guilt", 1))
    assert writing.set_tags(entry.id, []).changes.tags
    assert found("guil") == []
    assert writing.set_mood(entry.id, None).value.mood is None
    assert writing.save(entry.id, "", "words go on", entry.revision).value.revision == 3


def test_setting_the_date_back_moves_the_entry_in_list_and_search(writing, found, clock):
    old, new = written(writing), written(writing)
    assert listed(writing) == found("words") == [new.id, old.id]
    outcome = writing.set_happened(new.id, datetime(2025, 2, 3, 1, 30))
    assert outcome.value.happened.local == datetime(2025, 2, 3, 1, 30)
    assert outcome.value.happened.day == date(2025, 2, 2)
    assert outcome.changes.reflection_list
    assert listed(writing) == found("words") == [old.id, new.id]


def test_trash_and_back(writing, found):
    entry = written(writing)
    assert writing.trash(entry.id).value
    assert (listed(writing), found("words")) == ([], [])
    assert writing.counts() == (0, 1)
    assert [row.id for row in writing.trashed_rows()] == [entry.id]
    writing.save(entry.id, "", "words typed late", entry.revision)
    assert found("late") == []
    assert writing.restore(entry.id).value
    assert found("late") == listed(writing) == [entry.id]
    assert not writing.restore(entry.id).value


def test_a_sealed_entry_is_closed_in_the_list_and_absent_from_search(writing, found, clock):
    entry = written(writing, "heavy words", "Heavy")
    writing.seal(entry.id, date(2026, 12, 24))
    (row,) = writing.rows([entry.id])
    assert (row.is_sealed, row.title, row.snippet) == (True, "", "")
    assert found("heavy") == []
    writing.set_tags(entry.id, ["dark"])
    assert found("dark") == []
    assert writing.latest() is None
    assert writing.open(entry.id).body == "heavy words"
    writing.unseal(entry.id)
    assert found("dark") == found("heavy") == [entry.id]
    assert not writing.rows([entry.id])[0].is_sealed


def test_the_latest_entry_is_the_one_worked_on_last(writing, clock):
    assert writing.latest() is None
    one = written(writing, title="One")
    clock.advance(minutes=1)
    two = written(writing, title="Two")
    clock.advance(minutes=1)
    writing.new()
    assert writing.latest().id == two.id
    clock.advance(minutes=1)
    writing.save(one.id, "One", "goes on", one.revision)
    latest = writing.latest()
    assert (latest.id, latest.title) == (one.id, "One")
