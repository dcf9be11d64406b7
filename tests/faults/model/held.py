# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a real journal with what it should hold, and its index with what is written."""

from __future__ import annotations

from tests.faults.model.expected import WORDS, Expected, words
from therapy_journal.core.homework import HomeworkState
from therapy_journal.core.unsent_notes import NoteState
from therapy_journal.services.journal import Journal
from therapy_journal.storage import (
    check_ins,
    drafts,
    homework,
    practice,
    reflections,
    unsent_notes,
    unsent_raw,
)
from therapy_journal.storage.connection import Database


def require_equal(journal: Journal, database: Database, expected: Expected) -> None:
    """Fail unless everything that was written stands as it should."""
    _require_entries(journal, database, expected)
    _require_notes(database, expected)
    _require_tasks(database, expected)
    held = {
        row["id"]: (row["mood"], row["word"])
        for row in database.all("SELECT id, mood, word FROM check_in WHERE trashed_at IS NULL")
    }
    assert held == expected.check_ins
    assert all(check_ins.get(database, number) is not None for number in held)
    assert journal.checking_in.waiting() == expected.waiting


def require_index(journal: Journal, expected: Expected) -> None:
    """Fail unless a search finds what a look at everything finds."""
    for word in WORDS:
        hits = {(hit.kind, hit.item_id) for hit in journal.searching.search(f'"{word}"')}
        assert hits == expected.scan(word)
        assert journal.unsent_notes.find(f'"{word}"') == expected.scan_raw(word)


def _require_entries(journal: Journal, database: Database, expected: Expected) -> None:
    numbers = {row[0] for row in database.all("SELECT id FROM reflection")}
    assert numbers == set(expected.entries)
    for number, entry in expected.entries.items():
        stored = reflections.get(database, number)
        assert stored is not None
        assert (stored.title, stored.body, stored.revision) == (
            entry.title, entry.body, entry.revision,
        )  # fmt: skip
        assert (stored.mood, set(stored.tags), stored.sealed_until) == (
            entry.mood, set(entry.tags), entry.sealed,
        )  # fmt: skip
        draft = drafts.get(database, "reflection", number)
        kept = None if draft is None else (draft.fields["title"], draft.fields["body"])
        assert kept == entry.draft
        assert any(mark.passage is None for mark in journal.writing.marks(number)) == (
            entry.is_brought
        )
        versions = journal.writing.versions(number)
        assert entry.ever <= words(" ".join(" ".join(v.fields.values()) for v in versions))
        assert not versions or versions[0].fields == {"title": entry.title, "body": entry.body}
    trashed = sum(entry.is_trashed for entry in expected.entries.values())
    counts = journal.writing.counts()
    assert counts.entries == len(numbers) - trashed
    assert {row.id for row in journal.writing.trashed_rows()} == {
        number for number, entry in expected.entries.items() if entry.is_trashed
    }


def _require_notes(database: Database, expected: Expected) -> None:
    raw_drafts = {draft.note_id: draft.body for draft in unsent_raw.pending(database)}
    notes = {note.id: note for note in unsent_notes.all_notes(database)}
    assert notes.keys() == expected.notes.keys()
    for number, note in expected.notes.items():
        stored, raw = notes[number], unsent_raw.get(database, number)
        assert (stored.title, raw.body, stored.know, stored.say) == note.layers
        assert stored.state is NoteState(note.state)
        draft = drafts.get(database, "unsent_note", number)
        title, body, know, say = note.draft or note.layers
        if draft is None:
            assert (title, know, say) == (note.layers[0], *note.layers[2:])
        else:
            assert draft.fields == {"title": title, "know": know, "say": say}
        assert raw_drafts.get(number, note.layers[1]) == body


def _require_tasks(database: Database, expected: Expected) -> None:
    in_sight = {task.id: task for task in homework.all_homework(database)}
    assert in_sight.keys() == {n for n, task in expected.tasks.items() if not task.is_trashed}
    for number, task in in_sight.items():
        wanted = expected.tasks[number]
        assert (task.title, task.detail) == (wanted.title, wanted.detail)
        assert task.state is HomeworkState(wanted.state)
        log = {one.id: one.noticed for one in practice.of_homework(database, number)}
        assert log == {
            n: one.noticed
            for n, one in expected.tries.items()
            if one.task == number and not one.is_trashed
        }
